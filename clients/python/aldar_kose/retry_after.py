"""The header `Retry-After` (RFC 9110, section 10.2.3)."""

from __future__ import annotations

from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

import httpx


def retry_after(response: httpx.Response) -> float | None:
    """How many seconds to wait, if the reply says so."""
    value = response.headers.get("Retry-After")
    return None if value is None else parse_retry_after(value, datetime.now(timezone.utc))


def parse_retry_after(value: str, now: datetime) -> float | None:
    """Seconds or an HTTP-date as seconds from now; None for anything else."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=timezone.utc)
    return max(0.0, (date - now).total_seconds())
