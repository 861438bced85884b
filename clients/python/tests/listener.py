"""Follows in a thread, so that the test can act meanwhile."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import Generic, TypeVar

Event = TypeVar("Event")

PATIENCE = 120.0
"""Seconds after which what was to come hangs."""


class Listener(Generic[Event]):
    """Everything that a stream gives, in its order, and then how it ended."""

    def __init__(self, stream: Iterator[Event]):
        self._events: queue.Queue[Event | Exception | None] = queue.Queue()
        threading.Thread(target=self._listen, args=(stream,), daemon=True).start()

    def next(self) -> Event:
        """Waits for the next event; raises what the stream raised."""
        event = self._events.get(timeout=PATIENCE)
        assert event is not None, "The stream has ended."
        if isinstance(event, Exception):
            raise event
        return event

    def until(self, *names: str) -> list[Event]:
        """The events up to one of these names."""
        events = [self.next()]
        while getattr(events[-1], "event") not in names:  # noqa: B009
            events.append(self.next())
        return events

    def has_ended(self) -> bool:
        return self._events.get(timeout=PATIENCE) is None

    def _listen(self, stream: Iterator[Event]) -> None:
        try:
            for event in stream:
                self._events.put(event)
        except Exception as error:
            self._events.put(error)
        else:
            self._events.put(None)
