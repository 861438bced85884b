from typing import Literal, cast

AttachmentType = Literal["image"]

ATTACHMENT_TYPE_VALUES: set[AttachmentType] = {
    "image",
}


def check_attachment_type(value: str) -> AttachmentType:
    if value in ATTACHMENT_TYPE_VALUES:
        return cast(AttachmentType, value)
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ATTACHMENT_TYPE_VALUES!r}"
    )
