"""The token in every request."""

from __future__ import annotations

import inspect
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator

import httpx

Token = str | Callable[[], str]
"""A token, or a function that gives the one to use now and is asked before each request."""

AsyncToken = str | Callable[[], str | Awaitable[str]]
"""As `Token`; the function may be async."""


class TokenAuth(httpx.Auth):
    """`Authorization: Bearer`, with the token of the moment."""

    def __init__(self, token: AsyncToken):
        self._token = token

    def sync_auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        token = self._token() if callable(self._token) else self._token
        if not isinstance(token, str):
            raise TypeError("Client needs a token at once; AsyncClient takes an async function.")
        yield with_token(request, token)

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        token = self._token() if callable(self._token) else self._token
        yield with_token(request, await token if inspect.isawaitable(token) else token)


def with_token(request: httpx.Request, token: str) -> httpx.Request:
    request.headers["Authorization"] = f"Bearer {token}"
    return request
