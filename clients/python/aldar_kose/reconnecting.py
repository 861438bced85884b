"""Where a stream goes on after a break, and when."""

from __future__ import annotations

import random

import httpx
from httpx_sse import ServerSentEvent

from .errors import ProblemError

MAX_WAIT = 30.0
"""Seconds."""

SILENCE = 45.0
"""Seconds without a byte after which a connection is dead; there is a comment every 15 seconds."""


class Reconnecting:
    """What has to be known of a stream across its connections."""

    def __init__(self) -> None:
        self.last_event_id: str | None = None
        self._wait = 1.0
        self._opened = False
        self._failures = 0
        self._retry_after = 0.0

    def saw(self, sse: ServerSentEvent) -> None:
        """Remembers the place, and the server's wish how soon to connect again."""
        if sse.retry is not None:
            self._wait = sse.retry / 1000
        if sse.id:
            self.last_event_id = sse.id
        if sse.data:
            self._opened = True
            self._failures = 0
            self._retry_after = 0.0

    def bears(self, error: httpx.TransportError | ProblemError) -> bool:
        """Whether to go on in spite of it: a stream that was open once is opened again."""
        if isinstance(error, ProblemError):
            self._retry_after = error.retry_after or 0.0
            return self._opened and (error.status == 429 or error.status >= 500)
        return self._opened

    def wait(self) -> float:
        """Seconds until the next connection, somewhat at random; longer while nothing comes."""
        # The exponent is bounded because the result is, and a float is not.
        backoff = min(MAX_WAIT, self._wait * 2.0 ** min(self._failures, 10))
        self._failures += 1
        return max(self._retry_after, backoff * random.uniform(0.5, 1.0))
