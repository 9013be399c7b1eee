from __future__ import annotations

import numpy as np
import pytest

from desktop.core.region import Region, block_means
from desktop.core.types import Box


def test_blocks_are_averaged_and_the_left_over_edge_makes_blocks_of_its_own() -> None:
    rgb = np.zeros((3, 5, 3), np.uint8)
    rgb[:2, :2] = 100
    rgb[:2, 2:4] = 40
    rgb[:2, 4] = 200
    rgb[2] = 8

    assert block_means(rgb, 2)[..., 0].tolist() == [[100, 40, 200], [8, 8, 8]]


def test_small_version_is_at_least_twice_what_is_worked_on() -> None:
    region = Region.of(np.zeros((3000, 4000, 3), np.uint8))

    assert max(region.small.shape) == 1000
    assert region.shrunk(480).shape == (360, 480, 3)


def test_short_region_is_its_own_small_version() -> None:
    rgb = np.arange(4 * 5 * 3, dtype=np.uint8).reshape(4, 5, 3)

    region = Region.of(rgb)

    assert (region.small == rgb).all()
    assert (region.shrunk(480) == rgb).all()


def test_region_of_a_box_is_a_view_of_those_pixels() -> None:
    rgb = np.arange(6 * 8 * 3, dtype=np.uint8).reshape(6, 8, 3)

    region = Region.of(rgb, Box(2, 1, 5, 4))

    assert np.shares_memory(region.rgb, rgb)
    assert (region.rgb == rgb[1:4, 2:5]).all()


@pytest.mark.parametrize("size", [(1, 1), (1, 9000), (7000, 2)])
def test_thin_regions_keep_a_pixel(size: tuple[int, int]) -> None:
    region = Region.of(np.full((*size, 3), 77, np.uint8))

    assert min(region.shrunk(480).shape[:2]) == 1
    assert (region.shrunk(480) == 77).all()
