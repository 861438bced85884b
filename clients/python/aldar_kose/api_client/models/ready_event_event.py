from typing import Literal, cast

ReadyEventEvent = Literal["ready"]

READY_EVENT_EVENT_VALUES: set[ReadyEventEvent] = {
    "ready",
}


def check_ready_event_event(value: str) -> ReadyEventEvent:
    if value in READY_EVENT_EVENT_VALUES:
        return cast(ReadyEventEvent, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {READY_EVENT_EVENT_VALUES!r}"
    )
