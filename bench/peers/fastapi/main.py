"""The service: what it answers to each request.

Endpoints are plain functions, which FastAPI runs in threads: with aiosqlite, whose every
statement goes through a thread of its own, an append and a list cost more.
"""

from contextlib import asynccontextmanager
from datetime import datetime, timezone
from typing import Annotated
from uuid import UUID, uuid4

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI, HTTPException, Query, Response
from sqlalchemy import select, tuple_, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

import schemas
from cursors import (
    ChatCursor,
    MessageCursor,
    chat_cursor,
    chat_position,
    message_cursor,
    message_position,
)
from database import Read, Write, reader, writer
from models import Attachment, Base, Chat, Message


# One runs Python while others wait for SQLite; more than a few get in each other's way.
THREADS = 4


@asynccontextmanager
async def lifespan(_app: FastAPI):
    Base.metadata.create_all(writer)
    current_default_thread_limiter().total_tokens = THREADS
    yield
    reader.dispose()
    writer.dispose()


app = FastAPI(title="Chat history", lifespan=lifespan)
chats = APIRouter(prefix="/api/v1/chats")
Limit = Annotated[int, Query(ge=1, le=200)]


def now() -> datetime:
    time = datetime.now(timezone.utc)
    return time.replace(microsecond=time.microsecond // 1000 * 1000)


def not_found() -> HTTPException:
    return HTTPException(404, "There is no chat with this id.")


def page_of_messages(session: Session, chat_id: UUID, after: int, limit: int) -> dict:
    query = (
        select(Message)
        .where(Message.chat_id == chat_id, Message.sequence > after)
        .order_by(Message.sequence)
        .limit(limit + 1)
        .options(selectinload(Message.attachments))
    )
    rows = session.scalars(query).all()
    more = len(rows) > limit
    cursor = message_cursor(rows[limit - 1].sequence) if more else None
    return {"data": rows[:limit], "has_more": more, "next_cursor": cursor}


@app.get("/health", response_model=schemas.Health)
async def health():
    return {"status": "ok"}


@chats.post("", status_code=201, response_model=schemas.Chat)
def create_chat(new: schemas.NewChat, response: Response):
    time = now()
    chat = Chat(
        id=new.id or uuid4(),
        title=new.title,
        metadata_=new.metadata,
        last_activity_at=time,
        created_at=time,
        updated_at=time,
    )
    try:
        with Write.begin() as session:
            session.add(chat)
    except IntegrityError:
        raise HTTPException(409, "There is a chat with this id already.") from None
    response.headers["Location"] = f"{chats.prefix}/{chat.id}"
    return chat


@chats.get("", response_model=schemas.ChatPage)
def list_chats(limit: Limit = 50, cursor: ChatCursor | None = None, archived: bool = False):
    place = tuple_(Chat.last_activity_at, Chat.id)
    query = (
        select(Chat)
        .where(Chat.archived == archived)
        .order_by(Chat.last_activity_at.desc(), Chat.id.desc())
        .limit(limit + 1)
    )
    if cursor:
        query = query.where(place < tuple_(*chat_position(cursor), types=place.type.types))
    with Read.begin() as session:
        rows = session.scalars(query).all()
    more = len(rows) > limit
    last = rows[limit - 1] if more else None
    return {
        "data": rows[:limit],
        "has_more": more,
        "next_cursor": last and chat_cursor(last.last_activity_at, last.id),
    }


@chats.get("/{chat_id}", response_model=schemas.ChatWithMessages)
def get_chat(chat_id: UUID):
    with Read.begin() as session:
        chat = session.get(Chat, chat_id)
        if chat is None:
            raise not_found()
        messages = page_of_messages(session, chat_id, 0, 200)
    return {**vars(chat), "messages": messages}


@chats.get("/{chat_id}/messages", response_model=schemas.MessagePage)
def list_messages(chat_id: UUID, limit: Limit = 50, cursor: MessageCursor | None = None):
    after = message_position(cursor) if cursor else 0
    with Read.begin() as session:
        page = page_of_messages(session, chat_id, after, limit)
        if not page["data"] and session.get(Chat, chat_id) is None:
            raise not_found()
    return page


@chats.post("/{chat_id}/messages", status_code=201, response_model=schemas.Message)
def append_message(chat_id: UUID, new: schemas.NewMessage, response: Response):
    time = now()
    count = (
        update(Chat)
        .where(Chat.id == chat_id)
        .values(
            message_count=Chat.message_count + 1,
            revision=Chat.revision + 1,
            last_activity_at=time,
            updated_at=time,
        )
        .returning(Chat.message_count, Chat.revision)
        .execution_options(synchronize_session=False)
    )
    with Write.begin() as session:
        place = session.execute(count).one_or_none()
        if place is None:
            raise not_found()
        message = Message(
            chat_id=chat_id,
            sequence=place.message_count,
            parent_sequence=place.message_count - 1 or None,
            role=new.role,
            content=new.content,
            status="completed",
            format=new.format,
            payload=new.payload,
            metadata_=new.metadata,
            created_at=time,
            updated_at=time,
            revision=place.revision,
            attachments=[
                Attachment(position=position, **attachment.model_dump())
                for position, attachment in enumerate(new.attachments)
            ],
        )
        session.add(message)
    response.headers["Location"] = f"{chats.prefix}/{chat_id}/messages/{message.id}"
    return message


app.include_router(chats)
