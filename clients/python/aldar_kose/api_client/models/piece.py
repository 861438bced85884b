from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Piece")


@_attrs_define
class Piece:
    """Text to add to the end of an answer in progress.

    Attributes:
        offset (int): Where the text begins in the content, in Unicode code points. What is
            already stored from there on must agree with the text, and is not added
            again.
        text (str): Markdown or plain text. An empty text at the end of the content adds
            nothing, and keeps the answer from being marked as `incomplete`.
    """

    offset: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        offset = self.offset

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "offset": offset,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        offset = d.pop("offset")

        text = d.pop("text")

        piece = cls(
            offset=offset,
            text=text,
        )

        return piece
