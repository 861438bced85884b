from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.new_message_status import NewMessageStatus, check_new_message_status
from ..models.role import Role, check_role
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_attachment import NewAttachment
    from ..models.new_metadata import NewMetadata
    from ..models.payload import Payload


T = TypeVar("T", bound="NewMessage")


@_attrs_define
class NewMessage:
    """A message to append.

    Attributes:
        role (Role): Who wrote the message.
        content (str): Markdown or plain text. It may be empty only if the message has an
            attachment or a payload, or is an answer in progress.
        id (UUID | Unset): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        parent_sequence (int | None | Unset): The `sequence` of the message that this one follows; null for a message
            that starts the conversation over. It is always smaller than the message's
            own `sequence`, and never changes.
        attachments (list[NewAttachment] | Unset): Images, in the order to be shown. A storyboard has 6 to 10.
        status (NewMessageStatus | Unset): Whether the message is finished, which is the default, or an assistant's
            answer that is about to be written.
        format_ (None | str | Unset): Which library, in which version, wrote the `payload`, such as `ai-sdk/v6`;
            null without a payload.
        payload (None | Payload | Unset): The message as the frontend's own library writes it, with tool calls,
            reasoning, sources and so on: any JSON object of at most 262,144 bytes (as
            compact JSON), nested at most 64 levels deep. It is stored as a JSON value
            and returned unchanged; the server does not interpret it. A message has
            both `format` and `payload`, or neither.
        metadata (NewMetadata | Unset): Your own key-value pairs: at most 16, with keys of 1 to 64 characters and
            values of at most 512. The server stores them and does not interpret them.
    """

    role: Role
    content: str
    id: UUID | Unset = UNSET
    parent_sequence: int | None | Unset = UNSET
    attachments: list[NewAttachment] | Unset = UNSET
    status: NewMessageStatus | Unset = UNSET
    format_: None | str | Unset = UNSET
    payload: None | Payload | Unset = UNSET
    metadata: NewMetadata | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.payload import Payload

        role: str = self.role

        content = self.content

        id: str | Unset = UNSET
        if not isinstance(self.id, Unset):
            id = str(self.id)

        parent_sequence: int | None | Unset
        if isinstance(self.parent_sequence, Unset):
            parent_sequence = UNSET
        else:
            parent_sequence = self.parent_sequence

        attachments: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.attachments, Unset):
            attachments = []
            for attachments_item_data in self.attachments:
                attachments_item = attachments_item_data.to_dict()
                attachments.append(attachments_item)

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status

        format_: None | str | Unset
        if isinstance(self.format_, Unset):
            format_ = UNSET
        else:
            format_ = self.format_

        payload: dict[str, Any] | None | Unset
        if isinstance(self.payload, Unset):
            payload = UNSET
        elif isinstance(self.payload, Payload):
            payload = self.payload.to_dict()
        else:
            payload = self.payload

        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "role": role,
                "content": content,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if parent_sequence is not UNSET:
            field_dict["parent_sequence"] = parent_sequence
        if attachments is not UNSET:
            field_dict["attachments"] = attachments
        if status is not UNSET:
            field_dict["status"] = status
        if format_ is not UNSET:
            field_dict["format"] = format_
        if payload is not UNSET:
            field_dict["payload"] = payload
        if metadata is not UNSET:
            field_dict["metadata"] = metadata

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.new_attachment import NewAttachment
        from ..models.new_metadata import NewMetadata
        from ..models.payload import Payload

        d = dict(src_dict)
        role = check_role(d.pop("role"))

        content = d.pop("content")

        _id = d.pop("id", UNSET)
        id: UUID | Unset
        if isinstance(_id, Unset):
            id = UNSET
        else:
            id = UUID(_id)

        def _parse_parent_sequence(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        parent_sequence = _parse_parent_sequence(d.pop("parent_sequence", UNSET))

        _attachments = d.pop("attachments", UNSET)
        attachments: list[NewAttachment] | Unset = UNSET
        if _attachments is not UNSET:
            attachments = []
            for attachments_item_data in _attachments:
                attachments_item = NewAttachment.from_dict(attachments_item_data)

                attachments.append(attachments_item)

        _status = d.pop("status", UNSET)
        status: NewMessageStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_new_message_status(_status)

        def _parse_format_(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        format_ = _parse_format_(d.pop("format", UNSET))

        def _parse_payload(data: object) -> None | Payload | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_payload_type_0 = Payload.from_dict(data)

                return componentsschemas_payload_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Payload | Unset, data)

        payload = _parse_payload(d.pop("payload", UNSET))

        _metadata = d.pop("metadata", UNSET)
        metadata: NewMetadata | Unset
        if isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = NewMetadata.from_dict(_metadata)

        new_message = cls(
            role=role,
            content=content,
            id=id,
            parent_sequence=parent_sequence,
            attachments=attachments,
            status=status,
            format_=format_,
            payload=payload,
            metadata=metadata,
        )

        return new_message
