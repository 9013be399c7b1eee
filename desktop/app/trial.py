"""Another grouping that is tried while a slider moves: always the latest wish, from signals that are kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.app.photo_batch import as_problem
from desktop.core.changes import Changes
from desktop.core.grouping import GroupingSettings
from desktop.core.live_grouping import LiveGrouping
from desktop.core.similarity import SignalWeights
from desktop.core.types import Checkpoint, Group, Problem
from desktop.jobs import JobContext, JobEvent, JobRunner

BINS = 60
"""Of the histogram of pair scores."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a grouping would change.

    histogram: how many linked pairs have which similarity, in BINS from 0 to 1.  took_ms: to find out.
    problem: why it could not be found out.
    """

    settings: GroupingSettings
    changes: Changes = field(default_factory=Changes)
    histogram: tuple[int, ...] = ()
    took_ms: float = 0.0
    problem: Problem | None = None


class Trial:
    """Nothing is changed by it. Any thread may call; answers come from a worker thread."""

    def __init__(
        self,
        open_live: Callable[[Checkpoint], LiveGrouping | None],
        groups: Sequence[Group],
        desk: JobRunner,
        tell: Callable[[Tried], None],
    ) -> None:
        """open_live: gives the shoot's pairs, which may take long the first time.  groups: as they are."""
        self._open_live = open_live
        self._groups = tuple(groups)
        self._desk = desk
        self._tell = tell
        self._lock = threading.Lock()
        self._wanted: GroupingSettings | None = None
        self._is_running = False
        self._is_closed = False
        self._live: LiveGrouping | None = None
        self._histogram: tuple[SignalWeights, tuple[int, ...]] | None = None

    def ask(self, settings: GroupingSettings) -> None:
        """Find out what these settings would change; returns at once. An earlier wish is dropped."""
        with self._lock:
            self._wanted = settings
            must_start = not self._is_running and not self._is_closed
            self._is_running = self._is_running or must_start
        if must_start:
            self._desk.submit(self._work, self._listen)

    def close(self) -> None:
        """Answer nothing more."""
        with self._lock:
            self._is_closed = True
            self._wanted = None

    def _work(self, context: JobContext) -> None:
        if self._live is None:
            self._live = self._open_live(context.checkpoint)
        while (settings := self._next()) is not None:
            if self._live is None:
                self._answer(Tried(settings))
                continue
            started_s = time.perf_counter()
            changes = self._live.changes(self._groups, settings)
            histogram = self._bars(self._live, settings.weights)
            took_ms = (time.perf_counter() - started_s) * 1000
            self._answer(Tried(settings, changes, histogram, took_ms))

    def _next(self) -> GroupingSettings | None:
        with self._lock:
            settings, self._wanted = self._wanted, None
            self._is_running = settings is not None
            return settings

    def _bars(self, live: LiveGrouping, weights: SignalWeights) -> tuple[int, ...]:
        if self._histogram is None or self._histogram[0] != weights:
            self._histogram = weights, tuple(live.histogram(weights, BINS).tolist())
        return self._histogram[1]

    def _answer(self, tried: Tried) -> None:
        with self._lock:
            if self._is_closed:
                return
        self._tell(tried)

    def _listen(self, event: JobEvent) -> None:
        if not event.state.is_terminal:
            return
        with self._lock:
            self._is_running = False
        if event.error is not None:
            self._answer(Tried(GroupingSettings(), problem=as_problem(event.error)))
