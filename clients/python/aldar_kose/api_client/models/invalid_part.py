from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.invalid_part_in import InvalidPartIn, check_invalid_part_in
from ..types import UNSET, Unset

T = TypeVar("T", bound="InvalidPart")


@_attrs_define
class InvalidPart:
    """An invalid part of a request.

    Attributes:
        in_ (InvalidPartIn): Where the part is.
        message (str): What is wrong with it.
        pointer (str | Unset): The place in the body, as a JSON Pointer (RFC 6901).
        name (str | Unset): The name of the parameter or header.
    """

    in_: InvalidPartIn
    message: str
    pointer: str | Unset = UNSET
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        in_: str = self.in_

        message = self.message

        pointer = self.pointer

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "in": in_,
                "message": message,
            }
        )
        if pointer is not UNSET:
            field_dict["pointer"] = pointer
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        in_ = check_invalid_part_in(d.pop("in"))

        message = d.pop("message")

        pointer = d.pop("pointer", UNSET)

        name = d.pop("name", UNSET)

        invalid_part = cls(
            in_=in_,
            message=message,
            pointer=pointer,
            name=name,
        )

        invalid_part.additional_properties = d
        return invalid_part

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
