"""What a file says about its photo beside the pixels: taken along, made true for the picture made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PIL import Image

from desktop.core import exif as exif_blocks
from desktop.core import iptc as iptc_datasets
from desktop.core import tiff_tags
from desktop.core import xmp as xmp_packets
from desktop.core.exif import ExifError
from desktop.core.iptc import IptcError
from desktop.core.xmp import XmpError

_MOST_BYTES = 16_000_000
"""Of each kind. What is longer is no description of a photo."""

_XMP_TAG, _IPTC_TAG, _RESOURCES_TAG, _ICC_TAG = 700, 33723, 34377, 34675
_IPTC_RESOURCE = 0x0404
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_GUID_BYTES = 32


@dataclass(frozen=True, slots=True)
class Metadata:
    """Bytes that a writer embeds as they are; each empty without any.

    exif: a block, the six bytes of its prefix first.  xmp: a packet.  iptc: datasets.
    """

    exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""

    def without_place(self) -> Metadata:
        """The same but for where the photo was taken; what cannot be searched for that is left out."""
        return Metadata(
            _changed(self.exif, exif_blocks.placeless),
            _changed(self.xmp, xmp_packets.placeless),
            _changed(self.iptc, iptc_datasets.placeless),
        )

    def for_size(self, width: int, height: int) -> Metadata:
        """The same for a picture of this size."""
        return replace(self, exif=_changed(self.exif, lambda block: exif_blocks.sized(block, width, height)))


NO_METADATA = Metadata()


def metadata_of(image: Image.Image, data: bytes) -> tuple[Metadata, tuple[str, ...]]:
    """What an opened file says about its photo, as it is true of the upright picture in sRGB.

    data: the same file.  Also gives whole sentences about what is damaged and left out.
    """
    info: dict[str | tuple[int, int], object] = dict(image.info)
    if image.format == "TIFF":
        info.update(tiff_info(data).items())
    warnings: list[str] = []

    def tidy(kind: str, content: object, tidied: Callable[[bytes], bytes]) -> bytes:
        if not isinstance(content, bytes) or not content.removeprefix(exif_blocks.PREFIX).strip(b"\0"):
            return b""
        if len(content) > _MOST_BYTES:
            warnings.append(f"Its {kind} data has {len(content) / 1e6:.0f} MB and is left out.")
            return b""
        try:
            return tidied(content)
        except (ExifError, XmpError, IptcError):
            warnings.append(f"Its {kind} data is damaged and is left out.")
            return b""

    packet = info.get("xmp")
    extension = _extension(image, packet) if isinstance(packet, bytes) else b""
    return Metadata(
        tidy("EXIF", info.get("exif"), exif_blocks.tidied),
        tidy("XMP", packet, lambda content: xmp_packets.tidied(content, extension)),
        tidy("IPTC", _iptc_of(info), iptc_datasets.tidied),
    ), tuple(warnings)


def tiff_info(data: bytes) -> dict[str, object]:
    """What a TIFF or a RAW file like one holds beside its pixels, under the names that Pillow uses."""
    try:
        first = tiff_tags.first_directory(data)
        block = exif_blocks.of_tiff(data)
    except (tiff_tags.TagsError, ExifError):
        return {}
    found = {
        "exif": block,
        "xmp": tiff_tags.bytes_of(data, first, _XMP_TAG),
        "iptc": tiff_tags.bytes_of(data, first, _IPTC_TAG) or _of_resources(data, first),
        "icc_profile": tiff_tags.bytes_of(data, first, _ICC_TAG),
    }
    return {name: content for name, content in found.items() if content}


def _of_resources(data: bytes, first: tiff_tags.Directory) -> bytes:
    """IPTC where Photoshop has it in a TIFF."""
    try:
        return iptc_datasets.of_resources(tiff_tags.bytes_of(data, first, _RESOURCES_TAG))
    except IptcError:
        return b""


def _iptc_of(info: Mapping[str | tuple[int, int], object]) -> object:
    """The datasets where each kind of file has them."""
    resources = info.get("photoshop")
    if isinstance(resources, dict):  # JPEG
        return resources.get(_IPTC_RESOURCE)
    text = info.get("Raw profile type iptc")
    if isinstance(text, str):  # PNG
        try:
            return iptc_datasets.of_png_text(text)
        except IptcError:
            return text.encode()  # damaged, and said to be when it is tidied
    return info.get("iptc")


def _extension(image: Image.Image, packet: bytes) -> bytes:
    """What a JPEG holds of its packet in further segments; empty without any, and where some are missing."""
    pieces: dict[int, bytes] = {}
    whole = 0
    for _, segment in getattr(image, "applist", ()):
        content = segment.removeprefix(_EXTENSION)
        if content is not segment and len(content) > _GUID_BYTES + 8 and content[:_GUID_BYTES] in packet:
            whole = int.from_bytes(content[_GUID_BYTES : _GUID_BYTES + 4], "big")
            at = int.from_bytes(content[_GUID_BYTES + 4 : _GUID_BYTES + 8], "big")
            pieces[at] = content[_GUID_BYTES + 8 :]
    extension = b"".join(pieces[at] for at in sorted(pieces))
    return extension if len(extension) == whole <= _MOST_BYTES else b""


def _changed(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    if not content:
        return b""
    try:
        return change(content)
    except (ExifError, XmpError, IptcError):
        return b""
