"""The forms of `Retry-After`."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from aldar_kose.retry_after import parse_retry_after

NOW = datetime(2026, 11, 23, 3, 10, 34, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("Mon, 23 Nov 2026 03:10:41 GMT", 7.0),
        ("Monday, 23-Nov-26 03:10:41 GMT", 7.0),
        ("Mon Nov 23 03:10:41 2026", 7.0),
        ("Mon, 23 Nov 2026 03:10:00 GMT", 0.0),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds
