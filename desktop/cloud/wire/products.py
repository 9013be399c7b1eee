"""Drafts of products, and their texts."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from desktop.cloud.wire.base import (
    Asked,
    Base64Image,
    BlobKey,
    Format,
    ImageUrl,
    Languages,
    PlainId,
    QualityPercent,
    Told,
)

Condition = Literal["new_with_tags", "like_new", "very_good", "good", "fair", "poor"]


class ProductImage(Asked):
    """A picture of a product, by its address, its bytes, or the key of an upload or result."""

    url: ImageUrl | None = None
    base64: Base64Image | None = None
    s3_key: BlobKey | None = None

    @model_validator(mode="after")
    def _has_one_source(self) -> Self:
        if sum(each is not None for each in (self.url, self.base64, self.s3_key)) != 1:
            raise ValueError("give exactly one of url, base64 and s3Key")
        return self


class ProductMetadata(Asked):
    title: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    description: Annotated[str, StringConstraints(max_length=5000)] | None = None
    price: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    category: Annotated[str, StringConstraints(max_length=100)] | None = None
    location: Annotated[str, StringConstraints(max_length=200)] | None = None
    condition: Condition | None = None


class ProductDraft(Asked):
    product_id: PlainId | None = None
    images: Annotated[tuple[ProductImage, ...], Field(min_length=1, max_length=20, strict=False)]
    metadata: ProductMetadata


class DraftOptions(Asked):
    """remove_background: the pictures are cut out by a job that the answer names."""

    output_format: Format = "webp"
    quality: QualityPercent = 90
    remove_background: bool = True
    generate_description: bool = False
    languages: Languages = ("en",)


class CreateProducts(Asked):
    """POST /create-products."""

    product_groups: Annotated[tuple[ProductDraft, ...], Field(min_length=1, max_length=50, strict=False)]
    options: DraftOptions = DraftOptions()


class ProductText(Told):
    """What to say of a product in one language."""

    title: str
    short: str
    long: str
    keywords: tuple[str, ...] = ()


class DraftProduct(Told):
    """carousel_api_product_id: of the draft.  status: created or failed.  job_id: cuts its pictures out."""

    product_id: str
    carousel_api_product_id: str | None = None
    status: str
    error: str | None = None
    image_count: int
    job_id: str | None = None
    texts: dict[str, ProductText] = Field(default_factory=dict)


class ProductsCreated(Told):
    """status: completed, partial or failed."""

    success: bool = True
    job_id: str
    status: str
    total_groups: int
    products: tuple[DraftProduct, ...]
    processing_time_ms: int
