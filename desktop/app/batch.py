"""Run one task for each of many items and wait for the end: what a command does, without a window."""

from __future__ import annotations

import contextlib
import functools
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.app.progress import Tally
from desktop.core.errors import OutputBlocked
from desktop.jobs import JobContext, JobEvent, JobRunner, JobState

Item = TypeVar("Item")

_WATCH_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item]):
    """How the task of one item ended. error is what it raised, None when it was done or never begun."""

    item: Item
    state: JobState
    result: object = None
    error: Exception | None = None

    @property
    def is_left(self) -> bool:
        """Whether it is still to be done, through no fault of its own."""
        return self.state is JobState.CANCELLED or isinstance(self.error, OutputBlocked)


@dataclass(frozen=True, slots=True)
class BatchResult(Generic[Item]):
    """outcomes: one an item, in the items' order.  interrupted: the user stopped it.

    blocked: what ended it early, because nothing more could be written.
    """

    outcomes: tuple[Outcome[Item], ...]
    tally: Tally
    interrupted: bool
    blocked: OutputBlocked | None


@contextlib.contextmanager
def _noted_signals() -> Iterator[threading.Event]:
    """Ctrl-C and a polite end are noted, not raised: raised inside a submit they could lose a job."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked
        return
    held = [one for one in (signal.SIGINT, signal.SIGTERM) if signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, lambda *_: asked.set()) for one in held}
    try:
        yield asked
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def run_batch(
    items: Sequence[Item],
    task: Callable[[Item, JobContext], object],
    *,
    workers: int,
    watch: Callable[[Tally], None],
) -> BatchResult[Item]:
    """Run the task for every item on `workers` threads.

    watch is called in the caller's thread, ten times a second. Ctrl-C (KeyboardInterrupt in the caller's
    thread) cancels what has not begun, lets what is in work reach its next checkpoint, and comes back with
    what was done.
    """
    ends: dict[int, JobEvent] = {}
    lock = threading.Lock()
    tally = Tally()
    tally.total = len(items)
    blocks: list[OutputBlocked] = []
    runner = JobRunner(workers, "photo")

    def listen(event: JobEvent) -> None:
        if not event.state.is_terminal:
            return
        with lock:
            ends[int(str(event.key))] = event
            if event.state is JobState.DONE:
                tally.count(done=1)
            elif event.state is JobState.FAILED:
                tally.count(failed=1)
            else:
                tally.count(skipped=1)
            is_first = isinstance(event.error, OutputBlocked) and not blocks
            if isinstance(event.error, OutputBlocked):
                blocks.append(event.error)
        if is_first:
            runner.cancel_all()

    interrupted = False
    with _noted_signals() as asked_to_stop:
        try:
            for number, item in enumerate(items):
                if asked_to_stop.is_set():
                    break
                runner.submit(functools.partial(task, item), listen, key=number)
            while not asked_to_stop.is_set() and not runner.wait_until_idle(_WATCH_EVERY_S):
                watch(tally)
        except KeyboardInterrupt:
            interrupted = True
        interrupted = interrupted or asked_to_stop.is_set()
        runner.close()
    watch(tally)
    outcomes = tuple(
        Outcome(item, ends[number].state, ends[number].result, ends[number].error)
        if number in ends
        else Outcome(item, JobState.CANCELLED)
        for number, item in enumerate(items)
    )
    return BatchResult(outcomes, tally, interrupted, blocks[0] if blocks else None)
