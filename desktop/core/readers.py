"""Which files can be opened as photos, by content and by suffix: the one list of readers.

A reader for one more kind of file is one more entry in READERS, before the general one. What no entry reads
in this build is named by its entry in FOREIGN.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError, features

from desktop.core import heif, raw
from desktop.core.lazy_picture import UnsupportedKind
from desktop.core.tiff_samples import is_such_tiff, open_tiff
from desktop.core.tiff_tags import TagsError, first_directory

Image.MAX_IMAGE_PIXELS = 2**30
"""The one place where Pillow's process-wide limit is set, on import and never again (it is a global, so
raising it around a call would race with other threads). Pillow's own 89 million pixels is below what cameras
make today. Each photo is held to its caller's limit by its header; this one only guards what Pillow sizes
inside a file: frames and tiles."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to open files.

    suffixes: lower case, with the dot.  accepts: whether it takes a file of these bytes and this lower-case
    suffix.  open: reads the header only; raises whatever its decoder raises.
    """

    name: str
    suffixes: frozenset[str]
    accepts: Callable[[bytes, str], bool]
    open: Callable[[bytes], Image.Image]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of picture that is known by name but cannot be opened by this build.

    is_photo: whether photos come as such files, so that one in a folder is reported as not done; drawings and
    documents in a folder are only counted.
    """

    name: str
    suffixes: frozenset[str]
    remedy: str
    is_photo: bool = True


_CONVERT = "Convert it to JPEG, then add it again."
_DEVELOP = "Develop it to JPEG or TIFF, then add that file."
_EXPORT = "Export it as PNG or JPEG, then add that file."


def _suffixes(names: str) -> frozenset[str]:
    return frozenset(f".{name}" for name in names.split())


RAW = Foreign(
    "camera RAW",
    _suffixes(
        "3fr arw cr2 cr3 crw dcr dng erf fff iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl"
        " sr2 srf srw x3f"
    ),
    _DEVELOP,
)
HEIC = Foreign("HEIC", _suffixes("heic heif hif"), _CONVERT)
AVIF = Foreign("AVIF", _suffixes("avif avifs"), _CONVERT)
JPEG_XL = Foreign("JPEG XL", _suffixes("jxl"), _CONVERT)
PHOTOSHOP = Foreign("Photoshop documents", _suffixes("psd psb"), _EXPORT)
RARE = Foreign("this picture format", _suffixes("tga exr hdr dds pcx jxr wdp"), _CONVERT)
SVG = Foreign("SVG drawings", _suffixes("svg svgz"), _EXPORT, is_photo=False)
PDF = Foreign("PDF and PostScript", _suffixes("pdf eps ps ai"), _EXPORT, is_photo=False)
LAYERED = Foreign("this editor's own format", _suffixes("xcf kra ora afphoto"), _EXPORT, is_photo=False)
ICON = Foreign("icon files", _suffixes("ico icns cur"), _EXPORT, is_photo=False)

_TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_DNG_VERSION = 50706
_COMMON_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM")


def _formats() -> dict[str, frozenset[str]]:
    """Pillow's names of the formats opened here, with their suffixes, as far as this Pillow has them.

    The list is closed on purpose: among the others are EPS, which runs a program, and formats without a
    signature, which take any file for theirs.
    """
    formats = {
        "JPEG": _suffixes("jpg jpeg jpe jfif mpo"),
        "PNG": _suffixes("png apng"),
        "TIFF": _suffixes("tif tiff"),
        "BMP": _suffixes("bmp dib"),
        "GIF": _suffixes("gif"),
        "PPM": _suffixes("ppm pgm pbm pnm"),
    }
    optional = {
        "WEBP": ("webp", _suffixes("webp")),
        "AVIF": ("avif", AVIF.suffixes),
        "JPEG2000": ("jpg_2000", _suffixes("jp2 j2k jpx jpf jpc j2c")),
    }
    return formats | {name: suffixes for name, (part, suffixes) in optional.items() if features.check(part)}


_PILLOW_FORMATS = _formats()


def _open_with_pillow(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=tuple(_PILLOW_FORMATS))


def _any(data: bytes, suffix: str) -> bool:
    del data, suffix
    return True


def _is_heic(data: bytes, suffix: str) -> bool:
    return _foreign_kind(data, suffix) is HEIC


def _is_raw(data: bytes, suffix: str) -> bool:
    return _foreign_kind(data, suffix) is RAW


def _is_deep_tiff(data: bytes, suffix: str) -> bool:
    del suffix
    return is_such_tiff(data)


def _open_raw(data: bytes) -> Image.Image:
    try:
        return raw.open_raw(data)
    except UnsupportedKind as error:
        if data.startswith(_TIFF_MAGIC) or _kind_by_content(data) is RAW:
            raise
        raise UnidentifiedImageError("only its name is that of a RAW file") from error


_OPTIONAL_READERS = (
    (raw.IS_AVAILABLE, Reader("LibRaw", RAW.suffixes, _is_raw, _open_raw)),
    (heif.IS_AVAILABLE, Reader("libheif", HEIC.suffixes, _is_heic, heif.open_heif)),
)

READERS: tuple[Reader, ...] = (
    *(reader for is_available, reader in _OPTIONAL_READERS if is_available),
    Reader("TIFF samples", _PILLOW_FORMATS["TIFF"], _is_deep_tiff, open_tiff),
    Reader("Pillow", frozenset().union(*_PILLOW_FORMATS.values()), _any, _open_with_pillow),
)
"""Asked in this order; the last takes everything and says no by raising."""

READABLE_SUFFIXES: frozenset[str] = frozenset().union(*(reader.suffixes for reader in READERS))
"""Lower case, with the dot: what this build can open."""

FOREIGN: tuple[Foreign, ...] = tuple(
    kind
    for kind in (RAW, HEIC, AVIF, JPEG_XL, PHOTOSHOP, RARE, SVG, PDF, LAYERED, ICON)
    if not kind.suffixes & READABLE_SUFFIXES
)

FOREIGN_SUFFIXES: frozenset[str] = frozenset().union(*(kind.suffixes for kind in FOREIGN if kind.is_photo))
"""Photos that cannot be opened here, so that a walk names them instead of passing them by."""


def reader_for(data: bytes, suffix: str) -> Reader | Foreign:
    """Who opens a file of these bytes: its content decides, its suffix where the content cannot tell."""
    kind = _foreign_kind(data, suffix.lower())
    if kind is not None and kind in FOREIGN:
        return kind
    return next(reader for reader in READERS if reader.accepts(data, suffix.lower()))


def _foreign_kind(data: bytes, suffix: str) -> Foreign | None:
    if data.startswith(_COMMON_MAGIC) or data[8:12] == b"WEBP":
        return None
    if data.startswith(_TIFF_MAGIC):
        # Most RAW files are TIFFs whose first picture is a thumbnail of 160 x 120.
        return RAW if suffix in RAW.suffixes or data[8:10] == b"CR" or _is_dng(data) else None
    by_suffix = (kind for kind in (RAW, *FOREIGN) if suffix in kind.suffixes)
    return _kind_by_content(data) or next(by_suffix, None)


def _is_dng(data: bytes) -> bool:
    try:
        return _DNG_VERSION in first_directory(data).entries
    except TagsError:
        return False


def _kind_by_content(data: bytes) -> Foreign | None:
    if data[4:8] == b"ftyp":
        return _kind_by_brand(data)
    text = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<svg") or (text.startswith(b"<?xml") and b"<svg" in text):
        return SVG
    signatures = {
        b"8BPS": PHOTOSHOP,
        b"%PDF": PDF,
        b"%!PS": PDF,
        b"\xff\x0a": JPEG_XL,
        b"\0\0\0\x0cJXL ": JPEG_XL,
        b"FUJIFILMCCD-RAW": RAW,
        b"IIRO": RAW,
        b"IIRS": RAW,
        b"IIU\0": RAW,
        b"FOVb": RAW,
        b"\0MRM": RAW,
        b"gimp xcf": LAYERED,
    }
    return next((kind for signature, kind in signatures.items() if data.startswith(signature)), None)


def _kind_by_brand(data: bytes) -> Foreign | None:
    """The kind of an ISO base media file by its brands (ISO/IEC 14496-12 §4.3, 23008-12 §10)."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = {data[at : at + 4] for at in (8, *range(16, size, 4))}
    if brands & {b"avif", b"avis"}:
        return AVIF
    if b"crx " in brands:
        return RAW
    if brands & {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}:
        return HEIC
    return None
