"""What requests may hold and what replies look like."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Value = Annotated[str, StringConstraints(max_length=512)]
Metadata = Annotated[dict[Name, Value], Field(max_length=16)]
Pixels = Annotated[int, Field(ge=1, le=2_147_483_647)]


class Request(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewAttachment(Request):
    type: Literal["image"]
    url: Annotated[str, StringConstraints(max_length=2048, pattern=r"^https?://\S+$")]
    alt: Annotated[str, StringConstraints(max_length=500)] | None = None
    width: Pixels | None = None
    height: Pixels | None = None


class NewMessage(Request):
    role: Literal["user", "assistant"]
    content: Annotated[str, StringConstraints(max_length=100_000)]
    attachments: Annotated[list[NewAttachment], Field(max_length=32)] = []
    format: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._/-]{0,63}$")] | None = None
    payload: dict[str, Any] | None = None
    metadata: Metadata = {}


class NewChat(Request):
    id: UUID | None = None
    title: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    metadata: Metadata = {}


class Reply(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Attachment(Reply):
    type: Literal["image"]
    url: str
    alt: str | None
    width: int | None
    height: int | None


class Message(Reply):
    id: UUID
    chat_id: UUID
    sequence: int
    parent_sequence: int | None
    role: Literal["user", "assistant"]
    content: str
    attachments: list[Attachment]
    status: Literal["completed", "in_progress", "incomplete", "deleted"]
    format: str | None
    payload: dict[str, Any] | None
    metadata: Annotated[dict[str, str], Field(validation_alias="metadata_")]
    created_at: datetime
    updated_at: datetime
    revision: int


class MessagePage(Reply):
    data: list[Message]
    has_more: bool
    next_cursor: str | None


class Chat(Reply):
    id: UUID
    title: str | None
    metadata: Annotated[dict[str, str], Field(validation_alias="metadata_")]
    pinned: bool
    archived: bool
    message_count: int
    last_activity_at: datetime
    created_at: datetime
    updated_at: datetime
    revision: int


class ChatPage(Reply):
    data: list[Chat]
    has_more: bool
    next_cursor: str | None


class ChatWithMessages(Chat):
    messages: MessagePage


class Health(Reply):
    status: Literal["ok"] = "ok"
