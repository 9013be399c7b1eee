from __future__ import annotations

import dataclasses
import io
import math
from pathlib import Path

import hypothesis
import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.backgrounds import TRANSPARENT, WHITE, Background
from desktop.core.compose import compose
from desktop.core.encoding import OutputFormat
from desktop.core.errors import MissingPhoto
from desktop.core.recipes import MASTER, Align, Canvas, GivesWay, Recipe, Shadow
from desktop.core.rendering import Rendered, render
from desktop.core.subject import Subject, main_box
from desktop.core.types import Box
from tests.core.pictures import encoded

Pixels = NDArray[np.uint8]

RED = (200, 40, 40)
PNG = Recipe("png", canvas=(100, 100), fill=0.8, enlarge=20, background=WHITE)
CLEAR = dataclasses.replace(PNG, background=TRANSPARENT)


MIDDLE = Box(40, 30, 80, 50)


def photo(box: Box = MIDDLE, size: tuple[int, int] = (120, 90)) -> tuple[Pixels, Pixels]:
    """A red subject in a green photo, and its hard matte."""
    rgb = np.full((size[1], size[0], 3), (0, 255, 0), np.uint8)
    alpha = np.zeros(rgb.shape[:2], np.uint8)
    rgb[box.top : box.bottom, box.left : box.right] = RED
    alpha[box.top : box.bottom, box.left : box.right] = 255
    return rgb, alpha


def rendered(recipe: Recipe, *made: Pixels) -> Rendered:
    return render(Subject(*(made or photo())), recipe)


def pixels(recipe: Recipe, *made: Pixels) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(rendered(recipe, *made).data)))


# --- where things are


def test_the_subject_is_drawn_exactly_where_it_is_placed() -> None:
    # 40 x 20 to 80 % of 100: 80 x 40, at 10 and 30. An edge that is enlarged is soft over two pixels.
    drawn = pixels(PNG)

    assert drawn.shape == (100, 100, 3)
    assert (drawn[32:68, 12:88] == RED).all()
    outside = np.ones((100, 100), bool)
    outside[28:72, 8:92] = False
    assert (drawn[outside] == 255).all()
    green = drawn[50, :, 1].astype(int)  # 40 in the subject, 255 outside: 148 half-way
    assert (green[9] > 148 > green[10], green[89] < 148 < green[90]) == (True, True)


def test_at_half_its_size_the_subject_is_drawn_to_the_pixel() -> None:
    drawn = pixels(dataclasses.replace(PNG, canvas=(50, 50)), *photo(Box(40, 30, 120, 70), (200, 120)))

    assert (drawn[16:34, 6:44] == RED).all()  # 40 x 20 at 5 and 15, but for its rim
    assert (drawn[:14] == 255).all()
    assert (drawn[:, :4] == 255).all()


def test_the_master_is_the_cutout_itself() -> None:
    rgb, alpha = photo()

    assert np.array_equal(pixels(MASTER, rgb, alpha), compose(rgb, alpha))


def test_a_canvas_of_the_subject_keeps_every_pixel() -> None:
    drawn = pixels(Recipe("crop", canvas=Canvas.SUBJECT, fill=0.8))

    assert drawn.shape == (30, 50, 4)  # 40 x 20 and 5 on each side
    assert (drawn[5:25, 5:45] == (*RED, 255)).all()
    assert int((drawn[..., 3] > 0).sum()) == 40 * 20


def test_several_recipes_of_one_photo_are_what_each_would_be_alone() -> None:
    recipes = [PNG, CLEAR, MASTER, dataclasses.replace(PNG, canvas=(64, 48), align=Align.GROUND)]
    subject = Subject(*photo())

    together = [render(subject, recipe).data for recipe in recipes]

    assert together == [rendered(recipe).data for recipe in recipes]


@hypothesis.given(st.tuples(st.integers(1, 200), st.integers(1, 200)))
@hypothesis.settings(max_examples=40)
def test_hidden_colours_of_the_photo_are_nowhere(canvas: tuple[int, int]) -> None:
    drawn = pixels(dataclasses.replace(PNG, canvas=canvas)).astype(int)

    # White and red mix to as much green as blue; the green that the matte hides would show.
    assert np.abs(drawn[..., 1] - drawn[..., 2]).max() <= 2
    assert drawn[..., 1].min() >= 38


def test_photo_and_matte_must_be_of_one_size() -> None:
    with pytest.raises(ValueError, match="photo is"):
        Subject(np.zeros((4, 5, 3), np.uint8), np.zeros((5, 4), np.uint8))


def test_specks_do_not_count_as_subject() -> None:
    _, alpha = photo(Box(1000, 700, 2000, 1500), (3000, 2000))
    alpha[5:8, 2990:2993] = 255

    assert main_box(alpha) == Box(1000, 700, 2000, 1500)


def test_a_piece_that_is_no_speck_counts() -> None:
    _, alpha = photo(Box(1000, 700, 2000, 1500), (3000, 2000))
    alpha[100:160, 2800:2860] = 255  # 3,600 of 800,000 pixels

    assert main_box(alpha) == Box(1000, 100, 2860, 1500)


def test_nothing_found_is_the_whole_frame_and_is_said() -> None:
    rgb, alpha = photo()
    alpha[:] = 0

    assert main_box(alpha) == Box(0, 0, 120, 90)
    assert rendered(PNG, rgb, alpha).warnings == ("Nothing was found to cut out.",)


mattes = arrays.arrays(np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60)))


@hypothesis.given(mattes, st.tuples(st.integers(1, 90), st.integers(1, 90)), st.sampled_from(Align))
@hypothesis.settings(max_examples=60)
def test_any_matte_gives_a_picture_of_the_recipes_size(
    alpha: Pixels, canvas: tuple[int, int], align: Align
) -> None:
    rgb = np.full((*alpha.shape, 3), RED, np.uint8)
    recipe = dataclasses.replace(CLEAR, canvas=canvas, align=align, gives_way=GivesWay.FILL)

    drawn = pixels(recipe, rgb, alpha)

    assert drawn.shape == (canvas[1], canvas[0], 4)
    assert drawn[drawn[..., 3] == 0].max(initial=0) == 0


@hypothesis.given(
    st.integers(8, 80), st.integers(8, 80), st.tuples(st.integers(16, 120), st.integers(16, 120))
)
@hypothesis.settings(max_examples=60)
def test_what_is_seen_fills_what_was_asked_to_a_pixel(
    width: int, height: int, canvas: tuple[int, int]
) -> None:
    rgb, alpha = photo(Box(10, 5, 10 + width, 5 + height), (100, 100))

    drawn = pixels(dataclasses.replace(CLEAR, canvas=canvas, enlarge=20), rgb, alpha)

    seen = drawn[..., 3] >= 128
    across, down = np.flatnonzero(seen.any(axis=0)), np.flatnonzero(seen.any(axis=1))
    size = (across[-1] + 1 - across[0], down[-1] + 1 - down[0])
    over = max(size[0] - 0.8 * drawn.shape[1], size[1] - 0.8 * drawn.shape[0])
    assert over == pytest.approx(0, abs=1.0)
    soft = 2 * math.ceil(max(1.0, max(size) / max(width, height)))  # an edge, enlarged with the rest
    opaque = int((drawn[..., 3] == 255).sum())
    assert opaque >= max(0, size[0] - soft) * max(0, size[1] - soft)


# --- what stands behind


def test_on_a_colour_an_edge_is_mixed_with_it() -> None:
    rgb, alpha = photo()
    alpha[30:50, 40:80] = 128
    rgb[:] = RED  # behind it too, so that there is nothing to unmix

    drawn = pixels(dataclasses.replace(PNG, background=Background(colour=(0, 0, 255))), rgb, alpha)

    # 200 x 128 / 255 = 100.4, 40 x 128 / 255 = 20.1, that and 255 x 127 / 255 = 147.1
    assert np.abs(drawn[50, 50].astype(int) - (100, 20, 147)).max() <= 1


def test_a_trace_far_from_the_subject_is_not_drawn_on_a_colour() -> None:
    rgb, alpha = photo(Box(100, 100, 500, 500), (600, 600))
    alpha[100:400, 200:400] = 0  # a notch from above,
    alpha[200, 300] = alpha[210, 310] = 20  # and in it 8 % of nothing
    rgb[100:400, 200:400] = 0
    square = dataclasses.replace(PNG, canvas=(400, 400), fill=1.0)

    white = pixels(square, rgb, alpha)[50:200, 150:250]
    clear = pixels(dataclasses.replace(square, background=TRANSPARENT), rgb, alpha)[50:200, 150:250]

    assert (white == 255).all()
    assert clear[..., 3].max() == 20  # a transparent file keeps it


def test_a_trace_beside_the_subject_fades_out_without_a_step() -> None:
    rgb, alpha = photo(Box(100, 100, 300, 300), (400, 400))
    rgb[:] = 0
    alpha[100:300, 300:308] = 20  # haze that reaches out of the box
    alpha[100:300, 160:240] = 20  # and lies in it
    drawn = pixels(dataclasses.replace(PNG, canvas=(200, 200), fill=1.0), rgb, alpha)[100].astype(int)

    inside = drawn[60:140, 0]
    assert inside[40] == 255
    assert np.abs(np.diff(inside)).max() <= 4  # 20 levels over one block of 8 pixels


def test_a_background_picture_covers_the_canvas(tmp_path: Path) -> None:
    path = tmp_path / "wall.png"
    path.write_bytes(encoded(np.full((10, 20, 3), (10, 20, 30), np.uint8), "PNG"))

    drawn = pixels(dataclasses.replace(PNG, background=Background(image=path)))

    assert drawn[0, 0].tolist() == [10, 20, 30]
    assert drawn[50, 50].tolist() == list(RED)


def test_a_background_picture_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPhoto, match="wall"):
        rendered(dataclasses.replace(PNG, background=Background(image=tmp_path / "wall.png")))


def test_a_jpeg_of_a_transparent_recipe_is_on_white() -> None:
    drawn = pixels(dataclasses.replace(CLEAR, format=OutputFormat.JPEG))

    assert drawn.shape == (100, 100, 3)
    assert (drawn[:20] == 255).all()


def test_a_shadow_lies_below_the_subject_and_leaves_it_alone() -> None:
    tall = photo(Box(40, 10, 80, 80))
    standing = dataclasses.replace(PNG, canvas=(400, 400), align=Align.GROUND)

    plain = pixels(standing, *tall)
    shaded = pixels(dataclasses.replace(standing, shadow=Shadow()), *tall)

    assert (shaded[50:350, 118:282] == RED).all()
    changed = np.flatnonzero((plain != shaded).any(axis=(1, 2)))
    assert changed[0] > 300  # the subject is 320 high and stands at 360
    assert shaded[363, 200].max() < 245
    assert (shaded[0] == 255).all()


def test_a_shadow_of_a_transparent_file_is_black_with_alpha() -> None:
    recipe = dataclasses.replace(CLEAR, canvas=(400, 400), align=Align.GROUND, shadow=Shadow())

    drawn = pixels(recipe, *photo(Box(40, 10, 80, 80)))

    below = drawn[363, 200]
    assert below[:3].max() <= 2
    assert 10 < below[3] < 200


def test_a_shadow_at_the_frame_ends_there() -> None:
    recipe = dataclasses.replace(PNG, fill=1.0, shadow=Shadow(softness=0.3, offset=0.1))

    assert pixels(recipe).shape == (100, 100, 3)


# --- how large the file is


def noisy() -> tuple[Pixels, Pixels]:
    rgb, alpha = photo(Box(100, 100, 500, 500), (600, 600))
    rgb[100:500, 100:500] = np.random.default_rng(1).integers(0, 256, (400, 400, 3))
    return rgb, alpha


JPEG = Recipe("jpeg", format=OutputFormat.JPEG, background=WHITE, canvas=(500, 500), fill=0.8)


def test_the_quality_goes_down_until_the_file_fits_and_no_further() -> None:
    whole = rendered(JPEG, *noisy())
    limit = len(whole.data) * 2 // 3

    fitted = rendered(dataclasses.replace(JPEG, most_bytes=limit), *noisy())
    above = rendered(dataclasses.replace(JPEG, quality=fitted.quality + 1), *noisy())

    assert len(fitted.data) <= limit < len(above.data)
    assert 50 <= fitted.quality < whole.quality == 92
    assert fitted.warnings == (
        f"Saved with quality {fitted.quality} instead of 92 to stay below {limit / 1e6:.1f} MB.",
    )


def test_a_file_that_fits_keeps_its_quality() -> None:
    whole = rendered(JPEG, *noisy())

    fitted = rendered(dataclasses.replace(JPEG, most_bytes=len(whole.data)), *noisy())

    assert fitted == whole


@pytest.mark.parametrize(("format", "way_out"), [(OutputFormat.JPEG, "canvas"), (OutputFormat.PNG, "JPEG")])
def test_a_file_that_cannot_fit_is_written_and_said(format: OutputFormat, way_out: str) -> None:
    result = rendered(dataclasses.replace(JPEG, format=format, most_bytes=1000), *noisy())

    assert len(result.data) > 1000
    assert way_out in result.warnings[0]
    assert result.quality == (50 if format is OutputFormat.JPEG else 0)


# --- what is said


def test_a_subject_that_is_enlarged_is_said_with_its_pixels() -> None:
    result = rendered(dataclasses.replace(PNG, canvas=(200, 200)))

    assert result.enlarged == 4.0
    assert result.warnings == ("Enlarged 4.0 times: the subject has 40 pixels, 160 are wanted.",)


def test_a_subject_that_may_not_be_enlarged_is_said_with_what_gives_way() -> None:
    small = dataclasses.replace(PNG, enlarge=1)

    assert rendered(small).warnings == ("The subject has 40 pixels, 80 are wanted: the picture is 50 x 50.",)
    assert rendered(dataclasses.replace(small, gives_way=GivesWay.FILL)).warnings == (
        "The subject has 40 pixels, 80 are wanted: it fills 40% of the frame.",
    )


def test_a_subject_with_pixels_enough_is_not_mentioned() -> None:
    assert rendered(dataclasses.replace(PNG, canvas=(50, 50), enlarge=1)).warnings == ()


def test_a_subject_that_the_photos_frame_cuts_is_said_with_the_sides() -> None:
    cut = photo(Box(0, 40, 60, 90))

    assert rendered(PNG, *cut).warnings[0] == "The photo's own frame cuts the subject: bottom, left."
    assert rendered(MASTER, *cut).warnings == ()  # its frame is the photo's
