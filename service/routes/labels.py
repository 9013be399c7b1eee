"""POST /labels, and /detect-labels as the program's predecessor calls it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from desktop.cloud.wire import (
    DetectLabels,
    ImageLabels,
    LabelAnswer,
    LabelCost,
    LabelImage,
    LabelsFound,
)
from service.domain.classify import category_of
from service.domain.idempotency import Attempt
from service.domain.labels import Labeler
from service.errors import Invalid
from service.routes.access import IdempotencyKey, Processing, Visit, errors, once
from service.routes.sources import image_bytes, upload_key

router = APIRouter(tags=["labels"])


@router.post("/labels", response_model=LabelsFound, responses=errors(409))
@router.post("/detect-labels", response_model=LabelsFound, include_in_schema=False)
def detect_labels(
    asked: DetectLabels, visit: Processing, response: Response, key: IdempotencyKey = ""
) -> LabelsFound | Response:
    """What photos show, in words; paid for only where the tenant agreed, and once for the same photo."""

    def work(_: Attempt) -> LabelsFound:
        agreed = visit.backend.settings.load(visit.tenant).settings.product_identity.use_rekognition
        labeler = visit.backend.labeler(agreed)
        found = tuple(_labels(visit, labeler, image, at, asked) for at, image in enumerate(asked.images))
        paid = sum(labeler.paid and not one.cached and one.error is None for one in found)
        price = visit.backend.price
        return LabelsFound(
            source=labeler.key,
            images=found,
            cost=LabelCost(
                paid_calls=paid,
                price_per_image=price.per_image if labeler.paid else 0.0,
                priced_on=price.on,
                total=round(paid * price.per_image, 6),
            ),
        )

    return once(visit, key, work, response)


def _labels(visit: Visit, labeler: Labeler, image: LabelImage, at: int, asked: DetectLabels) -> ImageLabels:
    if image.s3_key is not None:
        data = visit.backend.blobs.get(upload_key(visit, image.s3_key, f"images.{at}.s3Key"))
        if data is None:
            raise Invalid.field(
                f"images.{at}.s3Key", "nothing was uploaded there, or it has ended", "MISSING_UPLOAD"
            )
    else:
        data = image_bytes(image.image_base64 or "", f"images.{at}.imageBase64")
    named = visit.backend.label_cache.labels(visit.tenant, labeler, data, image.image_id)
    if named.error is not None:
        return ImageLabels(image_id=image.image_id, error=named.error.message, error_code=named.error.code)
    sure = [label for label in named.labels if label.confidence >= asked.min_confidence]
    return ImageLabels(
        image_id=image.image_id,
        labels=tuple(
            LabelAnswer(name=label.name, confidence=label.confidence) for label in sure[: asked.max_labels]
        ),
        category=category_of(label.name for label in sure),
        cached=named.cached,
    )
