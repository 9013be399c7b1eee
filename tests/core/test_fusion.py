from __future__ import annotations

import numpy as np
import pytest

from desktop.core.fusion import fused, seen_in, with_lost_parts
from desktop.core.networks import Pass
from desktop.core.types import Box, FloatMap


def test_surer_pass_outweighs_the_other_and_decided_pixels_the_undecided() -> None:
    sure = Pass(np.array([[1.0, 0.5]], np.float32), certainty=0.9, agreement=1)
    unsure = Pass(np.array([[0.0, 0.0]], np.float32), certainty=0.8, agreement=1)

    map = fused([sure, unsure])

    # Weights exp(30 * (c - .9)) * ((2m - 1)^2 + .05): pixel 0: 1.05 against .0498 * 1.05;
    # pixel 1: .05 against .0498 * 1.05.
    other = np.exp(-3.0) * 1.05
    assert map[0, 0] == pytest.approx(1.05 / (1.05 + other), rel=1e-5)
    assert map[0, 1] == pytest.approx(0.05 * 0.5 / (0.05 + other), rel=1e-5)


def test_one_pass_is_its_own_fusion() -> None:
    map = np.array([[0.2, 0.7]], np.float32)

    assert fused([Pass(map, 0.5, 0.5)]) is map


def test_part_in_a_box_is_enlarged_to_the_maps_shape() -> None:
    map = np.zeros((40, 40), np.float32)
    map[:, 30:] = 1  # from column 300 of 400

    part = seen_in(map, Box(200, 0, 400, 100), 400, 200)

    # The box is columns 20..40 and rows 0..20 of the map, twice enlarged: the edge is at column 20.
    assert part.shape == (40, 40)
    assert part[:, :18] == pytest.approx(0, abs=0.01)
    assert part[:, 22:] == pytest.approx(1, abs=0.01)
    assert part[20, 19] + part[20, 20] == pytest.approx(1, abs=0.01)


def test_whole_picture_as_a_box_is_the_map_itself() -> None:
    map = np.random.default_rng(1).random((32, 32), np.float32)

    assert seen_in(map, Box(0, 0, 640, 480), 640, 480) == pytest.approx(map, abs=1e-5)


def maps(lost_to: int, *, gap: int = 0) -> tuple[FloatMap, FloatMap]:
    """A closer look that sees rows 20..60 of a 40 px wide subject, one at the whole that goes on below it.

    lost_to: the row where it ends.  gap: rows between the two parts.
    """
    close, whole = np.zeros((100, 100), np.float32), np.zeros((100, 100), np.float32)
    close[20:60, 30:70] = 1
    whole[20:60, 30:70] = 0.9
    whole[60 + gap : lost_to, 30:70] = 0.9
    return close, whole


def test_part_that_the_closer_look_lost_comes_back() -> None:
    close, whole = maps(lost_to=80)  # 20 rows of 40 are half the subject

    map = with_lost_parts(close, whole)

    assert map[62:78, 32:68] == pytest.approx(0.9)
    assert (map[20:60, 30:70] == 1).all()
    assert (map[:18] == 0).all()
    assert (map[90:] == 0).all()


def test_thin_rim_is_the_closer_looks_own_affair() -> None:
    close, whole = maps(lost_to=62)  # two rows: thinner than a speck of 3

    assert with_lost_parts(close, whole) is close


def test_small_part_stays_lost() -> None:
    close, whole = maps(lost_to=60)
    whole[60:63, 30:34] = 0.9  # 12 px, under 1 % of 1600

    assert with_lost_parts(close, whole) is close


def test_what_lies_apart_from_the_subject_stays_out() -> None:
    close, whole = maps(lost_to=90, gap=5)

    assert with_lost_parts(close, whole) is close


def test_what_the_whole_was_unsure_of_stays_out() -> None:
    close, whole = maps(lost_to=80)

    assert with_lost_parts(close, np.minimum(whole, 0.79)) is close
