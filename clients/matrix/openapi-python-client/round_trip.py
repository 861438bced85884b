"""What a user of the client by openapi-python-client does, against a running server."""

import os
from http import HTTPStatus
from uuid import uuid4

from aldar_kose_backend_client import Client
from aldar_kose_backend_client.api.chats import create_chat, delete_chat, get_chat, list_chats, update_chat
from aldar_kose_backend_client.api.messages import (
    append_message,
    delete_message,
    get_message,
    list_messages,
    put_message,
)
from aldar_kose_backend_client.models import (
    AttachmentType,
    Chat,
    ChatPage,
    ChatUpdate,
    ChatWithMessages,
    Message,
    MessagePage,
    MessageReplacement,
    MessageStatus,
    NewAttachment,
    NewChat,
    NewMessage,
    NewMetadata,
    PayloadType0,
    Problem,
    ProblemType,
    Role,
)
from aldar_kose_backend_client.types import UNSET, Unset

client = Client(base_url=os.environ["SERVER_URL"], raise_on_unexpected_status=True)

metadata = NewMetadata()
metadata["client"] = "openapi-python-client"
chat = create_chat.sync(client=client, body=NewChat(title="The magic coat", metadata=metadata))
assert isinstance(chat, Chat)

prompt = append_message.sync(
    chat.id,
    client=client,
    body=NewMessage(role=Role.USER, content="Tell how Aldar Kose got a fur coat in the frost."),
    idempotency_key="prompt-1",
)
assert isinstance(prompt, Message)
assert prompt.parent_sequence is None

images = [
    NewAttachment(
        type_=AttachmentType.IMAGE,
        url=f"https://images.example/aldar/frame-{number}.webp",
        alt=None if number == 1 else f"Frame {number}",
        width=1024,
        height=576,
    )
    for number in range(1, 9)
]
storyboard = append_message.sync(
    chat.id,
    client=client,
    body=NewMessage(role=Role.ASSISTANT, content="He sold the wind.", attachments=images),
)
assert isinstance(storyboard, Message)
assert [image.to_dict() for image in storyboard.attachments] == [image.to_dict() for image in images]

chats = list_chats.sync(client=client, limit=10)
assert isinstance(chats, ChatPage)
assert [(one.id, one.message_count) for one in chats.data] == [(chat.id, 2)]

sequences: list[int] = []
cursor: str | None | Unset = UNSET
while cursor is not None:
    page = list_messages.sync(chat.id, client=client, limit=1, cursor=cursor)
    assert isinstance(page, MessagePage)
    sequences += [message.sequence for message in page.data]
    cursor = page.next_cursor
assert sequences == [1, 2]

whole = get_chat.sync(chat.id, client=client)
assert isinstance(whole, ChatWithMessages)
assert len(whole.messages.data) == 2

absent = get_chat.sync_detailed(uuid4(), client=client)
assert absent.status_code == HTTPStatus.NOT_FOUND
assert isinstance(absent.parsed, Problem)
assert absent.parsed.type_ == ProblemType.NOT_FOUND
assert absent.parsed.status == 404

updated = update_chat.sync(
    chat.id,
    client=client,
    body=ChatUpdate(title=None, pinned=True),
    if_match=f'"{whole.revision}"',
)
assert isinstance(updated, Chat)
assert (updated.title, updated.pinned) == (None, True)

message_id = uuid4()
payload = PayloadType0.from_dict({"parts": [{"type": "text"}]})
for expected in (HTTPStatus.CREATED, HTTPStatus.OK):
    put = put_message.sync_detailed(
        chat.id,
        message_id,
        client=client,
        body=MessageReplacement(
            role=Role.ASSISTANT,
            content="Another beginning.",
            parent_sequence=None,
            format_="ai-sdk/v6",
            payload=payload,
        ),
    )
    assert put.status_code == expected
    assert isinstance(put.parsed, Message)
    assert put.parsed.payload == payload
    assert put.parsed.parent_sequence is None

assert delete_message.sync_detailed(chat.id, message_id, client=client).status_code == 204
tombstone = get_message.sync(chat.id, message_id, client=client)
assert isinstance(tombstone, Message)
assert tombstone.status == MessageStatus.DELETED

assert delete_chat.sync_detailed(chat.id, client=client).status_code == 204
gone = get_chat.sync(chat.id, client=client)
assert isinstance(gone, Problem)
assert gone.type_ == ProblemType.NOT_FOUND
print("The round trip is complete.")
