from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_metadata import NewMetadata


T = TypeVar("T", bound="ChatUpdate")


@_attrs_define
class ChatUpdate:
    """The properties of a chat to change; at least one.

    Attributes:
        title (None | str | Unset): 1 to 200 characters; null for no title.
        pinned (bool | Unset): Whether the chat is pinned.
        archived (bool | Unset): Whether the chat is archived.
        metadata (NewMetadata | Unset): Your own key-value pairs: at most 16, with keys of 1 to 64 characters and
            values of at most 512. The server stores them and does not interpret them.
    """

    title: None | str | Unset = UNSET
    pinned: bool | Unset = UNSET
    archived: bool | Unset = UNSET
    metadata: NewMetadata | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        pinned = self.pinned

        archived = self.archived

        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if title is not UNSET:
            field_dict["title"] = title
        if pinned is not UNSET:
            field_dict["pinned"] = pinned
        if archived is not UNSET:
            field_dict["archived"] = archived
        if metadata is not UNSET:
            field_dict["metadata"] = metadata

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_metadata import NewMetadata

        d = dict(src_dict)

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        pinned = d.pop("pinned", UNSET)

        archived = d.pop("archived", UNSET)

        _metadata = d.pop("metadata", UNSET)
        metadata: NewMetadata | Unset
        if isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = NewMetadata.from_dict(_metadata)

        chat_update = cls(
            title=title,
            pinned=pinned,
            archived=archived,
            metadata=metadata,
        )

        return chat_update
