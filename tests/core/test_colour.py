from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.core.colour import colour_histograms

RED, DARK_RED, GREEN, GREY = (200, 40, 40), (120, 20, 20), (40, 160, 60), (128, 128, 128)


def plain(colour: tuple[int, int, int], size_px: tuple[int, int] = (64, 64)) -> NDArray[np.uint8]:
    return np.full((*size_px, 3), colour, np.uint8)


def everything(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.full(picture.shape[:2], 255, np.uint8)


def test_every_histogram_has_unit_length() -> None:
    picture = np.random.default_rng(3).integers(0, 256, (64, 64, 3)).astype(np.uint8)

    histograms = colour_histograms(picture, everything(picture))

    for histogram in (histograms.chroma, histograms.hue, histograms.cube):
        assert float(histogram @ histogram) == pytest.approx(1, abs=1e-5)


def test_background_outside_the_mask_does_not_count() -> None:
    on_green, on_grey = plain(GREEN), plain(GREY)
    mask = np.zeros((64, 64), np.uint8)
    mask[16:48, 16:48] = 255
    on_green[16:48, 16:48] = on_grey[16:48, 16:48] = RED

    first, second = colour_histograms(on_green, mask), colour_histograms(on_grey, mask)

    assert float(first.chroma @ second.chroma) == pytest.approx(1, abs=1e-4)
    assert float(first.cube @ second.cube) == pytest.approx(1, abs=1e-4)


def test_red_and_green_share_nothing() -> None:
    red, green = plain(RED), plain(GREEN)

    first, second = colour_histograms(red, everything(red)), colour_histograms(green, everything(green))

    assert float(first.chroma @ second.chroma) < 0.01
    assert float(first.hue @ second.hue) < 0.01
    assert float(first.cube @ second.cube) < 0.01


def test_light_changes_the_cube_but_not_the_hue() -> None:
    red, dark = plain(RED), plain(DARK_RED)

    first, second = colour_histograms(red, everything(red)), colour_histograms(dark, everything(dark))

    assert float(first.hue @ second.hue) > 0.95
    assert float(first.cube @ second.cube) < 0.01


def test_little_red_on_grey_outweighs_the_grey_in_chroma() -> None:
    # A tenth of the area is red: chroma of this red is above the full 40, that of grey 0, so that the
    # coloured pixels hold nearly all of the weight and the histogram is that of a red thing.
    label = plain(GREY, (100, 100))
    label[:10] = RED
    red = plain(RED, (100, 100))

    first, second = colour_histograms(label, everything(label)), colour_histograms(red, everything(red))

    assert float(first.chroma @ second.chroma) > 0.8
    assert float(first.hue @ second.hue) < 0.6


def test_empty_mask_counts_every_pixel() -> None:
    picture = plain(GREEN)

    empty = colour_histograms(picture, np.zeros((64, 64), np.uint8))

    np.testing.assert_array_equal(empty.chroma, colour_histograms(picture, everything(picture)).chroma)
