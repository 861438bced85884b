from typing import Literal, cast

NewMessageStatus = Literal["completed", "in_progress"]

NEW_MESSAGE_STATUS_VALUES: set[NewMessageStatus] = {
    "completed",
    "in_progress",
}


def check_new_message_status(value: str) -> NewMessageStatus:
    if value in NEW_MESSAGE_STATUS_VALUES:
        return cast(NewMessageStatus, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {NEW_MESSAGE_STATUS_VALUES!r}"
    )
