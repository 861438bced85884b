"""Whether the server speaks the contract that this package was generated from."""

from __future__ import annotations

import warnings

import httpx

from .api_client import CONTRACT_VERSION


class ContractWarning(UserWarning):
    """The server's contract has another major version: replies may not be what is expected."""


class ContractCheck:
    """Warns once for each client. A hook of httpx."""

    def __init__(self) -> None:
        self._warned = False

    def __call__(self, response: httpx.Response) -> None:
        version, _, _ = response.headers.get("X-Contract", "").partition(" ")
        if self._warned or not version or major(version) == major(CONTRACT_VERSION):
            return
        self._warned = True
        message = (
            f"The server speaks version {version} of the contract, this client {CONTRACT_VERSION}: "
            "use the release of aldar-kose that fits the server."
        )
        warnings.warn(message, ContractWarning, stacklevel=2)

    async def for_async(self, response: httpx.Response) -> None:
        self(response)


def major(version: str) -> tuple[str, ...]:
    """What must not change without breaking a client: before 1.0.0 that is the minor version."""
    first, second, *_ = [*version.split("."), ""]
    return (first, second) if first == "0" else (first,)
