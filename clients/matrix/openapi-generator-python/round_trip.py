"""What a user of the Python client by openapi-generator does, against a running server."""

import os
from uuid import uuid4

from aldar_kose import ApiClient, ChatsApi, Configuration, MessagesApi
from aldar_kose.exceptions import NotFoundException
from aldar_kose.models import (
    AttachmentType,
    ChatUpdate,
    MessageReplacement,
    MessageStatus,
    NewAttachment,
    NewChat,
    NewMessage,
    Problem,
    ProblemType,
    Role,
)

api_client = ApiClient(Configuration(host=os.environ["SERVER_URL"]))
chats = ChatsApi(api_client)
messages = MessagesApi(api_client)

chat = chats.create_chat(
    new_chat=NewChat(title="The magic coat", metadata={"client": "openapi-generator"})
)

prompt = messages.append_message(
    chat.id,
    NewMessage(role=Role.USER, content="Tell how Aldar Kose got a fur coat in the frost."),
    idempotency_key="prompt-1",
)
assert prompt.parent_sequence is None

images = [
    NewAttachment(
        type=AttachmentType.IMAGE,
        url=f"https://images.example/aldar/frame-{number}.webp",
        alt=None if number == 1 else f"Frame {number}",
        width=1024,
        height=576,
    )
    for number in range(1, 9)
]
storyboard = messages.append_message(
    chat.id, NewMessage(role=Role.ASSISTANT, content="He sold the wind.", attachments=images)
)
assert [image.to_dict() for image in storyboard.attachments] == [image.to_dict() for image in images]

listed = chats.list_chats(limit=10)
assert [(one.id, one.message_count) for one in listed.data] == [(chat.id, 2)]

sequences: list[int] = []
cursor: str | None = None
more = True
while more:
    page = messages.list_messages(chat.id, limit=1, cursor=cursor)
    sequences += [message.sequence for message in page.data]
    cursor, more = page.next_cursor, page.has_more
assert sequences == [1, 2]

whole = chats.get_chat(chat.id)
assert len(whole.messages.data) == 2

try:
    chats.get_chat(uuid4())
    raise AssertionError("An unknown chat was found.")
except NotFoundException as error:
    assert isinstance(error.data, Problem)
    assert error.data.type == ProblemType.NOT_FOUND
    assert error.data.status == 404

updated = chats.update_chat(
    chat.id, ChatUpdate(title=None, pinned=True), if_match=f'"{whole.revision}"'
)
assert (updated.title, updated.pinned) == (None, True)

message_id = uuid4()
for expected in (201, 200):
    put = messages.put_message_with_http_info(
        chat.id,
        message_id,
        MessageReplacement(
            role=Role.ASSISTANT,
            content="Another beginning.",
            parent_sequence=None,
            format="ai-sdk/v6",
            payload={"parts": [{"type": "text"}]},
        ),
    )
    assert put.status_code == expected
    assert put.data.payload == {"parts": [{"type": "text"}]}
    assert put.data.parent_sequence is None

assert messages.delete_message_with_http_info(chat.id, message_id).status_code == 204
assert messages.get_message(chat.id, message_id).status == MessageStatus.DELETED

assert chats.delete_chat_with_http_info(chat.id).status_code == 204
try:
    chats.get_chat(chat.id)
    raise AssertionError("A deleted chat was found.")
except NotFoundException as error:
    assert isinstance(error.data, Problem)
    assert error.data.type == ProblemType.NOT_FOUND
print("The round trip is complete.")
