"""Where the photos of a request are: uploads of the same tenant, or bytes in the request."""

from __future__ import annotations

import base64
import binascii
import re

from service.errors import Invalid
from service.routes.access import Visit

_MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def safe_name(filename: str) -> str:
    """A name that means nothing in a key: the deployed service's own rule."""
    return _UNSAFE.sub("_", filename)[:120].lstrip(".") or "photo"


def upload_key(visit: Visit, key: str, field: str, bucket: str | None = None) -> str:
    """A key that the caller's tenant may name. Raises Invalid."""
    allowed = (f"temp/{visit.tenant}/", f"processed/{visit.tenant}/")
    if not key.startswith(allowed) or ".." in key.split("/") or "//" in key or "\\" in key:
        raise Invalid.field(field, "this is no upload of your tenant", "INVALID_S3_KEY")
    if bucket is not None and bucket != visit.backend.blobs.bucket:
        raise Invalid.field(field, "uploads are in another bucket", "INVALID_S3_BUCKET")
    return key


def image_bytes(text: str, field: str) -> bytes:
    """A picture from base64, with or without the head of a data URL. Raises Invalid."""
    if text.startswith("data:"):
        text = text.partition(",")[2]
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid.field(field, "this is no base64", "base64") from error
    is_picture = (
        data.startswith(_MAGIC) or data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
    )
    if not is_picture:
        raise Invalid.field(field, "these bytes are no picture that is known here", "image")
    return data


def keep(visit: Visit, data: bytes, seed: str, number: int) -> str:
    """Keep bytes that came in a request; the key. A repeated request keeps them at the same place."""
    key = f"temp/{visit.tenant}/inline/{seed}/{number}"
    visit.backend.blobs.put(key, data, "application/octet-stream")
    return key
