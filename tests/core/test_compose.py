from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from desktop.core.compose import compose, subject_box
from desktop.core.types import Box


def test_colours_are_straight_the_subjects_own_and_gone_where_hidden() -> None:
    rgb = np.array([[[10, 20, 30], [40, 50, 60], [70, 80, 90]]], np.uint8)
    alpha = np.array([[0, 1, 255]], np.uint8)

    cutout = compose(rgb, alpha)

    # The pixel in the middle shows almost only background: it has the colour of the solid one beside it.
    assert cutout.tolist() == [[[0, 0, 0, 0], [70, 80, 90, 1], [70, 80, 90, 255]]]


def test_matte_of_another_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match=r"photo is \(2, 3\), matte is \(3, 2\)"):
        compose(np.zeros((2, 3, 3), np.uint8), np.zeros((3, 2), np.uint8))


def test_subject_box_is_tight() -> None:
    alpha = np.zeros((10, 20), np.uint8)
    alpha[3:5, 7:12] = 200
    alpha[9, 19] = 7  # too faint to be seen

    assert subject_box(alpha) == Box(7, 3, 12, 5)


def test_empty_matte_has_the_whole_frame() -> None:
    assert subject_box(np.zeros((10, 20), np.uint8)) == Box(0, 0, 20, 10)


@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 12), st.integers(1, 12))))
def test_nothing_visible_lies_outside_the_subject_box(alpha: np.ndarray) -> None:
    box = subject_box(alpha)
    outside = alpha.copy()
    outside[box.top : box.bottom, box.left : box.right] = 0

    assert outside.max(initial=0) < 8


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_photo_that_is_a_view_composes_like_its_copy(height: int, width: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    large = rng.integers(0, 256, (height * 2, width * 2, 3), np.uint8)
    alpha = rng.integers(0, 256, (height, width), np.uint8)
    view = large[::2, ::2]

    assert (compose(view, alpha) == compose(view.copy(), alpha)).all()
