from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path

import hypothesis
import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.encoding import (
    TRANSPARENT,
    Background,
    OutputFormat,
    cover,
    encode,
    flatten,
    parse_background,
)
from desktop.core.errors import MissingPhoto, UnreadablePhoto, UsageError
from desktop.core.imaging import decode
from desktop.core.metadata import Metadata
from tests.core.pictures import encoded, scene

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


# --- compositing

rgba_arrays = arrays.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 9), st.just(4)))
colours = st.tuples(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))


@hypothesis.given(rgba_arrays, colours)
@hypothesis.settings(max_examples=40)
def test_flattening_is_the_rounded_mean(rgba: Pixels, colour: tuple[int, int, int]) -> None:
    flat = flatten(rgba, Background(colour=colour))

    for row, column, channel in np.ndindex(flat.shape):
        alpha, value = int(rgba[row, column, 3]), int(rgba[row, column, channel])
        exact = Fraction(alpha * value + (255 - alpha) * colour[channel], 255)
        assert flat[row, column, channel] == round(exact)  # a half cannot occur: 255 is odd


def test_every_alpha_of_every_colour_is_right() -> None:
    value, alpha = np.meshgrid(np.arange(256), np.arange(256))
    rgba = np.dstack([value, value, value, alpha]).astype(np.uint8)

    for behind in (0, 1, 127, 254, 255):
        flat = flatten(rgba, Background(colour=(behind, behind, behind)))
        assert np.array_equal(flat[..., 0], np.rint((alpha * value + (255 - alpha) * behind) / 255))


def test_opaque_and_transparent_places_are_exact() -> None:
    rgba = np.array([[[1, 2, 3, 255], [1, 2, 3, 0]]], np.uint8)

    assert flatten(rgba, Background(colour=(9, 8, 7))).tolist() == [[[1, 2, 3], [9, 8, 7]]]


def test_nothing_flattens_onto_nothing() -> None:
    with pytest.raises(ValueError, match="transparent"):
        flatten(cutout(), TRANSPARENT)


def test_a_picture_stands_behind_upright_and_in_the_middle(tmp_path: Path) -> None:
    # 40 x 20, red | green | blue | white in columns of ten: a square shows the middle 20, green and blue.
    columns = np.repeat(
        np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]], np.uint8), 10, axis=0
    )
    path = tmp_path / "back.png"
    path.write_bytes(encoded(np.tile(columns, (20, 1, 1)), "PNG"))

    flat = flatten(np.zeros((60, 60, 4), np.uint8), Background(image=path))

    assert flat.shape == (60, 60, 3)
    assert flat[30, 15].tolist() == [0, 255, 0]
    assert flat[30, 45].tolist() == [0, 0, 255]


@hypothesis.given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
@hypothesis.settings(max_examples=60)
def test_a_background_covers_every_frame(own_width: int, own_height: int, width: int, height: int) -> None:
    own = np.full((own_height, own_width, 3), 90, np.uint8)

    covered = cover(own, width, height)

    assert covered.shape == (height, width, 3)
    assert (covered == 90).all()


def test_a_background_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPhoto, match=r"^back\.jpg "):
        encode(cutout(), OutputFormat.PNG, background=Background(image=tmp_path / "back.jpg"))
    (tmp_path / "back.jpg").write_bytes(b"no picture")
    with pytest.raises(UnreadablePhoto, match=r"^back\.jpg "):
        encode(cutout(), OutputFormat.PNG, background=Background(image=tmp_path / "back.jpg"))


# --- words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("transparent", TRANSPARENT),
        ("Transparent", TRANSPARENT),
        ("#ff8000", Background(colour=(255, 128, 0))),
        ("#FF8000", Background(colour=(255, 128, 0))),
        ("#f80", Background(colour=(255, 136, 0))),
        (" #000 ", Background(colour=(0, 0, 0))),
        ("studio.jpg", Background(image=Path("studio.jpg"))),
        ("back grounds/Wall.PNG", Background(image=Path("back grounds/Wall.PNG"))),
        ("room.heic", Background(image=Path("room.heic"))),
    ],
)
def test_backgrounds_are_read_from_words(text: str, expected: Background) -> None:
    assert parse_background(text) == expected


def test_a_file_of_any_name_may_be_a_background(tmp_path: Path) -> None:
    (tmp_path / "wall").touch()

    assert parse_background(str(tmp_path / "wall")) == Background(image=tmp_path / "wall")


@pytest.mark.parametrize(
    "text", ["", "white", "#ffff", "#gggggg", "#ff", "ff8000", "notes.txt", "#a.png", "."]
)
def test_what_is_no_background_is_named(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_background(text)

    assert repr(text) in caught.value.message
    assert "#ffffff" in caught.value.remedy


def test_a_background_is_one_thing() -> None:
    with pytest.raises(ValueError, match="not both"):
        Background(colour=(0, 0, 0), image=Path("a.png"))
    with pytest.raises(ValueError, match="256"):
        Background(colour=(0, 0, 256))
