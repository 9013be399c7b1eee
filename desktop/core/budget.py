"""Bounds what is in memory at once: photos in work share a budget of pixels."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from desktop.core.types import Checkpoint


class PixelBudget:
    """Lets photos pass while they fit together; one that is larger than the whole budget goes alone."""

    def __init__(self, pixels: int) -> None:
        self._limit = pixels
        self._used = 0
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def take(self, pixels: int, checkpoint: Checkpoint) -> Iterator[None]:
        """Wait for room and hold it. checkpoint is asked while waiting, so that a stop is heard."""
        with self._changed:
            while not self._changed.wait_for(lambda: self._fits(pixels), timeout=0.2):
                checkpoint(0.0)
            self._used += pixels
        try:
            yield
        finally:
            with self._changed:
                self._used -= pixels
                self._changed.notify_all()

    def _fits(self, pixels: int) -> bool:
        return self._used == 0 or self._used + pixels <= self._limit
