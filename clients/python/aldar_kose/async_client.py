"""The client for asyncio and trio."""

from __future__ import annotations

from typing import Any

import httpx

from .api_client import Client as GeneratedClient
from .async_api.chats import Chats
from .async_api.following import Following
from .async_api.health import HealthChecks
from .async_api.messages import MessagesOfChats
from .auth import AsyncToken, TokenAuth
from .contract import ContractCheck
from .problems import raise_problem_async
from .retries import Retries
from .transport import AsyncRetryTransport


class AsyncClient(Chats, MessagesOfChats, Following, HealthChecks):
    """Talks to a server. It can be shared between tasks, and keeps connections until `aclose`.

    `token` is a string, or a function, async or not, that gives the token of
    the moment. `timeout` is in
    seconds, for connecting and for each wait for data. `transport` is where certificates
    and proxies are set: `httpx.AsyncHTTPTransport(verify=…, proxy=…)`.
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: AsyncToken | None = None,
        timeout: float = 30.0,
        retries: int = 2,
        max_retry_wait: float = 60.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ):
        self._http = httpx.AsyncClient(
            base_url=base_url,
            auth=None if token is None else TokenAuth(token),
            timeout=timeout,
            transport=AsyncRetryTransport(
                transport or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_connections=None)),
                Retries(count=retries, max_wait=max_retry_wait),
            ),
            event_hooks={"response": [ContractCheck().for_async, raise_problem_async]},
        )
        self.api = GeneratedClient(base_url=base_url).set_async_httpx_client(self._http)

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._http.aclose()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.aclose()
