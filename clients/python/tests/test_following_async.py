"""Following with the async client, on asyncio and on trio."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing

import anyio
import pytest

from aldar_kose import AsyncClient, NotFound
from aldar_kose.events import ChatStreamEvent

from .listener import PATIENCE
from .proxy import Proxy
from .samples import PROMPT
from .server import Server

pytestmark = pytest.mark.anyio


async def test_a_server_that_is_killed(start_server: Callable[..., Server]) -> None:
    server = start_server()
    proxy = Proxy(server.url)
    send, events = anyio.create_memory_object_stream[ChatStreamEvent](100)

    async def message() -> int:
        async for event in events:
            if event.event == "message":
                return event.data.sequence
        raise AssertionError("The stream has ended.")

    async with AsyncClient(server.url) as writer, AsyncClient(proxy.url) as follower:
        chat = await writer.create_chat()

        async def follow() -> None:
            async with send:
                async for event in follower.follow(chat.id):
                    await send.send(event)

        with anyio.fail_after(PATIENCE):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(follow)
                assert (await events.receive()).event == "ready"
                await writer.append_message(chat.id, PROMPT)
                assert await message() == 1

                server.kill()
                server.start()
                async with AsyncClient(server.url) as again:
                    await again.append_message(chat.id, PROMPT)
                    proxy.target = server.url
                    assert await message() == 2
                    await again.delete_chat(chat.id)
                    last = [event.event async for event in events][-1]
                    assert last == "deleted"
    events.close()
    proxy.close()


async def test_leaving_early(async_client: AsyncClient) -> None:
    chat = await async_client.create_chat()
    await async_client.append_message(chat.id, PROMPT)
    async with aclosing(async_client.follow(chat.id, since=0)) as stream:
        async for event in stream:
            if event.event == "message":
                break
    assert event.event == "message"
    assert event.data.sequence == 1


async def test_the_list(async_client: AsyncClient) -> None:
    async with aclosing(async_client.follow_chats(since=1_000_000)) as stream:
        assert (await anext(stream)).event == "ready"
        assert (await anext(stream)).event == "reset"


async def test_what_never_was_there(async_client: AsyncClient) -> None:
    chat = await async_client.create_chat()
    await async_client.delete_chat(chat.id)
    async with aclosing(async_client.follow(chat.id)) as stream:
        with pytest.raises(NotFound):
            await anext(stream)
