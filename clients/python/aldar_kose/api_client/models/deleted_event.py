from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.deleted_event_event import DeletedEventEvent, check_deleted_event_event
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.chat_deletion import ChatDeletion


T = TypeVar("T", bound="DeletedEvent")


@_attrs_define
class DeletedEvent:
    """A chat was deleted with everything in it. It is the last event of a chat's stream.

    Attributes:
        event (DeletedEventEvent): Always `deleted`.
        data (ChatDeletion): The deletion of a chat.
        id (str | Unset): The revision behind which the stream goes on when you connect again;
            absent where another event belongs to the same change and follows.
    """

    event: DeletedEventEvent
    data: ChatDeletion
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
        from ..models.chat_deletion import ChatDeletion

        d = dict(src_dict)
        event = check_deleted_event_event(d.pop("event"))

        data = ChatDeletion.from_dict(d.pop("data"))

        id = d.pop("id", UNSET)

        deleted_event = cls(
            event=event,
            data=data,
            id=id,
        )

        deleted_event.additional_properties = d
        return deleted_event

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
