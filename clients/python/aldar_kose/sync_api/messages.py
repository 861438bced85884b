"""The operations on messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..api_client.api.messages import (
    append_message,
    append_messages,
    delete_message,
    get_message,
    list_messages,
    put_message,
    update_message,
)
from ..api_client.models import (
    ListMessagesOrder,
    Message,
    MessagePage,
    MessageReplacement,
    Messages,
    MessageUpdate,
    NewMessage,
    NewMessages,
)
from ..api_client.types import UNSET
from ..values import Id, as_uuid, entity_tag, expect, or_unset
from .base import Operations


class MessagesOfChats(Operations):
    """The operations of the tag Messages."""

    def list_messages(
        self,
        chat_id: Id,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        order: ListMessagesOrder | None = None,
        after_sequence: int | None = None,
        before_sequence: int | None = None,
    ) -> MessagePage:
        """One page of messages, by `sequence`."""
        reply = list_messages.sync(
            as_uuid(chat_id),
            client=self.api,
            limit=or_unset(limit),
            cursor=or_unset(cursor),
            order=or_unset(order),
            after_sequence=or_unset(after_sequence),
            before_sequence=or_unset(before_sequence),
        )
        return expect(MessagePage, reply)

    def message_pages(
        self,
        chat_id: Id,
        *,
        page_size: int | None = None,
        order: ListMessagesOrder | None = None,
        after_sequence: int | None = None,
        before_sequence: int | None = None,
    ) -> Iterator[MessagePage]:
        """Page after page, each read when it is asked for."""
        cursor = None
        while True:
            page = self.list_messages(
                chat_id,
                limit=page_size,
                cursor=cursor,
                order=order,
                after_sequence=after_sequence,
                before_sequence=before_sequence,
            )
            yield page
            if not page.has_more:
                return
            cursor = page.next_cursor

    def messages(
        self,
        chat_id: Id,
        *,
        page_size: int | None = None,
        order: ListMessagesOrder | None = None,
        after_sequence: int | None = None,
        before_sequence: int | None = None,
    ) -> Iterator[Message]:
        """All messages of a chat, by `sequence`; they are read page by page."""
        for page in self.message_pages(
            chat_id,
            page_size=page_size,
            order=order,
            after_sequence=after_sequence,
            before_sequence=before_sequence,
        ):
            yield from page.data

    def append_message(
        self, chat_id: Id, message: NewMessage, *, idempotency_key: str | None = None
    ) -> Message:
        """Adds a message. Without a key it gets one, so that a retry adds no second."""
        reply = append_message.sync(
            as_uuid(chat_id),
            client=self.api,
            body=message,
            idempotency_key=or_unset(idempotency_key),
        )
        return expect(Message, reply)

    def append_messages(
        self, chat_id: Id, messages: Sequence[NewMessage], *, idempotency_key: str | None = None
    ) -> list[Message]:
        """Adds up to 100 messages next to each other, all or none."""
        reply = append_messages.sync(
            as_uuid(chat_id),
            client=self.api,
            body=NewMessages(messages=list(messages)),
            idempotency_key=or_unset(idempotency_key),
        )
        return expect(Messages, reply).data

    def get_message(self, chat_id: Id, message_id: Id) -> Message:
        """One message."""
        reply = get_message.sync(as_uuid(chat_id), as_uuid(message_id), client=self.api)
        return expect(Message, reply)

    def put_message(
        self,
        chat_id: Id,
        message_id: Id,
        message: MessageReplacement,
        *,
        if_revision: int | None = None,
        only_new: bool = False,
    ) -> Message:
        """Stores a message under an id of your choice, or replaces the one that has it.

        With `if_revision` it only replaces that revision, with `only_new` it only creates;
        otherwise it raises `PreconditionFailed`.
        """
        reply = put_message.sync(
            as_uuid(chat_id),
            as_uuid(message_id),
            client=self.api,
            body=message,
            if_match=entity_tag(if_revision),
            if_none_match="*" if only_new else UNSET,
        )
        return expect(Message, reply)

    def update_message(self, chat_id: Id, message_id: Id, update: MessageUpdate) -> Message:
        """Fills an answer in progress, or changes the metadata of a message."""
        reply = update_message.sync(
            as_uuid(chat_id), as_uuid(message_id), client=self.api, body=update
        )
        return expect(Message, reply)

    def delete_message(
        self, chat_id: Id, message_id: Id, *, if_revision: int | None = None
    ) -> None:
        """Deletes what is in a message; an empty one with the status `deleted` stays."""
        delete_message.sync_detailed(
            as_uuid(chat_id),
            as_uuid(message_id),
            client=self.api,
            if_match=entity_tag(if_revision),
        )
