from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core import imaging
from desktop.core.errors import PhotoTooLarge, UnreadablePhoto, UnsupportedPhoto
from desktop.core.imaging import decode, thumbnail
from desktop.core.raw_metadata import raw_info
from desktop.core.tiff_tags import Field, longs, octets, undefined, written
from tests.core.pictures import encoded, problem_with, scene, stored
from tests.core.raw_files import dng, text

Pixels = NDArray[np.uint8]

GREY, BLUE, BROWN = (118, 118, 118), (124, 170, 203), (140, 96, 60)


def chart() -> Pixels:
    """Grey with patches of blue, brown and white: 96 x 64, and no symmetry."""
    picture = np.empty((64, 96, 3), np.uint8)
    picture[:] = GREY
    picture[4:28, 4:44] = BLUE
    picture[36:60, 4:28] = BROWN
    picture[36:60, 60:92] = 255
    return picture


def patches(rgb: Pixels) -> list[list[int]]:
    """The middles of grey, blue, brown and white."""
    return [rgb[row, column].tolist() for row, column in ((16, 70), (16, 24), (48, 16), (48, 76))]


def differ(first: object, second: object) -> int:
    return int(np.abs(np.asarray(first, int) - np.asarray(second, int)).max())


def test_colours_are_those_that_the_camera_saw_by_its_own_white_balance() -> None:
    picture = decode(dng(chart()), "DSC_1.DNG")

    assert picture.rgb.shape == (64, 96, 3)
    assert picture.rgb.dtype == np.uint8
    assert differ(patches(picture.rgb), [GREY, BLUE, BROWN, (255, 255, 255)]) <= 1
    assert (picture.format, picture.warnings) == ("RAW", ())


def test_photos_of_other_sensors_are_developed_too() -> None:
    every_colour = decode(dng(chart(), channels=3), "a.dng")
    grey = decode(dng(chart(), channels=1), "a.dng")

    assert differ(patches(every_colour.rgb), [GREY, BLUE, BROWN, (255, 255, 255)]) <= 1
    assert (
        differ(patches(grey.rgb), [[green] * 3 for _, green, _ in (GREY, BLUE, BROWN, (255, 255, 255))]) <= 1
    )
    assert grey.warnings == every_colour.warnings == ()
    assert thumbnail(dng(chart(), channels=1), 48, name="a.dng").shape == (32, 48, 3)


def test_without_a_white_balance_it_is_said_that_it_was_guessed() -> None:
    picture = decode(dng(chart(), neutral=None), "a.dng")

    assert picture.warnings == ("It tells no white balance: daylight is taken for its light.",)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_orientations_end_upright_exactly_once(orientation: int) -> None:
    data = dng(np.ascontiguousarray(stored(chart(), orientation)), orientation=orientation)

    picture = decode(data, "a.dng")

    assert picture.rgb.shape == (64, 96, 3)
    assert differ(patches(picture.rgb), [GREY, BLUE, BROWN, (255, 255, 255)]) <= 1
    small = thumbnail(data, 48, name="a.dng")
    assert small.shape == (32, 48, 3)
    assert differ(patches(np.repeat(np.repeat(small, 2, axis=0), 2, axis=1)), patches(picture.rgb)) <= 2
    kept = Image.Exif()
    kept.load(picture.metadata.exif)
    assert kept.get(0x0112, 1) == 1


def test_a_dark_photo_is_brightened_by_one_stop_at_most() -> None:
    # White at .6 of the limit becomes white; at .2 it becomes .4, which is .665 in sRGB.
    for exposure, white in ((0.6, 255), (0.2, 170)):
        rgb = decode(dng(chart(), exposure=exposure), "a.dng").rgb
        assert differ(patches(rgb)[3], [white] * 3) <= 1


def test_a_thumbnail_of_any_size_has_the_colours_of_the_photo() -> None:
    for side in (24, 48, 60, 200):
        small = thumbnail(dng(chart()), side, name="a.dng")
        assert max(small.shape) == min(side, 96)
        large = np.asarray(Image.fromarray(small).resize((96, 64), Image.Resampling.NEAREST))
        assert differ(patches(large), [GREY, BLUE, BROWN, (255, 255, 255)]) <= 2


def test_the_number_of_pixels_is_that_of_the_developed_photo() -> None:
    assert imaging.pixel_count(dng(chart()), "a.dng") == 96 * 64
    assert imaging.pixel_count(dng(chart(), orientation=6), "a.dng") == 96 * 64


def test_a_bomb_is_refused_by_its_header() -> None:
    bomb = dng(chart(), size=(60_000, 60_000))

    for read in (lambda: decode(bomb, "a.dng"), lambda: thumbnail(bomb, 32, name="a.dng")):
        with pytest.raises(PhotoTooLarge, match=r"^a\.dng has 60,000 x 60,000 pixels"):
            read()


@pytest.mark.parametrize("sixteenths", range(1, 16))
def test_a_cut_file_is_an_error_and_never_half_a_picture(
    sixteenths: int, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = dng(chart())

    with pytest.raises(UnreadablePhoto, match=r"^a\.dng is cut short") as caught:
        decode(whole[: len(whole) * sixteenths // 16], "a.dng")
    assert caught.value.remedy
    assert capfd.readouterr().err == "", "LibRaw speaks on the terminal"


def test_a_cut_file_tells_how_much_is_there() -> None:
    # 64 x 96 pixels of two bytes, and the directory before them
    with pytest.raises(UnreadablePhoto, match=r"^a\.dng is cut short: 8 KB of 13 KB are there\."):
        decode(dng(chart())[:8000], "a.dng")


def test_a_file_that_ends_within_the_last_value_of_its_directory_is_cut_short() -> None:
    whole = dng(chart(), directory_last=True)
    decode(whole, "a.dng")

    with pytest.raises(UnreadablePhoto, match=r"^a\.dng is cut short"):
        decode(whole[:-10], "a.dng")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("DSC.NEF", encoded(scene(16, 12), "TIFF")),
        ("a.cr2", b"II*\0\x10\0\0\0CR\2\0" + bytes(100)),
        ("a.raf", b"FUJIFILMCCD-RAW 0201" + bytes(100)),
        ("a.cr3", b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + bytes(100)),
    ],
)
def test_raw_files_that_are_not_known_are_named_with_what_to_do(name: str, data: bytes) -> None:
    with pytest.raises(UnsupportedPhoto) as caught:
        decode(data, name)

    assert caught.value.message == f"{name}: this build cannot open camera RAW of this kind."
    assert caught.value.remedy == "Develop it to JPEG or TIFF, then add that file."


def test_text_with_the_name_of_a_raw_file_is_no_picture() -> None:
    with pytest.raises(UnreadablePhoto, match=r"^DSC_1\.NEF is not a picture\."):
        decode(b"Dear diary, " * 50, "DSC_1.NEF")


def test_a_dng_under_another_name_is_developed_all_the_same() -> None:
    for name in ("a.tif", "no suffix"):
        assert decode(dng(chart()), name).format == "RAW"


def test_a_jpeg_with_the_name_of_a_raw_file_is_a_jpeg() -> None:
    assert decode(encoded(scene(), "JPEG"), "a.dng").format == "JPEG"


def test_what_the_camera_says_is_kept_and_its_own_pixel_tags_are_not() -> None:
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
    plain = dng(chart(), more={34665: longs("<", 0), 700: octets(packet)})
    at = len(plain) + len(plain) % 2
    exif = written(
        "<",
        {0x9003: text("2026:05:06 07:08:09"), 0x8827: Field(3, 1, b"\x90\x01"), 0x927C: undefined(b"secret")},
        at,
    )
    entry = plain.index(b"\x69\x87\x04\x00")
    data = (plain[: entry + 8] + at.to_bytes(4, "little") + plain[entry + 12 :]).ljust(at, b"\0") + exif

    metadata = decode(data, "a.dng").metadata

    kept = Image.Exif()
    kept.load(metadata.exif)
    assert (kept[0x010F], kept[0x0110]) == ("Test", "Sensor 1")
    assert dict(kept.get_ifd(0x8769)) == {0x9003: "2026:05:06 07:08:09", 0x8827: 400}
    assert set(kept) == {0x010F, 0x0110, 0x8769}
    assert metadata.xmp == packet


def test_a_canon_file_tells_in_its_own_boxes() -> None:
    def box(kind: bytes, content: bytes) -> bytes:
        return (8 + len(content)).to_bytes(4, "big") + kind + content

    def structure(fields: dict[int, Field]) -> bytes:
        return b"II*\0\x08\0\0\0" + written("<", fields, 8)

    canon = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
    parts = {
        b"CMT1": {0x0110: text("Canon EOS R5"), 0x0100: longs("<", 8192)},
        b"CMT2": {0x9003: text("2026:05:06 07:08:09")},
        b"CMT3": {0x0001: longs("<", 1)},
        b"CMT4": {0x0001: text("N")},
    }
    moov = box(
        b"moov", box(b"uuid", canon + b"".join(box(name, structure(one)) for name, one in parts.items()))
    )
    xmp = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + b"<packet/>")

    info = raw_info(box(b"ftyp", b"crx \0\0\0\1crx isom") + moov + xmp)

    kept = Image.Exif()
    exif = info["exif"]
    assert isinstance(exif, bytes)
    kept.load(exif)
    assert kept[0x0110] == "Canon EOS R5"
    assert 0x0100 not in kept
    assert kept.get_ifd(0x8769)[0x9003] == "2026:05:06 07:08:09"
    assert kept.get_ifd(0x8825)[1] == "N"
    assert info["xmp"] == b"<packet/>"


def test_a_fujifilm_file_tells_in_the_jpeg_inside() -> None:
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x0f\x01\x02\0\x04\0\0\0Cam\0\0\0\0\0"
    preview = encoded(scene(), "JPEG", exif=exif)
    data = b"FUJIFILMCCD-RAW ".ljust(84, b"\0") + (200).to_bytes(4, "big") + len(preview).to_bytes(4, "big")

    assert raw_info(data.ljust(200, b"\0") + preview)["exif"] == exif
    assert raw_info(data.ljust(200, b"\0") + preview[:3]) == {}


def test_without_the_library_raw_files_are_named_and_the_rest_works() -> None:
    script = """
import sys
sys.modules["rawpy"] = None  # what importlib takes for "cannot be imported"
from desktop.core.errors import UnsupportedPhoto
from desktop.core.imaging import decode
from tests.core.pictures import encoded, problem_with, scene, stored
from tests.core.raw_files import dng
assert decode(encoded(scene(), "TIFF"), "a.tif").format == "TIFF"
try:
    decode(dng(scene()), "DSC_1.DNG")
except UnsupportedPhoto as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)

    assert run.stdout == (
        "DSC_1.DNG: this build cannot open camera RAW. Develop it to JPEG or TIFF, then add that file.\n"
    )


def test_random_damage_gives_a_picture_or_one_clear_line() -> None:
    rng = np.random.default_rng(7)
    whole = dng(chart())
    for _ in range(60):
        data = bytearray(whole)
        for at in rng.integers(0, 500, 4):  # the header and the directory
            data[at] = rng.integers(0, 256)
        problem = problem_with(bytes(data), "a.dng")
        assert problem is None or (problem.message.startswith("a.dng") and problem.remedy)
