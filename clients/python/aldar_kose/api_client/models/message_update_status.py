from typing import Literal, cast

MessageUpdateStatus = Literal["completed", "incomplete"]

MESSAGE_UPDATE_STATUS_VALUES: set[MessageUpdateStatus] = {
    "completed",
    "incomplete",
}


def check_message_update_status(value: str) -> MessageUpdateStatus:
    if value in MESSAGE_UPDATE_STATUS_VALUES:
        return cast(MessageUpdateStatus, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MESSAGE_UPDATE_STATUS_VALUES!r}"
    )
