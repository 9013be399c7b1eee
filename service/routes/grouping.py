"""POST /group-images and GET /group-status/{jobId}."""

from __future__ import annotations

import uuid

from fastapi import APIRouter, Response
from pydantic import JsonValue

from desktop.cloud.wire import GroupImages, GroupingAccepted, GroupingStatus
from desktop.core.grouping import DEFAULT_THRESHOLD
from service.clock import iso
from service.domain import ids
from service.domain.idempotency import Attempt
from service.domain.jobs import Job, JobImage
from service.errors import Invalid, NotFound, TooLarge
from service.routes import shown
from service.routes.access import IdempotencyKey, Looking, Processing, Visit, errors, once
from service.routes.processing import submit
from service.routes.sources import image_bytes, keep, upload_key
from service.routes.status import JobId

router = APIRouter(tags=["grouping"])

_MOST_BYTES = 5 * 1024 * 1024
_SECONDS_AN_IMAGE = 2
_LINKS = {
    "GetGroups": {
        "operationId": "group_status",
        "parameters": {"job_id": "$response.body#/jobId"},
        "description": "The groups that were found",
    }
}


@router.post(
    "/group-images",
    status_code=202,
    response_model=GroupingAccepted,
    responses=errors(409) | {202: {"links": _LINKS}},
)
def group_images(
    asked: GroupImages, visit: Processing, response: Response, key: IdempotencyKey = ""
) -> GroupingAccepted | Response:
    """Find out which photos show the same product."""
    if len(visit.body) > _MOST_BYTES:
        raise TooLarge("More than 5 MB of photos in one request: upload them instead.")
    response.status_code = 202

    def work(attempt: Attempt) -> GroupingAccepted:
        images = _images(visit, asked, attempt)
        parameters: dict[str, JsonValue] = {
            "threshold": asked.similarity_threshold,
            "most": asked.max_group_size,
            "thumbnail": max(asked.thumbnail_size.width, asked.thumbnail_size.height),
        }
        job = Job(
            id=ids.job_id(attempt.begun_at, attempt.seed),
            tenant=visit.tenant,
            user_id=visit.user_id,
            kind="grouping",
            created_at=attempt.begun_at,
            updated_at=attempt.begun_at,
            images=images,
            parameters=parameters,
            request_id=visit.request_id,
        )
        job = submit(visit, [job])[0]
        return GroupingAccepted(
            job_id=job.id,
            status=job.status,
            message="The photos are being grouped.",
            status_url=f"/group-status/{job.id}",
            estimated_duration=_SECONDS_AN_IMAGE * len(images),
            request_id=visit.request_id,
        )

    return once(visit, key, work, response)


@router.get(
    "/group-status/{job_id}",
    response_model=GroupingStatus,
    response_model_exclude_none=True,
    responses=errors(404),
)
def group_status(job_id: JobId, visit: Looking) -> GroupingStatus:
    """How far the grouping is, and its groups at the end."""
    job = visit.backend.jobs.find(visit.tenant, job_id)
    if job is None or job.kind != "grouping" or not (job.user_id == visit.user_id or visit.caller.sees_all):
        raise NotFound("There is no such grouping, or it has ended long ago.")
    threshold = job.parameters.get("threshold")
    result = visit.backend.groups.result(job.result_key) if job.result_key else None
    return GroupingStatus(
        job_id=job.id,
        status=job.status,
        created_at=iso(job.created_at),
        updated_at=iso(job.updated_at),
        image_count=len(job.images),
        similarity_threshold=DEFAULT_THRESHOLD if threshold is None else float(str(threshold)),
        images=tuple(shown.image_status(image, None) for image in job.images),
        groups=result.groups if result else (),
        duplicates=result.duplicates if result else {},
        summary=result.summary if result else None,
        processing_time_ms=sum(image.milliseconds or 0 for image in job.images) or None,
        error=job.error,
        error_code=job.error_code,
    )


def _images(visit: Visit, asked: GroupImages, attempt: Attempt) -> tuple[JobImage, ...]:
    found = []
    for at, image in enumerate(asked.images):
        id = image.image_id or f"img_{uuid.uuid5(uuid.NAMESPACE_OID, f'{attempt.seed}/{at}')}"
        if image.s3_key is not None:
            key = upload_key(visit, image.s3_key, f"images.{at}.s3Key", image.s3_bucket)
        else:
            data = image_bytes(image.image_base64 or "", f"images.{at}.imageBase64")
            key = keep(visit, data, attempt.seed, at)
        found.append(JobImage(image_id=id, key=key, filename=image.filename))
    if len({image.image_id for image in found}) < len(found):
        raise Invalid.field("images", "an imageId comes twice", "duplicate")
    return tuple(found)
