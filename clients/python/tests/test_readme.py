"""The examples of the README, run in their order against a real server."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from aldar_kose import Client

from .server import ROOT, Server

README = (ROOT / "clients" / "python" / "README.md").read_text()
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
ADDRESS = "http://127.0.0.1:8000"


class Enough(Exception):
    """Ends an example that has no end."""


def test_each_is_short() -> None:
    assert BLOCKS
    for block in BLOCKS:
        assert len([line for line in block.splitlines() if line]) <= 10, block


def test_they_work(start_server: Callable[..., Server], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAT_TOKEN", "any, as authentication is off")
    url = start_server().url
    printed: list[tuple[Any, ...]] = []
    names: dict[str, Any] = {}

    with Client(url) as other:

        def tell(*values: Any, **_: Any) -> None:
            printed.append(values)
            if values[0] == "following from revision":
                other.delete_chat(names["chat"].id)
            if values[-1] == "chats":
                raise Enough

        names["print"] = tell
        clients = []
        for block in BLOCKS:
            try:
                exec(compile(block.replace(ADDRESS, url), "README.md", "exec"), names)
            except Enough:
                names["chat"] = other.create_chat()  # what goes on below needs one again
            clients += [names["client"], names.get("patient", other)]
        for client in clients:
            client.close()

    texts = [" ".join(str(value) for value in values) for values in printed]
    assert "The magic coat 2" in texts
    assert "assistant He sold the wind." in texts
    assert "0 chats" in texts
    assert "ok" in texts
    assert "304" in texts
