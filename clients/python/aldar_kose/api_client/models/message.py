from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from dateutil.parser import isoparse

from ..models.message_status import MessageStatus, check_message_status
from ..models.role import Role, check_role

if TYPE_CHECKING:
    from ..models.attachment import Attachment
    from ..models.metadata import Metadata
    from ..models.payload import Payload


T = TypeVar("T", bound="Message")


@_attrs_define
class Message:
    """A user's prompt or an assistant's reply.

    Attributes:
        id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        chat_id (UUID): A UUID (RFC 9562) of any version. Requests may have it in upper or lower
            case; responses have it in lower case.
        sequence (int): The position of the message in its chat, starting at 1, with no gaps and no repeats.
        parent_sequence (int | None): The `sequence` of the message that this one follows; null for a message
            that starts the conversation over. It is always smaller than the message's
            own `sequence`, and never changes.
        role (Role): Who wrote the message.
        content (str): Markdown or plain text.
        attachments (list[Attachment]): Images, in the order in which to show them.
        status (MessageStatus): `completed` for a finished message, `in_progress` for one that is still
            being written, `incomplete` for one that was cut short, and `deleted` for
            the empty message that a deleted one leaves behind.
        format_ (None | str): Which library, in which version, wrote the `payload`, such as `ai-sdk/v6`;
            null without a payload.
        payload (None | Payload): The message as the frontend's own library writes it, with tool calls,
            reasoning, sources and so on: any JSON object of at most 262,144 bytes (as
            compact JSON), nested at most 64 levels deep. It is stored as a JSON value
            and returned unchanged; the server does not interpret it. A message has
            both `format` and `payload`, or neither.
        metadata (Metadata): The key-value pairs that the client stored with this object.
        created_at (datetime.datetime): A time in UTC with milliseconds (RFC 3339).
        updated_at (datetime.datetime): A time in UTC with milliseconds (RFC 3339).
        revision (int): The number of the latest change, in the line of all changes to the owner's chats.
    """

    id: UUID
    chat_id: UUID
    sequence: int
    parent_sequence: int | None
    role: Role
    content: str
    attachments: list[Attachment]
    status: MessageStatus
    format_: None | str
    payload: None | Payload
    metadata: Metadata
    created_at: datetime.datetime
    updated_at: datetime.datetime
    revision: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.payload import Payload

        id = str(self.id)

        chat_id = str(self.chat_id)

        sequence = self.sequence

        parent_sequence: int | None
        parent_sequence = self.parent_sequence

        role: str = self.role

        content = self.content

        attachments = []
        for attachments_item_data in self.attachments:
            attachments_item = attachments_item_data.to_dict()
            attachments.append(attachments_item)

        status: str = self.status

        format_: None | str
        format_ = self.format_

        payload: dict[str, Any] | None
        if isinstance(self.payload, Payload):
            payload = self.payload.to_dict()
        else:
            payload = self.payload

        metadata = self.metadata.to_dict()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        revision = self.revision

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "chat_id": chat_id,
                "sequence": sequence,
                "parent_sequence": parent_sequence,
                "role": role,
                "content": content,
                "attachments": attachments,
                "status": status,
                "format": format_,
                "payload": payload,
                "metadata": metadata,
                "created_at": created_at,
                "updated_at": updated_at,
                "revision": revision,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.attachment import Attachment
        from ..models.metadata import Metadata
        from ..models.payload import Payload

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        chat_id = UUID(d.pop("chat_id"))

        sequence = d.pop("sequence")

        def _parse_parent_sequence(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        parent_sequence = _parse_parent_sequence(d.pop("parent_sequence"))

        role = check_role(d.pop("role"))

        content = d.pop("content")

        attachments = []
        _attachments = d.pop("attachments")
        for attachments_item_data in _attachments:
            attachments_item = Attachment.from_dict(attachments_item_data)

            attachments.append(attachments_item)

        status = check_message_status(d.pop("status"))

        def _parse_format_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        format_ = _parse_format_(d.pop("format"))

        def _parse_payload(data: object) -> None | Payload:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                componentsschemas_payload_type_0 = Payload.from_dict(data)

                return componentsschemas_payload_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Payload, data)

        payload = _parse_payload(d.pop("payload"))

        metadata = Metadata.from_dict(d.pop("metadata"))

        created_at = isoparse(d.pop("created_at"))

        updated_at = isoparse(d.pop("updated_at"))

        revision = d.pop("revision")

        message = cls(
            id=id,
            chat_id=chat_id,
            sequence=sequence,
            parent_sequence=parent_sequence,
            role=role,
            content=content,
            attachments=attachments,
            status=status,
            format_=format_,
            payload=payload,
            metadata=metadata,
            created_at=created_at,
            updated_at=updated_at,
            revision=revision,
        )

        message.additional_properties = d
        return message

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
