from __future__ import annotations

import threading

from desktop.app.batch import run_batch
from desktop.app.progress import Tally
from desktop.core.errors import DiskFull, UnreadablePhoto
from desktop.jobs import JobContext, JobState


def quiet(tally: Tally) -> None:
    del tally


def test_outcomes_come_in_the_order_of_the_items() -> None:
    first_may_end = threading.Event()

    def task(item: str, context: JobContext) -> str:
        if item == "slow":
            assert first_may_end.wait(10)
        else:
            first_may_end.set()
        return item.upper()

    result = run_batch(["slow", "quick"], task, workers=2, watch=quiet)

    assert [outcome.result for outcome in result.outcomes] == ["SLOW", "QUICK"]
    assert (result.tally.done, result.tally.failed, result.interrupted) == (2, 0, False)


def test_photo_that_fails_does_not_stop_the_others() -> None:
    def task(item: int, context: JobContext) -> int:
        if item == 1:
            raise UnreadablePhoto("1.jpg is empty.", "Copy it again.")
        return item

    result = run_batch([0, 1, 2], task, workers=1, watch=quiet)

    assert [outcome.state for outcome in result.outcomes] == [JobState.DONE, JobState.FAILED, JobState.DONE]
    assert str(result.outcomes[1].error) == "1.jpg is empty. Copy it again."


def test_full_disk_ends_the_batch_instead_of_failing_everything() -> None:
    def task(item: int, context: JobContext) -> None:
        if item == 3:
            raise DiskFull("The disk is full.", "Make room.")

    result = run_batch(list(range(50)), task, workers=1, watch=quiet)

    states = [outcome.state for outcome in result.outcomes]
    assert states[:4] == [JobState.DONE] * 3 + [JobState.FAILED]
    assert set(states[4:]) == {JobState.CANCELLED}
    assert str(result.blocked) == "The disk is full. Make room."


def test_interruption_keeps_what_is_done_and_begins_nothing_more() -> None:
    begun: list[int] = []

    def task(item: int, context: JobContext) -> int:
        begun.append(item)
        context.checkpoint(0.5)
        return item

    def interrupt_after_two(tally: Tally) -> None:
        if not stopped and tally.done >= 2:
            stopped.append(True)
            raise KeyboardInterrupt

    stopped: list[bool] = []
    result = run_batch(list(range(100_000)), task, workers=1, watch=interrupt_after_two)

    assert result.interrupted
    done = [outcome.item for outcome in result.outcomes if outcome.state is JobState.DONE]
    assert len(done) >= 2
    assert len(begun) < 100_000
    assert done == list(range(len(done)))
