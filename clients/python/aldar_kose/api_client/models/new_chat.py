from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_metadata import NewMetadata


T = TypeVar("T", bound="NewChat")


@_attrs_define
class NewChat:
    """A new chat.

    Attributes:
        id (UUID | Unset): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        title (None | str | Unset): 1 to 200 characters; null for no title.
        metadata (NewMetadata | Unset): Your own key-value pairs: at most 16, with keys of 1 to 64 characters and
            values of at most 512. The server stores them and does not interpret them.
    """

    id: UUID | Unset = UNSET
    title: None | str | Unset = UNSET
    metadata: NewMetadata | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        id: str | Unset = UNSET
        if not isinstance(self.id, Unset):
            id = str(self.id)

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if title is not UNSET:
            field_dict["title"] = title
        if metadata is not UNSET:
            field_dict["metadata"] = metadata

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_metadata import NewMetadata

        d = dict(src_dict)
        _id = d.pop("id", UNSET)
        id: UUID | Unset
        if isinstance(_id, Unset):
            id = UNSET
        else:
            id = UUID(_id)

        def _parse_title(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        title = _parse_title(d.pop("title", UNSET))

        _metadata = d.pop("metadata", UNSET)
        metadata: NewMetadata | Unset
        if isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = NewMetadata.from_dict(_metadata)

        new_chat = cls(
            id=id,
            title=title,
            metadata=metadata,
        )

        return new_chat
