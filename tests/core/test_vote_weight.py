from __future__ import annotations

import numpy as np
import pytest

from desktop.core.vote_weight import Mixture, reaches, told_apart, vote_weight


def one_colour(level: float, variance: float) -> Mixture:
    """A mixture of one Gaussian: grey of that level, that variance in each channel."""
    covariances = np.tile(np.eye(3), (5, 1, 1))
    covariances[0] *= variance
    means = np.zeros((5, 3))
    means[0] = level
    return np.concatenate([[1.0, 0, 0, 0, 0], means.ravel(), covariances.ravel()])[None]


def greys(*levels: int) -> np.ndarray:
    return np.repeat(np.array(levels, np.uint8)[:, None], 3, axis=1)


def test_reliability_is_that_of_the_worse_side() -> None:
    dark, light = one_colour(50, 99), one_colour(150, 99)  # equal spread: the border is at 100

    told = told_apart(greys(40, 60, 90, 120), greys(140, 160, 110, 130), dark, light)

    assert told == 0.75  # 120 of the background is taken for subject


def test_wide_colours_reach_beyond_the_middle() -> None:
    # Variances 1 + 1 and 399 + 1. log density: -3/2 log(v) - 3 d^2 / 2v. At level 56 the narrow one has
    # -1.04 - 27 = -28.04, the wide one (mean 100, d = 44) -8.99 - 7.26 = -16.25: not background.
    narrow, wide = one_colour(50, 1), one_colour(100, 399)

    assert told_apart(greys(56), greys(100), narrow, wide) == 0
    # At 53: -1.04 - 6.75 = -7.79 against -8.99 - 8.28 = -17.27.
    assert told_apart(greys(53), greys(100), narrow, wide) == 1


def test_without_sure_pixels_of_one_side_nothing_is_told_apart() -> None:
    assert told_apart(greys(), greys(100), one_colour(0, 1), one_colour(100, 1)) == 0


@pytest.mark.parametrize(("reliability", "trust"), [(0.4, 0), (0.5, 0), (0.7, 0.5), (0.9, 1), (1.0, 1)])
def test_weight_grows_with_what_the_colours_tell_apart(reliability: float, trust: float) -> None:
    map = np.full((1, 3), 0.5, np.float32)
    everywhere, first = np.ones((1, 3), bool), np.array([[True, False, False]])

    weight = vote_weight(map, ~everywhere, everywhere, first, reliability)

    assert weight == pytest.approx(0.4 * trust)


def test_nearly_decided_pixel_hardly_moves() -> None:
    map = np.array([[0.5, 0.25, 0.1, 0.98]], np.float32)
    band = np.ones((1, 4), bool)

    weight = vote_weight(map, ~band, band, ~band, 1.0)

    # .4 * min(1, 6 m (1 - m)): 6 * .1875 = 1.125, 6 * .09 = .54, 6 * .0196 = .1176.
    assert weight[0] == pytest.approx([0.4, 0.4, 0.4 * 0.54, 0.4 * 0.1176], abs=1e-6)


def test_nothing_becomes_subject_that_does_not_hang_together_with_it() -> None:
    map = np.full((1, 7), 0.5, np.float32)
    band = np.array([[False, True, True, False, True, True, False]])
    sure_subject = np.array([[True, False, False, False, False, False, False]])
    subject = np.array([[True, True, False, False, True, False, False]])

    weight = vote_weight(map, subject, band, sure_subject, 1.0)

    # Pixel 4 is not connected with pixel 0 and stays; a vote for background counts everywhere.
    assert weight[0, [1, 2, 4, 5]] == pytest.approx([0.4, 0.4, 0, 0.4])


def test_reach_is_the_parts_that_hold_a_seed() -> None:
    area = np.array([[1, 1, 0, 1], [0, 0, 0, 1], [1, 0, 0, 0]], bool)
    seed = np.zeros((3, 4), bool)
    seed[1, 3] = True

    assert reaches(area, seed).tolist() == (np.array([[0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 0]]) > 0).tolist()
