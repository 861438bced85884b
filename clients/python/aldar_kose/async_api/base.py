"""What all operations share."""

from __future__ import annotations

from ..api_client import Client as GeneratedClient


class Operations:
    """Has the generated client, which any generated operation can be called with."""

    api: GeneratedClient
