"""Retries as transports of httpx, so that every operation has them."""

from __future__ import annotations

import time
from itertools import count

import anyio
import httpx

from .retries import NEVER_SENT, Retries, give_key

REPLY_LOST = "aldar_kose.reply_lost"
"""The extension of a response that tells that an earlier try may have been carried out."""


class RetryTransport(httpx.BaseTransport):
    """Sends a request again where that is safe and may help."""

    def __init__(self, inner: httpx.BaseTransport, retries: Retries):
        self._inner = inner
        self._retries = retries

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        give_key(request)
        lost = False
        for tries in count(1):
            try:
                response = whole(self._inner.handle_request(request))
            except httpx.TransportError as error:
                wait = self._retries.after_error(request, error, tries)
                if wait is None:
                    raise
                lost = lost or not isinstance(error, NEVER_SENT)
            else:
                wait = self._retries.after_reply(request, response, tries)
                if wait is None:
                    response.extensions[REPLY_LOST] = lost
                    return response
            time.sleep(wait)
        raise AssertionError("unreachable")

    def close(self) -> None:
        self._inner.close()


class AsyncRetryTransport(httpx.AsyncBaseTransport):
    """As `RetryTransport`."""

    def __init__(self, inner: httpx.AsyncBaseTransport, retries: Retries):
        self._inner = inner
        self._retries = retries

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        give_key(request)
        lost = False
        for tries in count(1):
            try:
                response = await whole_async(await self._inner.handle_async_request(request))
            except httpx.TransportError as error:
                wait = self._retries.after_error(request, error, tries)
                if wait is None:
                    raise
                lost = lost or not isinstance(error, NEVER_SENT)
            else:
                wait = self._retries.after_reply(request, response, tries)
                if wait is None:
                    response.extensions[REPLY_LOST] = lost
                    return response
            await anyio.sleep(wait)
        raise AssertionError("unreachable")

    async def aclose(self) -> None:
        await self._inner.aclose()


def whole(response: httpx.Response) -> httpx.Response:
    """The reply with all of its body, so that one that breaks off counts as lost."""
    if is_stream(response):
        return response
    try:
        body = b"".join(response.iter_raw())
    finally:
        response.close()
    return with_body(response, body)


async def whole_async(response: httpx.Response) -> httpx.Response:
    """As `whole`."""
    if is_stream(response):
        return response
    try:
        body = b"".join([chunk async for chunk in response.aiter_raw()])
    finally:
        await response.aclose()
    return with_body(response, body)


def is_stream(response: httpx.Response) -> bool:
    """An event stream has no end to wait for."""
    media_type: str = response.headers.get("Content-Type", "")
    return media_type.startswith("text/event-stream")


def with_body(response: httpx.Response, body: bytes) -> httpx.Response:
    """The same reply; the body is as it was sent, compressed if it was."""
    return httpx.Response(
        response.status_code,
        headers=response.headers,
        stream=httpx.ByteStream(body),
        extensions=response.extensions,
    )
