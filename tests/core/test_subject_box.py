from __future__ import annotations

import numpy as np
import pytest

from desktop.core.subject_box import allowed, fit_of, only_inside
from desktop.core.types import Alpha, Box


def block(box: Box, width: int = 400, height: int = 300) -> Alpha:
    alpha = np.zeros((height, width), np.uint8)
    alpha[box.top : box.bottom, box.left : box.right] = 255
    return alpha


def test_subject_may_reach_a_tenth_beyond_its_box_and_never_beyond_the_photo() -> None:
    assert allowed(Box(100, 100, 200, 150), 400, 300) == Box(90, 95, 210, 155)
    assert allowed(Box(0, 0, 400, 290), 400, 300) == Box(0, 0, 400, 300)


def test_thin_box_gets_air_in_proportion_to_its_length() -> None:
    # A tenth of its width of 20 would be 2 px; 2 % of its length of 200 are 4.
    assert allowed(Box(100, 50, 120, 250), 400, 300) == Box(96, 30, 124, 270)


def test_nothing_is_left_outside() -> None:
    inside = only_inside(np.full((300, 400), 200, np.uint8), Box(90, 95, 210, 155))

    assert (inside[95:155, 90:210] == 200).all()
    assert inside.sum() == 200 * 120 * 60


def test_gap_is_the_largest_distance_from_a_side() -> None:
    box = Box(100, 100, 200, 200)

    # 30 of 100 from the left, 10 from the bottom, across on the right.
    fit = fit_of(block(Box(130, 100, 205, 190)), box, allowed(box, 400, 300))

    assert fit.gap == pytest.approx(0.30, abs=0.01)
    assert fit.cut == 0


def test_specks_do_not_fill_a_gap() -> None:
    box = Box(100, 100, 200, 200)
    alpha = block(Box(150, 100, 200, 200))
    alpha[150:153, 101:104] = 255

    assert fit_of(alpha, box, allowed(box, 400, 300)).gap == pytest.approx(0.5, abs=0.01)


def test_subject_that_runs_out_of_the_box_is_cut() -> None:
    box = Box(100, 100, 200, 200)
    zone = allowed(box, 400, 300)

    fit = fit_of(only_inside(block(Box(0, 120, 150, 180)), zone), box, zone)

    assert fit.cut == pytest.approx(60 / 120, abs=0.02)


def test_side_of_the_photo_cuts_nothing() -> None:
    box = Box(0, 100, 100, 200)
    zone = allowed(box, 400, 300)

    assert fit_of(block(Box(0, 110, 90, 190)), box, zone).cut == 0


def test_nothing_found_is_the_largest_gap() -> None:
    box = Box(100, 100, 200, 200)

    assert fit_of(np.zeros((300, 400), np.uint8), box, allowed(box, 400, 300)).gap == 1
