"""What the tests share: servers, a proxy, clients."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from aldar_kose import AsyncClient, Client

from .proxy import Proxy
from .server import Server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests that leave the chats of others alone."""
    server = Server(tmp_path_factory.mktemp("server") / "app.db").start()
    yield server
    server.stop()


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts a server of one's own, with settings."""
    started: list[Server] = []

    def start(**settings: str) -> Server:
        started.append(Server(tmp_path / f"{len(started)}.db", **settings).start())
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def proxy(server: Server) -> Iterator[Proxy]:
    """Before the server of all tests."""
    proxy = Proxy(server.url)
    yield proxy
    proxy.close()


@pytest.fixture
def client(server: Server) -> Iterator[Client]:
    with Client(server.url) as client:
        yield client


@pytest.fixture
async def async_client(server: Server) -> AsyncIterator[AsyncClient]:
    async with AsyncClient(server.url) as client:
        yield client
