"""Requests that are sent again over connections that really break."""

from __future__ import annotations

import time
from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest

from aldar_kose import AsyncClient, Client, MessageReplacement, NotFound, Unavailable
from aldar_kose.api_client.api.messages import append_message

from .proxy import Proxy
from .samples import PROMPT, STORYBOARD, numbered

BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nRetry-After: 1\r\n"
    b"Content-Length: 5\r\nConnection: close\r\n\r\nbusy\n"
)
BUSY_FOR_LONG = BUSY.replace(b"Retry-After: 1", b"Retry-After: 3600")


@pytest.fixture
def shaky(proxy: Proxy) -> Iterator[Client]:
    with Client(proxy.url) as client:
        yield client


def keys(proxy: Proxy) -> list[str]:
    """The idempotency keys of the requests so far."""
    names = (line.partition(b": ") for head in proxy.requests for line in head.split(b"\r\n"))
    return [value.decode() for name, _, value in names if name.lower() == b"idempotency-key"]


# Nothing of the reply arrives, a part of its head, or everything but the last byte.
@pytest.mark.parametrize("end", [0, 100, -1])
def test_a_message_is_stored_once(shaky: Client, proxy: Proxy, end: int) -> None:
    chat = shaky.create_chat()
    proxy.requests.clear()
    proxy.losses = [end]
    stored = shaky.append_message(chat.id, STORYBOARD)

    assert proxy.losses == []
    assert len(proxy.requests) == 2
    assert len(set(keys(proxy))) == 1
    assert list(shaky.messages(chat.id)) == [stored]


def test_a_chat_and_a_batch_are_stored_once(shaky: Client, proxy: Proxy) -> None:
    proxy.losses = [0]
    chat = shaky.create_chat()
    assert len(proxy.requests) == 2
    proxy.losses = [0, 0]
    stored = shaky.append_messages(chat.id, numbered(3))
    assert list(shaky.messages(chat.id)) == stored


def test_generated_operations_are_retried_too(shaky: Client, proxy: Proxy) -> None:
    chat = shaky.create_chat()
    proxy.losses = [0]
    append_message.sync(chat.id, client=shaky.api, body=PROMPT)
    assert [message.sequence for message in shaky.messages(chat.id)] == [1]


def test_each_create_has_a_key_of_its_own(shaky: Client, proxy: Proxy) -> None:
    chat = shaky.create_chat(idempotency_key="mine")
    shaky.append_message(chat.id, PROMPT)
    shaky.append_message(chat.id, PROMPT)
    assert keys(proxy)[0] == "mine"
    assert len(set(keys(proxy))) == 3


def test_the_third_loss_is_an_error(shaky: Client, proxy: Proxy) -> None:
    proxy.losses = [0, 0, 0]
    with pytest.raises(httpx.TransportError):
        shaky.list_chats()
    assert len(proxy.requests) == 3


def test_a_write_with_a_precondition_is_not_repeated(shaky: Client, proxy: Proxy) -> None:
    chat = shaky.create_chat()
    proxy.requests.clear()
    proxy.losses = [0]
    message = MessageReplacement(role="user", content="Once")
    with pytest.raises(httpx.TransportError):
        shaky.put_message(chat.id, uuid4(), message, only_new=True)
    assert len(proxy.requests) == 1
    assert [stored.content for stored in shaky.messages(chat.id)] == ["Once"]


def test_a_deletion_whose_reply_was_lost_is_done(shaky: Client, proxy: Proxy) -> None:
    chat = shaky.create_chat()
    proxy.losses = [0]
    shaky.delete_chat(chat.id)
    with pytest.raises(NotFound):
        shaky.delete_chat(chat.id)


def test_the_deletion_of_everything_is_not_repeated(shaky: Client, proxy: Proxy) -> None:
    proxy.losses = [0]
    with pytest.raises(httpx.TransportError):
        shaky.delete_chats(confirm=True)
    assert len(proxy.requests) == 1


def test_retry_after_is_waited_for(shaky: Client, proxy: Proxy) -> None:
    proxy.answers = [BUSY]
    began = time.monotonic()
    shaky.create_chat()
    assert time.monotonic() - began >= 1.0
    assert len(set(keys(proxy))) == 1
    assert len(proxy.requests) == 2


def test_too_long_a_wait_is_an_error(shaky: Client, proxy: Proxy) -> None:
    proxy.answers = [BUSY_FOR_LONG]
    with pytest.raises(Unavailable) as caught:
        shaky.create_chat()
    assert caught.value.retry_after == 3600
    assert len(proxy.requests) == 1


def test_retries_can_be_switched_off(proxy: Proxy) -> None:
    proxy.losses = [0]
    with Client(proxy.url, retries=0) as client, pytest.raises(httpx.TransportError):
        client.list_chats()


@pytest.mark.anyio
async def test_async(proxy: Proxy) -> None:
    async with AsyncClient(proxy.url) as client:
        proxy.losses = [0]
        chat = await client.create_chat()
        proxy.losses = [-1]
        proxy.answers = [BUSY]
        stored = await client.append_message(chat.id, STORYBOARD)
        assert proxy.losses == []
        assert [message async for message in client.messages(chat.id)] == [stored]
        proxy.losses = [0, 0, 0]
        with pytest.raises(httpx.TransportError):
            await client.list_chats()
        proxy.losses = [0]
        await client.delete_chat(chat.id)
