"""What became of a job, a batch, and the jobs of a tenant."""

from __future__ import annotations

from pydantic import Field

from desktop.cloud.wire.base import Told
from desktop.cloud.wire.products import ProductText


class Progress(Told):
    """Images by state; total is their sum with the cancelled ones."""

    total: int
    completed: int
    failed: int
    processing: int
    pending: int
    cancelled: int = 0


class ImageStatus(Told):
    """One image of a job, under the id that the client gave it, whatever became of the others.

    processed_url: good for an hour from this answer.  width, height: of the result, in pixels.  doubt: 0..1,
    how doubtful the cutout is.
    """

    image_id: str
    status: str
    current_step: str
    filename: str | None = None
    processing_time_ms: int | None = None
    processed_url: str | None = None
    width: int | None = None
    height: int | None = None
    doubt: float | None = None
    error: str | None = None
    error_code: str | None = None


class Pagination(Told):
    offset: int
    limit: int
    total_images: int
    returned_images: int
    has_more: bool
    next_offset: int | None = None


class ErrorDetails(Told):
    """Why a job failed. retryable: whether a new job may well succeed."""

    failed_count: int
    failed_indices: tuple[int, ...]
    suggestion: str
    retryable: bool


class JobStatus(Told):
    """GET /status/{jobId}. images has those that are asked for by offset and limit."""

    success: bool = True
    job_id: str
    status: str
    created_at: str
    updated_at: str
    started_at: str | None = None
    completed_at: str | None = None
    cancelled_at: str | None = None
    group_id: str | None = None
    product_id: str | None = None
    product_name: str | None = None
    pipeline: str | None = None
    progress: Progress
    images: tuple[ImageStatus, ...] = ()
    processed_images: tuple[ImageStatus, ...] = ()
    pagination: Pagination
    output_url: str | None = None
    processing_time_ms: int | None = None
    category: str | None = None
    colors: tuple[str, ...] = ()
    multilingual_description: dict[str, ProductText] = Field(default_factory=dict)
    error: str | None = None
    error_code: str | None = None
    error_details: ErrorDetails | None = None
    credits_used: int = 0
    refund_status: str | None = None
    refund_transaction_id: str | None = None


class Cancelled(Told):
    """DELETE /status/{jobId}."""

    success: bool = True
    job_id: str
    status: str
    message: str
    previous_status: str


class BatchJob(Told):
    job_id: str
    group_id: str | None = None
    status: str
    progress: Progress
    images: tuple[ImageStatus, ...] = ()
    processed_images: tuple[ImageStatus, ...] = ()
    error: str | None = None
    created_at: str
    updated_at: str


class BatchStatus(Told):
    """GET /status/batch/{requestId}. status: processing, completed or completed_with_errors."""

    success: bool = True
    request_id: str
    status: str
    jobs: tuple[BatchJob, ...]
    aggregated_progress: Progress
    all_completed: bool
    total_jobs: int
    timestamp: str


class JobSummary(Told):
    job_id: str
    kind: str
    status: str
    created_at: str
    updated_at: str
    image_count: int
    group_id: str | None = None
    product_name: str | None = None


class JobListData(Told):
    """next: pass it as `after` for the jobs before these; None at the end."""

    jobs: tuple[JobSummary, ...]
    count: int
    limit: int
    status: str | None = None
    tenant: str
    next: str | None = None


class JobList(Told):
    """GET /jobs, the newest first."""

    success: bool = True
    data: JobListData
