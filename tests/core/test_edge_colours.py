from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from desktop.core.compose import compose
from desktop.core.expected_colours import surprise
from desktop.core.types import Alpha, RgbImage

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
BLACK, WHITE = (0, 0, 0), (255, 255, 255)


def disc(side: int, radius: float, soft_px: float) -> Alpha:
    """A disc in the middle of a square, its cover falling straight from 1 to 0 over soft_px."""
    y, x = np.mgrid[:side, :side] - (side - 1) / 2
    cover = np.clip((radius - np.hypot(y, x)) / soft_px + 0.5, 0, 1)
    alpha: Alpha = (cover * 255 + 0.5).astype(np.uint8)
    return alpha


def photo(subject: NDArray[np.float64], background: tuple[int, ...], alpha: Alpha) -> RgbImage:
    """What a camera sees of a subject, one colour or a picture of colours, over a flat background."""
    cover = alpha[..., None] / 255
    seen: RgbImage = (cover * subject + (1 - cover) * np.array(background) + 0.5).astype(np.uint8)
    return seen


def soft(alpha: Alpha) -> NDArray[np.bool_]:
    return (alpha > 0) & (alpha < 255)


def test_red_disc_on_green_has_a_red_edge() -> None:
    alpha = np.where(disc(60, 20, 1) == 255, 255, np.where(disc(60, 22, 1) > 0, 128, 0)).astype(np.uint8)
    seen = photo(np.array(RED), GREEN, alpha)

    cutout = compose(seen, alpha)

    assert seen[alpha == 128].tolist() == [[128, 127, 0]] * int((alpha == 128).sum())
    assert cutout[alpha == 128].tolist() == [[255, 0, 0, 128]] * int((alpha == 128).sum())


def test_wide_soft_edge_has_the_subjects_colour_too() -> None:
    alpha = disc(200, 60, 30)

    cutout = compose(photo(np.array(RED), GREEN, alpha), alpha)

    assert np.abs(cutout[soft(alpha)][:, :3].astype(int) - RED).max() <= 8


def test_wide_soft_edges_of_a_large_picture_have_the_subjects_colour_and_keep_its_texture() -> None:
    stripe = np.clip((160 - np.abs(np.arange(500) - 250)) / 80, 0, 1)
    alpha = np.tile((stripe * 255 + 0.5).astype(np.uint8), (96, 8))
    texture = np.where(np.add.outer(np.arange(96), np.arange(4000)) % 2, 20, -20)
    subject = np.array((150, 60, 40)) + texture[..., None]

    seen = photo(subject, GREEN, alpha)
    cutout = compose(seen, alpha)

    half = soft(alpha)
    assert np.abs(cutout[half][:, :3] - subject[half]).mean() < 12  # the photo is off by 64
    nearly = half & (alpha > 200)
    assert np.abs(cutout[nearly][:, :3] - subject[nearly]).mean() < 5  # with the texture


def test_each_side_of_a_subject_of_two_colours_keeps_its_own() -> None:
    alpha = disc(100, 35, 3)
    subject = np.where(np.arange(100)[None, :, None] < 50, BLUE, YELLOW) * np.ones((100, 1, 1))

    cutout = compose(photo(subject, WHITE, alpha), alpha)

    error = np.abs(cutout[..., :3] - subject).max(axis=2)
    away = np.abs(np.arange(100) - 49.5) > 10  # from the seam
    assert error[:, away][soft(alpha)[:, away]].max() <= 16
    assert error[soft(alpha)].mean() < 7  # the photo is off by 123


def test_strand_of_its_own_colour_keeps_it() -> None:
    alpha = np.zeros((60, 60), np.uint8)
    alpha[30:] = 255
    alpha[10:30, 29:32] = 200  # a red hair on a blue body
    subject = np.where(np.arange(60)[:, None, None] < 30, RED, BLUE) * np.ones((1, 60, 1))

    cutout = compose(photo(subject, GREEN, alpha), alpha)

    hair = cutout[10:20, 29:32, :3].astype(int)
    assert np.abs(hair - RED).max() < 60  # the photo shows it as (200, 55, 0)
    assert hair[..., 2].max() < 40  # and it did not take the body's blue


def test_noise_at_faint_pixels_is_not_made_larger() -> None:
    alpha = disc(120, 40, 6)
    noise = np.random.default_rng(3).normal(0, 4, (120, 120, 3))
    seen = np.clip(photo(np.array((120, 90, 60)), (180, 190, 200), alpha) + noise, 0, 255).astype(np.uint8)

    cutout = compose(seen, alpha)

    faint = (alpha > 0) & (alpha < 80)
    error = cutout[faint][:, :3] - np.array((120.0, 90.0, 60.0))
    assert np.sqrt((error**2).mean()) < 4  # a division by alpha would make it 20 and more
    assert np.abs(error).max() < 25


def test_background_that_a_matte_takes_for_nearly_solid_is_darkened() -> None:
    truth = disc(120, 40, 2)
    seen = photo(np.array(BLACK), WHITE, truth)
    generous = disc(120, 40.5, 2)  # half a pixel too large

    cutout = compose(seen, generous)

    ring = soft(generous)
    weight = generous[ring].astype(float)
    before = (seen[ring].mean(axis=1) * weight).sum() / weight.sum()
    after = (cutout[ring][:, :3].mean(axis=1) * weight).sum() / weight.sum()
    assert before > 120
    assert after < 45


def test_sides_of_the_frame_are_not_neighbours() -> None:
    alpha = np.full((40, 80), 255, np.uint8)
    alpha[:, 20:60] = 0
    alpha[:, [0, 19, 60, 79]] = 128
    subject = np.where(np.arange(80)[None, :, None] < 40, RED, BLUE) * np.ones((40, 1, 1))

    cutout = compose(photo(subject, GREEN, alpha), alpha)

    assert cutout[:, 0, 2].max() <= 2  # no blue: a neighbour beyond the frame would give 64 and more
    assert cutout[:, 79, 0].max() <= 2  # no red


def test_matte_without_anything_solid_leaves_what_is_seen() -> None:
    grey: RgbImage = np.full((20, 30, 3), 90, np.uint8)
    alpha = np.full((20, 30), 60, np.uint8)

    cutout = compose(grey, alpha)

    assert (cutout == [90, 90, 90, 60]).all()


def test_surprise_is_the_difference_over_its_variance() -> None:
    colour = np.full((3, 1), 110, np.float32)
    cover = np.array([0.5], np.float32)
    subject = np.array([[200], [200], [200], [144]], np.float32)
    background = np.array([[0], [0], [0], [144]], np.float32)

    # 110 is 10 more than half of 200; .25 * 144 + .25 * 144 + 3² = 81; and .05² * 200² = 100 more.
    assert surprise(colour, cover, subject, background)[:, 0] == pytest.approx([10 / 81] * 3)
    assert surprise(colour, cover, subject, background, 0.05)[:, 0] == pytest.approx([10 / 181] * 3)


small_pictures = st.tuples(st.integers(1, 14), st.integers(1, 14)).flatmap(
    lambda shape: st.tuples(
        arrays.arrays(np.uint8, (*shape, 3)),
        arrays.arrays(np.uint8, shape, elements=st.sampled_from((0, 1, 100, 128, 254, 255))),
    )
)


@given(small_pictures)
def test_solid_pixels_and_every_alpha_stay_and_hidden_colours_go(picture: tuple[RgbImage, Alpha]) -> None:
    rgb, alpha = picture

    cutout = compose(rgb, alpha)

    assert (cutout[..., 3] == alpha).all()
    assert (cutout[alpha == 255][:, :3] == rgb[alpha == 255]).all()
    assert not cutout[alpha == 0].any()


@given(small_pictures, st.tuples(*[st.integers(0, 255)] * 3))
def test_picture_of_one_colour_keeps_it(picture: tuple[RgbImage, Alpha], colour: tuple[int, ...]) -> None:
    rgb, alpha = picture
    rgb[:] = colour

    assert (compose(rgb, alpha)[alpha > 0][:, :3] == colour).all()


def test_threads_and_repetitions_give_the_same_pixels() -> None:
    rng = np.random.default_rng(5)
    rgb = rng.integers(0, 256, (300, 400, 3), np.uint8)
    alpha = np.where(rng.random((300, 400)) < 0.5, disc(400, 120, 60)[:300], 255).astype(np.uint8)
    once = compose(rgb, alpha)

    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda _: compose(rgb, alpha), range(8)))

    assert all((cutout == once).all() for cutout in again)
