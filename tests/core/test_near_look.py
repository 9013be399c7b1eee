from __future__ import annotations

import numpy as np
import pytest

from desktop.core.near_look import with_edge_of, with_near_look
from desktop.core.networks import Pass
from desktop.core.types import FloatMap, RgbImage


def grey(width: int, height: int) -> RgbImage:
    """Every pixel tells its column in red and its row in green, as 0..250 of the whole."""
    rgb: RgbImage = np.zeros((height, width, 3), np.uint8)
    rgb[..., 0] = np.arange(width) * 250 // width
    rgb[..., 1] = (np.arange(height) * 250 // height)[:, None]
    return rgb


def left_half(soft: bool) -> FloatMap:
    """A subject that fills the left half: its edge sharp, or falling over a tenth of the width."""
    across = (np.arange(320, dtype=np.float32) + 0.5) / 320
    line = np.clip((0.5 - across) / 0.1 + 0.5, 0, 1) if soft else (across < 0.5).astype(np.float32)
    return np.tile(line, (320, 1))


def left_side(rgb: RgbImage) -> FloatMap:
    """What a network sees of a part of `grey` whose left half is the subject."""
    columns = np.linspace(0, rgb.shape[1] - 1, 320).round().astype(int)
    return np.tile((rgb[0, columns, 0] < 125).astype(np.float32), (320, 1))


class Eye:
    """Sees the subject in whatever part of `grey` it is shown, by a rule on the column, 0..1."""

    def __init__(self, sharp_at: float) -> None:
        self.sharp_at = sharp_at
        self.shown: list[RgbImage] = []

    def __call__(self, rgb: RgbImage) -> Pass:
        self.shown.append(rgb)
        column = np.interp(
            (np.arange(320) + 0.5) / 320 * rgb.shape[1] - 0.5, np.arange(rgb.shape[1]), rgb[0, :, 0]
        )
        return Pass(np.tile((column < 250 * self.sharp_at).astype(np.float32), (320, 1)), 1.0, 1.0)


def test_sharper_edge_seen_from_nearer_moves_the_edge_halfway() -> None:
    eye = Eye(sharp_at=0.5)

    near = with_near_look(left_half(soft=True), grey(1000, 1000), eye)

    assert len(eye.shown) == 4
    assert {seen.shape for seen in eye.shown} == {(620, 620, 3)}
    # At .47 of the width the soft edge is .8 and the sharp one 1, at .53 it is .2 and 0; they count by
    # halves, a little less for what they differ nearby.
    middle = near[240]
    assert middle[round(0.47 * 480)] == pytest.approx(0.88, abs=0.04)
    assert middle[round(0.53 * 480)] == pytest.approx(0.12, abs=0.04)


def test_away_from_the_edge_nothing_changes() -> None:
    near = with_near_look(left_half(soft=True), grey(1000, 1000), Eye(sharp_at=0.5))

    assert (near[:, : round(0.42 * 480)] == 1).all()
    assert (near[:, round(0.58 * 480) :] == 0).all()


def test_quarters_that_see_another_subject_are_not_heard() -> None:
    map = np.zeros((480, 480), np.float32)  # as fine as the map that comes back
    map[:, 200:280] = np.linspace(1, 0, 80)
    map[:, :200] = 1

    # Each sees the subject where there is none, and none where it is: they share no more than the soft edge.
    near = with_near_look(map, grey(1000, 1000), lambda rgb: Pass(1 - left_side(rgb), 1.0, 1.0))

    assert np.abs(near - map).max() < 1e-6


def test_only_quarters_with_an_edge_are_looked_at() -> None:
    map = np.zeros((320, 320), np.float32)
    map[20:80, 20:80] = 0.5
    eye = Eye(sharp_at=0.5)

    with_near_look(map, grey(1000, 800), eye)

    assert len(eye.shown) == 1
    assert eye.shown[0][0, 0].tolist() == [0, 0, 0]


def test_map_without_edge_and_region_that_was_seen_at_full_size_stay() -> None:
    eye = Eye(sharp_at=0.5)
    empty, soft = np.zeros((320, 320), np.float32), left_half(soft=True)

    assert with_near_look(empty, grey(1000, 1000), eye) is empty
    assert with_near_look(soft, grey(320, 200), eye) is soft
    assert eye.shown == []


def test_other_map_counts_two_fifths_at_the_edge_and_nothing_elsewhere() -> None:
    map = np.zeros((100, 100), np.float32)
    map[:, :40] = 1
    map[:, 40:60] = 0.5
    other = np.zeros((100, 100), np.float32)

    moved = with_edge_of(map, other)

    assert moved[50, 50] == pytest.approx(0.5 - 0.4 * 0.5)
    assert (moved[:, :30] == 1).all()
    assert with_edge_of(map, map) == pytest.approx(map)
