"""GET and DELETE /status/{jobId}, GET /status/batch/{requestId}, GET /jobs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request

from desktop.cloud.wire import BatchStatus, Cancelled, JobList, JobListData, JobStatus
from desktop.cloud.wire.base import JobState
from service.clock import iso
from service.domain.jobs import Job
from service.domain.jobs import cancel as cancelled
from service.errors import Conflict, NotFound
from service.routes import shown
from service.routes.access import Bearer, Looking, TenantHeader, Visit, Visiting, backend_of, errors, visit

router = APIRouter(tags=["jobs"])
JobId = Annotated[str, Path(min_length=36, max_length=36, pattern=r"^[0-9a-f-]{36}$")]
RequestId = Annotated[str, Path(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9._=+-]+$")]
Offset = Annotated[int, Query(ge=0, le=1_000_000)]
Limit = Annotated[int, Query(ge=1, le=50)]


@router.get(
    "/status/{job_id}", response_model=JobStatus, response_model_exclude_none=True, responses=errors(404)
)
def status(
    job_id: JobId,
    request: Request,
    token: Bearer,
    tenant: TenantHeader = "",
    offset: Offset = 0,
    limit: Limit = 50,
    job_token: Annotated[str, Query(alias="jobToken", max_length=1000)] = "",
    token_header: Annotated[str, Header(alias="X-Job-Token", max_length=1000)] = "",
) -> JobStatus:
    """What became of a job. A job token reads its own job; a bad one counts as none."""
    backend = backend_of(request)
    given = job_token or token_header
    of_token = backend.signer.reads_job(given, job_id, backend.clock()) if given else None
    if of_token is not None:
        allowance = backend.limiter.allow("status", of_token, f"job:{job_id}", only_reads=True)
        request.state.headers.update(allowance.headers if allowance else {})
        job = backend.jobs.find(of_token, job_id)
        if job is None:
            raise _unknown()
    else:
        job = _own(visit("status")(request, token, b"", tenant), job_id)
    return shown.job_status(job, backend.blobs, offset, limit)


@router.delete("/status/{job_id}", response_model=Cancelled, responses=errors(404, 409))
def cancel(job_id: JobId, visit: Visiting) -> Cancelled:
    """Cancel a job; what it did not use goes back to the wallet. Once more is no error."""
    job = _own(visit, job_id)
    if job.status in ("completed", "failed"):
        raise Conflict(f"The job has {job.status} already.", code="ALREADY_ENDED")
    previous = job.status
    now = visit.backend.clock()

    def step(kept: Job) -> Job:
        return kept if kept.has_ended else cancelled(kept, now)

    job = visit.backend.jobs.change(job, step)
    if job.status != "cancelled":
        raise Conflict(f"The job has {job.status} already.", code="ALREADY_ENDED")
    visit.backend.billing.try_to_settle(job)
    return Cancelled(
        job_id=job.id, status="cancelled", message="The job is cancelled.", previous_status=previous
    )


@router.get(
    "/status/batch/{request_id}",
    response_model=BatchStatus,
    response_model_exclude_none=True,
    responses=errors(404),
)
def batch_status(request_id: RequestId, visit: Looking) -> BatchStatus:
    """All jobs of one request at once."""
    jobs = [job for job in visit.backend.jobs.of_request(visit.tenant, request_id) if _may_see(visit, job)]
    if not jobs:
        raise NotFound("There is no such batch.")
    progress = shown.total([job.progress for job in jobs])
    all_ended = all(job.has_ended for job in jobs)
    is_clean = progress.completed == progress.total
    word = "processing" if not all_ended else "completed" if is_clean else "completed_with_errors"
    return BatchStatus(
        request_id=request_id,
        status=word,
        jobs=tuple(shown.batch_job(job, visit.backend.blobs) for job in jobs),
        aggregated_progress=progress,
        all_completed=all_ended,
        total_jobs=len(jobs),
        timestamp=iso(visit.backend.clock()),
    )


@router.get("/jobs", response_model=JobList, response_model_exclude_none=True, responses=errors())
def jobs(
    visit: Looking,
    limit: Annotated[int, Query(ge=1, le=1000)] = 50,
    status: Annotated[JobState | None, Query()] = None,
    after: Annotated[str, Query(max_length=36, pattern=r"^[0-9a-f-]*$")] = "",
) -> JobList:
    """The tenant's jobs, the newest first; for administrators and staff."""
    visit.must_be_staff()
    found, next = visit.backend.jobs.page(visit.tenant, limit=limit, after=after, status=status)
    return JobList(
        data=JobListData(
            jobs=tuple(shown.job_summary(job) for job in found),
            count=len(found),
            limit=limit,
            status=status,
            tenant=visit.tenant,
            next=next,
        )
    )


def _own(visit: Visit, job_id: str) -> Job:
    """A job that the caller may see; another's is not told from none."""
    job = visit.backend.jobs.find(visit.tenant, job_id)
    if job is None or not _may_see(visit, job):
        raise _unknown()
    return job


def _may_see(visit: Visit, job: Job) -> bool:
    return job.user_id == visit.user_id or visit.caller.sees_all


def _unknown() -> NotFound:
    return NotFound("There is no such job, or it has ended long ago.")
