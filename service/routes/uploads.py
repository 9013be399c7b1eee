"""POST /upload-urls."""

from __future__ import annotations

from fastapi import APIRouter, Response

from desktop.cloud.wire import UploadTarget, UploadUrls, UploadUrlsGranted
from service.domain.idempotency import Attempt
from service.routes.access import IdempotencyKey, Visiting, errors, once
from service.routes.sources import safe_name
from service.stores.blobs import UPLOAD_S

router = APIRouter(tags=["uploads"])


@router.post("/upload-urls", response_model=UploadUrlsGranted, responses=errors(409))
def upload_urls(
    asked: UploadUrls, visit: Visiting, response: Response, key: IdempotencyKey = ""
) -> UploadUrlsGranted | Response:
    """Addresses to PUT photos to; each takes one file of the declared type and length, for 15 minutes."""

    def work(attempt: Attempt) -> UploadUrlsGranted:
        blobs = visit.backend.blobs
        targets = []
        for at, file in enumerate(asked.files):
            blob = f"temp/{visit.tenant}/uploads/{attempt.seed}/{at}_{safe_name(file.filename)}"
            targets.append(
                UploadTarget(
                    photo_id=file.photo_id,
                    upload_url=blobs.upload_url(blob, file.content_type, file.size),
                    s3_key=blob,
                    s3_bucket=blobs.bucket,
                )
            )
        return UploadUrlsGranted(files=tuple(targets), expires_in=UPLOAD_S)

    # Kept only as long as the addresses are good: a later repetition needs new ones.
    return once(visit, key, work, response, kept_s=UPLOAD_S // 2)
