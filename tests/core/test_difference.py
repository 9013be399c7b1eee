"""What differs between two cutouts."""

from __future__ import annotations

import numpy as np

from desktop.core.difference import difference
from desktop.core.types import Alpha, RgbImage


def shot(width: int = 300, height: int = 200, *, at: int = 60, side: int = 100) -> tuple[RgbImage, Alpha]:
    """A square with a dark bar in it, on grey."""
    rgb = np.full((height, width, 3), 220, np.uint8)
    rgb[at : at + side, at : at + side] = (60, 120, 200)
    rgb[at + side // 4 : at + side // 2, at + side // 10 : at + side - side // 10] = (20, 20, 20)
    alpha = np.zeros((height, width), np.uint8)
    alpha[at : at + side, at : at + side] = 255
    return rgb, alpha


def test_same_photo_does_not_differ() -> None:
    found = difference(shot(), shot())

    assert found.share == 0.0
    assert (np.ptp(found.picture.astype(int), axis=-1) == 0).all()  # all grey


def test_place_and_size_in_the_frame_do_not_count() -> None:
    assert difference(shot(), shot(600, 420, at=37, side=200)).share < 0.03


def test_what_was_painted_over_is_red_and_the_rest_grey() -> None:
    first, (rgb, alpha) = shot(), shot()
    rgb = rgb.copy()
    rgb[120:150, 70:150] = (250, 250, 60)

    found = difference(first, (rgb, alpha))

    assert 0.2 < found.share < 0.3  # 30 x 80 of 100 x 100
    inside, outside = found.picture[75, 50], found.picture[20, 50]
    assert int(inside[0]) - int(inside[1]) > 150
    assert int(outside[0]) == int(outside[1]) == int(outside[2])


def test_empty_matte_is_no_error() -> None:
    rgb, alpha = shot()

    found = difference((rgb, np.zeros_like(alpha)), (rgb, alpha))

    assert 0.0 <= found.share <= 1.0
