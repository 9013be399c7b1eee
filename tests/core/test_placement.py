from __future__ import annotations

import dataclasses

import hypothesis
import hypothesis.strategies as st
import pytest

from desktop.core.placement import Placement, place
from desktop.core.recipes import Align, Canvas, GivesWay, Recipe
from desktop.core.types import Box

PHOTO = (4000, 3000)
SQUARE = Recipe("square", canvas=(1000, 1000), fill=0.8, enlarge=20)


def test_the_longer_side_has_the_fill_and_the_subject_is_in_the_middle() -> None:
    # 1600 x 800 into 80 % of 1000: half as large, 800 x 400.
    placement = place(Box(100, 200, 1700, 1000), PHOTO, SQUARE)

    assert placement == Placement(1000, 1000, Box(100, 300, 900, 700), 0.5, 0.5)
    assert placement.fill == 0.8


def test_the_side_that_is_met_first_has_the_fill() -> None:
    # On 2000 x 1500 with 75 %, a square of 900 may be 1500 wide but only 1125 high.
    recipe = Recipe("etsy", canvas=(2000, 1500), fill=0.75, enlarge=20)

    placement = place(Box(0, 0, 900, 900), PHOTO, recipe)

    assert placement.box == Box(437, 187, 1562, 1312)
    assert placement.fill == 0.75


def test_on_the_ground_the_subject_stands_on_the_lower_margin() -> None:
    # 80 % of 1000 leave 100 below; the subject is 400 high.
    placement = place(Box(0, 0, 1600, 800), PHOTO, dataclasses.replace(SQUARE, align=Align.GROUND))

    assert placement.box == Box(100, 500, 900, 900)


def test_a_fill_of_one_reaches_the_frame_and_no_further() -> None:
    placement = place(Box(0, 0, 333, 777), PHOTO, dataclasses.replace(SQUARE, fill=1.0))

    assert (placement.box.top, placement.box.bottom) == (0, 1000)


def test_the_photos_frame_keeps_the_subject_where_it_was() -> None:
    placement = place(Box(10, 20, 30, 60), PHOTO, Recipe("master"))

    assert placement == Placement(4000, 3000, Box(10, 20, 30, 60))


def test_a_canvas_of_the_subject_has_the_same_margin_on_each_side() -> None:
    # 90 % of the longer side: 900 of 1000, so 50 on each side of 900 x 300.
    placement = place(Box(500, 500, 1400, 800), PHOTO, Recipe("crop", canvas=Canvas.SUBJECT, fill=0.9))

    assert placement == Placement(1000, 400, Box(50, 50, 950, 350))


def test_few_pixels_make_the_canvas_smaller_and_keep_its_fill() -> None:
    # 100 px may become 200, 800 are wanted: a quarter of the canvas.
    placement = place(Box(0, 0, 100, 50), PHOTO, dataclasses.replace(SQUARE, enlarge=2))

    assert placement == Placement(250, 250, Box(25, 75, 225, 175), 2.0, 8.0)
    assert placement.fill == 0.8


def test_few_pixels_make_the_subject_smaller_where_the_canvas_has_to_stay() -> None:
    recipe = dataclasses.replace(SQUARE, enlarge=2, gives_way=GivesWay.FILL)

    placement = place(Box(0, 0, 100, 50), PHOTO, recipe)

    assert placement == Placement(1000, 1000, Box(400, 450, 600, 550), 2.0, 8.0)
    assert placement.fill == 0.2


def test_small_subjects_on_the_ground_still_stand_on_the_lower_margin() -> None:
    recipe = dataclasses.replace(SQUARE, enlarge=2, gives_way=GivesWay.FILL, align=Align.GROUND)

    assert place(Box(0, 0, 100, 50), PHOTO, recipe).box.bottom == 900


subjects = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.integers(0, 500),
    st.integers(0, 500),
    st.integers(1, 3000),
    st.integers(1, 3000),
)
recipes = st.builds(
    Recipe,
    st.just("any"),
    canvas=st.one_of(
        st.tuples(st.integers(1, 3000), st.integers(1, 3000)), st.sampled_from([Canvas.SUBJECT])
    ),
    fill=st.floats(0.05, 1),
    align=st.sampled_from(Align),
    enlarge=st.floats(1, 20),
    gives_way=st.sampled_from(GivesWay),
)


@hypothesis.given(subjects, recipes)
@hypothesis.settings(max_examples=300)
def test_the_subject_is_always_on_the_canvas(subject: Box, recipe: Recipe) -> None:
    placement = place(subject, PHOTO, recipe)

    box = placement.box
    assert 0 <= box.left < box.right <= placement.width
    assert 0 <= box.top < box.bottom <= placement.height


@hypothesis.given(subjects, recipes)
@hypothesis.settings(max_examples=300)
def test_the_fill_is_right_to_a_pixel(subject: Box, recipe: Recipe) -> None:
    placement = place(subject, PHOTO, recipe)

    wanted = recipe.fill * min(1.0, placement.scale / placement.wanted_scale)
    if recipe.gives_way is GivesWay.CANVAS:
        wanted = recipe.fill
    pixels = (
        placement.box.width - wanted * placement.width,
        placement.box.height - wanted * placement.height,
    )
    assert max(pixels) == pytest.approx(0, abs=1.0)  # the side that is met first; the other is shorter


@hypothesis.given(subjects, recipes)
@hypothesis.settings(max_examples=300)
def test_nothing_is_enlarged_beyond_the_limit(subject: Box, recipe: Recipe) -> None:
    placement = place(subject, PHOTO, recipe)

    assert placement.box.width <= max(1, subject.width * recipe.enlarge + 0.5)
    assert placement.box.height <= max(1, subject.height * recipe.enlarge + 0.5)


@hypothesis.given(subjects, recipes)
@hypothesis.settings(max_examples=300)
def test_margins_of_a_centred_subject_differ_by_no_more_than_a_pixel(subject: Box, recipe: Recipe) -> None:
    recipe = dataclasses.replace(recipe, align=Align.CENTRE)

    placement = place(subject, PHOTO, recipe)

    assert abs(placement.box.left - (placement.width - placement.box.right)) <= 1
    assert abs(placement.box.top - (placement.height - placement.box.bottom)) <= 1
