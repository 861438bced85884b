"""The client for programs that wait."""

from __future__ import annotations

from typing import Any

import httpx

from .api_client import Client as GeneratedClient
from .auth import Token, TokenAuth
from .contract import ContractCheck
from .problems import raise_problem
from .retries import Retries
from .sync_api.chats import Chats
from .sync_api.following import Following
from .sync_api.health import HealthChecks
from .sync_api.messages import MessagesOfChats
from .transport import RetryTransport


class Client(Chats, MessagesOfChats, Following, HealthChecks):
    """Talks to a server. It can be shared between threads, and keeps connections until `close`.

    `token` is a string, or a function that gives the token of the moment. `timeout` is in
    seconds, for connecting and for each wait for data. `transport` is where certificates
    and proxies are set: `httpx.HTTPTransport(verify=…, proxy=…)`.
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: Token | None = None,
        timeout: float = 30.0,
        retries: int = 2,
        max_retry_wait: float = 60.0,
        transport: httpx.BaseTransport | None = None,
    ):
        self._http = httpx.Client(
            base_url=base_url,
            auth=None if token is None else TokenAuth(token),
            timeout=timeout,
            transport=RetryTransport(
                transport or httpx.HTTPTransport(limits=httpx.Limits(max_connections=None)),
                Retries(count=retries, max_wait=max_retry_wait),
            ),
            event_hooks={"response": [ContractCheck(), raise_problem]},
        )
        self.api = GeneratedClient(base_url=base_url).set_httpx_client(self._http)

    def close(self) -> None:
        """Closes all connections."""
        self._http.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()
