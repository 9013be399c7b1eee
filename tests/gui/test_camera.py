"""Zoom and place of a large picture."""

from __future__ import annotations

import pytest

from desktop.gui.camera import Camera


def test_picture_that_fits_lies_in_the_middle_with_a_margin() -> None:
    camera = Camera.fitting((1000, 500), (532, 400))

    assert camera.scale == pytest.approx(0.5)
    assert camera.to_view(0, 0) == pytest.approx((16, 75))
    assert camera.to_view(1000, 500) == pytest.approx((516, 325))


def test_picture_that_fits_leaves_the_foot_free() -> None:
    camera = Camera.fitting((100, 100), (132, 182), foot=50)

    assert camera.to_view(0, 0) == pytest.approx((16, 16))
    assert camera.to_view(100, 100) == pytest.approx((116, 116))


def test_zoom_keeps_the_point_under_the_pointer() -> None:
    camera = Camera.fitting((4000, 3000), (800, 600))
    before = camera.to_picture(200, 150)

    assert camera.zoomed(3.0, (200, 150)).to_picture(200, 150) == pytest.approx(before)


def test_zoom_has_limits() -> None:
    camera = Camera.fitting((4000, 3000), (800, 600))

    assert camera.zoomed(1000).scale == 16
    assert camera.zoomed(0.001).scale == pytest.approx(camera.fit_scale / 2)


def test_picture_cannot_be_lost_by_panning() -> None:
    camera = Camera.fitting((4000, 3000), (800, 600)).at_scale(1.0).panned(1e6, -1e6)

    assert (camera.x, camera.y) == (0, 3000)


def test_fit_follows_the_view_and_a_chosen_zoom_does_not() -> None:
    fitted = Camera.fitting((1000, 1000), (232, 232)).in_view(432, 432)
    chosen = Camera.fitting((1000, 1000), (232, 232)).at_scale(2.0).in_view(432, 432)

    assert fitted.scale == pytest.approx(0.4)
    assert chosen.scale == 2.0


def test_visible_part_is_inside_the_picture() -> None:
    camera = Camera.fitting((1000, 1000), (200, 100)).at_scale(1.0)

    assert camera.visible() == pytest.approx((400, 450, 600, 550))
    assert camera.fitted().visible() == (0, 0, 1000, 1000)
