"""What photos show, in words."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from desktop.cloud.wire.base import Asked, Base64Image, BlobKey, PlainId, Told


class LabelImage(Asked):
    image_id: PlainId
    image_base64: Base64Image | None = None
    s3_key: BlobKey | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if (self.image_base64 is None) == (self.s3_key is None):
            raise ValueError("give exactly one of imageBase64 and s3Key")
        return self


class DetectLabels(Asked):
    """POST /labels. min_confidence: 0..100."""

    images: Annotated[tuple[LabelImage, ...], Field(min_length=1, max_length=20, strict=False)]
    max_labels: Annotated[int, Field(ge=1, le=100)] = 20
    min_confidence: Annotated[float, Field(ge=0, le=100)] = 50


class LabelAnswer(Told):
    """confidence: 0..100."""

    name: str
    confidence: float


class ImageLabels(Told):
    """labels is empty when nothing was seen; error says when the labeler could not be asked.

    category: what the labels say the product is, "unknown" when they do not say.
    """

    image_id: str
    labels: tuple[LabelAnswer, ...] = ()
    category: str | None = None
    cached: bool = False
    error: str | None = None
    error_code: str | None = None


class LabelCost(Told):
    """paid_calls: of this request.  price_per_image: in US dollars, as it was on priced_on."""

    paid_calls: int
    price_per_image: float
    priced_on: str
    total: float


class LabelsFound(Told):
    """source: which labeler was asked."""

    success: bool = True
    source: str
    images: tuple[ImageLabels, ...]
    cost: LabelCost
