"""Blobs: pictures by key, and signed addresses to send and fetch them without the API in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

UPLOAD_S = 900
DOWNLOAD_S = 3600


@dataclass(frozen=True, slots=True)
class BlobInfo:
    """What is known of a blob without reading it."""

    size_bytes: int
    content_type: str


class BlobStore(Protocol):
    """Any thread may call. Raises errors.Unavailable when it cannot be reached."""

    @property
    def bucket(self) -> str:
        """The name that uploads carry as s3Bucket."""
        ...

    def put(self, key: str, data: bytes, content_type: str) -> None:
        """Whole or not at all."""
        ...

    def get(self, key: str) -> bytes | None: ...

    def info(self, key: str) -> BlobInfo | None: ...

    def remove(self, key: str) -> None: ...

    def upload_url(self, key: str, content_type: str, size_bytes: int) -> str:
        """Takes one PUT of exactly this type and length, for UPLOAD_S."""
        ...

    def download_url(self, key: str) -> str:
        """Good for DOWNLOAD_S."""
        ...

    def check(self) -> None:
        """Raises errors.Unavailable when it does not answer."""
        ...
