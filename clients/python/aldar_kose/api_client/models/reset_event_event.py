from typing import Literal, cast

ResetEventEvent = Literal["reset"]

RESET_EVENT_EVENT_VALUES: set[ResetEventEvent] = {
    "reset",
}


def check_reset_event_event(value: str) -> ResetEventEvent:
    if value in RESET_EVENT_EVENT_VALUES:
        return cast(ResetEventEvent, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RESET_EVENT_EVENT_VALUES!r}"
    )
