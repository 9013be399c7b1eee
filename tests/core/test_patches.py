from __future__ import annotations

import numpy as np
import pytest

from desktop.core.patches import FIRM, Patches
from desktop.core.types import RgbImage

RED, BLUE, GREY = (200, 30, 30), (30, 30, 200), (128, 128, 128)


def halves(height: int = 70, width: int = 98) -> RgbImage:
    """Red left of the middle column, blue right of it."""
    rgb = np.zeros((height, width, 3), np.uint8)
    rgb[:, : width // 2] = RED
    rgb[:, width // 2 :] = BLUE
    return rgb


def left_share(patches: Patches, width: int) -> np.ndarray:
    return patches.means(np.tile(np.arange(width) < width // 2, (patches.of.shape[0], 1)))


def test_patches_end_where_the_colours_do() -> None:
    patches = Patches.of_picture(halves())

    share = left_share(patches, 98)

    # The smoothing before the watershed may shift an edge by a pixel: a patch is of one side all but wholly.
    assert ((share < 0.2) | (share > 0.8)).all()
    assert patches.area.sum() == 70 * 98
    assert (patches.area > 0).all()


def test_pairs_that_touch_are_named_once_with_their_border() -> None:
    patches = Patches.of_picture(halves(14, 14))

    assert (patches.first < patches.second).all()
    assert len(set(zip(patches.first, patches.second, strict=True))) == len(patches.first)
    of = patches.of
    across = int((of[:, :-1] != of[:, 1:]).sum() + (of[:-1] != of[1:]).sum())
    assert patches.border.sum() == across


def test_cut_follows_the_edge_of_the_picture() -> None:
    patches = Patches.of_picture(halves())
    wish = np.zeros(patches.count)
    wish[patches.of[35, 3]] = FIRM
    wish[patches.of[35, 94]] = -FIRM

    chosen = patches.painted(patches.cut(wish, ties=1.0))

    assert chosen[:, :48].all()
    assert not chosen[:, 50:].any()


def test_cut_without_ties_is_each_wish() -> None:
    patches = Patches.of_picture(halves())
    wish = np.where(np.arange(patches.count) % 3 == 0, 1.0, -1.0)

    assert (patches.cut(wish, ties=0.0) == (wish > 0)).all()


def test_joined_are_those_that_hang_together_with_the_seed() -> None:
    patches = Patches.of_picture(halves())
    x = patches.means(np.tile(np.arange(98.0), (70, 1)))
    within = (x < 30) | (x > 60)
    seed = np.zeros(patches.count, bool)
    seed[patches.of[35, 3]] = True

    assert (patches.joined(within, seed) == (x < 30)).all()


def test_nearness_falls_with_the_way_through_what_is_allowed() -> None:
    patches = Patches.of_picture(halves())
    x = patches.means(np.tile(np.arange(98.0), (70, 1)))
    seed = np.zeros(patches.count, bool)
    seed[patches.of[35, 3]] = True

    near = patches.nearness(x < 80, seed, reach=50.0, step=0.01)

    assert near[seed] == [1.0]
    red, blue = patches.of[35, 40], patches.of[35, 56]
    assert near[red] == pytest.approx(np.exp(-0.05), abs=0.02)  # some five steps of one colour
    assert near[blue] < 0.2  # red and blue are far apart
    assert near[patches.of[35, 90]] == 0


def test_colour_odds_are_high_for_one_side_and_low_for_the_other() -> None:
    patches = Patches.of_picture(halves())
    left = (left_share(patches, 98) > 0.5).astype(float)

    odds = patches.colour_odds(left, 1 - left, blur=1.0, limit=3.0)

    assert odds[patches.of[35, 10]] == 3
    assert odds[patches.of[35, 90]] == -3


def test_mark_finer_than_the_patches_marks_the_one_it_covers_most() -> None:
    patches = Patches.of_picture(halves())
    cover = np.zeros((70, 98), np.float32)
    cover[20, 30] = 1

    assert np.flatnonzero(patches.marked(cover)).tolist() == [patches.of[20, 30]]


@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 2), (5, 6)])
def test_tiny_pictures_have_patches(size: tuple[int, int]) -> None:
    patches = Patches.of_picture(np.full((*size, 3), 90, np.uint8))

    assert patches.of.shape == size
    assert patches.cut(np.ones(patches.count), 1.0).all()
    assert not patches.cut(-np.ones(patches.count), 1.0).any()
