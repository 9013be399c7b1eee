"""Levels and tiles of a photo and its matte."""

from __future__ import annotations

import numpy as np
import pytest

from desktop.core.compose import compose
from desktop.core.pyramid import TILE_PX, Pyramid, Tile
from desktop.core.types import Alpha, Box, RgbImage


def photo(width: int, height: int) -> RgbImage:
    """Every pixel another colour than its neighbours."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    return np.asarray(np.stack([x % 251, y % 241, (x + y) % 239], axis=-1), np.uint8)


def disc(width: int, height: int) -> Alpha:
    """A soft-edged disc in the middle."""
    x, y = np.meshgrid(np.arange(width) - width / 2, np.arange(height) - height / 2)
    far = np.hypot(x, y) - min(width, height) / 3
    return np.asarray(np.clip(128 - 40 * far, 0, 255), np.uint8)


def test_levels_halve_until_one_tile_holds_all() -> None:
    pyramid = Pyramid.of(photo(2050, 700))

    assert [level.shape[:2] for level in pyramid.rgbs] == [(700, 2050), (350, 1025), (175, 513), (88, 257)]
    assert pyramid.tiles(3, 0, 0, 2050, 700) == (Tile(3, 0, 0),)


def test_tiles_of_a_level_cover_it_once() -> None:
    pyramid = Pyramid.of(photo(1100, 600))
    seen = np.zeros((600, 1100), int)

    for tile in pyramid.tiles(0, 0, 0, 1100, 600):
        box = pyramid.box(tile)
        seen[box.top : box.bottom, box.left : box.right] += 1
        assert np.array_equal(
            pyramid.photo(tile), pyramid.rgbs[0][box.top : box.bottom, box.left : box.right]
        )

    assert (seen == 1).all()


def test_only_the_tiles_that_meet_a_rectangle_are_named() -> None:
    pyramid = Pyramid.of(photo(2048, 1024))

    assert pyramid.tiles(0, 600, 100, 700, 200) == (Tile(0, 1, 0),)
    assert pyramid.tiles(0, 500, 500, 530, 530) == (
        Tile(0, 0, 0),
        Tile(0, 1, 0),
        Tile(0, 0, 1),
        Tile(0, 1, 1),
    )
    assert pyramid.box(Tile(0, 1, 0)) == Box(TILE_PX, 0, 2 * TILE_PX, TILE_PX)


@pytest.mark.parametrize(("scale", "level"), [(4.0, 0), (1.0, 0), (0.6, 0), (0.5, 1), (0.3, 1), (0.01, 2)])
def test_level_is_never_shrunk_to_less_than_half(scale: float, level: int) -> None:
    assert Pyramid.of(photo(1500, 1500)).level_for(scale) == level


def test_cutout_of_tiles_is_that_of_the_whole_photo() -> None:
    rgb, alpha = photo(1100, 900), disc(1100, 900)
    pyramid = Pyramid.of(rgb, alpha)
    whole = compose(rgb, alpha)

    for tile in pyramid.tiles(0, 0, 0, 1100, 900):
        box = pyramid.box(tile)
        part = whole[box.top : box.bottom, box.left : box.right]
        made = pyramid.cutout(tile)
        solid = part[..., 3] == 255
        assert np.array_equal(made[..., 3], part[..., 3])
        assert np.array_equal(made[solid], part[solid])


def test_only_tiles_with_another_matte_changed() -> None:
    before = Pyramid.of(photo(2000, 2000), disc(2000, 2000))
    alpha = before.alphas[0].copy()
    alpha[100:120, 100:120] = 255

    changed = before.with_alpha(alpha).changed(before)

    assert {tile for tile in changed if tile.level == 0} == {Tile(0, 0, 0)}
    assert {tile.level for tile in changed} == {0, 1, 2}


def test_matte_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="matte is"):
        Pyramid.of(photo(40, 30), disc(30, 40))
