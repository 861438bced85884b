"""When a request is sent again, and after which time."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass

import httpx

from .retry_after import retry_after

# The server had no part in these: the request has not been sent.
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
BROKEN = (httpx.NetworkError, httpx.TimeoutException, httpx.RemoteProtocolError)
REFUSED = (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE)


@dataclass(frozen=True)
class Retries:
    """How often to try again, and how patiently."""

    count: int = 2
    first_wait: float = 0.5
    """Seconds; doubled each time."""
    max_wait: float = 60.0
    """Seconds. Where `Retry-After` asks for more, the reply is handed on instead."""

    def after_reply(
        self, request: httpx.Request, response: httpx.Response, tries: int
    ) -> float | None:
        """Seconds until the next try after a reply, None for no further one."""
        # A request that was refused has changed nothing.
        if response.status_code not in REFUSED or tries > self.count or not replayable(request):
            return None
        wait = max(retry_after(response) or 0.0, self.backoff(tries))
        return wait if wait <= self.max_wait else None

    def after_error(
        self, request: httpx.Request, error: httpx.TransportError, tries: int
    ) -> float | None:
        """Seconds until the next try after a failure of the network, None for no further one."""
        if not isinstance(error, BROKEN) or tries > self.count or not replayable(request):
            return None
        if not isinstance(error, NEVER_SENT) and not repeatable(request):
            return None
        return self.backoff(tries)

    def backoff(self, tries: int) -> float:
        """Seconds, at random, so that not all clients come at once."""
        return min(self.max_wait, self.first_wait * 2.0 ** (tries - 1)) * random.uniform(0.5, 1.0)


def repeatable(request: httpx.Request) -> bool:
    """Whether a request that may have been carried out can be sent again, to the same effect.

    Each PATCH of the contract sets values or names the offset of its text. One with a
    precondition would fail the second time because the first one succeeded. The deletion of
    all chats would take along what was created in between.
    """
    if request.method == "DELETE" and request.url.path.endswith("/chats"):
        return False
    if request.method == "POST":
        return "Idempotency-Key" in request.headers
    if request.method in ("PUT", "PATCH", "DELETE"):
        return "If-Match" not in request.headers and "If-None-Match" not in request.headers
    return request.method in ("GET", "HEAD", "OPTIONS")


def replayable(request: httpx.Request) -> bool:
    """Whether the body is still there."""
    return isinstance(request.stream, httpx.ByteStream)


def give_key(request: httpx.Request) -> None:
    """Every POST of the contract creates, and takes a key by which the server knows a repeat."""
    if request.method == "POST" and "Idempotency-Key" not in request.headers:
        request.headers["Idempotency-Key"] = str(uuid.uuid4())
