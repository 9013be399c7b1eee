"""A job: images to work on for one user, and every step that it may take.

Pure values: each step gives a new job or raises. Only pending -> processing -> completed or failed, and
cancelled from the first two; what has ended never changes again but for the return of its credits.
A worker holds a job by a lease: a step of one whose lease another took over is refused (LeaseLost).
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from desktop.cloud.wire import ProcessingOptions, Progress
from desktop.cloud.wire.base import ImageState, JobState, Step

Kind = Literal["image", "group", "grouping"]
MOST_ATTEMPTS = 3
"""Of one image: one that takes the worker with it so often is set aside."""
ENDED: frozenset[JobState] = frozenset({"completed", "failed", "cancelled"})


class AlreadyEnded(Exception):
    """The job has ended and takes no such step."""


class LeaseLost(Exception):
    """Somebody else works on the job now."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class JobImage(_Value):
    """key: of the source's blob, empty while it is at url.  result_key: of the cutout's blob."""

    image_id: str
    key: str = ""
    url: str = ""
    filename: str | None = None
    status: ImageState = "pending"
    step: Step = "starting"
    attempts: int = 0
    result_key: str | None = None
    width: int | None = None
    height: int | None = None
    doubt: float | None = None
    colours: tuple[str, ...] = ()
    milliseconds: int | None = None
    error: str | None = None
    error_code: str | None = None
    retryable: bool = False


class Charge(_Value):
    """Credits of a job. due until the wallet took them; refund: how many go back, once."""

    amount: int = 0
    state: Literal["none", "due", "charged", "refused"] = "none"
    transaction_id: str | None = None
    refund: int = 0
    refund_state: Literal["none", "due", "done"] = "none"
    refund_transaction_id: str | None = None


class Job(_Value):
    """Times are seconds since 1970."""

    id: str
    tenant: str
    user_id: str
    kind: Kind
    created_at: float
    updated_at: float
    images: tuple[JobImage, ...]
    options: ProcessingOptions = ProcessingOptions()
    status: JobState = "pending"
    charge: Charge = Charge()
    request_id: str = ""
    group_id: str | None = None
    product_id: str | None = None
    product_name: str | None = None
    condition: str | None = None
    pipeline: str | None = None
    parameters: dict[str, JsonValue] = {}
    lease: str = ""
    lease_until: float = 0
    started_at: float | None = None
    ended_at: float | None = None
    category: str | None = None
    result_key: str | None = None
    error: str | None = None
    error_code: str | None = None

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    @property
    def progress(self) -> Progress:
        states = [image.status for image in self.images]
        counts: dict[ImageState, int] = {
            state: states.count(state)
            for state in ("completed", "failed", "processing", "pending", "cancelled")
        }
        return Progress(total=len(states), **counts)

    @property
    def owes_refund(self) -> bool:
        return self.has_ended and self.charge.refund_state == "due"


def start(job: Job, lease: str, now: float, lease_s: float) -> Job:
    """The worker with this lease takes the job on, or over from one that let its lease run out.

    Raises AlreadyEnded, or LeaseLost while another worker is at it.
    """
    if job.has_ended:
        raise AlreadyEnded(job.status)
    if job.lease and job.lease != lease and now < job.lease_until:
        raise LeaseLost(job.lease)
    return job.model_copy(
        update={
            "status": "processing",
            "lease": lease,
            "lease_until": now + lease_s,
            "started_at": job.started_at or now,
            "updated_at": now,
        }
    )


def begin_image(job: Job, lease: str, at: int, now: float, lease_s: float) -> Job:
    """The worker begins an image; an image that was tried too often fails instead."""
    _held(job, lease)
    image = job.images[at]
    if image.attempts >= MOST_ATTEMPTS:
        set_aside = image.model_copy(
            update={
                "status": "failed",
                "step": "failed",
                "error": f"The image was set aside: the worker died over it {image.attempts} times.",
                "error_code": "SET_ASIDE",
            }
        )
        return _with_image(job, at, set_aside, now).model_copy(update={"lease_until": now + lease_s})
    begun = image.model_copy(
        update={"status": "processing", "step": "removing_background", "attempts": image.attempts + 1}
    )
    return _with_image(job, at, begun, now).model_copy(update={"lease_until": now + lease_s})


def end_image(job: Job, lease: str, at: int, image: JobImage, now: float) -> Job:
    """What became of an image, under its own id."""
    _held(job, lease)
    if image.image_id != job.images[at].image_id:
        raise ValueError(f"{image.image_id} is not the image at {at}")
    return _with_image(job, at, image, now)


def finish(job: Job, lease: str, now: float) -> Job:
    """All images are done with: completed when one of them is, failed when none is."""
    _held(job, lease)
    progress = job.progress
    if progress.completed + progress.failed < progress.total:
        raise ValueError("some images are not done with")
    if progress.completed:
        return _ended(job, "completed", now)
    first = next((image for image in job.images if image.error), None)
    return fail(
        job, first.error_code if first else None, (first.error if first else None) or "No image.", now
    )


def fail(job: Job, code: str | None, message: str, now: float) -> Job:
    """The job as a whole cannot be done. Raises AlreadyEnded."""
    if job.has_ended:
        raise AlreadyEnded(job.status)
    images = tuple(
        image
        if image.status in ("completed", "failed")
        else image.model_copy(
            update={"status": "failed", "step": "failed", "error": message, "error_code": code}
        )
        for image in job.images
    )
    failed = job.model_copy(
        update={"images": images, "error": message, "error_code": code or "PROCESSING_ERROR"}
    )
    return _ended(failed, "failed", now)


def cancel(job: Job, now: float) -> Job:
    """The user does not want it any more. Raises AlreadyEnded for any job that ended, this way too."""
    if job.has_ended:
        raise AlreadyEnded(job.status)
    images = tuple(
        image if image.status in ("completed", "failed") else image.model_copy(update={"status": "cancelled"})
        for image in job.images
    )
    return _ended(job.model_copy(update={"images": images}), "cancelled", now)


def charged(job: Job, transaction_id: str) -> Job:
    """The wallet took the credits. One that ended meanwhile owes those back that it did not use."""
    if job.charge.state != "due":
        return job
    charge = job.charge.model_copy(update={"state": "charged", "transaction_id": transaction_id})
    paid = job.model_copy(update={"charge": charge})
    return paid.model_copy(update={"charge": _refund(paid)}) if job.has_ended else paid


def refused(job: Job, now: float) -> Job:
    """The wallet has too little: nothing was taken, nothing is done."""
    charge = job.charge.model_copy(update={"state": "refused"})
    message = "There are not enough credits for this job."
    return fail(job.model_copy(update={"charge": charge}), "INSUFFICIENT_CREDITS", message, now)


def never_charged(job: Job) -> Job:
    """The wallet had too little for a job that ended meanwhile: nothing was taken, nothing goes back."""
    return job.model_copy(update={"charge": job.charge.model_copy(update={"state": "refused"})})


def refunded(job: Job, transaction_id: str) -> Job:
    """The credits went back."""
    charge = job.charge.model_copy(update={"refund_state": "done", "refund_transaction_id": transaction_id})
    return job.model_copy(update={"charge": charge})


def _held(job: Job, lease: str) -> None:
    if job.has_ended:
        raise AlreadyEnded(job.status)
    if job.status != "processing" or job.lease != lease:
        raise LeaseLost(job.lease)


def _with_image(job: Job, at: int, image: JobImage, now: float) -> Job:
    images = (*job.images[:at], image, *job.images[at + 1 :])
    return job.model_copy(update={"images": images, "updated_at": now})


def _ended(job: Job, status: JobState, now: float) -> Job:
    ended = job.model_copy(
        update={"status": status, "ended_at": now, "updated_at": now, "lease": "", "lease_until": 0.0}
    )
    return ended.model_copy(update={"charge": _refund(ended)})


def _refund(job: Job) -> Charge:
    """One credit back for every image that was paid and gave nothing."""
    back = job.charge.amount - job.progress.completed
    if job.charge.state != "charged" or back <= 0:
        return job.charge
    return job.charge.model_copy(update={"refund": back, "refund_state": "due"})
