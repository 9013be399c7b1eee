from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.backgrounds import TRANSPARENT, WHITE, Background, flatten
from desktop.core.encoding import OutputFormat, encode
from desktop.core.imaging import decode
from desktop.core.metadata import Metadata
from tests.core.pictures import scene

Pixels = NDArray[np.uint8]
EXACT = [OutputFormat.PNG, OutputFormat.WEBP, OutputFormat.TIFF]
EXIF = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x0f\x01\x02\0\x04\0\0\0Cam\0\0\0\0\0"


def cutout(width: int = 96, height: int = 64) -> Pixels:
    """A scene with an alpha that runs from 0 at the left to 255 at the right; colours also where it is 0."""
    alpha = np.linspace(0, 255, width).round().astype(np.uint8)
    return np.dstack([scene(width, height), np.broadcast_to(alpha, (height, width))])


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("format", EXACT)
def test_a_transparent_cutout_comes_back_exactly(format: OutputFormat) -> None:
    image = opened(encode(cutout(), format))

    assert image.mode == "RGBA"
    assert np.array_equal(np.asarray(image), cutout())


@pytest.mark.parametrize("format", [OutputFormat.PNG, OutputFormat.TIFF])
def test_a_flat_cutout_is_exact_and_has_no_alpha(format: OutputFormat) -> None:
    blue = Background(colour=(0, 0, 255))

    image = opened(encode(cutout(), format, background=blue))

    assert image.mode == "RGB"
    assert np.array_equal(np.asarray(image), flatten(cutout(), blue))


@pytest.mark.parametrize("format", [OutputFormat.WEBP, OutputFormat.JPEG])
def test_a_lossy_flat_cutout_is_close(format: OutputFormat) -> None:
    image = opened(encode(cutout(), format, background=Background(colour=(0, 0, 255))))

    difference = np.asarray(image.convert("RGB")).astype(int) - flatten(
        cutout(), Background(colour=(0, 0, 255))
    )
    assert np.abs(difference).mean() < 3


def test_a_jpeg_of_a_transparent_cutout_is_on_white() -> None:
    image = opened(encode(cutout(), OutputFormat.JPEG))

    assert image.mode == "RGB"
    white = flatten(cutout(), Background(colour=(255, 255, 255)))
    assert np.abs(np.asarray(image).astype(int) - white).mean() < 3


def test_white_behind_a_jpeg_stays_pure_white() -> None:
    rgba = np.zeros((64, 64, 4), np.uint8)

    assert np.asarray(opened(encode(rgba, OutputFormat.JPEG))).min() == 255


def test_the_alpha_of_a_tiff_is_marked_as_not_multiplied_in() -> None:
    image = opened(encode(cutout(), OutputFormat.TIFF))

    assert image.tag_v2[338] == (2,)  # type: ignore[attr-defined]  # ExtraSamples, TIFF 6.0 §18
    assert image.tag_v2[259] == 8  # type: ignore[attr-defined]  # deflate


@pytest.mark.parametrize("format", OutputFormat)
def test_every_format_says_srgb_and_keeps_exif(format: OutputFormat) -> None:
    for block in (EXIF, EXIF.removeprefix(b"Exif\0\0")):
        data = encode(cutout(), format, metadata=Metadata(block))
        image = opened(data)

        assert image.getexif()[0x010F] == "Cam"
        assert "icc_profile" in image.info or image.info.get("srgb") == 1
        assert decode(data, "a" + format.suffix).format.lower() == format.value


@pytest.mark.parametrize("format", OutputFormat)
def test_no_exif_in_no_exif_out(format: OutputFormat) -> None:
    assert "exif" not in opened(encode(cutout(), format)).info


def test_a_tiff_keeps_the_moment_and_the_place_but_not_the_size_of_the_original() -> None:
    block = Image.Exif()
    block[0x0100] = 4000  # ImageWidth, which some phones write
    block.get_ifd(0x8769)[0x9003] = "2024:05:06 07:08:09"
    block.get_ifd(0x8825)[1] = "N"

    image = opened(encode(cutout(), OutputFormat.TIFF, metadata=Metadata(block.tobytes())))

    assert image.size == (96, 64)
    assert image.getexif().get_ifd(0x8769)[0x9003] == "2024:05:06 07:08:09"
    assert image.getexif().get_ifd(0x8825)[1] == "N"
    assert np.array_equal(np.asarray(image), cutout())


@pytest.mark.filterwarnings("ignore:.*orrupt EXIF data:UserWarning")  # Pillow's own, for the log
@pytest.mark.parametrize("format", OutputFormat)
def test_a_damaged_exif_block_spoils_no_file(format: OutputFormat) -> None:
    for block in (b"nonsense", EXIF[:17], b"Exif\0\0MM\0*\xff\xff\xff\xff"):
        assert opened(encode(cutout(), format, metadata=Metadata(block))).size == (96, 64)


@pytest.mark.parametrize("background", [TRANSPARENT, Background(colour=(0, 0, 255))])
def test_webp_is_lossless_or_lossy_as_it_is_asked_for(background: Background) -> None:
    whole = encode(cutout(), OutputFormat.WEBP, background=background, lossless=True)
    small = encode(cutout(), OutputFormat.WEBP, background=background, lossless=False, quality=80)

    expected = cutout() if background.is_transparent else flatten(cutout(), background)
    assert np.array_equal(np.asarray(opened(whole)), expected)
    again = np.asarray(opened(small))
    assert len(small) < len(whole) / 2
    assert again.shape == expected.shape
    if background.is_transparent:
        assert np.array_equal(again[..., 3], expected[..., 3]), "alpha is exact in both"
    shown = again[:, 8:, :3].astype(int) - expected[:, 8:, :3]
    assert 0 < np.abs(shown).mean() < 4


@pytest.mark.parametrize("format", OutputFormat)
def test_same_cutout_gives_same_bytes(format: OutputFormat) -> None:
    assert encode(cutout(), format, metadata=Metadata(EXIF)) == encode(
        cutout(), format, metadata=Metadata(EXIF)
    )


def test_quality_decides_the_size_of_a_jpeg() -> None:
    sizes = [len(encode(cutout(), OutputFormat.JPEG, quality=quality)) for quality in (30, 70, 95)]

    assert sizes == sorted(sizes)


def test_suffixes_are_those_of_the_content() -> None:
    assert [format.suffix for format in OutputFormat] == [".png", ".webp", ".jpg", ".tif"]
    assert [format.has_alpha for format in OutputFormat] == [True, True, False, True]


def test_pixels_that_have_a_background_are_saved_as_they_are() -> None:
    flat = flatten(cutout(), Background(colour=(9, 8, 7)))

    assert np.array_equal(np.asarray(opened(encode(flat, OutputFormat.PNG))), flat)
    assert opened(encode(flat, OutputFormat.JPEG)).mode == "RGB"


@pytest.mark.parametrize("quality", range(50, 101))
def test_pure_white_survives_every_quality_that_may_be_chosen(quality: int) -> None:
    white = np.full((32, 32, 3), 255, np.uint8)

    assert np.asarray(opened(encode(white, OutputFormat.JPEG, quality=quality))).min() == 255


@pytest.mark.parametrize("quality", [60, 80, 85])
def test_a_flat_background_is_spoiled_no_further_than_one_block_from_the_edge(quality: int) -> None:
    rgba = np.zeros((96, 96, 4), np.uint8)
    rgba[:, :42] = (150, 20, 30, 255)  # the edge is inside the block of columns 40 to 47

    image = np.asarray(opened(encode(rgba, OutputFormat.JPEG, quality=quality)))

    assert image[:, 48:].min() == 255
    flat = flatten(rgba, WHITE)
    spoiled = np.asarray(opened(encode(flat, OutputFormat.JPEG, quality=quality)))
    assert spoiled[:, 48:].min() < 255  # with colour at half resolution, as other pictures below 90 have it
