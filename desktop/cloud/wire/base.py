"""The two sides of the wire, and the words with bounds that several messages share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel


class Asked(BaseModel):
    """A message to the service: an unknown field or a value of another type is refused, by name."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="forbid", strict=True, frozen=True
    )


class Told(BaseModel):
    """A message from the service; fields that a newer one adds are ignored."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore", frozen=True)


Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
PlainId = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9_.-]+$")]
"""Goes into keys and names of files, so nothing that means something there."""
GroupKey = Annotated[str, StringConstraints(max_length=100, pattern=r"^pg_[0-9a-f-]+$")]
ImageUrl = Annotated[str, StringConstraints(max_length=2048, pattern=r"^https?://[^\s]+$")]
Base64Image = Annotated[str, StringConstraints(min_length=4, max_length=10 * 1024 * 1024)]
BlobKey = Annotated[str, StringConstraints(min_length=1, max_length=512)]
Bucket = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
Languages = Annotated[tuple[Language, ...], Field(min_length=1, max_length=10, strict=False)]
Format = Literal["png", "jpeg", "webp"]
QualityPercent = Annotated[int, Field(ge=1, le=100)]
SidePx = Annotated[int, Field(ge=16, le=4096)]

JobState = Literal["pending", "processing", "completed", "failed", "cancelled"]
ImageState = Literal["pending", "processing", "completed", "failed", "cancelled"]
Step = Literal["starting", "downloading", "removing_background", "uploading", "completed", "failed"]
