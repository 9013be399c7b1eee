"""The worker: takes jobs from the queue, one image at a time, and leaves nothing half done.

A message stays in the queue until its job has ended and its credits are settled. Who dies over a job loses
its lease; the next worker goes on behind the last image that was finished.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from service.domain import jobs
from service.domain.billing import Billing
from service.domain.events import EventSink, processed
from service.domain.job_store import JobStore
from service.domain.jobs import AlreadyEnded, Job, JobImage, LeaseLost
from service.errors import Conflict, InsufficientCredits, ServiceError, Unavailable
from service.log import request_id
from service.stores.queues import Message, Queue
from service.work.images import ImageWork
from service.work.photo_groups import PhotoGroups

log = logging.getLogger(__name__)

_MOST_RECEIVES = 8
"""Deliveries of one job, each of which was broken off; then it is failed as a whole."""
_BUSY_S = 2
_WALLET_DOWN_S = 15


@dataclass(frozen=True, slots=True)
class Works:
    """What a worker needs."""

    queue: Queue
    jobs: JobStore
    billing: Billing
    images: ImageWork
    groups: PhotoGroups
    events: EventSink
    clock: Callable[[], float] = time.time
    lease_s: float = 120


def message_of(job: Job) -> str:
    """What is sent to the queue for a job."""
    return json.dumps({"tenant": job.tenant, "jobId": job.id, "requestId": job.request_id})


class Worker:
    """Works on one message at a time."""

    def __init__(self, works: Works) -> None:
        self._works = works

    def run(self, stop: threading.Event, wait_s: float = 0.5) -> None:
        """Work until told to stop; the image at work is finished first."""
        while not stop.is_set():
            try:
                message = self._works.queue.receive(wait_s)
                if message is not None:
                    self.handle(message, stop.is_set)
            except Unavailable as error:
                log.warning("the worker waits: %s", error.message)
                stop.wait(_BUSY_S)

    def handle(self, message: Message, is_stopping: Callable[[], bool] = lambda: False) -> bool:
        """Work on one message; True when it is done with, False when it comes again later."""
        body = json.loads(message.body)
        token = request_id.set(str(body["requestId"]))
        try:
            job = self._works.jobs.find(str(body["tenant"]), str(body["jobId"]))
            wait_s = None if job is None else self._work_on(job, message, is_stopping)
        except Unavailable as error:
            log.warning("a job is put back: %s", error.message, extra={"jobId": body["jobId"]})
            wait_s = _WALLET_DOWN_S
        finally:
            request_id.reset(token)
        if wait_s is None:
            self._works.queue.done(message.receipt)
            return True
        self._works.queue.extend(message.receipt, int(wait_s))
        return False

    def _work_on(self, job: Job, message: Message, is_stopping: Callable[[], bool]) -> float | None:
        """Seconds until the message shall come again, None when the job is done with."""
        if message.receives > _MOST_RECEIVES and not job.has_ended:
            job = self._change(
                job, lambda kept: jobs.fail(kept, "SET_ASIDE", "The job was tried too often.", self._now())
            )
        lease = secrets.token_hex(8)
        try:
            if not job.has_ended:
                job = self._works.billing.take(job, self._now())
            if not job.has_ended:
                job = self._change(
                    job, lambda kept: jobs.start(kept, lease, self._now(), self._works.lease_s)
                )
                job = self._images(job, lease, message, is_stopping)
            if not job.has_ended:
                return 0  # the worker was told to stop: another goes on at once
        except InsufficientCredits:
            return None  # the job has failed and says so
        except LeaseLost:
            return _BUSY_S
        except AlreadyEnded:
            job = self._works.jobs.find(job.tenant, job.id) or job
        self._works.billing.close(job)
        log.info("a job ended", extra={"jobId": job.id, "tenant": job.tenant, "status": job.status})
        self._works.events.emit(processed(job))
        return None

    def _images(self, job: Job, lease: str, message: Message, is_stopping: Callable[[], bool]) -> Job:
        """Every image that is not done with; between two of them cancel and stop are heeded."""
        for at in range(len(job.images)):
            if job.images[at].status in ("completed", "failed"):
                continue
            if is_stopping():
                return self._change(job, lambda kept: kept.model_copy(update={"lease_until": self._now()}))
            job = self._change(job, lambda kept, at=at: self._begun(kept, lease, at))  # type: ignore[misc]
            self._works.queue.extend(message.receipt, int(self._works.lease_s))
            if job.images[at].status == "failed":
                continue  # it was set aside
            image = self._one(job, job.images[at])
            job = self._change(
                job,
                lambda kept, at=at, image=image: jobs.end_image(kept, lease, at, image, self._now()),  # type: ignore[misc]
            )
        if job.kind == "grouping" and job.progress.completed:
            key = self._works.groups.group(job)
            job = self._change(job, lambda kept: kept.model_copy(update={"result_key": key}))
        category = self._works.images.category(job)
        return self._change(
            job,
            lambda kept: jobs.finish(kept, lease, self._now()).model_copy(update={"category": category}),
        )

    def _begun(self, job: Job, lease: str, at: int) -> Job:
        return jobs.begin_image(job, lease, at, self._now(), self._works.lease_s)

    def _one(self, job: Job, image: JobImage) -> JobImage:
        """What became of one image; its own failure is its own."""
        began = time.monotonic()
        try:
            done = (
                self._works.groups.look(job, image)
                if job.kind == "grouping"
                else self._works.images.cut(job, image)
            )
        except Unavailable:
            raise  # not the image's fault: the job comes again
        except ServiceError as error:
            log.info("an image failed", extra={"jobId": job.id, "code": error.code})
            return image.model_copy(
                update={
                    "status": "failed",
                    "step": "failed",
                    "error": error.message,
                    "error_code": error.details[0].code if error.details else error.code,
                    "retryable": error.status >= 500,
                }
            )
        except Exception:
            log.exception("an image met an error in the program", extra={"jobId": job.id})
            return image.model_copy(
                update={
                    "status": "failed",
                    "step": "failed",
                    "error": "An error in the service; it was logged.",
                    "error_code": "INTERNAL_ERROR",
                }
            )
        milliseconds = round(1000 * (time.monotonic() - began))
        return done.model_copy(
            update={"status": "completed", "step": "completed", "milliseconds": milliseconds}
        )

    def _change(self, job: Job, step: Callable[[Job], Job]) -> Job:
        try:
            return self._works.jobs.change(job, step)
        except Conflict as error:
            raise Unavailable(error.message, retry_after_s=_BUSY_S) from error

    def _now(self) -> float:
        return self._works.clock()
