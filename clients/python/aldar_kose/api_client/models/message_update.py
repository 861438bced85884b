from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.message_update_status import (
    MessageUpdateStatus,
    check_message_update_status,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.new_attachment import NewAttachment
    from ..models.new_metadata import NewMetadata
    from ..models.payload import Payload
    from ..models.piece import Piece


T = TypeVar("T", bound="MessageUpdate")


@_attrs_define
class MessageUpdate:
    """The properties of a message to change; at least one.

    Attributes:
        append (Piece | Unset): Text to add to the end of an answer in progress.
        content (str | Unset): Markdown or plain text, in place of the content so far; not together with `append`.
        attachments (list[NewAttachment] | Unset): Images, in the order to be shown, in place of those so far.
        status (MessageUpdateStatus | Unset): Ends the answer, after the other changes of this request.
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

    append: Piece | Unset = UNSET
    content: str | Unset = UNSET
    attachments: list[NewAttachment] | Unset = UNSET
    status: MessageUpdateStatus | Unset = UNSET
    format_: None | str | Unset = UNSET
    payload: None | Payload | Unset = UNSET
    metadata: NewMetadata | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.payload import Payload

        append: dict[str, Any] | Unset = UNSET
        if not isinstance(self.append, Unset):
            append = self.append.to_dict()

        content = self.content

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

        field_dict.update({})
        if append is not UNSET:
            field_dict["append"] = append
        if content is not UNSET:
            field_dict["content"] = content
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
        from ..models.piece import Piece

        d = dict(src_dict)
        _append = d.pop("append", UNSET)
        append: Piece | Unset
        if isinstance(_append, Unset):
            append = UNSET
        else:
            append = Piece.from_dict(_append)

        content = d.pop("content", UNSET)

        _attachments = d.pop("attachments", UNSET)
        attachments: list[NewAttachment] | Unset = UNSET
        if _attachments is not UNSET:
            attachments = []
            for attachments_item_data in _attachments:
                attachments_item = NewAttachment.from_dict(attachments_item_data)

                attachments.append(attachments_item)

        _status = d.pop("status", UNSET)
        status: MessageUpdateStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = check_message_update_status(_status)

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

        message_update = cls(
            append=append,
            content=content,
            attachments=attachments,
            status=status,
            format_=format_,
            payload=payload,
            metadata=metadata,
        )

        return message_update
