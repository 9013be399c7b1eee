"""What camera RAW files say about their photos, each kind in its maker's way."""

from __future__ import annotations

import io

from PIL import Image

from desktop.core.bmff import find
from desktop.core.exif import DESCRIPTIVE, made
from desktop.core.metadata import tiff_info
from desktop.core.tiff_tags import (
    EXIF_DIRECTORY,
    GPS_DIRECTORY,
    Field,
    TagsError,
    field_of,
    first_directory,
    order_of,
)

_FUJIFILM = b"FUJIFILMCCD-RAW"
_FUJIFILM_PREVIEW = slice(84, 92)
"""Where the JPEG in a RAF file begins and how long it is: it is the camera's own, with all metadata."""

_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_CANON_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""Kinds of boxes in Canon's CR3: the first holds a box for each EXIF directory."""


def raw_info(data: bytes) -> dict[str, object]:
    """EXIF, XMP and IPTC under the names that Pillow uses; empty where nothing is found."""
    if data[4:8] == b"ftyp":
        return _of_canon(data)
    if data.startswith(_FUJIFILM):
        return _of_fujifilm(data)
    return {name: value for name, value in tiff_info(data).items() if name in ("exif", "xmp", "iptc")}


def _of_fujifilm(data: bytes) -> dict[str, object]:
    where = data[_FUJIFILM_PREVIEW]
    start, size = int.from_bytes(where[:4], "big"), int.from_bytes(where[4:], "big")
    try:
        preview = Image.open(io.BytesIO(data[start : start + size]), formats=("JPEG",))
    except Exception:  # noqa: BLE001  (a decoder may raise anything; the pixels do not depend on it)
        return {}
    return {name: preview.info[name] for name in ("exif", "xmp") if name in preview.info}


def _of_canon(data: bytes) -> dict[str, object]:
    packet = find(data, _CANON_XMP)
    info: dict[str, object] = {"xmp": data[packet.start : packet.end]} if packet else {}
    parts = {name: _directory_of(data, name) for name in (b"CMT1", b"CMT2", b"CMT4")}
    orders = {order for order, _ in parts.values() if order}
    if len(orders) == 1:
        described = {tag: field for tag, field in parts[b"CMT1"][1].items() if tag in DESCRIPTIVE}
        nested = {EXIF_DIRECTORY: parts[b"CMT2"][1], GPS_DIRECTORY: parts[b"CMT4"][1]}
        info["exif"] = made(orders.pop(), described, nested)
    return info


def _directory_of(data: bytes, name: bytes) -> tuple[str, dict[int, Field]]:
    """The byte order and the fields of the TIFF structure in one of Canon's boxes."""
    box = find(data, b"moov", _CANON, name)
    content = data[box.start : box.end] if box else b""
    try:
        directory = first_directory(content)
        fields = {tag: field_of(content, directory, tag) for tag in directory.entries}
        return order_of(content), {tag: field for tag, field in fields.items() if field}
    except TagsError:
        return "", {}
