from __future__ import annotations

import io

import cv2
import hypothesis
import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.metadata import Metadata
from desktop.core.tiff import encode_tiff
from tests.core.pictures import scene

Pixels = NDArray[np.uint8]


def read_back(data: bytes) -> Pixels:
    """By Pillow, and without alpha by OpenCV too (which multiplies alpha in)."""
    pixels = np.asarray(Image.open(io.BytesIO(data)))
    if pixels.shape[2] == 3:
        other = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
        assert other is not None
        assert np.array_equal(other[..., ::-1], pixels)
    return pixels


@hypothesis.given(
    arrays.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40), st.sampled_from([3, 4])))
)
@hypothesis.settings(max_examples=60)
def test_every_picture_comes_back_exactly(image: Pixels) -> None:
    assert np.array_equal(read_back(encode_tiff(image)), image)


@pytest.mark.parametrize("shape", [(1500, 700, 3), (3, 300_000, 4), (5000, 100, 4)])
def test_pictures_of_several_strips_come_back_exactly(shape: tuple[int, ...]) -> None:
    image = np.random.default_rng(3).integers(0, 256, shape, np.uint8)

    data = encode_tiff(image)

    assert len(Image.open(io.BytesIO(data)).tag_v2[273]) > 1  # type: ignore[attr-defined]  # strips
    assert np.array_equal(read_back(data), image)


def test_any_strides_will_do() -> None:
    for view in (scene()[::2, ::-1], scene().transpose(1, 0, 2), np.asfortranarray(scene())):
        assert np.array_equal(read_back(encode_tiff(view)), view)


def test_words_of_the_photographer_come_back() -> None:
    block = Image.Exif()
    block[0x013B] = "Þóra Ægisdóttir"
    block[0x010E] = "odd"
    block[0x8298] = "even"

    tags = Image.open(io.BytesIO(encode_tiff(scene(), metadata=Metadata(block.tobytes())))).getexif()

    assert tags[0x010E] == "odd"
    assert tags[0x8298] == "even"
    written = Image.Exif()
    written.load(block.tobytes())
    assert tags[0x013B] == written[0x013B]


@pytest.mark.parametrize("shape", [(4, 4), (4, 4, 1), (0, 4, 3)])
def test_other_arrays_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="RGB"):
        encode_tiff(np.zeros(shape, np.uint8))
