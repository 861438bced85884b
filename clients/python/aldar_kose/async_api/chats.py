"""The operations on chats."""

from __future__ import annotations

from collections.abc import AsyncGenerator
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

    async def create_chat(
        self, chat: NewChat | None = None, *, idempotency_key: str | None = None
    ) -> Chat:
        """Creates an empty chat. Without a key it gets one, so that a retry creates no second."""
        reply = await create_chat.asyncio(
            client=self.api, body=or_unset(chat), idempotency_key=or_unset(idempotency_key)
        )
        return expect(Chat, reply)

    async def list_chats(
        self,
        *,
        limit: int | None = None,
        cursor: str | None = None,
        pinned: bool | None = None,
        archived: bool | None = None,
    ) -> ChatPage:
        """One page of chats, most recently active first."""
        reply = await list_chats.asyncio(
            client=self.api,
            limit=or_unset(limit),
            cursor=or_unset(cursor),
            pinned=or_unset(pinned),
            archived=or_unset(archived),
        )
        return expect(ChatPage, reply)

    async def chat_pages(
        self,
        *,
        page_size: int | None = None,
        pinned: bool | None = None,
        archived: bool | None = None,
    ) -> AsyncGenerator[ChatPage, None]:
        """Page after page, each read when it is asked for."""
        cursor = None
        while True:
            page = await self.list_chats(
                limit=page_size, cursor=cursor, pinned=pinned, archived=archived
            )
            yield page
            if not page.has_more:
                return
            cursor = page.next_cursor

    async def chats(
        self,
        *,
        page_size: int | None = None,
        pinned: bool | None = None,
        archived: bool | None = None,
    ) -> AsyncGenerator[Chat, None]:
        """All chats, most recently active first; they are read page by page."""
        async for page in self.chat_pages(page_size=page_size, pinned=pinned, archived=archived):
            for item in page.data:
                yield item

    async def get_chat(
        self, chat_id: Id, *, limit: int | None = None, order: GetChatOrder | None = None
    ) -> ChatWithMessages:
        """A chat with a page of its messages, 200 unless `limit` says otherwise."""
        reply = await get_chat.asyncio(
            as_uuid(chat_id), client=self.api, limit=or_unset(limit), order=or_unset(order)
        )
        return expect(ChatWithMessages, reply)

    async def update_chat(
        self, chat_id: Id, update: ChatUpdate, *, if_revision: int | None = None
    ) -> Chat:
        """Changes what is given. With `if_revision` only while the chat is at that revision."""
        reply = await update_chat.asyncio(
            as_uuid(chat_id), client=self.api, body=update, if_match=entity_tag(if_revision)
        )
        return expect(Chat, reply)

    async def delete_chat(self, chat_id: Id, *, if_revision: int | None = None) -> None:
        """Deletes a chat for good, with all its messages."""
        await delete_chat.asyncio_detailed(
            as_uuid(chat_id), client=self.api, if_match=entity_tag(if_revision)
        )

    async def delete_chats(self, *, confirm: Literal[True]) -> None:
        """Deletes all chats of this owner for good."""
        await delete_chats.asyncio_detailed(client=self.api, confirm=confirm)
