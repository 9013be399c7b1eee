"""Photos with all the metadata that a camera and an editor write, as each kind of file holds it."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import tifffile
from numpy.typing import NDArray

from desktop.core.iptc import as_png_text, as_resource
from desktop.core.tiff_tags import octets, undefined
from tests.core.camera_metadata import DATASETS, PACKET, camera_block
from tests.core.heic_files import heic
from tests.core.pictures import encoded
from tests.core.raw_files import dng


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def photo_file(name: str, pixels: NDArray[np.uint8]) -> bytes:
    """A photo of all metadata, as each kind of file holds it; pixels: as they are stored."""
    iptc = segment(0xED, b"Photoshop 3.0\0" + as_resource(DATASETS))
    match name:
        case "a.jpg":
            return encoded(pixels, "JPEG", quality=95, exif=camera_block(), xmp=PACKET, extra=iptc)
        case "a.png":
            data = encoded(pixels, "PNG", exif=camera_block())
            keyword, text = as_png_text(DATASETS)
            chunks = _chunk(b"iTXt", b"XML:com.adobe.xmp" + bytes(5) + PACKET)
            chunks += _chunk(b"zTXt", keyword + b"\0\0" + zlib.compress(text))
            return data[:33] + chunks + data[33:]
        case "a.webp":
            return encoded(pixels, "WEBP", lossless=True, exif=camera_block(), xmp=PACKET)
        case "a.avif":
            return encoded(pixels, "AVIF", quality=100, exif=camera_block(), xmp=PACKET)
        case "a.heic":
            return heic(pixels, exif=camera_block(), xmp=PACKET)
        case "a.tif" | "deep.tif":
            return _tiff_file(pixels if name == "a.tif" else pixels.astype(np.uint16) * 257)
        case _:
            return dng(pixels, orientation=6, more={700: octets(PACKET), 33723: undefined(DATASETS)})


def _tiff_file(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    file = io.BytesIO()
    tags = [
        (274, "H", 1, 6, True),
        (271, "s", 0, "NIKON", True),
        (700, "B", len(PACKET), PACKET, True),
        (33723, "B", len(DATASETS), DATASETS, True),
    ]
    with tifffile.TiffWriter(file) as writer:
        writer.write(pixels, photometric="rgb", metadata=None, extratags=tags)
    return file.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
