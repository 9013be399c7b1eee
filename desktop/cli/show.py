"""What a command prints: a progress line that redraws itself, and plain lines for what stays."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Protocol

from desktop.core.types import Problem


class Counts(Protocol):
    """What the progress line tells of a batch."""

    @property
    def finished(self) -> int: ...

    @property
    def rate_per_s(self) -> float | None: ...

    @property
    def remaining_s(self) -> float | None: ...

    failed: int
    total: int


class Screen:
    """Progress on standard error, redrawn on a terminal, a line every few seconds elsewhere."""

    _QUIET_EVERY_S = 5.0

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._redraws = sys.stderr.isatty()
        self._drawn = ""
        self._last_s = clock()

    def progress(self, verb: str, counts: Counts) -> None:
        """One line: count, rate, time left."""
        self.line(progress_line(verb, counts))

    def line(self, text: str) -> None:
        """Replace the progress line."""
        if text == self._drawn:
            return
        if self._redraws:
            self._drawn = text
            print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
        elif self._clock() - self._last_s >= self._QUIET_EVERY_S:
            self._drawn = text
            self._last_s = self._clock()
            print(text, file=sys.stderr, flush=True)

    def say(self, text: str) -> None:
        """A line that stays, on standard error; the progress line is drawn again below it."""
        self.clear()
        print(printable(text), file=sys.stderr, flush=True)

    def problem(self, problem: Problem) -> None:
        self.say(str(problem))

    def clear(self) -> None:
        """Take the progress line away."""
        if self._redraws and self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        self._drawn = ""


def printable(text: str) -> str:
    """The text on one line: what a terminal would obey or break at is written out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text
    )


def progress_line(verb: str, counts: Counts) -> str:
    """«Cutting out: 412 of 1,240 photos · 2.4 photos/s · about 6 min left · 2 failed»."""
    parts = [f"{verb}: {counts.finished:,} of {counts.total:,} photos"]
    if counts.rate_per_s is not None:
        parts.append(f"{counts.rate_per_s:.1f} photos/s")
    if counts.remaining_s is not None and counts.finished < counts.total:
        parts.append(time_left(counts.remaining_s))
    if counts.failed:
        parts.append(f"{counts.failed:,} failed")
    return " · ".join(parts)


def time_left(seconds: float) -> str:
    """Rounded so that it does not flicker: under a minute, minutes, then quarters of an hour."""
    if seconds < 60:
        return "less than a minute left"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"about {minutes} min left"
    quarters = round(seconds / 900)
    hours, rest = divmod(quarters, 4)
    return f"about {hours} h {rest * 15} min left" if rest else f"about {hours} h left"


def count_of(photos: int) -> str:
    """«1 photo», «2 photos»."""
    return "1 photo" if photos == 1 else f"{photos:,} photos"
