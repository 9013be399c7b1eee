"""Run tasks on a bounded pool of threads: progress, pause, cancel, one terminal event a job. No Qt here.

A task is a function of a JobContext. It reports through `context.checkpoint`, which is also where it is
paused and where it is stopped: the call raises Cancelled, so that no task carries cancel logic of its own.
"""

from __future__ import annotations

import collections
import itertools
import logging
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from desktop.core.errors import AppError, Cancelled
from desktop.core.stopping import StopFlag

log = logging.getLogger(__name__)

JobId = NewType("JobId", int)

_BACKGROUND_NICENESS = 10
"""With both cores full the window is silent for 60 ms at most; beside threads of its own rank for 150 ms."""


class JobState(StrEnum):
    """A job is queued, then running, then in exactly one of the other three."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_terminal(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class JobEvent:
    """One change of one job. Immutable, so it may cross threads.

    key: what the submitter called the job.  fraction: 0..1.  result: what the task returned.
    error: what it raised, when state is FAILED; an AppError is for the user, anything else is a bug.
    """

    job: JobId
    key: object
    state: JobState
    fraction: float = 0.0
    result: object = None
    error: Exception | None = None


Listener = Callable[[JobEvent], None]


class JobContext:
    """What a running task sees of its job."""

    def __init__(self, job: _Job, runner: JobRunner) -> None:
        self._job = job
        self._runner = runner

    @property
    def is_cancelled(self) -> bool:
        return self._job.cancelled.is_set()

    def checkpoint(self, fraction: float) -> None:
        """Report the fraction done, wait while paused, and raise Cancelled if a stop was asked for."""
        self._runner._wait_while_paused(self._job)
        if self._job.cancelled.is_set():
            raise Cancelled
        self._runner._tell(self._job, JobState.RUNNING, fraction=fraction)


Task = Callable[[JobContext], object]


class _Job:
    """A task with its listener and its cancel flag."""

    __slots__ = ("cancelled", "id", "key", "listener", "task")

    def __init__(self, id: JobId, key: object, task: Task, listener: Listener) -> None:
        self.id = id
        self.key = key
        self.task = task
        self.listener = listener
        self.cancelled = StopFlag()


class JobRunner:
    """A pool of `workers` threads that take jobs in the order of submission, urgent ones first.

    Listeners are called from the worker threads (queued and early-cancel events from the caller's), one
    event of a job at a time and in order. A listener must return at once and must not raise.
    """

    def __init__(self, workers: int, name: str = "job", *, is_background: bool = False) -> None:
        """is_background: these threads give way to the others, where the system can do that for a thread."""
        if workers < 1:
            raise ValueError(f"workers must be at least 1, not {workers}")
        self._ids = itertools.count(1)
        self._changed = threading.Condition()
        self._queue: collections.deque[_Job] = collections.deque()
        self._live: dict[JobId, _Job] = {}
        self._paused = False
        self._closed = False
        self._is_background = is_background
        self._names = (f"{name}-{number}" for number in itertools.count(1))
        self._wanted = 0
        self._threads: list[threading.Thread] = []
        self.resize(workers)

    @property
    def workers(self) -> int:
        return self._wanted

    def resize(self, workers: int) -> None:
        """Have more or fewer threads; those that are too many end after the job in their hands."""
        if workers < 1:
            raise ValueError(f"workers must be at least 1, not {workers}")
        with self._changed:
            if self._closed:
                return
            self._wanted = workers
            new = [
                threading.Thread(target=self._work, name=next(self._names), daemon=True)
                for _ in range(workers - len(self._threads))
            ]
            self._threads += new
            self._changed.notify_all()
        for thread in new:
            thread.start()

    @property
    def is_idle(self) -> bool:
        """True when no job is queued or running."""
        with self._changed:
            return not self._live

    @property
    def is_paused(self) -> bool:
        with self._changed:
            return self._paused

    def submit(self, task: Task, listener: Listener, *, key: object = None, urgent: bool = False) -> JobId:
        """Queue a task; an urgent one goes before all that wait. Raises RuntimeError once closed."""
        job = _Job(JobId(next(self._ids)), key, task, listener)
        with self._changed:
            if self._closed:
                raise RuntimeError("the job runner is closed")
            self._live[job.id] = job
        self._tell(job, JobState.QUEUED)
        with self._changed:
            if not job.cancelled.is_set():  # close() may have come between
                if urgent:
                    self._queue.appendleft(job)
                else:
                    self._queue.append(job)
                self._changed.notify_all()  # a single one may wake a thread that waits for the end
                return job.id
        self._finish(job, JobState.CANCELLED)
        return job.id

    def cancel(self, id: JobId) -> None:
        """Ask a job to stop: a queued one ends now, a running one at its next checkpoint."""
        with self._changed:
            job = self._live.get(id)
            if job is None:
                return
            job.cancelled.set()
            waiting = job in self._queue
            if waiting:
                self._queue.remove(job)
            self._changed.notify_all()
        if waiting:
            self._finish(job, JobState.CANCELLED)

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        with self._changed:
            waiting = list(self._queue)
            self._queue.clear()
            for job in self._live.values():
                job.cancelled.set()
            self._changed.notify_all()
        for job in waiting:
            self._finish(job, JobState.CANCELLED)

    def pause(self) -> None:
        """Start nothing more, and hold running jobs at their next checkpoint."""
        with self._changed:
            self._paused = True

    def resume(self) -> None:
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def wait_until_idle(self, timeout_s: float | None = None) -> bool:
        """Wait for the last terminal event; False when the time ran out first."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._live, timeout_s)

    def close(self, timeout_s: float | None = None) -> bool:
        """Cancel everything and wait for the jobs in work to reach a checkpoint; never for the queue.

        Returns False when a job was still running after timeout_s; its thread dies with the process.
        """
        with self._changed:
            self._closed = True
        self.cancel_all()
        idle = self.wait_until_idle(timeout_s)
        for thread in list(self._threads):
            if idle and thread is not threading.current_thread():
                thread.join()
        return idle

    def _work(self) -> None:
        if self._is_background and sys.platform == "linux":  # elsewhere it would slow the whole process
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _BACKGROUND_NICENESS)
        while (job := self._next()) is not None:
            self._run(job)

    def _next(self) -> _Job | None:
        """The next job for this thread; None when it is to end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._closed or self._is_too_many() or (self._queue and not self._paused)
            )
            if self._closed:
                return None
            if self._is_too_many():
                self._threads.remove(threading.current_thread())
                return None
            return self._queue.popleft()

    def _is_too_many(self) -> bool:
        return len(self._threads) > self._wanted

    def _run(self, job: _Job) -> None:
        context = JobContext(job, self)
        try:
            context.checkpoint(0.0)
            result = job.cancelled.held_while(job.task, context)
        except Cancelled:
            self._finish(job, JobState.CANCELLED)
        except AppError as error:
            self._finish(job, JobState.FAILED, error=error)
        except Exception as error:  # the job border: whatever a task raises ends its job, not the thread
            log.exception("job %d failed with a bug", job.id)
            self._finish(job, JobState.FAILED, error=error)
        except SystemExit as leaving:  # some libraries call exit() when something of theirs is missing
            log.exception("job %d failed with a bug", job.id)
            bug = RuntimeError(f"the task called exit({leaving.code!r})")
            self._finish(job, JobState.FAILED, error=bug)
        else:
            self._finish(job, JobState.DONE, fraction=1.0, result=result)

    def _wait_while_paused(self, job: _Job) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._paused or job.cancelled.is_set())

    def _finish(
        self,
        job: _Job,
        state: JobState,
        *,
        fraction: float = 0.0,
        result: object = None,
        error: Exception | None = None,
    ) -> None:
        try:
            self._tell(job, state, fraction=fraction, result=result, error=error)
        finally:
            with self._changed:
                self._live.pop(job.id, None)
                self._changed.notify_all()

    @staticmethod
    def _tell(
        job: _Job,
        state: JobState,
        *,
        fraction: float = 0.0,
        result: object = None,
        error: Exception | None = None,
    ) -> None:
        try:
            job.listener(JobEvent(job.id, job.key, state, fraction, result, error))
        except Exception:  # the job border: a listener's bug must not end the thread that brought the news
            log.exception("the listener of job %d failed", job.id)
