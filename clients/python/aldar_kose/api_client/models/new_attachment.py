from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.attachment_type import AttachmentType, check_attachment_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewAttachment")


@_attrs_define
class NewAttachment:
    """An image, stored as a link.

    Attributes:
        type_ (AttachmentType): The kind of attachment.
        url (str): An absolute http or https URL (RFC 3986). The host is a name, an IPv4
            address, or an IPv6 address in brackets, without a zone; the port is
            at most 65535. Characters outside ASCII must be percent-encoded.
        alt (None | str | Unset): What the image shows, for people who cannot see it.
        width (int | None | Unset): A length in pixels; null if unknown.
        height (int | None | Unset): A length in pixels; null if unknown.
    """

    type_: AttachmentType
    url: str
    alt: None | str | Unset = UNSET
    width: int | None | Unset = UNSET
    height: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        url = self.url

        alt: None | str | Unset
        if isinstance(self.alt, Unset):
            alt = UNSET
        else:
            alt = self.alt

        width: int | None | Unset
        if isinstance(self.width, Unset):
            width = UNSET
        else:
            width = self.width

        height: int | None | Unset
        if isinstance(self.height, Unset):
            height = UNSET
        else:
            height = self.height

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "type": type_,
                "url": url,
            }
        )
        if alt is not UNSET:
            field_dict["alt"] = alt
        if width is not UNSET:
            field_dict["width"] = width
        if height is not UNSET:
            field_dict["height"] = height

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_attachment_type(d.pop("type"))

        url = d.pop("url")

        def _parse_alt(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        alt = _parse_alt(d.pop("alt", UNSET))

        def _parse_width(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        width = _parse_width(d.pop("width", UNSET))

        def _parse_height(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        height = _parse_height(d.pop("height", UNSET))

        new_attachment = cls(
            type_=type_,
            url=url,
            alt=alt,
            width=width,
            height=height,
        )

        return new_attachment
