from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from dateutil.parser import isoparse

if TYPE_CHECKING:
    from ..models.metadata import Metadata


T = TypeVar("T", bound="Chat")


@_attrs_define
class Chat:
    """A chat.

    Attributes:
        id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        title (None | str): The title; null if the chat has none.
        metadata (Metadata): The key-value pairs that the client stored with this object.
        pinned (bool): Whether the chat is pinned.
        archived (bool): Whether the chat is archived.
        message_count (int): The number of messages in the chat, and the `sequence` of the newest.
        last_activity_at (datetime.datetime): A time in UTC with milliseconds (RFC 3339).
        created_at (datetime.datetime): A time in UTC with milliseconds (RFC 3339).
        updated_at (datetime.datetime): A time in UTC with milliseconds (RFC 3339).
        revision (int): The number of the latest change, in the line of all changes to the owner's chats.
    """

    id: UUID
    title: None | str
    metadata: Metadata
    pinned: bool
    archived: bool
    message_count: int
    last_activity_at: datetime.datetime
    created_at: datetime.datetime
    updated_at: datetime.datetime
    revision: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        title: None | str
        title = self.title

        metadata = self.metadata.to_dict()

        pinned = self.pinned

        archived = self.archived

        message_count = self.message_count

        last_activity_at = self.last_activity_at.isoformat()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        revision = self.revision

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "title": title,
                "metadata": metadata,
                "pinned": pinned,
                "archived": archived,
                "message_count": message_count,
                "last_activity_at": last_activity_at,
                "created_at": created_at,
                "updated_at": updated_at,
                "revision": revision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.metadata import Metadata

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_title(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        title = _parse_title(d.pop("title"))

        metadata = Metadata.from_dict(d.pop("metadata"))

        pinned = d.pop("pinned")

        archived = d.pop("archived")

        message_count = d.pop("message_count")

        last_activity_at = isoparse(d.pop("last_activity_at"))

        created_at = isoparse(d.pop("created_at"))

        updated_at = isoparse(d.pop("updated_at"))

        revision = d.pop("revision")

        chat = cls(
            id=id,
            title=title,
            metadata=metadata,
            pinned=pinned,
            archived=archived,
            message_count=message_count,
            last_activity_at=last_activity_at,
            created_at=created_at,
            updated_at=updated_at,
            revision=revision,
        )

        chat.additional_properties = d
        return chat

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
