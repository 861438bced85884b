"""Following a chat and the list, through breaks of every kind."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID, uuid4

import httpx
import pytest

from aldar_kose import (
    Client,
    DeletedEvent,
    DeltaEvent,
    MessageEvent,
    MessageReplacement,
    MessageUpdate,
    NotFound,
    Piece,
    ReadyEvent,
    ResetEvent,
)
from aldar_kose.events import ChatStreamEvent

from .listener import Listener
from .proxy import Proxy
from .samples import PROMPT, STORYBOARD
from .server import Server

NOBODY = "http://127.0.0.1:1"


def message(listener: Listener[ChatStreamEvent]) -> int:
    """The sequence of the next message."""
    event = listener.until("message")[-1]
    assert isinstance(event, MessageEvent)
    return event.data.sequence


def test_what_is_told(client: Client) -> None:
    chat, answer = client.create_chat(), uuid4()
    listener = Listener(client.follow(chat.id))
    ready = listener.next()
    assert isinstance(ready, ReadyEvent)
    assert ready.data.revision == chat.revision

    stored = client.append_message(chat.id, STORYBOARD)
    [changed, told] = listener.until("message")
    assert changed.event == "chat"
    assert changed.data.message_count == 1
    assert told.event == "message"
    assert told.data == stored
    assert told.id == str(stored.revision)

    opened = MessageReplacement(role="assistant", content="", status="in_progress")
    client.put_message(chat.id, answer, opened)
    assert message(listener) == 2
    client.update_message(chat.id, answer, MessageUpdate(append=Piece(offset=0, text="Once")))
    delta = listener.until("delta")[-1]
    assert isinstance(delta, DeltaEvent)
    assert (delta.data.message_id, delta.data.offset, delta.data.text) == (answer, 0, "Once")

    client.delete_chat(chat.id)
    deleted = listener.until("deleted")[-1]
    assert isinstance(deleted, DeletedEvent)
    assert deleted.data.chat_id == chat.id
    assert listener.has_ended()


def test_from_a_revision_on(client: Client) -> None:
    chat = client.create_chat()
    client.append_message(chat.id, PROMPT)
    stream = client.follow(chat.id, since=0)
    events = [next(stream).event for _ in range(3)]
    assert events == ["ready", "chat", "message"]


def test_a_server_that_is_killed(start_server: Callable[..., Server]) -> None:
    server = start_server()
    proxy = Proxy(server.url)
    with Client(proxy.url) as follower:
        with Client(server.url) as writer:
            chat = writer.create_chat()
            listener = Listener(follower.follow(chat.id))
            listener.until("ready")
            writer.append_message(chat.id, PROMPT)
            assert message(listener) == 1

        server.kill()
        server.start()
        with Client(server.url) as writer:
            # Nobody listens, because the proxy does not know yet where the server is now.
            writer.append_message(chat.id, PROMPT)
            proxy.target = server.url
            assert listener.next().event == "ready"
            assert message(listener) == 2
            writer.append_message(chat.id, PROMPT)
            assert message(listener) == 3
            writer.delete_chat(chat.id)
            listener.until("deleted")
            assert listener.has_ended()
    proxy.close()


def test_one_break_after_the_other(client: Client, proxy: Proxy) -> None:
    chat = client.create_chat()
    with Client(proxy.url) as follower:
        listener = Listener(follower.follow(chat.id))
        listener.until("ready")
        for sequence in range(1, 4):
            proxy.cut()
            client.append_message(chat.id, PROMPT)
            assert message(listener) == sequence
        client.delete_chat(chat.id)
        listener.until("deleted")
    resumed = [head for head in proxy.requests if b"\r\nlast-event-id: " in head.lower()]
    assert len(resumed) == 3


def test_a_server_that_is_busy_for_a_while(client: Client, proxy: Proxy) -> None:
    chat = client.create_chat()
    with Client(proxy.url, retries=0) as follower:
        listener = Listener(follower.follow(chat.id))
        listener.until("ready")
        proxy.answers = [
            b"HTTP/1.1 %d Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % status
            for status in (429, 502)
        ]
        proxy.cut()
        client.append_message(chat.id, PROMPT)
        assert message(listener) == 1
        assert proxy.answers == []


def test_a_chat_that_is_deleted_while_nobody_listens(client: Client, proxy: Proxy) -> None:
    chat = client.create_chat()
    with Client(proxy.url) as follower:
        listener = Listener(follower.follow(chat.id))
        listener.until("ready")
        proxy.target = NOBODY
        proxy.cut()
        client.delete_chat(chat.id)
        proxy.target = str(client.api.get_httpx_client().base_url)
        with pytest.raises(NotFound):
            listener.next()


def test_what_never_was_there(client: Client) -> None:
    with pytest.raises(NotFound):
        next(client.follow(uuid4()))
    with Client(NOBODY, retries=0) as nobody, pytest.raises(httpx.ConnectError):
        next(nobody.follow_chats())


def test_the_list(start_server: Callable[..., Server]) -> None:
    proxy = Proxy(start_server().url)
    with Client(proxy.url) as client:
        listener = Listener(client.follow_chats())
        assert listener.next().event == "ready"
        chat = client.create_chat()
        assert told(listener) == [("chat", chat.id)]
        proxy.cut()
        client.append_message(chat.id, PROMPT)
        assert listener.next().event == "ready"
        assert told(listener) == [("chat", chat.id)]
        client.delete_chat(chat.id)
        assert told(listener) == [("deleted", chat.id)]

        ahead = Listener(client.follow_chats(since=1_000_000))
        assert isinstance(ahead.next(), ReadyEvent)
        reset = ahead.next()
        assert isinstance(reset, ResetEvent)
        client.create_chat()
        assert ahead.next().event == "chat"
    proxy.close()


def told(listener: Listener) -> list[tuple[str, UUID]]:  # type: ignore[type-arg]
    event = listener.next()
    data = event.data
    return [(event.event, data.chat_id if event.event == "deleted" else data.id)]
