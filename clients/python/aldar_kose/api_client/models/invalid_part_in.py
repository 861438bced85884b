from typing import Literal, cast

InvalidPartIn = Literal["body", "header", "path", "query"]

INVALID_PART_IN_VALUES: set[InvalidPartIn] = {
    "body",
    "header",
    "path",
    "query",
}


def check_invalid_part_in(value: str) -> InvalidPartIn:
    if value in INVALID_PART_IN_VALUES:
        return cast(InvalidPartIn, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {INVALID_PART_IN_VALUES!r}"
    )
