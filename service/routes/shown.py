"""Jobs as they are told to clients."""

from __future__ import annotations

from desktop.cloud.wire import BatchJob, ImageStatus, JobStatus, JobSummary, Pagination, Progress
from desktop.cloud.wire.jobs import ErrorDetails
from service.clock import iso
from service.domain.jobs import Job, JobImage
from service.domain.texts import product_texts
from service.stores.blobs import BlobStore


def image_status(image: JobImage, blobs: BlobStore | None) -> ImageStatus:
    """One image; its address is signed anew where blobs are given."""
    url = blobs.download_url(image.result_key) if blobs is not None and image.result_key else None
    return ImageStatus(
        image_id=image.image_id,
        status=image.status,
        current_step=image.step,
        filename=image.filename,
        processing_time_ms=image.milliseconds,
        processed_url=url,
        width=image.width,
        height=image.height,
        doubt=image.doubt,
        error=image.error,
        error_code=image.error_code,
    )


def job_status(job: Job, blobs: BlobStore, offset: int, limit: int) -> JobStatus:
    """All of a job, with a page of its images."""
    shown = tuple(image_status(image, blobs) for image in job.images[offset : offset + limit])
    total = len(job.images)
    has_more = offset + limit < total
    done = [image for image in job.images if image.status == "completed"]
    colours = tuple(dict.fromkeys(colour for image in done for colour in image.colours))
    texts = {}
    if job.options.generate_description and job.status == "completed":
        texts = product_texts(
            job.options.languages,
            name=job.product_name,
            category=job.category or "unknown",
            colours=colours,
            condition=job.condition,
        )
    return JobStatus(
        job_id=job.id,
        status=job.status,
        created_at=iso(job.created_at),
        updated_at=iso(job.updated_at),
        started_at=_time(job.started_at),
        completed_at=_time(job.ended_at) if job.status in ("completed", "failed") else None,
        cancelled_at=_time(job.ended_at) if job.status == "cancelled" else None,
        group_id=job.group_id,
        product_id=job.product_id,
        product_name=job.product_name,
        pipeline=job.pipeline,
        progress=job.progress,
        images=shown,
        processed_images=tuple(image for image in shown if image.status == "completed"),
        pagination=Pagination(
            offset=offset,
            limit=limit,
            total_images=total,
            returned_images=len(shown),
            has_more=has_more,
            next_offset=offset + limit if has_more else None,
        ),
        output_url=blobs.download_url(done[0].result_key) if done and done[0].result_key else None,
        processing_time_ms=sum(image.milliseconds or 0 for image in job.images) or None,
        category=job.category,
        colors=colours[:3],
        multilingual_description=texts,
        error=job.error,
        error_code=job.error_code,
        error_details=_error_details(job),
        credits_used=_credits(job),
        refund_status=job.charge.refund_state if job.charge.refund else None,
        refund_transaction_id=job.charge.refund_transaction_id,
    )


def batch_job(job: Job, blobs: BlobStore) -> BatchJob:
    """A job among those of one request, with all of its images."""
    shown = tuple(image_status(image, blobs) for image in job.images)
    return BatchJob(
        job_id=job.id,
        group_id=job.group_id,
        status=job.status,
        progress=job.progress,
        images=shown,
        processed_images=tuple(image for image in shown if image.status == "completed"),
        error=job.error,
        created_at=iso(job.created_at),
        updated_at=iso(job.updated_at),
    )


def job_summary(job: Job) -> JobSummary:
    """A line of the list of jobs."""
    return JobSummary(
        job_id=job.id,
        kind=job.kind,
        status=job.status,
        created_at=iso(job.created_at),
        updated_at=iso(job.updated_at),
        image_count=len(job.images),
        group_id=job.group_id,
        product_name=job.product_name,
    )


def total(parts: list[Progress]) -> Progress:
    """The sum of several."""
    names = ("total", "completed", "failed", "processing", "pending", "cancelled")
    return Progress(**{name: sum(getattr(part, name) for part in parts) for name in names})


def _credits(job: Job) -> int:
    return job.charge.amount - job.charge.refund if job.charge.state == "charged" else 0


def _error_details(job: Job) -> ErrorDetails | None:
    failed = tuple(at for at, image in enumerate(job.images) if image.status == "failed")
    if not failed:
        return None
    retryable = any(job.images[at].retryable for at in failed)
    suggestion = "Send them again." if retryable else "Check the files that failed; the same ones fail again."
    return ErrorDetails(
        failed_count=len(failed), failed_indices=failed, suggestion=suggestion, retryable=retryable
    )


def _time(seconds: float | None) -> str | None:
    return iso(seconds) if seconds is not None else None
