"""The operations on chats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..api_client.api.chats import (
    create_chat,
    delete_chat,
    delete_chats,
    get_chat,
    list_chats,
    update_chat,
)
from ..api_client.models import (
    Chat,
    ChatPage,
    ChatUpdate,
    ChatWithMessages,
    GetChatOrder,
    NewChat,
)
from ..values import Id, as_uuid, entity_tag, expect, or_unset
from .base import Operations


class Chats(Operations):
    """The operations of the tag Chats."""

    def create_chat(
        self, chat: NewChat | None = None, *, idempotency_key: str | None = None
    ) -> Chat:
        """Creates an empty chat. Without a key it gets one, so that a retry creates no second."""
        reply = create_chat.sync(
            client=self.api, body=or_unset(chat), idempotency_key=or_unset(idempotency_key)
        )
        return expect(Chat, reply)

    def list_chats(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        pinned: bool | None = None,
        archived: bool | None = None,
    ) -> ChatPage:
        """One page of chats, most recently active first."""
        reply = list_chats.sync(
            client=self.api,
            limit=or_unset(limit),
            cursor=or_unset(cursor),
            pinned=or_unset(pinned),
            archived=or_unset(archived),
        )
        return expect(ChatPage, reply)

    def chat_pages(
        self,
        *,
        page_size: int | None = None,
        pinned: bool | None = None,
        archived: bool | None = None,
    ) -> Iterator[ChatPage]:
        """Page after page, each read when it is asked for."""
        cursor = None
        while True:
            page = self.list_chats(limit=page_size, cursor=cursor, pinned=pinned, archived=archived)
            yield page
            if not page.has_more:
                return
            cursor = page.next_cursor

    def chats(
        self,
        *,
        page_size: int | None = None,
        pinned: bool | None = None,
        archived: bool | None = None,
    ) -> Iterator[Chat]:
        """All chats, most recently active first; they are read page by page."""
        for page in self.chat_pages(page_size=page_size, pinned=pinned, archived=archived):
            yield from page.data

    def get_chat(
        self, chat_id: Id, *, limit: int | None = None, order: GetChatOrder | None = None
    ) -> ChatWithMessages:
        """A chat with a page of its messages, 200 unless `limit` says otherwise."""
        reply = get_chat.sync(
            as_uuid(chat_id), client=self.api, limit=or_unset(limit), order=or_unset(order)
        )
        return expect(ChatWithMessages, reply)

    def update_chat(
        self, chat_id: Id, update: ChatUpdate, *, if_revision: int | None = None
    ) -> Chat:
        """Changes what is given. With `if_revision` only while the chat is at that revision."""
        reply = update_chat.sync(
            as_uuid(chat_id), client=self.api, body=update, if_match=entity_tag(if_revision)
        )
        return expect(Chat, reply)

    def delete_chat(self, chat_id: Id, *, if_revision: int | None = None) -> None:
        """Deletes a chat for good, with all its messages."""
        delete_chat.sync_detailed(
            as_uuid(chat_id), client=self.api, if_match=entity_tag(if_revision)
        )

    def delete_chats(self, *, confirm: Literal[True]) -> None:
        """Deletes all chats of this owner for good."""
        delete_chats.sync_detailed(client=self.api, confirm=confirm)
