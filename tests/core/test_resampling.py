from __future__ import annotations

import hypothesis
import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.resampling import premultiplied, resize_rgba, resized, straight
from tests.core.pictures import scene

Pixels = NDArray[np.uint8]

pictures = arrays.arrays(np.uint8, st.tuples(st.integers(1, 30), st.integers(1, 30), st.just(4)))
sizes = st.tuples(st.integers(1, 60), st.integers(1, 60))


def test_colours_are_weighed_by_alpha() -> None:
    rgba = np.array([[[200, 100, 50, 255], [200, 100, 50, 128], [200, 100, 50, 0]]], np.uint8)

    # 200 x 128 / 255 = 100.4, 100 x 128 / 255 = 50.2, 50 x 128 / 255 = 25.1
    assert premultiplied(rgba).tolist() == [[[200, 100, 50, 255], [100, 50, 25, 128], [0, 0, 0, 0]]]


def test_straight_colours_come_back_and_nothing_has_none() -> None:
    weighed = np.array([[[200, 100, 50, 255], [100, 50, 25, 128], [0, 0, 0, 0]]], np.uint8)

    # 100 x 255 / 128 = 199.2, 50 x 255 / 128 = 99.6, 25 x 255 / 128 = 49.8
    assert straight(weighed).tolist() == [[[200, 100, 50, 255], [199, 100, 50, 128], [0, 0, 0, 0]]]


@hypothesis.given(pictures)
@hypothesis.settings(max_examples=40)
def test_weighing_and_back_errs_by_no_more_than_rounding(rgba: Pixels) -> None:
    back = straight(premultiplied(rgba)).astype(int)

    alpha = rgba[..., 3].astype(int)
    assert np.array_equal(back[..., 3], alpha)
    for channel in range(3):
        error = np.abs(back[..., channel] - rgba[..., channel])
        # Half a level of the product, times 255 / alpha, and half a level of the quotient.
        assert (error[alpha > 0] <= 127.5 / alpha[alpha > 0] + 0.5).all()


@hypothesis.given(pictures, sizes)
@hypothesis.settings(max_examples=60)
def test_any_size_can_be_had_and_no_colour_exceeds_its_alpha(rgba: Pixels, size: tuple[int, int]) -> None:
    result = resized(premultiplied(rgba), size)

    assert result.shape == (size[1], size[0], 4)
    assert (result[..., :3] <= result[..., 3:]).all()


@hypothesis.given(arrays.arrays(np.uint8, (17, 23, 3)), sizes)
@hypothesis.settings(max_examples=40)
def test_what_is_opaque_stays_opaque(rgb: Pixels, size: tuple[int, int]) -> None:
    rgba = np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])

    assert (resize_rgba(rgba, size)[..., 3] == 255).all()


@hypothesis.given(st.integers(0, 255), sizes)
@hypothesis.settings(max_examples=40)
def test_one_colour_stays_that_colour(value: int, size: tuple[int, int]) -> None:
    plain = np.full((19, 31, 4), (value, 255 - value, 7, 255), np.uint8)

    assert (resize_rgba(plain, size) == plain[0, 0]).all()


@pytest.mark.parametrize("size", [(30, 20), (47, 33), (150, 100)])
def test_hidden_colours_do_not_bleed_in(size: tuple[int, int]) -> None:
    rgba = np.full((64, 96, 4), (0, 255, 0, 0), np.uint8)  # green that nobody is to see
    rgba[16:48, 24:72] = (200, 30, 30, 255)

    result = resize_rgba(rgba, size)

    seen = result[result[..., 3] >= 26]
    assert len(seen) > 0
    assert seen[:, 1].max() <= 30 + 5 + 1  # half a level of rounding, 255 / 26 times
    assert result[result[..., 3] == 0].max(initial=0) == 0


@pytest.mark.parametrize("size", [(20, 13), (30, 20), (47, 33), (60, 40), (200, 130)])
@pytest.mark.parametrize("colour", [(200, 30, 30), (245, 240, 250), (5, 5, 5)])
def test_an_edge_neither_glows_nor_lets_anything_through(
    size: tuple[int, int], colour: tuple[int, int, int]
) -> None:
    rgba = np.zeros((64, 96, 4), np.uint8)
    rgba[16:48, 24:72] = (*colour, 255)

    result = resize_rgba(rgba, size).astype(int)

    opaque = result[result[..., 3] == 255]
    assert np.abs(opaque[:, :3] - colour).max() <= 2  # Lanczos alone would be off by 6 %
    scale = size[0] / 96
    inner = result[
        round(20 * scale) + 1 : round(44 * scale) - 1, round(28 * scale) + 1 : round(68 * scale) - 1
    ]
    assert (inner[..., 3] == 255).all()  # and 2 % transparent behind the edge
    assert result[: max(0, round(12 * scale) - 1)].max(initial=0) == 0


@pytest.mark.parametrize(("ratio", "least"), [(1.3, 0.9), (1.8, 0.9), (2.6, 0.85)])
def test_shrinking_is_as_sharp_as_pillows_lanczos(ratio: float, least: float) -> None:
    rng = np.random.default_rng(3)
    rgb = np.clip(scene(390, 260).astype(int) + rng.integers(-60, 60, (260, 390, 3)), 0, 255).astype(np.uint8)
    rgba = np.dstack([rgb, np.full(rgb.shape[:2], 255, np.uint8)])
    size = (round(390 / ratio), round(260 / ratio))

    ours = resize_rgba(rgba, size)[..., :3].astype(float)
    theirs = np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.LANCZOS)).astype(float)

    def detail(pixels: NDArray[np.float64]) -> float:
        return float(np.abs(np.diff(pixels, axis=1)).mean() + np.abs(np.diff(pixels, axis=0)).mean())

    assert detail(ours) / detail(theirs) >= least
    assert np.abs(ours - theirs).mean() < 4


def test_much_smaller_is_the_mean_of_what_was_there() -> None:
    stripes = np.zeros((512, 512, 4), np.uint8)
    stripes[..., 3] = 255
    stripes[:, ::2, :3] = 200  # every other column

    small = resize_rgba(stripes, (16, 16))

    assert np.abs(small[..., 0].astype(int) - 100).max() <= 2
