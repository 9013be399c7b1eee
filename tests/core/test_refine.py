from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core import refine
from desktop.core.colour_vote import colour_vote
from desktop.core.region import Region
from desktop.core.types import FloatMap, RgbImage


def two_halves(height: int = 120, width: int = 160) -> RgbImage:
    """Red on the left, blue on the right of column width / 2."""
    rgb = np.zeros((height, width, 3), np.uint8)
    rgb[:, : width // 2] = (200, 30, 30)
    rgb[:, width // 2 :] = (30, 30, 200)
    return rgb


def blurred_half(height: int, width: int, edge: float) -> FloatMap:
    """1 on the left, 0 on the right, falling over 16 pixels around column `edge`."""
    ramp = np.clip(0.5 + (edge - np.arange(width)) / 16, 0, 1).astype(np.float32)
    return np.tile(ramp, (height, 1))


@pytest.mark.parametrize(
    ("value", "expected"),
    # (v - .05) / .9: nothing at .05 and below, solid at .95 and above, straight between.
    [(0.0, 0), (0.05, 0), (0.1, 14), (0.5, 128), (0.9, 241), (0.95, 255), (1.0, 255)],
)
def test_levels_make_the_haze_nothing_and_the_nearly_solid_solid(value: float, expected: int) -> None:
    rgb = np.full((90, 120, 3), 100, np.uint8)

    alpha = refine.guided_upscale(rgb, rgb, np.full((90, 120), value, np.float32))

    assert (np.abs(alpha.astype(int) - expected) <= 1).all()


def test_matte_edge_moves_to_the_picture_edge() -> None:
    rgb = two_halves()

    alpha = refine.refine(Region.of(rgb), blurred_half(120, 160, edge=84))

    assert (alpha[:, :74] == 255).all()
    assert (alpha[:, 92:] <= 2).all()
    # The map put the edge 4 pixels too far right; the picture has it between 79 and 80.
    assert abs(int((alpha[60] > 127).sum()) - 80) <= 1


def test_colour_vote_leaves_sure_pixels_alone() -> None:
    map = blurred_half(120, 160, edge=84)

    voted = colour_vote(two_halves(), map)

    sure = (map == 1) | (map == 0)
    assert (voted[sure] == map[sure]).all()
    # In the band, 2 px beyond the true edge, the colours say background: .6 of the map is left.
    assert voted[60, 82] == pytest.approx(0.6 * map[60, 82], abs=1e-5)


def test_without_a_sure_subject_the_map_is_kept() -> None:
    map = np.full((120, 160), 0.5, np.float32)

    assert (colour_vote(two_halves(), map) == map).all()


def test_same_map_and_picture_give_the_same_matte() -> None:
    rng = np.random.default_rng(1)
    rgb = rng.integers(0, 256, (90, 130, 3), np.uint8)
    map = blurred_half(90, 130, edge=60)

    assert (refine.refine(Region.of(rgb), map) == refine.refine(Region.of(rgb), map)).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (2000, 3), (700, 900)])
def test_every_size_gets_a_matte_of_its_size(size: tuple[int, int]) -> None:
    rgb = np.full((*size, 3), 90, np.uint8)
    map = np.zeros((320, 320), np.float32)
    map[100:200, 100:200] = 1

    assert refine.refine(Region.of(rgb), map).shape == size


def test_tiles_agree_with_the_filter_over_the_whole_picture() -> None:
    rng = np.random.default_rng(2)
    rgb = np.clip(two_halves(900, 1200).astype(int) + rng.integers(-20, 20, (900, 1200, 3)), 0, 255).astype(
        np.uint8
    )
    region = Region.of(rgb)
    small = region.shrunk(480)
    coarse = blurred_half(small.shape[0], small.shape[1], edge=small.shape[1] / 2)
    planes = np.stack(refine._coefficients(small, coarse), axis=2)
    coefficients = cv2.resize(planes, (1200, 900), interpolation=cv2.INTER_LINEAR)
    value = (coefficients[..., :3] * rgb).sum(axis=2) + coefficients[..., 3]
    expected = np.clip(value + 0.5, 0, 255).astype(np.uint8)
    tiled = refine.guided_upscale(rgb, small, coarse)

    band = slice(560, 640)  # columns around the edge: surely within tiles that were filtered
    assert np.abs(tiled[:, band].astype(int) - expected[:, band]).max() <= 3


@given(height=st.integers(1, 900), width=st.integers(1, 900), seed=st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_a_matte_of_noise_is_filled_at_every_size(height: int, width: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rgb = rng.integers(0, 256, (height, width, 3), np.uint8)
    coarse = rng.random((320, 320), np.float32)

    assert refine.refine(Region.of(rgb), coarse).shape == (height, width)
