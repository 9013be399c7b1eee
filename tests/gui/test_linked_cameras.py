"""Two cameras in step by the boxes of their subjects."""

from __future__ import annotations

import pytest

from desktop.core.types import Box
from desktop.gui.camera import Camera
from desktop.gui.linked_cameras import Look, absolute_point, look_of, looking, relative_point

SMALL, LARGE = Box(100, 50, 300, 150), Box(1000, 500, 3000, 1500)


def test_same_look_shows_the_same_of_subjects_of_another_size() -> None:
    small = looking(Camera.fitting((400, 300), (600, 400)), SMALL, Look(2.0, 0.1, -0.05))
    large = looking(Camera.fitting((4000, 3000), (600, 400)), LARGE, Look(2.0, 0.1, -0.05))

    assert small.scale == pytest.approx(10 * large.scale)
    for x, y in ((0, 0), (600, 400), (123, 45)):
        of_small = relative_point(SMALL, *small.to_picture(x, y))
        of_large = relative_point(LARGE, *large.to_picture(x, y))
        assert of_small == pytest.approx(of_large)


def test_look_of_a_camera_is_the_one_it_was_given() -> None:
    look = Look(1.7, -0.2, 0.3)
    camera = looking(Camera.fitting((4000, 3000), (640, 480)), LARGE, look)
    found = look_of(camera, LARGE)

    assert (found.zoom, found.x, found.y) == pytest.approx((1.7, -0.2, 0.3))


def test_offset_between_two_looks_is_added_and_taken_away() -> None:
    first, second = Look(2.0, 0.1, 0.0), Look(3.0, 0.3, -0.1)
    offset = first.apart_from(second)
    moved = Look(4.0, 0.0, 0.0).plus(offset)

    assert (moved.zoom, moved.x, moved.y) == pytest.approx((6.0, 0.2, -0.1))


def test_relative_points_come_back() -> None:
    assert absolute_point(SMALL, *relative_point(SMALL, 17.0, 230.0)) == pytest.approx((17.0, 230.0))
    assert relative_point(SMALL, 200.0, 100.0) == (0.0, 0.0)
