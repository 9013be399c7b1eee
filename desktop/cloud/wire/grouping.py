"""Which photos show one product."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from desktop.cloud.wire.base import Asked, Base64Image, BlobKey, Bucket, Told
from desktop.cloud.wire.jobs import ImageStatus


class GroupImage(Asked):
    """A photo by its upload or its bytes. image_id: the service makes one up where none is given."""

    image_id: Annotated[str, StringConstraints(max_length=100, pattern=r"^img_[0-9a-f-]+$")] | None = None
    image_base64: Base64Image | None = None
    s3_key: BlobKey | None = None
    s3_bucket: Bucket | None = None
    filename: Annotated[str, StringConstraints(max_length=255)] | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if (self.image_base64 is None) == (self.s3_key is None):
            raise ValueError("give exactly one of imageBase64 and s3Key")
        return self


class ThumbnailSize(Asked):
    width: Annotated[int, Field(ge=64, le=512)] = 256
    height: Annotated[int, Field(ge=64, le=512)] = 256


class GroupImages(Asked):
    """POST /group-images.

    similarity_threshold: 0..1, the mean likeness at which groups still merge, of the program's own engine:
    .25 is loose, .5 is strict. The deployed service's 0.7..1 are of another measure.
    """

    images: Annotated[tuple[GroupImage, ...], Field(min_length=1, max_length=100, strict=False)]
    thumbnail_size: ThumbnailSize = ThumbnailSize()
    similarity_threshold: Annotated[float, Field(ge=0, le=1)] | None = None
    max_group_size: Annotated[int, Field(ge=1, le=100)] | None = None


class GroupingAccepted(Told):
    success: bool = True
    job_id: str
    status: str
    message: str
    status_url: str
    estimated_duration: int
    request_id: str


class GroupThumbnail(Told):
    """thumbnail: a JPEG in base64."""

    image_id: str
    thumbnail: str
    filename: str | None = None


class GroupAnswer(Told):
    """Photos of one product. confidence: 0..1, the mean likeness of its pairs; band: how far to trust it."""

    group_id: str
    image_ids: tuple[str, ...]
    image_count: int
    primary_image_id: str
    confidence: float
    band: str | None = None
    category: str | None = None
    thumbnails: tuple[GroupThumbnail, ...] = ()


class GroupingSummary(Told):
    total_images: int
    processed_images: int
    groups_found: int
    single_image_products: int
    similarity_threshold: float
    warning: str | None = None


class GroupingStatus(Told):
    """GET /group-status/{jobId}. duplicates: image -> the image that it is an edit of."""

    success: bool = True
    job_id: str
    status: str
    created_at: str
    updated_at: str
    image_count: int
    similarity_threshold: float
    images: tuple[ImageStatus, ...] = ()
    groups: tuple[GroupAnswer, ...] = ()
    duplicates: dict[str, str] = Field(default_factory=dict)
    summary: GroupingSummary | None = None
    processing_time_ms: int | None = None
    error: str | None = None
    error_code: str | None = None
