"""Which exception a reply becomes."""

from __future__ import annotations

from typing import Any

import httpx

from . import errors
from .retry_after import retry_after
from .transport import REPLY_LOST

BY_TYPE: dict[str, type[errors.ProblemError]] = {
    "/problems/invalid-request": errors.InvalidRequest,
    "/problems/invalid-cursor": errors.InvalidCursor,
    "/problems/unauthorized": errors.Unauthorized,
    "/problems/not-found": errors.NotFound,
    "/problems/method-not-allowed": errors.MethodNotAllowed,
    "/problems/already-exists": errors.AlreadyExists,
    "/problems/message-final": errors.MessageFinal,
    "/problems/offset-mismatch": errors.OffsetMismatch,
    "/problems/precondition-failed": errors.PreconditionFailed,
    "/problems/payload-too-large": errors.PayloadTooLarge,
    "/problems/unsupported-media-type": errors.UnsupportedMediaType,
    "/problems/idempotency-key-reused": errors.IdempotencyKeyReused,
    "/problems/too-many-requests": errors.TooManyRequests,
    "/problems/internal": errors.InternalServerError,
    "/problems/unavailable": errors.Unavailable,
}

# What a proxy answers by itself means the same as when the server answers it.
BY_STATUS: dict[int, type[errors.ProblemError]] = {
    401: errors.Unauthorized,
    429: errors.TooManyRequests,
    503: errors.Unavailable,
}


def raise_problem(response: httpx.Response) -> None:
    """Raises what a reply tells of. A hook of httpx."""
    if is_problem(response):
        response.read()
        raise problem_of(response)


async def raise_problem_async(response: httpx.Response) -> None:
    """As `raise_problem`."""
    if is_problem(response):
        await response.aread()
        raise problem_of(response)


def is_problem(response: httpx.Response) -> bool:
    """Whether the request was not carried out."""
    if response.is_success or response.status_code == httpx.codes.NOT_MODIFIED:
        return False
    # The first try has deleted it, and only its reply got lost.
    deleted = response.request.method == "DELETE" and response.extensions.get(REPLY_LOST, False)
    return not (deleted and response.status_code == httpx.codes.NOT_FOUND)


def problem_of(response: httpx.Response) -> errors.ProblemError:
    """The exception for a reply whose body has been read."""
    status = response.status_code
    problem = body_of(response)
    if problem is None:
        kind = BY_STATUS.get(status, errors.ProblemError)
        problem = {
            "title": response.reason_phrase,
            "request_id": response.headers.get("X-Request-Id"),
        }
    else:
        kind = BY_TYPE.get(problem["type"], errors.ProblemError)
    return kind(status, problem, retry_after(response))


def body_of(response: httpx.Response) -> dict[str, Any] | None:
    """The problem document, if it is one."""
    if not response.headers.get("Content-Type", "").startswith("application/problem+json"):
        return None
    try:
        body = response.json()
    except ValueError:
        return None
    return body if isinstance(body, dict) and isinstance(body.get("type"), str) else None
