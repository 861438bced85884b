"""Pages, and items over all pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aldar_kose import AsyncClient, ChatUpdate, Client, InvalidCursor

from .samples import numbered
from .server import Server


def test_messages_page_by_page(client: Client) -> None:
    chat = client.create_chat()
    stored = client.append_messages(chat.id, numbered(5))

    pages = list(client.message_pages(chat.id, page_size=2))
    assert [len(page.data) for page in pages] == [2, 2, 1]
    assert list(client.messages(chat.id, page_size=1)) == stored
    assert list(client.messages(chat.id, page_size=2, order="desc")) == stored[::-1]
    between = client.messages(chat.id, after_sequence=1, before_sequence=5, page_size=1)
    assert list(between) == stored[1:4]


def test_by_hand(client: Client) -> None:
    chat = client.create_chat()
    stored = client.append_messages(chat.id, numbered(2))
    first = client.list_messages(chat.id, limit=1)
    second = client.list_messages(chat.id, limit=1, cursor=first.next_cursor)
    assert first.data + second.data == stored
    assert (first.has_more, second.has_more, second.next_cursor) == (True, False, None)


def test_a_page_is_read_when_it_is_asked_for(client: Client) -> None:
    chat = client.create_chat()
    client.append_messages(chat.id, numbered(2))
    walk = client.messages(chat.id, page_size=1)
    assert next(walk).sequence == 1
    client.append_message(chat.id, numbered(1)[0])
    assert [message.sequence for message in walk] == [2, 3]


def test_chats(start_server: Callable[..., Server]) -> None:
    with Client(start_server().url) as client:
        assert list(client.chats()) == []
        ids = [client.create_chat().id for _ in range(3)]
        client.update_chat(ids[0], ChatUpdate(pinned=True))
        client.update_chat(ids[1], ChatUpdate(archived=True))

        assert [len(page.data) for page in client.chat_pages(page_size=1)] == [1, 1]
        assert {chat.id for chat in client.chats(page_size=1)} == {ids[0], ids[2]}
        assert [chat.id for chat in client.chats(pinned=True)] == [ids[0]]
        assert [chat.id for chat in client.chats(archived=True)] == [ids[1]]
        client.delete_chats(confirm=True)
        assert client.list_chats().data == []


def test_a_cursor_of_somewhere_else(client: Client) -> None:
    with pytest.raises(InvalidCursor):
        client.list_chats(cursor="nowhere")


@pytest.mark.anyio
async def test_async(async_client: AsyncClient) -> None:
    chat = await async_client.create_chat()
    stored = await async_client.append_messages(chat.id, numbered(3))
    assert [item async for item in async_client.messages(chat.id, page_size=1)] == stored
    pages = [page async for page in async_client.message_pages(chat.id, page_size=2)]
    assert [page.has_more for page in pages] == [True, False]
    chats = [found.id async for page in async_client.chat_pages() for found in page.data]
    assert chat.id in chats
