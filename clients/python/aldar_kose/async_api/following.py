"""Following a chat, or the list of chats."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

import anyio
import httpx
from httpx_sse import aconnect_sse

from ..api_client.api.events import stream_chat_events, stream_events
from ..api_client.models import DeletedEvent
from ..errors import ProblemError
from ..events import (
    CHAT_STREAM,
    LIST_STREAM,
    ChatStreamEvent,
    Event,
    Kinds,
    ListStreamEvent,
    read_event,
)
from ..reconnecting import SILENCE, Reconnecting
from ..values import Id, as_uuid, or_unset
from .base import Operations


class Following(Operations):
    """The operations of the tag Events."""

    async def follow(
        self, chat_id: Id, *, since: int | None = None
    ) -> AsyncGenerator[ChatStreamEvent, None]:
        """Gives each change to a chat as it happens, until the chat is deleted.

        It begins now, or behind the revision `since`. After a break it goes on behind the
        last event; each connection begins with a `ready`. Raises as other operations do
        where the first connection fails, and later where a repeat would not help:
        `NotFound` if the chat was deleted meanwhile, `Unauthorized` if the token is void.
        Whoever leaves early closes the connection by `aclose`.
        """

        def request(last_event_id: str | None) -> dict[str, Any]:
            return stream_chat_events._get_kwargs(
                as_uuid(chat_id), since=or_unset(since), last_event_id=or_unset(last_event_id)
            )

        stream = events(self.api.get_async_httpx_client(), request, CHAT_STREAM)
        async with aclosing(stream):
            async for event in stream:
                yield event
                if isinstance(event, DeletedEvent):
                    return

    async def follow_chats(
        self, *, since: int | None = None
    ) -> AsyncGenerator[ListStreamEvent, None]:
        """Gives each change to the list of chats as it happens, without an end.

        `reset` says to read the list again. Otherwise it is as `follow`.
        """

        def request(last_event_id: str | None) -> dict[str, Any]:
            return stream_events._get_kwargs(
                since=or_unset(since), last_event_id=or_unset(last_event_id)
            )

        stream = events(self.api.get_async_httpx_client(), request, LIST_STREAM)
        async with aclosing(stream):
            async for event in stream:
                yield event


async def events(
    client: httpx.AsyncClient, request: Callable[[str | None], dict[str, Any]], kinds: Kinds[Event]
) -> AsyncGenerator[Event, None]:
    """The events of one connection after the other."""
    state = Reconnecting()
    timeout = httpx.Timeout(client.timeout.connect, read=SILENCE)
    while True:
        try:
            async with (
                aconnect_sse(client, timeout=timeout, **request(state.last_event_id)) as source,
                aclosing(source.aiter_sse()) as stream,
            ):
                async for sse in stream:
                    state.saw(sse)
                    event = read_event(kinds, sse)
                    if event is not None:
                        yield event
        except (httpx.TransportError, ProblemError) as error:
            if not state.bears(error):
                raise
        await anyio.sleep(state.wait())
