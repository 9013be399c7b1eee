"""Count, rate and time left of a batch."""

from __future__ import annotations

import collections
import time
from collections.abc import Callable

_WINDOW = 40
"""The rate is taken over this many last photos: recent enough to follow, long enough not to flicker."""
_HONEST_AFTER_S = 3.0
_HONEST_AFTER_PHOTOS = 3


class Tally:
    """What became of the photos of a batch. Not thread-safe: whoever owns it locks."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started_s = clock()
        self._ended_s: collections.deque[float] = collections.deque(maxlen=_WINDOW)
        self._paused_at_s: float | None = None
        self.total = 0
        self.done = 0
        self.failed = 0
        self.skipped = 0

    @property
    def finished(self) -> int:
        """Photos that need nothing more in this batch."""
        return self.done + self.failed + self.skipped

    @property
    def seconds(self) -> float:
        """Since the start, pauses left out."""
        return (self._paused_at_s or self._clock()) - self._started_s

    def count(self, *, done: int = 0, failed: int = 0, skipped: int = 0) -> None:
        """Photos came to an end. Skipped ones cost no time, so the rate leaves them out."""
        self.done += done
        self.failed += failed
        self.skipped += skipped
        for _ in range(done + failed):
            self._ended_s.append(self._clock())

    def pause(self) -> None:
        if self._paused_at_s is None:
            self._paused_at_s = self._clock()

    def resume(self) -> None:
        """Time goes on; the pause counts neither as elapsed nor against the rate."""
        if self._paused_at_s is not None:
            pause_s = self._clock() - self._paused_at_s
            self._started_s += pause_s
            self._ended_s = collections.deque((at + pause_s for at in self._ended_s), maxlen=_WINDOW)
            self._paused_at_s = None

    @property
    def rate_per_s(self) -> float | None:
        """Photos a second, or None while that would be a guess."""
        worked = self.done + self.failed
        if worked < _HONEST_AFTER_PHOTOS or self.seconds < _HONEST_AFTER_S:
            return None
        if worked <= _WINDOW:
            return worked / self.seconds
        span_s = (self._paused_at_s or self._clock()) - self._ended_s[0]
        return (len(self._ended_s) - 1) / span_s if span_s > 0 else None

    @property
    def remaining_s(self) -> float | None:
        """Seconds to the end at the present rate, or None while that would be a guess."""
        rate = self.rate_per_s
        return None if rate is None else (self.total - self.finished) / rate
