"""The events of a stream, typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from httpx_sse import ServerSentEvent

from .api_client.models import (
    ChatEvent,
    DeletedEvent,
    DeltaEvent,
    MessageEvent,
    ReadyEvent,
    ResetEvent,
)

ChatStreamEvent = ReadyEvent | ChatEvent | MessageEvent | DeltaEvent | DeletedEvent
"""What `follow` gives. `event` tells which one it is, also to a type checker."""

ListStreamEvent = ReadyEvent | ChatEvent | DeletedEvent | ResetEvent
"""What `follow_chats` gives."""

Event = TypeVar("Event", ChatStreamEvent, ListStreamEvent)
Kinds = Mapping[str, Callable[[Mapping[str, Any]], Event]]

CHAT_STREAM: Kinds[ChatStreamEvent] = {
    "ready": ReadyEvent.from_dict,
    "chat": ChatEvent.from_dict,
    "message": MessageEvent.from_dict,
    "delta": DeltaEvent.from_dict,
    "deleted": DeletedEvent.from_dict,
}

LIST_STREAM: Kinds[ListStreamEvent] = {
    "ready": ReadyEvent.from_dict,
    "chat": ChatEvent.from_dict,
    "deleted": DeletedEvent.from_dict,
    "reset": ResetEvent.from_dict,
}


def read_event(kinds: Kinds[Event], sse: ServerSentEvent) -> Event | None:
    """None for what carries no data, as comments do, and for kinds of a later contract."""
    read = kinds.get(sse.event)
    if read is None or not sse.data:
        return None
    event = {"event": sse.event, "data": json.loads(sse.data)}
    return read({**event, "id": sse.id} if sse.id else event)
