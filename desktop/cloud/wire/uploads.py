"""Addresses to upload photos to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from desktop.cloud.wire.base import Asked, Told

MOST_UPLOAD_BYTES = 100 * 1024 * 1024


class UploadFile(Asked):
    """A file that is going to be uploaded. size: bytes; the address takes exactly so many."""

    photo_id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    filename: Annotated[str, StringConstraints(min_length=1, max_length=255)]
    content_type: Annotated[str, StringConstraints(max_length=100, pattern=r"^image/[a-z0-9][a-z0-9.+-]*$")]
    size: Annotated[int, Field(ge=1, le=MOST_UPLOAD_BYTES)]


class UploadUrls(Asked):
    """POST /upload-urls."""

    files: Annotated[tuple[UploadFile, ...], Field(min_length=1, max_length=100, strict=False)]


class UploadTarget(Told):
    """Where one file goes: PUT the bytes to upload_url with the declared Content-Type and length."""

    photo_id: str
    upload_url: str
    s3_key: str
    s3_bucket: str


class UploadUrlsGranted(Told):
    """expires_in: seconds for which the addresses are good."""

    files: tuple[UploadTarget, ...]
    expires_in: int
