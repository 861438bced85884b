from typing import Literal, cast

MessageEventEvent = Literal["message"]

MESSAGE_EVENT_EVENT_VALUES: set[MessageEventEvent] = {
    "message",
}


def check_message_event_event(value: str) -> MessageEventEvent:
    if value in MESSAGE_EVENT_EVENT_VALUES:
        return cast(MessageEventEvent, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MESSAGE_EVENT_EVENT_VALUES!r}"
    )
