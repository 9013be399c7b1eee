"""Background removal: one image, or the groups of a batch."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from desktop.cloud.wire.base import (
    Asked,
    Base64Image,
    BlobKey,
    Bucket,
    Format,
    GroupKey,
    ImageUrl,
    Languages,
    Name,
    PlainId,
    QualityPercent,
    SidePx,
    Told,
)

DEFAULT_LANGUAGES = ("en", "is")


class ProcessingOptions(Asked):
    """How a cutout is wanted.

    quality: 1..100 for JPEG and WebP; WebP without one is exact.  auto_trim: the frame ends at the subject.
    center_subject: the subject is in the middle.  target_width, target_height: the exact size, both or none.
    enhance_colors: lightness is stretched until the subject has black and white.  generate_description: a
    text from category, colours and condition in each of the languages.  The two suggestions are refused when
    true: this service makes none.
    """

    output_format: Format = "png"
    quality: QualityPercent | None = None
    auto_trim: bool = False
    center_subject: bool = False
    enhance_colors: bool = False
    target_width: SidePx | None = None
    target_height: SidePx | None = None
    generate_description: bool = False
    languages: Languages = DEFAULT_LANGUAGES
    generate_price_suggestion: bool = False
    generate_rating_suggestion: bool = False

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if (self.target_width is None) != (self.target_height is None):
            raise ValueError("targetWidth and targetHeight go together: give both or none")
        if self.generate_price_suggestion or self.generate_rating_suggestion:
            raise ValueError("prices and ratings are not suggested here: leave these options false")
        return self


class Process(ProcessingOptions):
    """POST /process: one image, by its address, its bytes in base64, or the key of an upload."""

    image_url: ImageUrl | None = None
    image_base64: Base64Image | None = None
    s3_key: BlobKey | None = None
    product_id: PlainId | None = None
    product_name: Name | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        given = [each for each in (self.image_url, self.image_base64, self.s3_key) if each is not None]
        if len(given) != 1:
            raise ValueError("give exactly one of imageUrl, imageBase64 and s3Key")
        return self


class ProcessAccepted(Told):
    """The job is on its way; job_token reads its status without signing in."""

    success: bool = True
    job_id: str
    status: str
    message: str
    status_url: str
    job_token: str


class ImageKey(Asked):
    """An upload."""

    s3_key: BlobKey
    s3_bucket: Bucket | None = None


class ProductGroup(Asked):
    """Photos of one product."""

    group_id: GroupKey
    image_ids: Annotated[tuple[PlainId, ...], Field(min_length=1, max_length=5, strict=False)]
    product_name: Name | None = None


class ProcessGroups(Asked):
    """POST /process-groups. Every image needs one source, by its id."""

    groups: Annotated[tuple[ProductGroup, ...], Field(min_length=1, max_length=50, strict=False)]
    original_image_keys: Annotated[dict[PlainId, ImageKey], Field(max_length=250, default_factory=dict)]
    original_images: Annotated[dict[PlainId, Base64Image], Field(max_length=250, default_factory=dict)]
    booking_id: Annotated[str, StringConstraints(max_length=100)] | None = None
    processing_options: ProcessingOptions = ProcessingOptions(generate_description=True)


class GroupJob(Told):
    """The job of one group."""

    job_id: str
    group_id: str
    status: str
    image_count: int
    product_name: str | None = None
    job_token: str


class GroupsSummary(Told):
    """pipeline: multilingual, full_analysis or basic_processing."""

    total_groups: int
    jobs_created: int
    pipeline: str


class GroupsAccepted(Told):
    """request_id: what GET /status/batch/{requestId} takes. Every group that was asked for has a job."""

    success: bool = True
    jobs: tuple[GroupJob, ...]
    summary: GroupsSummary
    status_endpoint: str
    request_id: str
