from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from desktop.core.soft_blocks import SoftBlocks, half_covered
from desktop.core.types import Alpha, Box

values = st.sampled_from((0, 1, 128, 254, 255))
mattes = st.tuples(st.integers(1, 90), st.integers(1, 90)).flatmap(
    lambda shape: arrays.arrays(np.uint8, shape, elements=values, fill=st.just(9))
)


def test_block_is_soft_when_every_pixel_is() -> None:
    alpha = np.full((4, 7), 100, np.uint8)
    alpha[3, 3] = 255  # in the second block of the second row; the last column of blocks is one pixel wide
    alpha[:2, 4:6] = 0

    blocks = SoftBlocks.of(alpha, 2)

    assert ((blocks.soft == 255).tolist(), (blocks.soft > 0).tolist()) == (
        [[True, True, False, True], [True, False, True, True]],
        [[True, True, False, True], [True, True, True, True]],
    )
    assert blocks.rest.tolist() == [2 * 7 + 2, 2 * 7 + 3, 3 * 7 + 2]


@given(mattes, st.sampled_from((4, 8, 16)))
def test_every_half_covered_pixel_is_in_a_soft_block_or_in_the_rest(alpha: Alpha, side_px: int) -> None:
    blocks = SoftBlocks.of(alpha, side_px)

    whole = np.repeat(np.repeat(blocks.soft == 255, side_px, axis=0), side_px, axis=1)
    found = whole[: alpha.shape[0], : alpha.shape[1]].reshape(-1).copy()
    assert not found[blocks.rest].any()
    found[blocks.rest] = True
    assert np.flatnonzero(found).tolist() == half_covered(alpha).tolist()


@given(mattes, st.sampled_from((4, 8)))
def test_change_reaches_the_soft_blocks_alone(alpha: Alpha, side_px: int) -> None:
    blocks = SoftBlocks.of(alpha, side_px)
    rows, columns = blocks.soft.shape
    picture = np.dstack([np.full((*alpha.shape, 3), 50, np.uint8), alpha])
    change = np.zeros((rows, columns, 4), np.int16)
    change[..., :3] = 100

    blocks.add(picture, change, Box(0, 0, columns, rows))

    whole = np.repeat(np.repeat(blocks.soft == 255, side_px, axis=0), side_px, axis=1)
    moved = np.where(whole[: alpha.shape[0], : alpha.shape[1]], 100 * (255.0 - alpha) / 255, 0)
    assert np.abs(picture[..., :3] - (50 + moved)[..., None]).max() <= 0.5
    assert (picture[..., 3] == alpha).all()


def test_matte_without_a_soft_pixel_has_no_box() -> None:
    alpha = np.zeros((40, 40), np.uint8)
    alpha[10:20] = 255

    assert SoftBlocks.of(alpha, 4).box(3) == Box(0, 0, 0, 0)


def test_box_keeps_its_margin_inside_the_picture() -> None:
    alpha = np.zeros((100, 100), np.uint8)
    alpha[4:12, 60] = 7

    assert SoftBlocks.of(alpha, 4).box(2) == Box(13, 0, 18, 5)
