from typing import Literal, cast

ChatEventEvent = Literal["chat"]

CHAT_EVENT_EVENT_VALUES: set[ChatEventEvent] = {
    "chat",
}


def check_chat_event_event(value: str) -> ChatEventEvent:
    if value in CHAT_EVENT_EVENT_VALUES:
        return cast(ChatEventEvent, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {CHAT_EVENT_EVENT_VALUES!r}"
    )
