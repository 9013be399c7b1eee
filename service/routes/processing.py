"""POST /process and POST /process-groups."""

from __future__ import annotations

from fastapi import APIRouter, Response

from desktop.cloud.wire import (
    GroupJob,
    GroupsAccepted,
    GroupsSummary,
    Process,
    ProcessAccepted,
    ProcessGroups,
    ProcessingOptions,
    ProductGroup,
)
from service.domain import ids
from service.domain.idempotency import Attempt
from service.domain.jobs import Job, JobImage
from service.errors import Invalid
from service.routes.access import IdempotencyKey, Processing, Visit, errors, once
from service.routes.sources import image_bytes, keep, upload_key
from service.work.worker import message_of

router = APIRouter(tags=["processing"])

_STATUS_LINK = {
    "GetStatus": {
        "operationId": "status",
        "parameters": {"job_id": "$response.body#/jobId"},
        "description": "The job's status",
    },
    "Cancel": {
        "operationId": "cancel",
        "parameters": {"job_id": "$response.body#/jobId"},
        "description": "Cancels the job",
    },
}
_BATCH_LINK = {
    "GetBatch": {
        "operationId": "batch_status",
        "parameters": {"request_id": "$response.body#/requestId"},
        "description": "The status of all jobs of the request",
    }
}


@router.post(
    "/process",
    status_code=202,
    response_model=ProcessAccepted,
    responses=errors(402, 409) | {202: {"links": _STATUS_LINK}},
)
def process(
    asked: Process, visit: Processing, response: Response, key: IdempotencyKey = ""
) -> ProcessAccepted | Response:
    """Remove the background of one image."""

    def work(attempt: Attempt) -> ProcessAccepted:
        image = _single(visit, asked, attempt)
        options = ProcessingOptions.model_validate(
            asked.model_dump(include=set(ProcessingOptions.model_fields))
        )
        job = Job(
            id=ids.job_id(attempt.begun_at, attempt.seed),
            tenant=visit.tenant,
            user_id=visit.user_id,
            kind="image",
            created_at=attempt.begun_at,
            updated_at=attempt.begun_at,
            images=(image,),
            options=options,
            charge=visit.backend.billing.quote(1),
            request_id=visit.request_id,
            product_id=asked.product_id,
            product_name=asked.product_name,
            pipeline=_pipeline(options),
        )
        job = submit(visit, [job])[0]
        return ProcessAccepted(
            job_id=job.id,
            status=job.status,
            message="The job is on its way.",
            status_url=f"/status/{job.id}",
            job_token=visit.backend.signer.job_token(visit.tenant, job.id, visit.backend.clock()),
        )

    return once(visit, key, work, _accepted(response))


@router.post(
    "/process-groups",
    response_model=GroupsAccepted,
    responses=errors(402, 409) | {200: {"links": _BATCH_LINK}},
)
def process_groups(
    asked: ProcessGroups, visit: Processing, response: Response, key: IdempotencyKey = ""
) -> GroupsAccepted | Response:
    """Remove the backgrounds of the photos of many products, one job a product."""

    def work(attempt: Attempt) -> GroupsAccepted:
        batch = f"req_{attempt.seed}"
        sources = _sources(visit, asked, attempt)
        jobs = [
            _group_job(visit, asked, group, sources, attempt, number, batch)
            for number, group in enumerate(asked.groups)
        ]
        visit.backend.jobs.remember_request(
            visit.tenant, batch, [job.id for job in jobs], visit.backend.clock()
        )
        jobs = submit(visit, jobs)
        signer, now = visit.backend.signer, visit.backend.clock()
        return GroupsAccepted(
            jobs=tuple(
                GroupJob(
                    job_id=job.id,
                    group_id=job.group_id or "",
                    status=job.status,
                    image_count=len(job.images),
                    product_name=job.product_name,
                    job_token=signer.job_token(visit.tenant, job.id, now),
                )
                for job in jobs
            ),
            summary=GroupsSummary(
                total_groups=len(asked.groups),
                jobs_created=len(jobs),
                pipeline=_pipeline(asked.processing_options),
            ),
            status_endpoint="/status/{jobId}",
            request_id=batch,
        )

    return once(visit, key, work, response)


def submit(visit: Visit, jobs: list[Job]) -> list[Job]:
    """Keep the jobs, queue them and take their credits; whatever is interrupted, a worker goes on with.

    Raises InsufficientCredits, and Unavailable when the wallet does not answer; jobs that were begun by then
    are cancelled, and what was taken for them goes back.
    """
    backend = visit.backend
    kept = []
    try:
        for job in jobs:
            kept.append(backend.jobs.add(job))
            backend.queue.send(message_of(job))
            kept[-1] = backend.billing.take(kept[-1], backend.clock())
    except BaseException:
        for job in kept:
            withdraw(visit, job)
        raise
    return kept


def withdraw(visit: Visit, job: Job) -> None:
    """Cancel a job of a request that could not be taken on as a whole; its credits go back."""
    from service.domain.jobs import cancel

    now = visit.backend.clock()
    ended = visit.backend.jobs.change(job, lambda kept: kept if kept.has_ended else cancel(kept, now))
    visit.backend.billing.try_to_settle(ended)


def _single(visit: Visit, asked: Process, attempt: Attempt) -> JobImage:
    if asked.image_url is not None:
        return JobImage(image_id="image", url=asked.image_url)
    if asked.s3_key is not None:
        name = asked.s3_key.rsplit("/", 1)[-1]
        return JobImage(image_id="image", key=upload_key(visit, asked.s3_key, "s3Key"), filename=name)
    data = image_bytes(asked.image_base64 or "", "imageBase64")
    return JobImage(image_id="image", key=keep(visit, data, attempt.seed, 0))


def _sources(visit: Visit, asked: ProcessGroups, attempt: Attempt) -> dict[str, JobImage]:
    """Every image of the groups with its source. Raises Invalid, naming those that have none."""
    wanted = list(dict.fromkeys(id for group in asked.groups for id in group.image_ids))
    if sum(len(group.image_ids) for group in asked.groups) > len(wanted):
        raise Invalid.field("groups", "an image is in more than one group, or twice in one", "duplicate")
    if len({group.group_id for group in asked.groups}) < len(asked.groups):
        raise Invalid.field("groups", "a group comes twice", "duplicate")
    found = {}
    for number, id in enumerate(wanted):
        upload, inline = asked.original_image_keys.get(id), asked.original_images.get(id)
        if (upload is None) == (inline is None):
            raise Invalid.field(
                f"originalImageKeys.{id}", "give each image one source: a key or its bytes", "source"
            )
        if upload is not None:
            key = upload_key(visit, upload.s3_key, f"originalImageKeys.{id}.s3Key", upload.s3_bucket)
            found[id] = JobImage(image_id=id, key=key, filename=key.rsplit("/", 1)[-1])
        else:
            data = image_bytes(inline or "", f"originalImages.{id}")
            found[id] = JobImage(image_id=id, key=keep(visit, data, attempt.seed, number))
    return found


def _group_job(
    visit: Visit,
    asked: ProcessGroups,
    group: ProductGroup,
    sources: dict[str, JobImage],
    attempt: Attempt,
    number: int,
    batch: str,
) -> Job:
    return Job(
        id=ids.job_id(attempt.begun_at, attempt.seed, number),
        tenant=visit.tenant,
        user_id=visit.user_id,
        kind="group",
        created_at=attempt.begun_at,
        updated_at=attempt.begun_at,
        images=tuple(sources[id] for id in group.image_ids),
        options=asked.processing_options,
        charge=visit.backend.billing.quote(len(group.image_ids)),
        request_id=batch,
        group_id=group.group_id,
        product_name=group.product_name,
        pipeline=_pipeline(asked.processing_options),
    )


def _pipeline(options: ProcessingOptions) -> str:
    if not options.generate_description:
        return "basic_processing"
    return "multilingual" if len(options.languages) > 1 else "full_analysis"


def _accepted(response: Response) -> Response:
    response.status_code = 202
    return response
