from typing import Literal, cast

PutMessageIfNoneMatch = Literal["*"]

PUT_MESSAGE_IF_NONE_MATCH_VALUES: set[PutMessageIfNoneMatch] = {
    "*",
}


def check_put_message_if_none_match(value: str) -> PutMessageIfNoneMatch:
    if value in PUT_MESSAGE_IF_NONE_MATCH_VALUES:
        return cast(PutMessageIfNoneMatch, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PUT_MESSAGE_IF_NONE_MATCH_VALUES!r}"
    )
