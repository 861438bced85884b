from typing import Literal, cast

DeletedEventEvent = Literal["deleted"]

DELETED_EVENT_EVENT_VALUES: set[DeletedEventEvent] = {
    "deleted",
}


def check_deleted_event_event(value: str) -> DeletedEventEvent:
    if value in DELETED_EVENT_EVENT_VALUES:
        return cast(DeletedEventEvent, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DELETED_EVENT_EVENT_VALUES!r}"
    )
