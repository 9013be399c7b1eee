from __future__ import annotations

import threading
from collections import Counter

from desktop.app.events import BatchChanged, BatchFinished, Noticed
from desktop.app.photo_batch import BatchPlan, PhotoBatch
from desktop.core.errors import DiskFull
from desktop.core.types import PhotoId, Problem
from desktop.jobs import JobContext, JobRunner
from tests.app.watching import LIMIT_S, Watcher


def test_disk_that_was_full_before_the_resume_does_not_pause_again() -> None:
    # Two photos run out of room; the second notices only after the user has made room and resumed.
    turns: Counter[int] = Counter()
    is_late = threading.Event()
    is_started = threading.Event()

    def task(photo: PhotoId, context: JobContext) -> None:
        del context
        turns[photo] += 1
        if turns[photo] > 1:
            return
        if photo == 2:
            is_started.set()
            assert is_late.wait(LIMIT_S)
        else:
            assert is_started.wait(LIMIT_S)
        raise DiskFull("The disk is full.", "Make room.")

    def ended(photo: PhotoId, problem: Problem | None) -> None:
        assert (photo, problem) in ((1, None), (2, None))

    watcher = Watcher()
    photos, desk = JobRunner(2, "photo"), JobRunner(1, "desk")
    plan = BatchPlan("cutouts", task, ended, lambda _: None)
    batch = PhotoBatch(plan, photos, desk, watcher, lambda: None)
    batch.hold()
    batch.add([PhotoId(1), PhotoId(2)])
    batch.release()

    watcher.wait_for(BatchChanged, lambda event: event.paused)
    batch.resume()
    is_late.set()
    finished = watcher.wait_for(BatchFinished)

    assert (finished.done, finished.failed) == (2, 0)
    assert turns == {1: 2, 2: 2}
    assert len(watcher.of(Noticed)) == 1
    assert photos.close(LIMIT_S)
    assert desk.close(LIMIT_S)


def test_stop_of_a_batch_leaves_the_one_beside_it_alone() -> None:
    goes_on, is_started = threading.Event(), threading.Event()

    def task(photo: PhotoId, context: JobContext) -> None:
        context.checkpoint(0.1)
        if photo == 1:
            is_started.set()
            assert goes_on.wait(LIMIT_S)

    ends: dict[str, list[PhotoId]] = {"stopped": [], "other": []}
    watchers = {name: Watcher() for name in ends}
    photos, desk = JobRunner(1, "photo"), JobRunner(1, "desk")
    batches = {}
    for name, ids in (("stopped", (1, 2)), ("other", (3, 4))):

        def ended(photo: PhotoId, _: Problem | None, name: str = name) -> None:
            ends[name].append(photo)

        plan = BatchPlan("cutouts", task, ended, lambda _: None)
        batches[name] = PhotoBatch(plan, photos, desk, watchers[name], lambda: None)
        batches[name].hold()
        batches[name].add([PhotoId(id) for id in ids])
        batches[name].release()
    assert is_started.wait(LIMIT_S)

    batches["stopped"].stop()
    goes_on.set()

    stopped = watchers["stopped"].wait_for(BatchFinished)
    other = watchers["other"].wait_for(BatchFinished)
    assert stopped.stopped
    assert (other.done, other.stopped) == (2, False)
    assert ends["other"] == [3, 4]
    assert photos.close(LIMIT_S)
    assert desk.close(LIMIT_S)
