"""Between the arguments of people and those of the generated code."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from .api_client.types import UNSET, Unset

T = TypeVar("T")

Id = UUID | str
"""The id of a chat or a message."""


def as_uuid(value: Id) -> UUID:
    """Raises ValueError for what is no UUID."""
    return value if isinstance(value, UUID) else UUID(value)


def or_unset(value: T | None) -> T | Unset:
    """None is what is left out."""
    return UNSET if value is None else value


def entity_tag(revision: int | None) -> str | Unset:
    """A revision as `If-Match` takes it."""
    return UNSET if revision is None else f'"{revision}"'


def expect(kind: type[T], value: object) -> T:
    """The generated code knows several replies; problems have been raised before."""
    if not isinstance(value, kind):
        raise TypeError(f"The server did not answer with a {kind.__name__}.")
    return value
