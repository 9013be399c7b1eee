"""Rate and time left of a download."""

from __future__ import annotations

import collections
import time
from collections.abc import Callable

_WINDOW_S = 10.0
"""The rate is taken over so much of the near past: recent enough to follow, long enough not to flicker."""
_HONEST_AFTER_S = 1.0


class Transfer:
    """How far one download is. Not thread-safe."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: collections.deque[tuple[float, int]] = collections.deque()
        self.done_bytes = 0
        self.total_bytes: int | None = None

    def note(self, done_bytes: int, total_bytes: int | None) -> None:
        """So much is here now. What was here before the download began does not count as fast."""
        if done_bytes < self.done_bytes:
            self._seen.clear()  # from the start again
        self.done_bytes = done_bytes
        self.total_bytes = total_bytes or self.total_bytes
        now_s = self._clock()
        self._seen.append((now_s, done_bytes))
        while now_s - self._seen[0][0] > _WINDOW_S:
            self._seen.popleft()

    @property
    def bytes_per_s(self) -> float | None:
        """Over the last seconds, or None while that would be a guess."""
        if not self._seen:
            return None
        began_s, began_bytes = self._seen[0]
        ended_s, ended_bytes = self._seen[-1]
        if ended_s - began_s < _HONEST_AFTER_S:
            return None
        return (ended_bytes - began_bytes) / (ended_s - began_s)

    @property
    def remaining_s(self) -> float | None:
        """Seconds to the end at the present rate, or None while that would be a guess."""
        rate = self.bytes_per_s
        if not rate or self.total_bytes is None:
            return None
        return (self.total_bytes - self.done_bytes) / rate
