from __future__ import annotations

import hypothesis
import hypothesis.strategies as st
import numpy as np
from numpy.typing import NDArray

from desktop.core.recipes import Shadow
from desktop.core.shadow import contact_shadow, reach_px

Matte = NDArray[np.uint8]

BOX = (100, 80, 300, 240)
"""left, top, right, bottom of a standing box in a frame of 400 x 360."""


def matte(*boxes: tuple[int, int, int, int]) -> Matte:
    alpha = np.zeros((360, 400), np.uint8)
    for left, top, right, bottom in boxes:
        alpha[top:bottom, left:right] = 255
    return alpha


def shadow_of(alpha: Matte, shadow: Shadow | None = None) -> NDArray[np.int64]:
    return contact_shadow(alpha, shadow or Shadow(), 200).astype(np.int64)


def test_it_is_darkest_at_the_contact_and_fades_below() -> None:
    below = shadow_of(matte(BOX))[240:, 200]

    assert below[0] > 60
    assert (np.diff(below) <= 0).all()
    assert below[-1] == 0


def test_it_hugs_the_bottom_and_is_nowhere_near_the_top() -> None:
    dark = shadow_of(matte(BOX))

    assert dark[:200].max() == 0
    assert dark[220:260, 110:290].min() >= 0
    rows = np.flatnonzero(dark.any(axis=1))
    assert rows[0] > 200
    assert 240 < rows[-1] < 240 + reach_px(Shadow(), 200)


def test_it_is_flat_like_an_ellipse_on_the_ground() -> None:
    dark = shadow_of(matte(BOX)) > 8

    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    beside = (300 - columns[0]) - 200  # how far it comes out at the left of the box
    below = rows[-1] - 239
    assert beside > below > 0


def test_it_is_the_same_from_both_sides() -> None:
    dark = shadow_of(matte(BOX))

    assert np.abs(dark - dark[:, ::-1]).max() <= 12  # the blur's coarse grid may be off by a part of a pixel


def test_what_hangs_in_the_air_casts_none() -> None:
    with_handle = shadow_of(matte(BOX, (300, 100, 360, 150)))

    assert with_handle[:, 330:].max() <= 3
    assert with_handle[235:, 110:290].max() > 60


def test_each_of_two_feet_has_its_own() -> None:
    dark = shadow_of(matte((100, 80, 300, 160), (110, 160, 130, 240), (270, 160, 290, 240)))

    left, middle, right = dark[240:, 120].max(), dark[240:, 200].max(), dark[240:, 280].max()
    assert left > 40
    assert right > 40
    assert middle < left / 3


def test_the_receding_edge_of_a_box_is_on_the_ground() -> None:
    alpha = np.zeros((360, 400), np.uint8)
    for column in range(100, 300):
        alpha[80 : 240 - (column - 100) // 2, column] = 255  # rises by 1 in 2 to the right

    dark = shadow_of(alpha)

    at_ends = [dark[241 - (column - 100) // 2, column] for column in (120, 200, 280)]
    assert min(at_ends) > 0.6 * max(at_ends) > 30


def test_strength_is_how_dark_it_gets() -> None:
    full = shadow_of(matte(BOX), Shadow(strength=1.0))
    half = shadow_of(matte(BOX), Shadow(strength=0.5))

    assert full.max() > 240
    assert np.abs(half * 2 - full).max() <= 2
    assert shadow_of(matte(BOX), Shadow(strength=0.0)).max() == 0


def test_softness_is_how_far_it_fades() -> None:
    hard, soft = (shadow_of(matte(BOX), Shadow(softness=softness)) for softness in (0.01, 0.05))

    def reach(dark: NDArray[np.int64], axis: int) -> int:
        return int(np.flatnonzero((dark > 8).any(axis=axis))[-1])

    assert reach(soft, 1) >= reach(hard, 1) + 4
    assert reach(soft, 0) >= reach(hard, 0) + 8


def test_an_offset_moves_it_down() -> None:
    here, below = shadow_of(matte(BOX)), shadow_of(matte(BOX), Shadow(offset=0.05))

    assert np.abs(np.roll(here, 10, axis=0) - below).max() <= 1  # 0.05 of 200


def test_nothing_casts_no_shadow() -> None:
    assert shadow_of(matte()).max() == 0


@hypothesis.given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.builds(Shadow, st.floats(0, 1), st.floats(0.001, 0.5), st.floats(-0.2, 0.2)),
)
@hypothesis.settings(max_examples=60)
def test_a_shadow_never_reaches_beyond_its_room(width: int, height: int, shadow: Shadow) -> None:
    room = reach_px(shadow, max(width, height))
    alpha = np.pad(np.full((height, width), 255, np.uint8), room)

    dark = contact_shadow(alpha, shadow, max(width, height))

    assert dark.shape == alpha.shape
    rim = np.concatenate([dark[0], dark[-1], dark[:, 0], dark[:, -1]])
    assert rim.max() <= 8  # 3 % of black: not seen where it is cut off
