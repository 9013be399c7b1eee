from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.core.sharpness import sharpness
from tests.core.labels import label

Picture = NDArray[np.uint8]


def printed(side_px: int) -> tuple[Picture, Picture]:
    """A label of that height on grey, and its matte."""
    picture = cv2.resize(label(), (side_px * 4 // 5, side_px), interpolation=cv2.INTER_AREA)
    frame = np.full((side_px + 40, side_px * 4 // 5 + 40, 3), 120, np.uint8)
    alpha = np.zeros(frame.shape[:2], np.uint8)
    frame[20:-20, 20:-20], alpha[20:-20, 20:-20] = picture, 255
    return frame, alpha


def blurred(picture: Picture, sigma_px: float) -> Picture:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma_px), np.uint8)


def test_every_blur_costs_sharpness() -> None:
    picture, alpha = printed(300)

    (found,) = sharpness(picture, alpha)
    less = [sharpness(blurred(picture, sigma_px), alpha)[0] for sigma_px in (0.7, 1.5, 3.0)]

    assert 0 < less[2] < less[1] < less[0] < found <= 100
    assert less[0] < 0.92 * found


@pytest.mark.parametrize("factor", [0.5, 0.75])
def test_exposure_makes_no_difference(factor: float) -> None:
    picture, alpha = printed(300)
    darker = (picture * np.float32(factor)).astype(np.uint8)

    assert sharpness(darker, alpha)[0] == pytest.approx(sharpness(picture, alpha)[0], rel=0.03)


def test_larger_copy_has_more_sides_and_is_no_sharper_at_the_common_one() -> None:
    large, alpha = printed(1200)
    small = cv2.resize(large, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small_alpha = cv2.resize(alpha, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)

    of_large = sharpness(large, alpha)
    of_small = sharpness(np.asarray(small, np.uint8), np.asarray(small_alpha, np.uint8))

    assert (len(of_large), len(of_small)) == (3, 1)
    assert of_small[0] == pytest.approx(of_large[0], rel=0.08)


def test_background_does_not_count() -> None:
    picture, alpha = printed(300)
    noise = np.random.default_rng(1).integers(0, 255, picture.shape, np.uint8)
    busy = np.where(alpha[..., None] > 0, picture, noise).astype(np.uint8)

    # Only the blur itself reaches across the edge, and the mask is eroded by as much.
    assert sharpness(busy, alpha)[0] == pytest.approx(sharpness(picture, alpha)[0], rel=0.02)


def test_nothing_to_see_is_not_sharp() -> None:
    assert sharpness(np.full((300, 300, 3), 90, np.uint8), np.full((300, 300), 255, np.uint8)) == (0.0,)


@pytest.mark.parametrize("size_px", [(1, 1), (1, 700), (3, 2)])
@pytest.mark.parametrize("opacity", [0, 255])
def test_any_size_is_measured(size_px: tuple[int, int], opacity: int) -> None:
    picture = np.random.default_rng(2).integers(0, 255, (*size_px, 3), np.uint8)

    found = sharpness(picture, np.full(size_px, opacity, np.uint8))

    assert all(0 <= value <= 100 for value in found)
    assert len(found) == 1 or size_px == (1, 700)
