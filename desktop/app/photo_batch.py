"""The photos that are being worked on: jobs in, events out, one last job when the last photo is through."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.app.events import BatchChanged, BatchFinished, Event, Noticed, PhotoProgress
from desktop.app.progress import Tally
from desktop.core.errors import AppError, Cancelled, ModelError, OutputBlocked
from desktop.core.types import PhotoId, Problem
from desktop.jobs import JobContext, JobEvent, JobId, JobRunner, JobState

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a batch does.

    stage: its name in events.  task: for one photo, in a worker.  ended: told of each photo, from the
    workers, with what went wrong, if anything did.  last: the closing job on the desk, also after a stop.
    began: told of each photo when its turn comes.  short: a sentence on what so many photos still need, told
    when nothing more can be written.  The two jobs may raise AppError.
    """

    stage: str
    task: Callable[[PhotoId, JobContext], None]
    ended: Callable[[PhotoId, Problem | None], None]
    last: Callable[[JobContext], None]
    began: Callable[[PhotoId], None] = lambda _: None
    short: Callable[[int], str] = lambda _: ""


class PhotoBatch:
    """One batch from its first photo to its last job; more photos may join while it runs.

    A full disk, or one that went away, pauses it instead of failing photo after photo; a missing model stops
    it.
    """

    def __init__(
        self,
        plan: BatchPlan,
        photos: JobRunner,
        desk: JobRunner,
        tell: Callable[[Event], None],
        closed: Callable[[], None],
    ) -> None:
        """closed: called once, before BatchFinished is told."""
        self._plan = plan
        self._photos = photos
        self._desk = desk
        self._tell = tell
        self._closed = closed
        self._lock = threading.RLock()
        self._tally = Tally()
        self._open = 0
        """Photos in work and walks that may bring more; the last job follows when it reaches nought."""
        self._stage = plan.stage
        self._stopped = False
        self._ending = False
        self._resumes = 0
        self._jobs: dict[PhotoId, JobId] = {}
        self._began: dict[PhotoId, int] = {}
        """How often the batch had been resumed when the photo's turn came."""
        photos.resume()  # an earlier batch may have been closed while it was paused
        self._quality = ""
        self._model = ""

    @property
    def stage(self) -> str:
        return self._plan.stage

    def hold(self) -> bool:
        """Something will add photos: do not end before release. False when it is already ending."""
        with self._lock:
            if self._ending:
                return False
            self._open += 1
            return True

    def release(self) -> None:
        with self._lock:
            self._open -= 1
        self._end_if_drained()

    def add(self, photos: Iterable[PhotoId]) -> None:
        """Queue photos. Only while held."""
        ids = list(photos)
        with self._lock:
            self._open += len(ids)
            self._tally.total += len(ids)
        for id in ids:
            self._submit(id)
        self.report()

    def skip(self, count: int) -> None:
        """Count photos that need no work."""
        with self._lock:
            self._tally.total += count
            self._tally.count(skipped=count)
        self.report()

    def engine_is(self, quality: str, model: str) -> None:
        """What cuts, for the events."""
        self._quality = quality
        self._model = model

    def pause(self) -> None:
        with self._lock:
            self._tally.pause()
        self._photos.pause()
        self.report()

    def resume(self) -> None:
        with self._lock:
            self._tally.resume()
            self._resumes += 1
        self._photos.resume()
        self.report()

    def stop(self) -> None:
        """End after the photos in work. What is done stays done."""
        with self._lock:
            self._stopped = True
            self._tally.resume()
        self.report()
        with self._lock:
            jobs = list(self._jobs.values())
        for job in jobs:  # not all of the pool's: another batch may run beside this one
            self._photos.cancel(job)
        self._photos.resume()

    def report(self) -> None:
        """Tell how far the batch is."""
        with self._lock:
            tally = self._tally
            event = BatchChanged(
                done=tally.done + tally.skipped,
                failed=tally.failed,
                total=tally.total,
                rate_per_s=tally.rate_per_s,
                remaining_s=tally.remaining_s,
                stage=self._stage,
                quality=self._quality,
                model=self._model,
                workers=self._photos.workers,
                paused=self._photos.is_paused,
                stopping=self._stopped,
            )
        self._tell(event)

    def _submit(self, id: PhotoId, *, urgent: bool = False) -> None:
        def task(context: JobContext) -> None:
            if self._stopped:  # it joined, or came back, after the stop
                raise Cancelled
            with self._lock:
                self._began[id] = self._resumes
            self._plan.began(id)
            self._plan.task(id, context)

        job = self._photos.submit(task, self._listen, key=id, urgent=urgent)
        with self._lock:
            self._jobs[id] = job  # one that has ended by now is cancelled in vain
            is_late = self._stopped
        if is_late:
            self._photos.cancel(job)

    def _listen(self, event: JobEvent) -> None:
        id = PhotoId(int(str(event.key)))
        if event.state is JobState.RUNNING:
            self._tell(PhotoProgress(id, event.fraction))
        if not event.state.is_terminal:
            return
        if isinstance(event.error, OutputBlocked) and self._waits_for_room(id, event.error):
            return
        if isinstance(event.error, ModelError) and not self._stopped:
            self._tell(Noticed(event.error.problem))
            self.stop()
        stopped = event.state is JobState.CANCELLED or isinstance(event.error, OutputBlocked | ModelError)
        problem = None if stopped or event.error is None else as_problem(event.error)
        try:
            self._plan.ended(id, problem)
        except AppError as error:  # the library could not take it
            self._tell(Noticed(error.problem))
        finally:  # the batch must end all the same
            with self._lock:
                if not stopped:
                    self._tally.count(done=problem is None, failed=problem is not None)
                self._open -= 1
            self.report()
            self._end_if_drained()

    def _waits_for_room(self, id: PhotoId, error: OutputBlocked) -> bool:
        """The photo waits again, before all others, and the batch pauses until the user made room.

        It does not pause for what ran out of room before the user last did. False after a stop: then nothing
        waits any more.
        """
        with self._lock:  # a stop comes before or after this, not in between
            if self._stopped:
                return False
            is_first = not self._photos.is_paused and self._began.get(id) == self._resumes
            if is_first:
                self.pause()
        if is_first:
            with self._lock:
                left = self._tally.total - self._tally.finished
            needed = self._plan.short(left)
            self._tell(
                Noticed(dataclasses.replace(error.problem, message=f"{error.message} {needed}".rstrip()))
            )
        self._submit(id, urgent=True)
        return True

    def _end_if_drained(self) -> None:
        with self._lock:
            if self._open > 0 or self._ending:
                return
            self._ending = True
            self._stage = "groups" if self._plan.stage == "cutouts" else self._plan.stage
        self.report()
        self._desk.submit(self._plan.last, self._listen_to_last)

    def _listen_to_last(self, event: JobEvent) -> None:
        if not event.state.is_terminal:
            return
        if event.error is not None:
            self._tell(Noticed(as_problem(event.error)))
        self._closed()
        tally = self._tally
        self._tell(
            BatchFinished(
                done=tally.done,
                failed=tally.failed,
                skipped=tally.skipped,
                seconds=tally.seconds,
                stage=self._plan.stage,
                stopped=self._stopped or event.state is JobState.CANCELLED,
            )
        )


def as_problem(error: Exception) -> Problem:
    """The error in the user's words; a bug is called one."""
    if isinstance(error, AppError):
        return error.problem
    return Problem(
        "bug",
        f"An error in the program: {type(error).__name__}.",
        "The log has the details; the other photos go on.",
    )
