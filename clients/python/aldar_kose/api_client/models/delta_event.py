from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.delta_event_event import DeltaEventEvent, check_delta_event_event
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.delta import Delta


T = TypeVar("T", bound="DeltaEvent")


@_attrs_define
class DeltaEvent:
    """Text was added to an answer in progress; beside its content only `revision` and
    `updated_at` have changed.

        Attributes:
            event (DeltaEventEvent): Always `delta`.
            data (Delta): Text that was added to an answer in progress.
            id (str | Unset): The revision behind which the stream goes on when you connect again;
                absent where another event belongs to the same change and follows.
    """

    event: DeltaEventEvent
    data: Delta
    id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        event: str = self.event

        data = self.data.to_dict()

        id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "event": event,
                "data": data,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.delta import Delta

        d = dict(src_dict)
        event = check_delta_event_event(d.pop("event"))

        data = Delta.from_dict(d.pop("data"))

        id = d.pop("id", UNSET)

        delta_event = cls(
            event=event,
            data=data,
            id=id,
        )

        delta_event.additional_properties = d
        return delta_event

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
