from __future__ import annotations

import io
import itertools
import os
import socket
import struct
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from desktop.core import exif, imaging
from desktop.core.errors import MissingPhoto, PhotoTooLarge, UnreadablePhoto, UnsupportedPhoto
from desktop.core.imaging import READABLE_SUFFIXES, decode, digest_of, read_bytes, read_picture, thumbnail
from desktop.core.metadata import Metadata
from desktop.core.profiles import srgb_profile
from desktop.core.readers import FOREIGN_SUFFIXES
from tests.core.camera_metadata import camera_block
from tests.core.icc import (
    ADOBE_GAMMA,
    ADOBE_RGB,
    cmyk_profile,
    grey_profile,
    rgb_profile,
    srgb_of_lab,
    srgb_of_rgb,
)
from tests.core.pictures import encoded, problem_with, scene, stored

Pixels = NDArray[np.uint8]
WHITE = [255, 255, 255]


def flat(mode: str, colour: int | tuple[int, ...]) -> Image.Image:
    return Image.new(mode, (16, 16), colour)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bare_png(depth: int, colour_type: int, rows: bytes, size: tuple[int, int], *extra: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", *size, depth, colour_type, 0, 0, 0)
    middle = b"".join(extra) + chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + middle + chunk(b"IEND", b"")


def largest_difference(first: Pixels, second: Sequence[int] | Sequence[Sequence[int]]) -> int:
    return int(np.abs(first.astype(int) - np.asarray(second).astype(int)).max())


# --- what a good file gives


@pytest.mark.parametrize(
    ("format", "suffix", "options"),
    [
        ("PNG", ".png", {}),
        ("TIFF", ".tif", {}),
        ("TIFF", ".tiff", {"compression": "tiff_lzw"}),
        ("TIFF", ".tif", {"compression": "tiff_adobe_deflate"}),
        ("BMP", ".bmp", {}),
        ("WEBP", ".webp", {"lossless": True}),
        ("PPM", ".ppm", {}),
        ("JPEG2000", ".jp2", {"irreversible": False}),
    ],
)
def test_lossless_files_come_back_pixel_for_pixel(
    format: str, suffix: str, options: dict[str, object]
) -> None:
    picture = decode(encoded(scene(), format, **options), "a" + suffix)

    assert np.array_equal(picture.rgb, scene())
    assert picture.rgb.dtype == np.uint8
    assert picture.rgb.flags.c_contiguous
    assert (picture.format, picture.metadata, picture.warnings) == (format, Metadata(), ())


@pytest.mark.parametrize(("format", "suffix"), [("JPEG", ".jpg"), ("WEBP", ".webp"), ("AVIF", ".avif")])
def test_lossy_files_come_back_close(format: str, suffix: str) -> None:
    if suffix not in READABLE_SUFFIXES:
        pytest.skip(f"this Pillow was built without {format}")
    picture = decode(encoded(scene(), format, quality=95), "a" + suffix)

    assert picture.rgb.shape == (64, 96, 3)
    assert np.abs(picture.rgb.astype(int) - scene()).mean() < 3


def test_jpeg_pixels_are_those_of_the_decoder_however_wide_the_picture() -> None:
    for size in ((1, 1), (3, 500), (40_000, 3), (333, 77)):
        data = encoded(scene(*size), "JPEG")
        assert np.array_equal(decode(data, "a.jpg").rgb, np.asarray(Image.open(io.BytesIO(data))))


def test_content_decides_and_not_the_suffix() -> None:
    assert decode(encoded(scene(), "PNG"), "a.jpg").format == "PNG"
    assert decode(encoded(scene(), "JPEG"), "IMG_1.HEIC").format == "JPEG"
    assert decode(encoded(scene(), "JPEG"), "no suffix").format == "JPEG"


def test_first_view_of_an_mpo_is_taken_without_a_warning() -> None:
    other = Image.new("RGB", (96, 64))
    data = encoded(scene(), "MPO", save_all=True, append_images=[other], quality=95)

    picture = decode(data, "a.mpo")

    assert np.abs(picture.rgb.astype(int) - scene()).mean() < 3
    assert (picture.format, picture.warnings) == ("MPO", ())


@pytest.mark.parametrize(
    ("format", "options"), [("GIF", {}), ("WEBP", {"lossless": True}), ("PNG", {}), ("TIFF", {})]
)
def test_first_frame_of_several_is_taken_with_a_warning(format: str, options: dict[str, object]) -> None:
    frames = [flat("RGB", (250, 10, 20)), flat("RGB", (0, 0, 255))]
    data = encoded(frames[0], format, save_all=True, append_images=frames[1:], **options)

    picture = decode(data, "a." + format.lower())

    assert largest_difference(picture.rgb, [250, 10, 20]) == 0
    expected = "It has several pages: the first one is used."
    assert picture.warnings == (
        expected if format == "TIFF" else "It is animated: its first picture is used.",
    )


# --- orientation


def orientation_block(orientation: int, order: str = "<") -> bytes:
    start = b"II*\0" if order == "<" else b"MM\0*"
    maker = struct.pack(order + "HHI4s", 0x010F, 2, 4, b"Cam\0")
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\0\0" + start + struct.pack(order + "IH", 8, 2) + maker + entry + struct.pack(order + "I", 0)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["PNG", "WEBP", "TIFF"])
def test_all_orientations_of_a_picture_end_equal(format: str, orientation: int) -> None:
    pixels = np.ascontiguousarray(stored(scene(30, 20), orientation))
    options: dict[str, object] = {"lossless": True} if format == "WEBP" else {}
    data = encoded(pixels, format, exif=orientation_block(orientation), **options)

    picture = decode(data, "a." + format.lower())

    assert np.array_equal(picture.rgb, scene(30, 20))
    kept = Image.Exif()
    kept.load(picture.metadata.exif)
    assert kept.get(0x0112, 1) == 1
    assert kept[0x010F] == "Cam"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientations_of_a_jpeg_end_alike(orientation: int) -> None:
    pixels = np.ascontiguousarray(stored(scene(), orientation))
    data = encoded(pixels, "JPEG", quality=95, subsampling=0, exif=orientation_block(orientation, ">"))

    rgb = decode(data, "a.jpg").rgb
    small = thumbnail(data, 48)

    assert np.abs(rgb.astype(int) - scene()).mean() < 2
    assert small.shape == (32, 48, 3)


@pytest.mark.parametrize("value", [0, 9, 65_535])
def test_an_impossible_orientation_is_none(value: int) -> None:
    picture = decode(encoded(scene(), "PNG", exif=orientation_block(value)), "a.png")

    assert np.array_equal(picture.rgb, scene())


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")  # Pillow's own, for the log
@pytest.mark.parametrize("length", range(0, 44, 3))
def test_a_damaged_exif_block_costs_nothing_but_itself(length: int) -> None:
    block = orientation_block(6)[:length]

    picture = decode(encoded(scene(), "JPEG", exif=block or b"Exif\0\0"), "a.jpg")

    assert picture.rgb.shape in {(64, 96, 3), (96, 64, 3)}


def test_exif_survives_byte_for_byte_but_for_the_orientation() -> None:
    block = orientation_block(6)
    data = encoded(scene(), "JPEG", exif=block + b"a maker's note with absolute offsets")

    kept = decode(data, "a.jpg").metadata.exif

    assert kept == orientation_block(1) + b"a maker's note with absolute offsets"


def test_exif_of_a_tiff_keeps_the_photo_and_drops_the_file() -> None:
    block = Image.Exif()
    block[0x0110] = "Model 5"
    block.get_ifd(0x8769)[0x9003] = "2024:05:06 07:08:09"
    data = encoded(scene(), "TIFF", exif=block.tobytes())

    kept = Image.Exif()
    kept.load(decode(data, "a.tif").metadata.exif)

    assert kept[0x0110] == "Model 5"
    assert kept.get_ifd(0x8769)[0x9003] == "2024:05:06 07:08:09"
    assert 0x0111 not in kept, "where the strips are in the old file"


# --- colour


COLOURS = [
    (128, 128, 128),
    (200, 100, 50),
    (40, 160, 90),
    (10, 20, 30),
    (90, 60, 200),
    (0, 255, 0),
    (0, 0, 0),
]


@pytest.mark.parametrize("colour", COLOURS)
def test_wide_gamut_colours_become_srgb_by_the_formula(colour: tuple[int, int, int]) -> None:
    data = encoded(flat("RGB", colour), "PNG", icc_profile=rgb_profile(ADOBE_RGB, ADOBE_GAMMA))

    picture = decode(data, "a.png")

    assert largest_difference(picture.rgb, srgb_of_rgb(colour, ADOBE_RGB, ADOBE_GAMMA)) <= 1
    assert picture.warnings == ()


def test_wide_gamut_thumbnail_has_the_colours_of_the_photo() -> None:
    data = encoded(flat("RGB", (200, 100, 50)), "PNG", icc_profile=rgb_profile(ADOBE_RGB, ADOBE_GAMMA))

    assert largest_difference(thumbnail(data, 8), [227, 100, 42]) <= 1


@pytest.mark.parametrize(("tells_srgb", "expected"), [(False, [227, 100, 42]), (True, [200, 100, 50])])
def test_a_camera_that_tells_adobe_rgb_in_exif_alone_is_believed(
    tells_srgb: bool, expected: list[int]
) -> None:
    # DCF: the index of interoperability R03, unless the colour space is said to be sRGB all the same.
    block = camera_block(orientation=1)
    at = block.index(b"\x01\xa0\x03\0") + 8
    block = block[:at] + (b"\1\0" if tells_srgb else b"\xff\xff") + block[at + 2 :]
    data = encoded(flat("RGB", (200, 100, 50)), "JPEG", quality=100, subsampling=0, exif=block)

    picture = decode(data, "a.jpg")

    assert largest_difference(picture.rgb, expected) <= 2
    assert not exif.is_adobe_rgb(picture.metadata.exif)
    assert largest_difference(thumbnail(data, 8), expected) <= 2


def test_an_srgb_profile_changes_no_pixel() -> None:
    every_grey = np.arange(256, dtype=np.uint8).reshape(16, 16)
    colours = np.dstack([every_grey, every_grey.T, every_grey[::-1]])

    picture = decode(encoded(colours, "PNG", icc_profile=srgb_profile()), "a.png")

    assert np.array_equal(picture.rgb, colours)


def test_a_name_alone_makes_no_profile_srgb() -> None:
    profile = rgb_profile(ADOBE_RGB, ADOBE_GAMMA).replace(b"Test\0" + bytes(8), b"sRGB IEC\0" + bytes(4))
    assert b"sRGB IEC" in profile

    picture = decode(encoded(flat("RGB", (200, 100, 50)), "PNG", icc_profile=profile), "a.png")

    assert largest_difference(picture.rgb, [227, 100, 42]) <= 1


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF"])
def test_a_linear_grey_profile_is_honoured(format: str) -> None:
    # 128/255 = .502 linear; 1.055 * .502 ** (1 / 2.4) - .055 = .737; .737 * 255 = 188
    data = encoded(flat("L", 128), format, icc_profile=grey_profile(1.0))

    picture = decode(data, "a." + format.lower())

    assert largest_difference(picture.rgb, [188, 188, 188]) <= 1
    assert picture.warnings == ()


def test_a_grey_photo_with_a_colour_profile_is_honoured_too() -> None:
    data = encoded(flat("L", 128), "JPEG", icc_profile=rgb_profile(ADOBE_RGB, 1.0))

    assert largest_difference(decode(data, "a.jpg").rgb, [188, 188, 188]) <= 1


@pytest.mark.parametrize(
    "profile",
    [
        b"this is no profile",
        rgb_profile(ADOBE_RGB, ADOBE_GAMMA)[:200],
        grey_profile(1.0),
        rgb_profile(ADOBE_RGB, ADOBE_GAMMA).replace(b"RGB ", b"\x80GB "),
    ],
    ids=["garbage", "cut short", "made for grey", "of no colour space"],
)
def test_a_useless_profile_is_told_and_the_photo_opened(profile: bytes) -> None:
    picture = decode(encoded(flat("RGB", (10, 200, 30)), "PNG", icc_profile=profile), "a.png")

    assert largest_difference(picture.rgb, [10, 200, 30]) == 0
    assert picture.warnings == ("Its colour profile cannot be used: colours may differ a little.",)


Inks = tuple[int, int, int, int]
INKS: dict[Inks, tuple[float, float, float]] = {
    (cyan, magenta, yellow, black): (
        (100 - 35 * cyan - 40 * magenta - 8 * yellow) * (1 - black),
        (-35 * cyan + 65 * magenta) * (1 - black),
        (-40 * cyan + 70 * yellow) * (1 - black),
    )
    for cyan, magenta, yellow, black in itertools.product((0, 1), repeat=4)
}


@pytest.mark.parametrize(
    "inks", [(0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (1, 1, 0, 0), (0, 0, 0, 1)]
)
@pytest.mark.parametrize("format", ["JPEG", "TIFF"])
def test_cmyk_goes_through_its_profile(format: str, inks: Inks) -> None:
    cmyk = flat("CMYK", tuple(255 * ink for ink in inks))
    data = encoded(cmyk, format, quality=100, icc_profile=cmyk_profile(INKS))

    picture = decode(data, "a." + format.lower())

    assert largest_difference(picture.rgb, srgb_of_lab(INKS[inks])) <= 2
    assert picture.warnings == ()


def without_adobe_marker(jpeg: bytes) -> bytes:
    at = jpeg.index(b"\xff\xee")
    return jpeg[:at] + jpeg[at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big") :]


@pytest.mark.parametrize("with_marker", [True, False])
def test_cmyk_without_a_profile_is_subtractive(with_marker: bool) -> None:
    # (255 - 204) * (255 - 51) / 255 = 40.8; (255 - 0) * .8 = 204; (255 - 102) * .8 = 122.4
    data = encoded(flat("CMYK", (204, 0, 102, 51)), "JPEG", quality=100)
    data = data if with_marker else without_adobe_marker(data)

    picture = decode(data, "a.jpg")

    assert largest_difference(picture.rgb, [41, 204, 122]) <= 2
    assert picture.warnings == (
        "It is made for print and has no colour profile: its colours are an estimate.",
    )


def test_lab_becomes_srgb() -> None:
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(flat("RGB", (180, 90, 60)), to_lab)
    assert lab is not None

    picture = decode(encoded(lab, "TIFF"), "a.tif")

    assert largest_difference(picture.rgb, [180, 90, 60]) <= 3


# --- depth


DEEP = np.array(
    [0, 127, 128, 129, 255, 256, 384, 385, 386, 32_767, 32_768, 65_406, 65_407, 65_535], np.uint16
)
SHALLOW = [0, 0, 0, 1, 1, 1, 1, 1, 2, 127, 128, 254, 255, 255]
"""value / 257, rounded: 128.5 is where 0 ends, 385.5 where 1 ends, 65 406.5 where 254 ends."""


@pytest.mark.parametrize("format", ["PNG", "TIFF"])
def test_sixteen_bit_grey_is_scaled_and_not_clipped(format: str) -> None:
    data = encoded(Image.fromarray(np.tile(DEEP, (4, 1))), format)

    assert decode(data, "a." + format.lower()).rgb[0].tolist() == [[value] * 3 for value in SHALLOW]


def test_sixteen_bit_grey_of_netpbm_is_scaled() -> None:
    data = b"P5 %d 1 65535\n" % len(DEEP) + DEEP.astype(">u2").tobytes()

    assert decode(data, "a.pgm").rgb[0, :, 0].tolist() == SHALLOW


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
def test_sixteen_bit_colour_is_rounded(suffix: str) -> None:
    deep = np.stack([DEEP, DEEP[::-1], np.full_like(DEEP, 40_000)], axis=-1)[None]
    done, data = cv2.imencode(suffix, np.repeat(deep, 3, axis=0)[..., ::-1])
    assert done

    rgb = decode(data.tobytes(), "a" + suffix).rgb

    assert rgb[2].tolist() == [[red, green, 156] for red, green in zip(SHALLOW, SHALLOW[::-1], strict=True)]


def test_sixteen_bit_colour_goes_through_its_profile() -> None:
    rows = 16 * (b"\0" + 16 * struct.pack(">3H", 200 * 257, 100 * 257, 50 * 257))
    profile = chunk(b"iCCP", b"a\0\0" + zlib.compress(rgb_profile(ADOBE_RGB, ADOBE_GAMMA)))
    data = bare_png(16, 2, rows, (16, 16), profile)

    assert largest_difference(decode(data, "a.png").rgb, [227, 100, 42]) <= 1


@pytest.mark.parametrize("colour_type", [4, 6])
def test_sixteen_bit_alpha_is_put_on_white(colour_type: int) -> None:
    colour = struct.pack(">H", 100 * 257) * (1 if colour_type == 4 else 3)
    rows = b"\0" + colour + struct.pack(">H", 51 * 257) + colour + b"\xff\xff"

    # (51 * 100 + 204 * 255) / 255 = 224
    rgb = decode(bare_png(16, colour_type, rows, (2, 1)), "a.png").rgb

    assert largest_difference(rgb[0], [[224] * 3, [100] * 3]) <= 1


def test_sixteen_bit_grey_with_a_transparent_grey_is_put_on_white() -> None:
    rows = b"\0" + struct.pack(">3H", 257, 5000, 65_535)
    data = bare_png(16, 0, rows, (3, 1), chunk(b"tRNS", struct.pack(">H", 5000)))

    assert decode(data, "a.png").rgb[0].tolist() == [[1] * 3, WHITE, WHITE]


@pytest.mark.parametrize("kind", [np.float32, np.int32])
def test_thirty_two_bits_a_channel_are_refused_by_name(kind: type[np.generic]) -> None:
    data = encoded(Image.fromarray(np.ones((4, 4), kind)), "TIFF")

    with pytest.raises(UnsupportedPhoto, match=r"^x\.tif: this build cannot open pictures with 32 bits"):
        decode(data, "x.tif")


def test_black_and_white_pictures_have_both() -> None:
    line = Image.fromarray(np.array([[0, 255, 0, 255]], np.uint8)).convert("1")

    for format in ("PNG", "TIFF"):
        assert decode(encoded(line, format), "a").rgb[0, :, 0].tolist() == [0, 255, 0, 255]


# --- transparency


def test_alpha_is_put_on_white_with_rounding() -> None:
    rgba = np.array([[[200, 0, 10, 0], [200, 0, 10, 128], [200, 0, 10, 255]]], np.uint8)

    rgb = decode(encoded(rgba, "PNG"), "a.png").rgb

    # (128 * 200 + 127 * 255) / 255 = 227.4; 127; (1280 + 32385) / 255 = 132.02
    assert rgb[0].tolist() == [WHITE, [227, 127, 132], [200, 0, 10]]


def test_grey_with_alpha_is_put_on_white() -> None:
    grey = np.array([[[100, 0], [100, 255]]], np.uint8)

    assert decode(encoded(Image.fromarray(grey, "LA"), "PNG"), "a.png").rgb[0].tolist() == [WHITE, [100] * 3]


@pytest.mark.parametrize(("format", "transparency"), [("PNG", 1), ("PNG", bytes((255, 0))), ("GIF", 1)])
def test_a_transparent_palette_entry_becomes_white(format: str, transparency: int | bytes) -> None:
    image = Image.fromarray(np.array([[0, 1, 2, 0]], np.uint8), "P")
    image.putpalette([10, 20, 30, 40, 50, 60, 70, 80, 90])
    data = encoded(image, format, transparency=transparency)

    assert decode(data, "a").rgb[0].tolist() == [[10, 20, 30], WHITE, [70, 80, 90], [10, 20, 30]]


def test_a_transparent_colour_of_a_png_becomes_white() -> None:
    image = np.array([[[1, 2, 3], [4, 5, 6]]], np.uint8)

    assert decode(encoded(image, "PNG", transparency=(1, 2, 3)), "a").rgb[0].tolist() == [WHITE, [4, 5, 6]]


# --- bad input


def test_text_is_no_picture() -> None:
    with pytest.raises(UnreadablePhoto) as caught:
        decode(b"Dear diary, " * 50, "DSC_1.jpg")

    assert caught.value.message == "DSC_1.jpg is not a picture."
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"<!DOCTYPE html><html>not found</html>", "a web page"),
        (b"PK\x03\x04" + bytes(40), "an archive"),
        (bytes(4000), "nothing but zeros"),
    ],
)
def test_what_a_file_is_instead_is_said(data: bytes, hint: str) -> None:
    with pytest.raises(UnreadablePhoto, match=rf"^a\.jpg is not a picture\..*{hint}"):
        decode(data, "a.jpg")


SOUND = {
    "a.jpg": encoded(scene(), "JPEG", quality=90),
    "progressive.jpg": encoded(scene(), "JPEG", progressive=True),
    "a.png": encoded(scene(), "PNG"),
    "a.webp": encoded(scene(), "WEBP"),
    "lossless.webp": encoded(scene(), "WEBP", lossless=True),
    "a.tif": encoded(scene(), "TIFF"),
    "lzw.tif": encoded(scene(), "TIFF", compression="tiff_lzw"),
    "a.bmp": encoded(scene(), "BMP"),
    "a.gif": encoded(scene(), "GIF"),
    "a.jp2": encoded(scene(), "JPEG2000"),
    "deep.png": cv2.imencode(".png", scene().astype(np.uint16) * 257)[1].tobytes(),
    "deep.tif": cv2.imencode(".tiff", scene().astype(np.uint16) * 257)[1].tobytes(),
}


@pytest.mark.parametrize("sixteenths", range(16))
@pytest.mark.parametrize("name", SOUND)
def test_a_cut_file_is_an_error_and_never_half_a_picture(name: str, sixteenths: int) -> None:
    whole = SOUND[name]
    decode(whole, name)

    for read in (lambda data: decode(data, name), lambda data: thumbnail(data, 32, name=name)):
        with pytest.raises(UnreadablePhoto, match=rf"^{name} ") as caught:
            read(whole[: len(whole) * sixteenths // 16])
        assert caught.value.remedy


def test_a_cut_file_tells_how_much_is_there() -> None:
    rng = np.random.default_rng(1)
    noise = rng.integers(0, 256, (60, 60, 3), np.uint8)
    for format, name in (("WEBP", "a.webp"), ("TIFF", "a.tif"), ("PNG", "a.png")):
        whole = encoded(noise, format, **({"lossless": True} if format == "WEBP" else {}))
        with pytest.raises(UnreadablePhoto, match=rf"^{name} is cut short: 3 KB of 1\d KB are there\."):
            decode(whole[:3000], name)
    with pytest.raises(UnreadablePhoto, match=r"^a\.jpg is cut short: it ends after 3 KB\."):
        decode(encoded(noise, "JPEG", quality=95)[:3000], "a.jpg")


def test_a_png_cut_between_two_chunks_is_an_error() -> None:
    rows = zlib.compress(b"".join(b"\0" + bytes(30) for _ in range(10)))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0))
    half = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows[: len(rows) // 2])

    with pytest.raises(UnreadablePhoto, match=r"^a\.png is cut short"):
        decode(half, "a.png")


def test_a_damaged_middle_is_an_error() -> None:
    whole = bytearray(SOUND["a.png"])
    whole[len(whole) // 2 : len(whole) // 2 + 60] = bytes(60)

    with pytest.raises(UnreadablePhoto, match=r"^a\.png is (damaged|cut short)"):
        decode(bytes(whole), "a.png")


def test_no_bytes_are_an_empty_file() -> None:
    with pytest.raises(UnreadablePhoto, match=r"^a\.jpg is empty: it has 0 bytes\."):
        decode(b"", "a.jpg")


@pytest.mark.parametrize("side", [30_000, 50_000, 2_000_000_000])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    bomb = bare_png(8, 2, bytes(100), (side, side))

    for read in (lambda: decode(bomb, "bomb.png"), lambda: thumbnail(bomb, 32, name="bomb.png")):
        with pytest.raises(PhotoTooLarge, match=r"^bomb\.png "):
            read()


def test_the_limit_is_the_callers_and_is_named() -> None:
    data = encoded(scene(100, 50), "PNG")

    assert decode(data, "a.png", max_pixels=5000).rgb.shape == (50, 100, 3)
    with pytest.raises(PhotoTooLarge, match=r"^a\.png has 100 x 50 pixels, .* the limit is "):
        decode(data, "a.png", max_pixels=4999)


def test_pillows_own_limit_is_not_ours() -> None:
    wide = bare_png(8, 2, b"", (10_000, 9_000))  # Pillow warns above 89.5 million and refuses twice that

    assert imaging.pixel_count(wide, "a.png") == 90_000_000


def test_the_number_of_pixels_is_known_without_decoding() -> None:
    data = SOUND["a.jpg"]

    assert imaging.pixel_count(data[: len(data) // 2], "a.jpg") == 96 * 64


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jxl", b"\xff\x0a" + bytes(100)),
        ("a.psd", b"8BPS\0\1" + bytes(100)),
        ("logo.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("logo.png", b"<svg onload='alert(1)'/>"),
        ("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
        ("a.ico", encoded(scene(32, 32), "ICO")),
        ("a.tga", encoded(scene(16, 12), "TGA")),
    ],
)
def test_known_kinds_that_cannot_be_opened_are_named(name: str, data: bytes) -> None:
    with pytest.raises(UnsupportedPhoto, match=rf"^{name}: this build cannot open ") as caught:
        decode(data, name)

    assert caught.value.remedy


def test_no_suffix_is_both_readable_and_foreign() -> None:
    assert not READABLE_SUFFIXES & FOREIGN_SUFFIXES
    assert {".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif"} <= READABLE_SUFFIXES
    assert {".heic", ".heif", ".hif", ".nef", ".cr3", ".dng", ".arw", ".raf"} <= READABLE_SUFFIXES
    assert {".jxl", ".psd", ".tga"} <= FOREIGN_SUFFIXES


def test_what_this_build_lacks_a_library_for_is_foreign_and_named() -> None:
    script = """
import importlib.util, sys
found = importlib.util.find_spec
missing = ("rawpy", "pillow_heif")
importlib.util.find_spec = lambda name, *more: None if name in missing else found(name, *more)
from desktop.core.errors import UnsupportedPhoto
from desktop.core.imaging import decode
from desktop.core.readers import FOREIGN_SUFFIXES, READABLE_SUFFIXES
assert {".heic", ".hif", ".dng", ".nef", ".cr3"} <= FOREIGN_SUFFIXES
assert not READABLE_SUFFIXES & FOREIGN_SUFFIXES
for name, data in (
    ("IMG_1.HEIC", b"\\0\\0\\0\\x18ftypheic\\0\\0\\0\\0mif1heic" + bytes(100)),
    ("IMG_1.jpg", b"\\0\\0\\0\\x18ftypmif1\\0\\0\\0\\0heicmif1" + bytes(100)),
    ("DSC.NEF", b"II*\\0\\x08\\0\\0\\0" + bytes(100)),
    ("a.cr2", b"II*\\0\\x10\\0\\0\\0CR\\2\\0" + bytes(100)),
    ("a.raf", b"FUJIFILMCCD-RAW 0201" + bytes(100)),
    ("a.cr3", b"\\0\\0\\0\\x18ftypcrx \\0\\0\\0\\1crx isom" + bytes(100)),
):
    try:
        decode(data, name)
    except UnsupportedPhoto as error:
        print(error)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)

    develop, convert = (
        "Develop it to JPEG or TIFF, then add that file.",
        "Convert it to JPEG, then add it again.",
    )
    assert run.stdout.splitlines() == [
        f"IMG_1.HEIC: this build cannot open HEIC. {convert}",
        f"IMG_1.jpg: this build cannot open HEIC. {convert}",
        f"DSC.NEF: this build cannot open camera RAW. {develop}",
        f"a.cr2: this build cannot open camera RAW. {develop}",
        f"a.raf: this build cannot open camera RAW. {develop}",
        f"a.cr3: this build cannot open camera RAW. {develop}",
    ]


def test_random_damage_gives_a_picture_or_one_clear_line() -> None:
    rng = np.random.default_rng(7)
    for name, whole in SOUND.items():
        for _ in range(25):
            data = bytearray(whole)
            for at in rng.integers(0, len(data), 6):
                data[at] = rng.integers(0, 256)
            problem = problem_with(bytes(data), name)
            assert problem is None or (problem.message.startswith(name) and problem.remedy)


# --- reading files


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "a.jpg", tmp_path / "no" / "a.jpg"):
        with pytest.raises(MissingPhoto, match=r"^a\.jpg is gone"):
            read_bytes(path)


def test_a_folder_with_the_name_of_a_photo_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.jpg").mkdir()

    with pytest.raises(UnreadablePhoto, match=r"^x\.jpg is a folder"):
        read_bytes(tmp_path / "x.jpg")


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")

    with pytest.raises(MissingPhoto):
        read_bytes(tmp_path / "a" / "b.jpg")


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.jpg").touch()

    with pytest.raises(UnreadablePhoto, match=r"^x\.jpg is empty: it has 0 bytes"):
        read_bytes(tmp_path / "x.jpg")


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither in the file system")
def test_a_pipe_or_a_socket_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.jpg"))
        for name in ("pipe.jpg", "s.jpg"):
            with pytest.raises(UnreadablePhoto, match=rf"^{name} is a device or a pipe"):
                read_bytes(tmp_path / name)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_refused_at_once() -> None:
    with pytest.raises(UnreadablePhoto, match=r"^zero is a device or a pipe"):
        read_bytes(Path("/dev/zero"))


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")

    with pytest.raises(UnreadablePhoto, match=r"^x\.jpg may not be read"):
        read_bytes(path)


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    path.symlink_to(path)

    with pytest.raises(UnreadablePhoto, match=r"^x\.jpg could not be read: "):
        read_bytes(path)


def test_a_file_beyond_all_photos_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "x.tif").open("wb") as file:
        file.truncate(imaging.MAX_BYTES + 1)

    with pytest.raises(PhotoTooLarge, match=r"^x\.tif has 2\.0 GB"):
        read_bytes(tmp_path / "x.tif")


def test_reading_leaves_the_original_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ä ü 写真.jpg"
    path.write_bytes(SOUND["a.jpg"])
    before = path.stat()

    picture = read_picture(path)
    thumbnail(path, 32)

    assert picture.rgb.shape == (64, 96, 3)
    assert path.read_bytes() == SOUND["a.jpg"]
    assert (path.stat().st_mtime_ns, path.stat().st_mode) == (before.st_mtime_ns, before.st_mode)


def test_the_digest_is_blake2b_of_sixteen_bytes() -> None:
    assert digest_of(b"") == "cae66941d9efbd404e4d88758ea67670"  # RFC 7693, with 16 bytes of output
    assert digest_of(b"a") != digest_of(b"b")


# --- thumbnails


@pytest.mark.parametrize(
    ("size", "expected"), [((400, 200), (32, 64)), ((200, 400), (64, 32)), ((40, 30), (30, 40))]
)
def test_a_thumbnail_fits_and_is_never_enlarged(size: tuple[int, int], expected: tuple[int, int]) -> None:
    for format in ("JPEG", "PNG"):
        assert thumbnail(encoded(scene(*size), format), 64).shape == (*expected, 3)


def test_a_thumbnail_looks_like_the_photo() -> None:
    large = np.asarray(Image.fromarray(scene(40, 30)).resize((800, 600), Image.Resampling.BICUBIC))

    small = thumbnail(encoded(large, "JPEG", quality=95), 40)

    assert np.abs(small.astype(int) - scene(40, 30)).mean() < 4


def test_a_transparent_thumbnail_has_no_fringe() -> None:
    rgba = np.zeros((400, 400, 4), np.uint8)
    rgba[:, 200:] = (255, 255, 255, 255)  # black hides below the transparent half

    assert thumbnail(encoded(rgba, "PNG"), 50).min() == 255


def test_one_file_is_read_by_many_threads_alike() -> None:
    from concurrent.futures import ThreadPoolExecutor

    data = encoded(scene(), "JPEG", icc_profile=rgb_profile(ADOBE_RGB, ADOBE_GAMMA))
    alone = decode(data, "a.jpg").rgb

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: decode(data, "a.jpg").rgb, range(24)))

    assert all(np.array_equal(alone, rgb) for rgb in together)
