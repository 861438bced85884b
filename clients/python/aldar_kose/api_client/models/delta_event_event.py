from typing import Literal, cast

DeltaEventEvent = Literal["delta"]

DELTA_EVENT_EVENT_VALUES: set[DeltaEventEvent] = {
    "delta",
}


def check_delta_event_event(value: str) -> DeltaEventEvent:
    if value in DELTA_EVENT_EVENT_VALUES:
        return cast(DeltaEventEvent, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELTA_EVENT_EVENT_VALUES!r}"
    )
