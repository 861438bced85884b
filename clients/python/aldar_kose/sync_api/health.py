"""Whether the server is there."""

from __future__ import annotations

from ..api_client.api.health import get_health, get_readiness
from ..api_client.models import Health, Readiness
from ..values import expect
from .base import Operations


class HealthChecks(Operations):
    """The operations of the tag Health."""

    def get_health(self) -> Health:
        """Answers as long as the process is alive."""
        return expect(Health, get_health.sync(client=self.api))

    def get_readiness(self) -> Readiness:
        """Answers when the server can serve requests; raises `Unavailable` otherwise."""
        return expect(Readiness, get_readiness.sync(client=self.api))
