"""Each problem as an exception of its own."""

from __future__ import annotations

import pickle
from uuid import uuid4

import httpx
import pytest

from aldar_kose import (
    AlreadyExists,
    AsyncClient,
    Client,
    IdempotencyKeyReused,
    InvalidRequest,
    MessageFinal,
    MessageReplacement,
    MessageUpdate,
    NewAttachment,
    NewChat,
    NewMessage,
    NotFound,
    OffsetMismatch,
    PayloadTooLarge,
    Piece,
    ProblemError,
)

from .proxy import Proxy
from .samples import PROMPT


def test_what_a_problem_tells(client: Client) -> None:
    with pytest.raises(NotFound) as caught:
        client.get_chat(uuid4())
    problem = caught.value
    assert isinstance(problem, ProblemError)
    assert (problem.status, problem.type, problem.title) == (
        404,
        "/problems/not-found",
        "Not found",
    )
    assert problem.detail == "There is no chat with this id."
    assert str(problem) == f"404 Not found: {problem.detail} (request {problem.request_id})"
    assert str(pickle.loads(pickle.dumps(problem))) == str(problem)


def test_invalid_parts(client: Client) -> None:
    chat = client.create_chat()
    image = NewAttachment(type_="image", url="ftp://images.example/1.webp")
    with pytest.raises(InvalidRequest, match="/attachments/0/url") as caught:
        client.append_message(chat.id, NewMessage(role="user", content="", attachments=[image]))
    [part] = caught.value.errors
    assert (part.in_, part.pointer) == ("body", "/attachments/0/url")


def test_an_id_twice(client: Client) -> None:
    chat = client.create_chat()
    with pytest.raises(AlreadyExists):
        client.create_chat(NewChat(id=chat.id))


def test_an_answer_that_does_not_go_on(client: Client) -> None:
    chat, answer = client.create_chat(), uuid4()
    opened = MessageReplacement(role="assistant", content="Once", status="in_progress")
    client.put_message(chat.id, answer, opened)
    with pytest.raises(OffsetMismatch) as caught:
        client.update_message(chat.id, answer, MessageUpdate(append=Piece(offset=9, text=".")))
    assert caught.value.length == 4
    client.update_message(chat.id, answer, MessageUpdate(status="incomplete"))
    with pytest.raises(MessageFinal):
        client.update_message(chat.id, answer, MessageUpdate(append=Piece(offset=4, text=".")))


def test_a_key_with_another_payload(client: Client) -> None:
    chat = client.create_chat()
    client.append_message(chat.id, PROMPT, idempotency_key="once")
    other = NewMessage(role="user", content="Another one.")
    with pytest.raises(IdempotencyKeyReused):
        client.append_message(chat.id, other, idempotency_key="once")


def test_too_large(client: Client) -> None:
    chat = client.create_chat()
    with pytest.raises(PayloadTooLarge):
        client.append_messages(chat.id, [NewMessage(role="user", content="x" * 99_999)] * 11)


def test_no_uuid_is_not_sent(client: Client) -> None:
    with pytest.raises(ValueError, match="UUID"):
        client.get_chat("the-first-one")


def test_an_error_of_a_proxy(proxy: Proxy) -> None:
    proxy.answers = [
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n"
        b"Content-Length: 13\r\n\r\n<h1>Oops</h1>"
    ]
    with Client(proxy.url) as client, pytest.raises(ProblemError) as caught:
        client.list_chats()
    assert (caught.value.status, caught.value.type) == (502, "about:blank")
    assert str(caught.value) == "502 Bad Gateway"


def test_nobody_there() -> None:
    with Client("http://127.0.0.1:1", retries=0) as client, pytest.raises(httpx.ConnectError):
        client.list_chats()


@pytest.mark.anyio
async def test_async(async_client: AsyncClient) -> None:
    with pytest.raises(NotFound) as caught:
        await async_client.get_message(uuid4(), uuid4())
    assert caught.value.request_id
