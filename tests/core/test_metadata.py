"""Metadata from file to file: what goes in comes out, and is true of the picture that it stands in."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from desktop.core.backgrounds import Background
from desktop.core.encoding import OutputFormat, encode, left_out
from desktop.core.imaging import READABLE_SUFFIXES, Picture, decode
from desktop.core.iptc import as_resource
from desktop.core.metadata import Metadata
from tests.core.camera_files import photo_file, segment
from tests.core.camera_metadata import (
    DATASETS,
    KEPT_DATASETS,
    MAKER_NOTE,
    PACKET,
    PLACELESS_DATASETS,
    PREVIEW,
    camera_block,
    properties,
)
from tests.core.pictures import encoded, scene

MADE_ANEW = {"a.tif", "deep.tif", "a.dng"}
"""Kinds of files that hold no block of EXIF: what they say is put into one, without the maker's note."""
WITHOUT_IPTC = {"a.webp", "a.avif", "a.heic"}


def exif_of(block: bytes) -> Image.Exif:
    tags = Image.Exif()
    tags.load(block)
    return tags


def read_in(name: str) -> Picture:
    if name == "a.avif" and ".avif" not in READABLE_SUFFIXES:
        pytest.skip("this Pillow was built without AVIF")
    turned = np.ascontiguousarray(scene().transpose(1, 0, 2)[::-1])  # stored as orientation 6 wants it
    picture = decode(photo_file(name, turned), name)
    assert picture.rgb.shape == (64, 96, 3)
    assert picture.warnings == ()
    return picture


def written(picture: Picture, format: OutputFormat, metadata: Metadata) -> bytes:
    rgba = np.dstack([picture.rgb, np.full(picture.rgb.shape[:2], 255, np.uint8)])
    return encode(rgba, format, metadata=metadata)


@pytest.mark.parametrize(
    "name", ["a.jpg", "a.png", "a.webp", "a.avif", "a.heic", "a.tif", "deep.tif", "a.dng"]
)
@pytest.mark.parametrize("format", OutputFormat)
def test_metadata_goes_from_every_kind_of_file_to_every_kind(name: str, format: OutputFormat) -> None:
    picture = read_in(name)

    data = written(picture, format, picture.metadata)
    again = decode(data, "b" + format.suffix)

    assert again.warnings == ()
    tags = exif_of(again.metadata.exif)
    assert tags[0x010F] in ("NIKON", "Test")
    assert tags.get(0x0112, 1) == 1
    if name not in MADE_ANEW:
        own = tags.get_ifd(0x8769)
        assert (own[0xA001], own[0xA002], own[0xA003]) == (1, 96, 64)
        assert own[0x9003] == "2026:05:06 07:08:09"
        assert tags.get_ifd(0x8825)[2] == (64, 8, 6)
        assert MAKER_NOTE in data
        assert PREVIEW[:20] not in data
    assert properties(again.metadata.xmp) == properties(picture.metadata.xmp)
    assert properties(again.metadata.xmp)["{http://ns.adobe.com/tiff/1.0/}Orientation"] == "1"
    loses_iptc = name in WITHOUT_IPTC or format is OutputFormat.WEBP
    assert again.metadata.iptc == (b"" if loses_iptc else KEPT_DATASETS)


@pytest.mark.parametrize("format", OutputFormat)
def test_a_makers_note_keeps_the_place_that_its_own_offsets_name(format: OutputFormat) -> None:
    picture = read_in("a.jpg")

    data = written(picture, format, picture.metadata)

    start = {"png": b"eXIf", "webp": b"EXIF", "jpeg": b"Exif\0\0", "tiff": b""}[format.value]
    begin = data.index(start) + len(start) + (4 if format is OutputFormat.WEBP else 0)
    begin += 6 if data[begin : begin + 6] == b"Exif\0\0" else 0
    assert data.index(MAKER_NOTE) - begin == camera_block().index(MAKER_NOTE) - 6


@pytest.mark.parametrize("format", OutputFormat)
def test_a_canvas_of_another_size_is_told_in_exif(format: OutputFormat) -> None:
    data = encode(np.zeros((50, 40, 4), np.uint8), format, metadata=read_in("a.jpg").metadata)

    own = exif_of(decode(data, "b" + format.suffix).metadata.exif).get_ifd(0x8769)

    assert (own[0xA002], own[0xA003]) == (40, 50)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.heic", "a.tif", "a.dng"])
@pytest.mark.parametrize("format", OutputFormat)
def test_a_place_that_is_stripped_is_in_no_byte_of_the_file(name: str, format: OutputFormat) -> None:
    picture = read_in(name)

    data = written(picture, format, picture.metadata.without_place())

    again = decode(data, "b" + format.suffix).metadata
    assert exif_of(again.exif)[0x010F] in ("NIKON", "Test")
    assert 0x8825 not in exif_of(again.exif)
    assert "{http://ns.adobe.com/photoshop/1.0/}Credit" in properties(again.xmp)
    if again.iptc:
        assert again.iptc == PLACELESS_DATASETS
    for word in (
        b"GPS",
        b"64,8.1N",
        "Reykjavík".encode(),
        "Reykjavík".encode().hex().encode(),
        b"Iceland",
        b"serial",
    ):
        assert word not in data
        assert word not in b"".join((again.exif, again.xmp, again.iptc))


@pytest.mark.parametrize("format", OutputFormat)
def test_files_without_metadata_get_none(format: OutputFormat) -> None:
    picture = decode(encoded(scene(), "PNG"), "a.png")
    assert picture.metadata == Metadata()

    data = written(picture, format, picture.metadata)

    assert decode(data, "b" + format.suffix).metadata == Metadata()
    for word in (b"Exif", b"EXIF", b"eXIf", b"adobe", b"iTXt", b"zTXt", b"Photoshop"):
        assert word not in data


@pytest.mark.parametrize(
    ("options", "warning"),
    [
        ({"exif": b"Exif\0\0" + b"nonsense"}, "Its EXIF data is damaged and is left out."),
        ({"exif": camera_block()[:40]}, "Its EXIF data is damaged and is left out."),
        ({"xmp": PACKET[:500]}, "Its XMP data is damaged and is left out."),
        (
            {"extra": segment(0xED, b"Photoshop 3.0\0" + as_resource(DATASETS[:-1]))},
            "Its IPTC data is damaged and is left out.",
        ),
    ],
)
@pytest.mark.filterwarnings("ignore:.*orrupt EXIF data:UserWarning")  # Pillow's own, for the log
@pytest.mark.filterwarnings("ignore:Truncated File Read:UserWarning")
def test_damaged_metadata_is_left_out_and_told(options: dict[str, object], warning: str) -> None:
    picture = decode(encoded(scene(), "JPEG", **options), "a.jpg")

    assert picture.rgb.shape == (64, 96, 3)
    assert picture.metadata == Metadata()
    assert picture.warnings == (warning,)


def test_metadata_beyond_all_sense_is_left_out_and_told() -> None:
    packet = PACKET.replace(b"Studio", b"x" * 17_000_000)

    picture = decode(encoded(scene(), "WEBP", xmp=packet), "a.webp")

    assert picture.metadata.xmp == b""
    assert picture.warnings == ("Its XMP data has 17 MB and is left out.",)


def test_a_long_packet_is_divided_in_a_jpeg_and_comes_back_whole() -> None:
    packet = PACKET.replace(b"Studio", b"word " * 40_000)
    metadata = Metadata(xmp=packet)

    data = encode(np.zeros((9, 9, 4), np.uint8), OutputFormat.JPEG, metadata=metadata)

    assert data.count(b"http://ns.adobe.com/xmp/extension/\0") == 4
    assert left_out(metadata, OutputFormat.JPEG) == ()
    again = decode(data, "b.jpg")
    assert again.warnings == ()
    credit = properties(again.metadata.xmp)["{http://ns.adobe.com/photoshop/1.0/}Credit"]
    assert credit == "word " * 40_000 + " & Sons"


def test_an_extension_of_which_a_part_is_missing_is_left_out() -> None:
    packet = PACKET.replace(b"Studio", b"word " * 40_000)
    data = encode(np.zeros((9, 9, 4), np.uint8), OutputFormat.JPEG, metadata=Metadata(xmp=packet))
    at = data.index(b"http://ns.adobe.com/xmp/extension/\0") - 4
    shorter = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]

    assert properties(decode(shorter, "b.jpg").metadata.xmp) == {}


def test_an_exif_block_too_long_for_a_jpeg_loses_the_makers_note_and_says_so() -> None:
    metadata = Metadata(exif=camera_block() + bytes(66_000))

    kept = decode(
        encode(np.zeros((9, 9, 4), np.uint8), OutputFormat.JPEG, metadata=metadata), "b.jpg"
    ).metadata

    tags = exif_of(kept.exif)
    assert tags[0x010F] == "NIKON"
    assert tags.get_ifd(0x8769)[0x9003] == "2026:05:06 07:08:09"
    assert 0x927C not in tags.get_ifd(0x8769)
    assert left_out(metadata, OutputFormat.JPEG) == (
        "Its EXIF data is too long for a JPEG: the maker's note is left out.",
    )
    assert left_out(metadata, OutputFormat.PNG) == ()


def test_what_is_too_long_for_a_jpeg_is_left_out_and_told() -> None:
    description = b"\x0e\x01\x02\0" + (70_000).to_bytes(4, "little") + (26).to_bytes(4, "little")
    block = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + description + bytes(4) + b"x" * 69_999 + b"\0"
    datasets = b"".join(b"\x1c\x02\x19\x40\0" + bytes(0x4000) for _ in range(5))
    metadata = Metadata(exif=block, iptc=datasets)

    again = decode(encode(np.zeros((9, 9, 4), np.uint8), OutputFormat.JPEG, metadata=metadata), "b.jpg")

    assert again.metadata == Metadata()
    assert left_out(metadata, OutputFormat.JPEG) == (
        "Its EXIF data is too long for a JPEG and is left out.",
        "Its IPTC data is too long for a JPEG and is left out.",
    )
    png = decode(encode(np.zeros((9, 9, 4), np.uint8), OutputFormat.PNG, metadata=metadata), "b.png")
    assert png.metadata == metadata


def test_a_cutout_on_a_colour_keeps_metadata_too() -> None:
    white = Background(colour=(255, 255, 255))

    data = encode(
        np.zeros((9, 9, 4), np.uint8), OutputFormat.WEBP, background=white, metadata=Metadata(xmp=PACKET)
    )

    assert decode(data, "b.webp").metadata.xmp
