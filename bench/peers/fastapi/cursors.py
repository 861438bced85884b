"""Where a walk over pages stands, in a form that a URL can hold."""

from datetime import datetime, timedelta, timezone
from typing import Annotated
from uuid import UUID

from fastapi import Query

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MILLISECOND = timedelta(milliseconds=1)

ChatCursor = Annotated[str, Query(pattern=r"^c0[\da-f]{43}$")]
MessageCursor = Annotated[str, Query(pattern=r"^m0[\da-f]{13}$")]


def chat_cursor(last_activity_at: datetime, id: UUID) -> str:
    return f"c0{(last_activity_at - EPOCH) // MILLISECOND:011x}{id.hex}"


def chat_position(cursor: str) -> tuple[datetime, UUID]:
    return EPOCH + int(cursor[2:13], 16) * MILLISECOND, UUID(cursor[13:])


def message_cursor(sequence: int) -> str:
    return f"m0{sequence:013x}"


def message_position(cursor: str) -> int:
    return int(cursor[2:], 16)
