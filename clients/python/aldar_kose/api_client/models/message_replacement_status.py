from typing import Literal, cast

MessageReplacementStatus = Literal["completed", "in_progress", "incomplete"]

MESSAGE_REPLACEMENT_STATUS_VALUES: set[MessageReplacementStatus] = {
    "completed",
    "in_progress",
    "incomplete",
}


def check_message_replacement_status(value: str) -> MessageReplacementStatus:
    if value in MESSAGE_REPLACEMENT_STATUS_VALUES:
        return cast(MessageReplacementStatus, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MESSAGE_REPLACEMENT_STATUS_VALUES!r}"
    )
