"""The problems that the server answers (RFC 9457), each as an exception of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .api_client.models import InvalidPart


class ProblemError(Exception):
    """A reply that is a problem, or an error without a description, as proxies send it."""

    def __init__(self, status: int, problem: Mapping[str, Any], retry_after: float | None = None):
        super().__init__(status, problem, retry_after)
        self.status = status
        self.type: str = problem.get("type", "about:blank")
        """A path under which the server explains this kind of problem."""
        self.title: str = problem.get("title", "")
        self.detail: str = problem.get("detail", "")
        self.instance: str | None = problem.get("instance")
        self.request_id: str | None = problem.get("request_id")
        """What identifies the request in the log of the server."""
        self.retry_after = retry_after
        """Seconds to wait before trying again, where the server tells them."""

    def __str__(self) -> str:
        text = f"{self.status} {self.title}".rstrip()
        if self.detail:
            text += f": {self.detail}"
        return f"{text} (request {self.request_id})" if self.request_id else text


class InvalidRequest(ProblemError):
    """The request does not match the contract; `errors` lists what is wrong."""

    def __init__(self, status: int, problem: Mapping[str, Any], retry_after: float | None = None):
        super().__init__(status, problem, retry_after)
        self.errors = [InvalidPart.from_dict(part) for part in problem.get("errors", [])]

    def __str__(self) -> str:
        parts = [f"{part.pointer or part.name or part.in_} {part.message}" for part in self.errors]
        return "; ".join([super().__str__(), *parts])


class InvalidCursor(InvalidRequest):
    """The cursor did not come from a page of this list."""


class Unauthorized(ProblemError):
    """The server requires a token, and the request had no valid one."""


class NotFound(ProblemError):
    """The chat or the message does not exist, or is someone else's."""


class MethodNotAllowed(ProblemError):
    """The path exists, but does not support this method."""


class AlreadyExists(ProblemError):
    """The id is already in use."""


class MessageFinal(ProblemError):
    """The message is finished or deleted, so it cannot be changed in this way any more."""


class OffsetMismatch(ProblemError):
    """The text does not continue what is stored, which ends at `length` (in code points)."""

    def __init__(self, status: int, problem: Mapping[str, Any], retry_after: float | None = None):
        super().__init__(status, problem, retry_after)
        self.length: int = problem["length"]


class PreconditionFailed(ProblemError):
    """The chat or the message is not in the revision that the change was meant for."""


class PayloadTooLarge(ProblemError):
    """The body is larger than this server accepts."""


class UnsupportedMediaType(ProblemError):
    """The body is not JSON in UTF-8."""


class IdempotencyKeyReused(ProblemError):
    """This idempotency key has already been used with a different payload."""


class TooManyRequests(ProblemError):
    """The limit of requests, or of open event streams, has been reached."""


class InternalServerError(ProblemError):
    """Something went wrong in the server; its log has the details under `request_id`."""


class Unavailable(ProblemError):
    """The server cannot answer at the moment."""
