from __future__ import annotations

import io
import threading
from fractions import Fraction
from pathlib import Path

import hypothesis
import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.backgrounds import (
    TRANSPARENT,
    WHITE,
    Backdrops,
    Background,
    cover,
    flatten,
    parse_background,
)
from desktop.core.encoding import OutputFormat, encode
from desktop.core.errors import MissingPhoto, UnreadablePhoto, UsageError
from tests.core.pictures import encoded, scene

Pixels = NDArray[np.uint8]


def cutout(width: int = 96, height: int = 64) -> Pixels:
    """A scene with an alpha that runs from 0 at the left to 255 at the right; colours also where it is 0."""
    alpha = np.linspace(0, 255, width).round().astype(np.uint8)
    return np.dstack([scene(width, height), np.broadcast_to(alpha, (height, width))])


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


@pytest.mark.parametrize("format", OutputFormat)
def test_a_picture_stands_behind_in_every_format(tmp_path: Path, format: OutputFormat) -> None:
    path = tmp_path / "green.png"
    path.write_bytes(encoded(np.full((8, 8, 3), (30, 160, 60), np.uint8), "PNG"))

    data = encode(np.zeros((64, 48, 4), np.uint8), format, background=Background(image=path))

    image = Image.open(io.BytesIO(data))
    assert image.mode == "RGB"
    assert np.abs(np.asarray(image).astype(int) - (30, 160, 60)).max() <= 6


# --- pictures kept for a batch


def test_a_background_picture_is_read_once_for_many_photos_of_one_size() -> None:
    read: list[Path] = []

    def reading(path: Path) -> Pixels:
        read.append(path)
        return np.full((20, 30, 3), 7, np.uint8)

    backdrops = Backdrops(reading)
    threads = [
        threading.Thread(target=backdrops.behind, args=(Background(image=Path("a.jpg")), 40, 40))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert read == [Path("a.jpg")]


def test_only_a_few_sizes_of_background_pictures_are_kept() -> None:
    read: list[Path] = []

    def reading(path: Path) -> Pixels:
        read.append(path)
        return np.full((2, 2, 3), 7, np.uint8)

    backdrops = Backdrops(reading)
    for width in (10, 11, 12, 13, 10, 14, 11):  # 10 is asked for again, so 11 is the oldest when 14 comes
        backdrops.behind(Background(image=Path("a.jpg")), width, 5)

    assert len(read) == 6


def test_a_background_colour_fills_the_frame_and_nothing_has_no_pixels() -> None:
    assert Backdrops().behind(WHITE, 3, 2).tolist() == [[[255, 255, 255]] * 3] * 2
    with pytest.raises(ValueError, match="transparent"):
        Backdrops().behind(TRANSPARENT, 3, 2)


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
