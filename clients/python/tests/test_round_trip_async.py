"""The same with the async client, on asyncio and on trio."""

from __future__ import annotations

from uuid import uuid4

import pytest

from aldar_kose import (
    AsyncClient,
    ChatUpdate,
    MessageReplacement,
    MessageUpdate,
    NewChat,
    NotFound,
    Piece,
)

from .samples import PROMPT, STORYBOARD

pytestmark = pytest.mark.anyio


async def test_a_storyboard_comes_back_as_it_was_stored(async_client: AsyncClient) -> None:
    chat = await async_client.create_chat(NewChat(title="The magic coat"))
    [_, stored] = await async_client.append_messages(chat.id, [PROMPT, STORYBOARD])
    assert len(stored.attachments) == 8
    assert await async_client.get_message(chat.id, stored.id) == stored
    page = await async_client.list_messages(chat.id, limit=1, order="desc")
    assert page.data == [stored]
    assert (await async_client.get_chat(chat.id)).messages.data[1] == stored


async def test_changes(async_client: AsyncClient) -> None:
    chat = await async_client.create_chat()
    assert (await async_client.update_chat(chat.id, ChatUpdate(archived=True))).archived
    assert chat.id in [found.id async for found in async_client.chats(archived=True)]

    answer = uuid4()
    opened = MessageReplacement(role="assistant", content="", status="in_progress")
    await async_client.put_message(chat.id, answer, opened)
    piece = MessageUpdate(append=Piece(offset=0, text="Once"), status="completed")
    assert (await async_client.update_message(chat.id, answer, piece)).content == "Once"


async def test_deleting(async_client: AsyncClient) -> None:
    chat = await async_client.create_chat()
    message = await async_client.append_message(chat.id, PROMPT)
    await async_client.delete_message(chat.id, message.id)
    assert (await async_client.get_message(chat.id, message.id)).status == "deleted"
    await async_client.delete_chat(chat.id)
    with pytest.raises(NotFound):
        await async_client.get_chat(chat.id)


async def test_health(async_client: AsyncClient) -> None:
    assert (await async_client.get_health()).status == "ok"
    assert (await async_client.get_readiness()).status == "ready"
