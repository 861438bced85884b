"""Tokens, against a server with authentication."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aldar_kose import AsyncClient, Client, TooManyRequests, Unauthorized

from .server import Server

ASEM, BEK = "key-of-asem-0001", "key-of-bek-00001"


@pytest.fixture
def guarded(start_server: Callable[..., Server]) -> str:
    return start_server(API_KEYS=f"asem:{ASEM},bek:{BEK}").url


def test_a_string(guarded: str) -> None:
    with Client(guarded, token=ASEM) as client:
        chat = client.create_chat()
        assert [found.id for found in client.chats()] == [chat.id]


def test_a_function_is_asked_before_each_request(guarded: str) -> None:
    tokens = iter([ASEM, ASEM, BEK])
    with Client(guarded, token=lambda: next(tokens)) as client:
        client.create_chat()
        assert len(list(client.chats())) == 1
        assert len(list(client.chats())) == 0


def test_none_and_a_wrong_one(guarded: str) -> None:
    with Client(guarded) as client, pytest.raises(Unauthorized):
        client.list_chats()
    with Client(guarded, token="wrong") as client, pytest.raises(Unauthorized):
        next(client.follow_chats())


@pytest.mark.anyio
async def test_async_functions(guarded: str) -> None:
    async def token() -> str:
        return ASEM

    for source in (token, lambda: ASEM, ASEM):
        async with AsyncClient(guarded, token=source) as client:
            await client.create_chat()


def test_a_limit_of_requests(start_server: Callable[..., Server]) -> None:
    url = start_server(RATE_LIMIT="1").url
    with Client(url, max_retry_wait=0.1) as client:
        client.list_chats()
        with pytest.raises(TooManyRequests) as caught:
            client.list_chats()
    assert caught.value.retry_after
    assert caught.value.retry_after >= 1
