from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import UsageError
from desktop.core.strokes import Point, Stroke, tiles
from desktop.core.types import FloatMap


def cover(stroke: Stroke, width: int, height: int, softness: float = 0.0) -> FloatMap:
    whole = np.zeros((height, width), np.float32)
    for tile, part in tiles(stroke, softness, width, height):
        whole[tile.top : tile.bottom, tile.left : tile.right] = part
    return whole


def test_dab_covers_the_pixels_whose_centres_are_within_its_radius() -> None:
    covered = cover(Stroke(((3.5, 2.5),), 2.0), 8, 6)

    # The edge is smoothed over one pixel, from 1.5 to 2.5: at distance 2 it is half, and the smooth step of
    # one half is one half.
    assert covered[2].tolist() == [0, 0.5, 1, 1, 1, 0.5, 0, 0]
    assert covered[0, 3] == 0.5
    # (1, 2) off: distance sqrt(5) = 2.236, t = .264, 3 t^2 - 2 t^3.
    t = 2.5 - math.sqrt(5)
    assert covered[0, 4] == pytest.approx(3 * t**2 - 2 * t**3, abs=1e-5)


def test_line_covers_what_is_near_it_and_its_ends_are_round() -> None:
    covered = cover(Stroke(((10.5, 10.5), (20.5, 10.5)), 3.0), 32, 24)

    assert covered[10, 8:23].min() == 1
    assert covered[12, 15] == 1
    assert covered[14, 15] == 0
    assert covered[13, 8] == 0  # (2, 3) off the end: sqrt(13) = 3.6


def test_soft_brush_fades_from_its_middle() -> None:
    row = cover(Stroke(((10.5, 10.5),), 8.0), 21, 21, softness=1.0)[10]

    # t = 1 - d / 8; the smooth step of 1/2 is 1/2.
    assert row[10] == 1
    assert row[14] == pytest.approx(0.5)
    assert (np.diff(row[10:]) <= 0).all()
    assert row[18] == 0


def test_stroke_that_crosses_itself_covers_no_more_there() -> None:
    there_and_back = Stroke(((5.0, 5.0), (15.0, 5.0), (5.0, 5.0)), 3.0)

    assert (
        cover(there_and_back, 20, 10, 0.5) == cover(Stroke(((5.0, 5.0), (15.0, 5.0)), 3.0), 20, 10, 0.5)
    ).all()


def test_long_stroke_is_the_same_across_tiles() -> None:
    stroke = Stroke(((20.0, 30.0), (1180.0, 620.0)), 9.0)

    covered = cover(stroke, 1200, 640)

    y, x = np.mgrid[0:640, 0:1200] + 0.5
    along = np.clip(((x - 20) * 1160 + (y - 30) * 590) / (1160**2 + 590**2), 0, 1)
    distance = np.hypot(x - 20 - along * 1160, y - 30 - along * 590)
    assert (covered[distance < 8.4] == 1).all()
    assert (covered[distance > 9.6] == 0).all()


def test_only_tiles_that_are_touched_come() -> None:
    places = [tile for tile, _ in tiles(Stroke(((600.0, 700.0),), 20.0), 0.0, 4000, 3000)]

    assert [(tile.left, tile.top) for tile in places] == [(512, 512)]


def test_stroke_outside_the_picture_covers_nothing() -> None:
    assert list(tiles(Stroke(((-50.0, 20.0), (-20.0, 80.0)), 10.0), 0.0, 100, 100)) == []


@pytest.mark.parametrize(
    ("points", "radius"),
    [
        ((), 3.0),
        (((1.0, math.nan),), 3.0),
        (((1.0, math.inf),), 3.0),
        (((1.0, 1.0),), 0.0),
        (((1.0, 1.0),), math.nan),
    ],
)
def test_stroke_that_cannot_be_drawn_is_refused(points: tuple[Point, ...], radius: float) -> None:
    with pytest.raises(UsageError):
        Stroke(points, radius)


places = st.tuples(st.floats(-20, 120), st.floats(-20, 90))


@given(st.lists(places, min_size=1, max_size=5), st.floats(0.3, 40), st.floats(0, 1))
def test_cover_is_a_share_and_never_beyond_the_radius(
    points: list[Point], radius: float, softness: float
) -> None:
    covered = cover(Stroke(tuple(points), radius), 100, 70, softness)

    assert covered.min() >= 0
    assert covered.max() <= 1
    rows, columns = np.nonzero(covered)
    reach = max(radius, 1.0) + 0.5
    assert all(
        min(x for x, _ in points) - reach <= column + 0.5 <= max(x for x, _ in points) + reach
        for column in columns
    )
    assert all(
        min(y for _, y in points) - reach <= row + 0.5 <= max(y for _, y in points) + reach for row in rows
    )
