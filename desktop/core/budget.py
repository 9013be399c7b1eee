"""Bounds what is in memory at once: photos in work share a budget of pixels."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator

from desktop.core.errors import PhotoTooLarge
from desktop.core.types import Checkpoint


class PixelBudget:
    """Lets photos pass while they fit together; one that is larger than the whole budget goes alone.

    most_pixels: what does not even go alone, because there is not so much memory; 0 = anything does.
    """

    def __init__(self, pixels: int, most_pixels: int = 0) -> None:
        self._limit = pixels
        self._most = max(most_pixels, pixels) if most_pixels else 0
        self._used = 0
        self._changed = threading.Condition()

    @contextlib.contextmanager
    def take(self, pixels: int, checkpoint: Checkpoint, name: str = "") -> Iterator[None]:
        """Wait for room and hold it. checkpoint is asked while waiting, so that a stop is heard.

        name: of the photo. Raises PhotoTooLarge when it would not fit into the memory even alone.
        """
        if self._most and pixels > self._most:
            raise PhotoTooLarge(
                f"{name} has {pixels / 1e6:,.0f} million pixels; with the memory that is free here the limit"
                f" is {self._most / 1e6:,.0f} million.",
                "Close other programs and try it again, or save the photo smaller.",
            )
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
