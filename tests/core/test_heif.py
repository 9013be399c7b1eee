from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
import pillow_heif
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core import imaging
from desktop.core.errors import PhotoTooLarge, UnreadablePhoto
from desktop.core.imaging import decode, thumbnail
from desktop.core.profiles import srgb_profile
from tests.core.heic_files import heic
from tests.core.icc import ADOBE_GAMMA, ADOBE_RGB, DISPLAY_P3, rgb_profile, srgb_of_rgb
from tests.core.pictures import encoded, problem_with, scene, stored

Pixels = NDArray[np.uint8]


def orientation_block(orientation: int) -> bytes:
    maker = b"\x0f\x01\x02\0\x04\0\0\0Cam\0"
    turn = b"\x12\x01\x03\0\x01\0\0\0" + bytes((orientation, 0, 0, 0))
    return b"Exif\0\0II*\0\x08\0\0\0\x02\0" + maker + turn + bytes(4)


def differ(first: object, second: object) -> int:
    return int(np.abs(np.asarray(first, int) - np.asarray(second, int)).max())


def flat(colour: tuple[int, int, int], side: int = 64) -> Pixels:
    return np.broadcast_to(np.array(colour, np.uint8), (side, side, 3))


def test_a_lossless_heic_comes_back_pixel_for_pixel() -> None:
    picture = decode(heic(scene()), "IMG_1.HEIC")

    assert np.array_equal(picture.rgb, scene())
    assert picture.rgb.flags.c_contiguous
    assert (picture.format, picture.warnings) == ("HEIF", ())


def test_a_grey_one_and_one_of_tiles_do_too() -> None:
    grey = scene()[..., 0]
    large = scene(300, 200)

    assert np.array_equal(decode(heic(grey), "a.heic").rgb, np.dstack([grey] * 3))
    assert np.array_equal(decode(heic(large, tile_size=64), "a.heic").rgb, large)


def test_alpha_is_put_on_white() -> None:
    alpha = np.full((64, 96, 1), 51, np.uint8)

    rgb = decode(heic(np.dstack([scene(), alpha])), "a.heic").rgb

    assert differ(rgb, np.rint(scene() * 0.2 + 255 * 0.8)) <= 1


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["HEIF", "AVIF"])
def test_all_orientations_end_upright_exactly_once(format: str, orientation: int) -> None:
    pixels = np.ascontiguousarray(stored(scene(90, 60), orientation))
    block = orientation_block(orientation)
    if format == "HEIF":
        data = heic(pixels, exif=block)
    elif ".avif" in imaging.READABLE_SUFFIXES:
        data = encoded(pixels, "AVIF", quality=100, subsampling="4:4:4", exif=block)
    else:
        pytest.skip("this Pillow was built without AVIF")

    picture = decode(data, "a." + format.lower())

    assert picture.rgb.shape == (60, 90, 3)
    assert np.abs(picture.rgb.astype(int) - scene(90, 60)).mean() < 1
    assert thumbnail(data, 45).shape == (30, 45, 3)
    kept = Image.Exif()
    kept.load(picture.metadata.exif)
    assert kept.get(0x0112, 1) == 1
    assert kept[0x010F] == "Cam"


def test_an_orientation_in_exif_that_the_file_itself_does_not_tell_is_not_applied() -> None:
    # ISO/IEC 23008-12 §A.2.1: the properties of the file turn the picture, EXIF only reports it.
    plain = heic(scene(), exif=orientation_block(1))
    data = plain.replace(orientation_block(1)[6:], orientation_block(6)[6:])
    assert data != plain

    picture = decode(data, "a.heic")

    assert np.array_equal(picture.rgb, scene())
    assert picture.metadata.exif == orientation_block(1)


@pytest.mark.parametrize(
    ("profile", "colorants", "gamma"),
    [
        (rgb_profile(ADOBE_RGB, ADOBE_GAMMA), ADOBE_RGB, ADOBE_GAMMA),
        (rgb_profile(DISPLAY_P3, 2.2), DISPLAY_P3, 2.2),
    ],
)
@pytest.mark.parametrize("colour", [(200, 100, 50), (40, 160, 90), (128, 128, 128), (0, 255, 0)])
def test_a_wide_gamut_profile_is_honoured(
    profile: bytes,
    colorants: tuple[tuple[float, float, float], ...],
    gamma: float,
    colour: tuple[int, int, int],
) -> None:
    data = heic(flat(colour), icc_profile=profile)

    assert differ(decode(data, "a.heic").rgb, srgb_of_rgb(colour, colorants, gamma)) <= 1
    deep = heic(flat(colour).astype(np.uint16) * 257, icc_profile=profile)
    assert differ(decode(deep, "a.heic").rgb, srgb_of_rgb(colour, colorants, gamma)) <= 1


# Display P3 has sRGB's curve. 200, 100, 50 is .5776, .1274, .0319 in light; times (1.2249, -.2247, 0),
# (-.0420, 1.0419, 0), (-.0197, -.0786, 1.0979) that is .6789, .1085, .0136 in sRGB's.
@pytest.mark.parametrize(
    ("colour", "expected"),
    [((255, 0, 0), (255, 0, 0)), ((128, 128, 128), (128, 128, 128)), ((200, 100, 50), (215, 93, 31))],
)
@pytest.mark.parametrize("format", ["HEIF", "HEIF of 10 bits", "AVIF"])
def test_display_p3_by_its_numbers_is_honoured(
    format: str, colour: tuple[int, int, int], expected: tuple[int, int, int]
) -> None:
    pixels = flat(colour)
    if format == "AVIF":
        if ".avif" not in imaging.READABLE_SUFFIXES:
            pytest.skip("this Pillow was built without AVIF")
        data = encoded(pixels, "AVIF", quality=100, subsampling="4:4:4")
        at = data.index(b"colrnclx") + 8
        data = data[:at] + b"\0\x0c\0\x0d" + data[at + 4 :]
    else:
        deep = pixels.astype(np.uint16) * 257 if "10" in format else pixels
        data = heic(deep, color_primaries=12, transfer_characteristics=13)

    picture = decode(data, "a.heic")

    assert differ(picture.rgb, expected) <= 1
    assert picture.warnings == ()
    assert differ(thumbnail(data, 16), expected) <= 1


@pytest.mark.parametrize(
    "options", [{"color_primaries": 1, "transfer_characteristics": 13}, {"icc_profile": srgb_profile()}]
)
def test_srgb_by_its_numbers_or_by_its_profile_changes_no_pixel(options: dict[str, object]) -> None:
    every = np.arange(256, dtype=np.uint8).reshape(16, 16)
    colours = np.dstack([every, every.T, every[::-1]]).repeat(4, axis=0).repeat(4, axis=1)

    assert np.array_equal(decode(heic(colours, **options), "a.heic").rgb, colours)


def test_ten_bits_are_rounded_and_reach_white() -> None:
    # 10 bits: 0, 2, 3 and 1023 of 1023 are 0, .4985, .7478 and 255 of 255
    levels = np.array([0, 2, 3, 1022, 1023], np.uint16) << 6
    pixels = np.repeat(np.repeat(levels[None, :, None], 3, axis=2), 64, axis=1).repeat(64, axis=0)

    rgb = decode(heic(pixels), "a.heic").rgb

    assert rgb[32, 32::64, 0].tolist() == [0, 0, 1, 255, 255]


@pytest.mark.parametrize(("transfer", "white"), [(16, 0.5807), (18, 0.75)])
def test_an_hdr_picture_keeps_its_middle_tones_and_loses_no_highlight(transfer: int, white: float) -> None:
    # 203 candela is white by ITU-R BT.2408: .5807 in PQ, .75 in HLG. Half of it, 101.5, is .5093 in PQ and,
    # as 1000 (s ** 1.2) = 101.5 gives s = .1488, .6281 in HLG; 188 in sRGB.
    half = {16: 0.5093, 18: 0.6281}[transfer]
    levels = np.array([0, half, white, 1.0])
    grey = np.rint(levels * 65_535).astype(np.uint16)
    pixels = np.repeat(np.repeat(grey[None, :, None], 3, axis=2), 64, axis=1).repeat(64, axis=0)

    picture = decode(heic(pixels, color_primaries=9, transfer_characteristics=transfer), "a.heic")

    black, middle, bright, brightest = picture.rgb[32, 32::64, 1].tolist()
    assert (black, brightest) == (0, 255)
    assert abs(middle - 188) <= 2
    assert 240 <= bright < 250
    assert picture.warnings == ("It is an HDR picture: its highlights are pressed into what a screen shows.",)


def test_several_pictures_in_one_file_are_told() -> None:
    file = pillow_heif.from_pillow(Image.fromarray(scene()))
    file.add_from_pillow(Image.fromarray(255 - scene()))
    data = io.BytesIO()
    file.save(data, quality=-1, chroma=444, primary_index=1)

    picture = decode(data.getvalue(), "a.heic")

    assert differ(picture.rgb, 255 - scene()) <= 2
    assert picture.warnings == ("It holds several pictures: the main one is used.",)


def test_a_thumbnail_is_the_preview_in_the_file_where_that_suffices() -> None:
    smooth = Image.fromarray(scene(60, 40)).resize((600, 400), Image.Resampling.BICUBIC)
    data = heic(np.asarray(smooth), thumbnails=[300])
    preview = pillow_heif.open_heif(data)[0].get_thumbnail(0).to_pillow()
    assert preview.size == (300, 200)

    assert np.array_equal(thumbnail(data, 300), np.asarray(preview))
    for side in (150, 450):
        expected = smooth.resize((side, side * 2 // 3), Image.Resampling.LANCZOS)
        assert np.abs(thumbnail(data, side).astype(int) - np.asarray(expected)).mean() < 4


def test_a_preview_is_turned_as_the_picture_is() -> None:
    data = heic(stored(scene(600, 400), 6), thumbnails=[300], exif=orientation_block(6))

    expected = Image.fromarray(scene(600, 400)).resize((150, 100), Image.Resampling.LANCZOS)
    assert np.abs(thumbnail(data, 150).astype(int) - np.asarray(expected)).mean() < 4


def test_a_thumbnail_of_ten_bits_has_the_colours_of_the_photo() -> None:
    data = heic(scene(300, 200).astype(np.uint16) * 257)

    means = scene(300, 200).reshape(100, 2, 150, 2, 3).mean(axis=(1, 3))
    assert np.abs(thumbnail(data, 150) - means).max() <= 1.5


def test_content_decides_and_not_the_suffix() -> None:
    assert decode(heic(scene()), "IMG_1.jpg").format == "HEIF"
    with pytest.raises(UnreadablePhoto, match=r"^IMG_1\.HEIC is not a picture"):
        decode(b"Dear diary, " * 50, "IMG_1.HEIC")


@pytest.mark.parametrize("sixteenths", range(1, 16))
def test_a_cut_file_is_an_error_and_never_half_a_picture(sixteenths: int) -> None:
    whole = heic(scene(), thumbnails=[64])

    for read in (lambda data: decode(data, "a.heic"), lambda data: thumbnail(data, 32, name="a.heic")):
        with pytest.raises(UnreadablePhoto, match=r"^a\.heic is cut short") as caught:
            read(whole[: len(whole) * sixteenths // 16])
        assert caught.value.remedy


@pytest.mark.parametrize("side", [20_000, 60_000])
def test_a_bomb_is_refused_by_its_header(side: int) -> None:
    data = bytearray(heic(scene()))
    at = data.index(b"ispe") + 8
    data[at : at + 8] = side.to_bytes(4, "big") * 2

    for read in (lambda: decode(bytes(data), "a.heic"), lambda: thumbnail(bytes(data), 32, name="a.heic")):
        with pytest.raises(PhotoTooLarge, match=rf"^a\.heic has {side:,} x {side:,} pixels"):
            read()


def test_a_size_in_the_header_that_is_not_the_pictures_is_damage() -> None:
    data = bytearray(heic(scene()))
    at = data.index(b"ispe") + 8
    data[at : at + 8] = (640).to_bytes(4, "big") * 2

    with pytest.raises(UnreadablePhoto, match=r"^a\.heic is damaged"):
        decode(bytes(data), "a.heic")


def test_the_number_of_pixels_is_known_without_decoding() -> None:
    assert imaging.pixel_count(heic(scene()), "a.heic") == 96 * 64


def test_random_damage_gives_a_picture_or_one_clear_line() -> None:
    rng = np.random.default_rng(7)
    whole = heic(scene(), exif=orientation_block(6))
    for _ in range(60):
        data = bytearray(whole)
        for at in rng.integers(0, 600, 4):
            data[at] = rng.integers(0, 256)
        problem = problem_with(bytes(data), "a.heic")
        assert problem is None or (problem.message.startswith("a.heic") and problem.remedy)


def test_opening_a_heic_changes_nothing_for_other_users_of_pillow() -> None:
    script = """
from PIL import Image
Image.init()
before = dict(Image.OPEN), dict(Image.SAVE), dict(Image.EXTENSION)
from desktop.core.imaging import decode
from tests.core.heic_files import heic
from tests.core.pictures import scene
assert decode(heic(scene()), "a.heic").rgb.shape == (64, 96, 3)
assert (dict(Image.OPEN), dict(Image.SAVE), dict(Image.EXTENSION)) == before
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_without_the_library_heic_is_named_and_the_rest_works() -> None:
    script = """
import sys
sys.modules["pillow_heif"] = None  # what importlib takes for "cannot be imported"
from desktop.core.errors import UnsupportedPhoto
from desktop.core.imaging import decode
from tests.core.pictures import encoded, problem_with, scene, stored
assert decode(encoded(scene(), "PNG"), "a.png").format == "PNG"
try:
    decode(b"\\0\\0\\0\\x18ftypheic\\0\\0\\0\\0mif1heic" + bytes(100), "IMG_1.HEIC")
except UnsupportedPhoto as error:
    print(error)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)

    assert run.stdout == "IMG_1.HEIC: this build cannot open HEIC. Convert it to JPEG, then add it again.\n"
