"""What a program does with a chat, against a real server."""

from __future__ import annotations

from uuid import uuid4

import pytest

from aldar_kose import (
    ChatUpdate,
    Client,
    MessageReplacement,
    MessageUpdate,
    NewChat,
    NewMetadata,
    NotFound,
    Payload,
    Piece,
    PreconditionFailed,
)

from .samples import PROMPT, STORYBOARD


def test_a_storyboard_comes_back_as_it_was_stored(client: Client) -> None:
    chat = client.create_chat(NewChat(title="The magic coat"))
    client.append_message(chat.id, PROMPT)
    stored = client.append_message(chat.id, STORYBOARD)

    assert stored.sequence == 2
    assert [image.url for image in stored.attachments] == [
        f"https://images.example/coat/{number}.webp" for number in range(1, 9)
    ]
    assert client.get_message(chat.id, stored.id) == stored
    assert client.get_chat(str(chat.id)).messages.data[1] == stored
    assert stored.content == STORYBOARD.content


def test_a_chat_without_a_body(client: Client) -> None:
    assert client.create_chat().title is None


def test_a_batch_is_stored_in_its_order(client: Client) -> None:
    chat = client.create_chat()
    stored = client.append_messages(chat.id, [PROMPT, STORYBOARD])
    assert [message.role for message in stored] == ["user", "assistant"]
    assert list(client.messages(chat.id)) == stored


def test_changes_of_a_chat(client: Client) -> None:
    chat = client.create_chat()
    metadata = NewMetadata.from_dict({"model": "storyteller-2"})
    changed = client.update_chat(
        chat.id,
        ChatUpdate(title="Coats", pinned=True, metadata=metadata),
        if_revision=chat.revision,
    )
    assert (changed.title, changed.pinned, changed.metadata["model"]) == (
        "Coats",
        True,
        "storyteller-2",
    )
    with pytest.raises(PreconditionFailed):
        client.update_chat(chat.id, ChatUpdate(title=None), if_revision=chat.revision)
    assert client.update_chat(chat.id, ChatUpdate(title=None)).title is None


def test_an_answer_piece_by_piece(client: Client) -> None:
    chat = client.create_chat()
    answer = uuid4()
    opened = MessageReplacement(role="assistant", content="", status="in_progress")
    client.put_message(chat.id, answer, opened, only_new=True)
    client.update_message(chat.id, answer, MessageUpdate(append=Piece(offset=0, text="Once ")))
    ended = client.update_message(
        chat.id, answer, MessageUpdate(append=Piece(offset=5, text="upon"), status="completed")
    )
    assert (ended.content, ended.status) == ("Once upon", "completed")

    payload = Payload.from_dict({"parts": [{"type": "text", "text": "Twice"}]})
    replaced = client.put_message(
        chat.id,
        answer,
        MessageReplacement(role="assistant", content="Twice", format_="ai-sdk/v6", payload=payload),
        if_revision=ended.revision,
    )
    assert replaced.payload == payload
    with pytest.raises(PreconditionFailed):
        client.put_message(chat.id, answer, opened, only_new=True)


def test_deleting(client: Client) -> None:
    chat = client.create_chat()
    message = client.append_message(chat.id, PROMPT)
    client.delete_message(chat.id, message.id)
    assert client.get_message(chat.id, message.id).status == "deleted"
    client.delete_chat(chat.id)
    with pytest.raises(NotFound) as caught:
        client.get_chat(chat.id)
    assert caught.value.type == "/problems/not-found"


def test_health(client: Client) -> None:
    assert client.get_health().status == "ok"
    assert client.get_readiness().status == "ready"
