"""What the client covers of the contract, and what it says when the server's is another one."""

from __future__ import annotations

import inspect
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from aldar_kose import CONTRACT_VERSION, AsyncClient, Client, ContractWarning
from aldar_kose.contract import major
from aldar_kose.problems import BY_TYPE

from .proxy import Proxy
from .server import ROOT

CONTRACT: dict[str, Any] = YAML(typ="safe").load(Path(ROOT / "openapi.yaml"))
STREAMS = {"stream_chat_events": "follow", "stream_events": "follow_chats"}


def operations() -> list[tuple[str, dict[str, Any]]]:
    """Method and operation."""
    return [
        (method, operation)
        for path in CONTRACT["paths"].values()
        for method, operation in path.items()
        if method != "parameters"
    ]


def methods(client: type) -> dict[str, list[str]]:
    """The names of the methods, with those of their parameters."""
    return {
        name: list(inspect.signature(member).parameters)
        for name, member in inspect.getmembers(client, inspect.isfunction)
        if not name.startswith("_")
    }


def test_every_operation_has_a_method() -> None:
    snake = [
        re.sub("[A-Z]", lambda c: f"_{c[0].lower()}", op["operationId"]) for _, op in operations()
    ]
    assert {STREAMS.get(name, name) for name in snake} <= methods(Client).keys()


def test_both_clients_are_the_same() -> None:
    sync, other = methods(Client), methods(AsyncClient)
    assert sync.pop("close") == other.pop("aclose")
    assert sync == other


def test_every_post_takes_an_idempotency_key() -> None:
    for method, operation in operations():
        if method == "post":
            assert {"$ref": "#/components/parameters/IdempotencyKey"} in operation["parameters"]


def test_every_problem_has_an_exception() -> None:
    assert {f"/problems/{name}" for name in CONTRACT["x-problems"]} == BY_TYPE.keys()
    assert len(set(BY_TYPE.values())) == len(BY_TYPE)


def test_the_version_is_that_of_the_contract() -> None:
    assert CONTRACT["info"]["version"] == CONTRACT_VERSION


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0.1.0", "0.1.9", True),
        ("0.1.0", "0.2.0", False),
        ("0.1.0", "1.1.0", False),
        ("1.0.0", "1.7.0", True),
        ("1.0.0", "2.0.0", False),
    ],
)
def test_major_versions(one: str, other: str, same: bool) -> None:
    assert (major(one) == major(other)) is same


def test_no_warning_where_the_contract_is_the_same(client: Client) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client.get_health()


def test_one_warning_where_it_is_another(proxy: Proxy) -> None:
    proxy.replace = (f"X-Contract: {CONTRACT_VERSION}".encode(), b"X-Contract: 9.9.9")
    with Client(proxy.url) as client:
        with pytest.warns(ContractWarning, match=r"9\.9\.9"):
            client.get_health()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            client.get_health()


@pytest.mark.anyio
async def test_async(proxy: Proxy) -> None:
    proxy.replace = (f"X-Contract: {CONTRACT_VERSION}".encode(), b"X-Contract: 9.9.9")
    async with AsyncClient(proxy.url) as client:
        with pytest.warns(ContractWarning):
            await client.get_health()
