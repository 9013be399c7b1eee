"""How long each stage of one photo took."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from desktop.core.types import Checkpoint


class Stopwatch:
    """Wall time by stage, in milliseconds; a stage that comes twice adds up."""

    def __init__(self) -> None:
        self.milliseconds: dict[str, float] = {}

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is inside; what raises is not counted."""
        started_s = time.perf_counter()
        yield
        self.milliseconds[name] = self.milliseconds.get(name, 0.0) + (time.perf_counter() - started_s) * 1000


def part_of(checkpoint: Checkpoint, start: float, end: float) -> Checkpoint:
    """A checkpoint whose 0..1 is the part start..end of another's."""

    def inner(fraction: float) -> None:
        checkpoint(start + (end - start) * fraction)

    return inner
