from __future__ import annotations

import io
import subprocess
import sys
import zlib
from collections.abc import Iterator

import cv2
import hypothesis
import hypothesis.extra.numpy as arrays
import hypothesis.strategies as st
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from desktop.core.metadata import Metadata
from desktop.core.png import encode_png
from desktop.core.profiles import srgb_profile
from tests.core.pictures import scene

Pixels = NDArray[np.uint8]


def with_pillow(data: bytes) -> Pixels:
    return np.asarray(Image.open(io.BytesIO(data)))


def with_opencv(data: bytes) -> Pixels:
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert pixels is not None
    orders = {2: cv2.COLOR_BGR2RGB, 3: cv2.COLOR_BGR2RGB, 4: cv2.COLOR_BGRA2RGBA}
    turned = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, orders[pixels.shape[2]])
    return np.asarray(turned, np.uint8)


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        assert int.from_bytes(data[at + 8 + size : at + 12 + size], "big") == zlib.crc32(kind + content)
        yield kind, content
        at += 12 + size


shapes = st.one_of(
    st.tuples(st.integers(1, 40), st.integers(1, 40)),
    st.tuples(st.integers(1, 40), st.integers(1, 40), st.sampled_from([1, 3, 4])),
)


@hypothesis.given(arrays.arrays(np.uint8, shapes), st.integers(0, 9))
@hypothesis.settings(max_examples=60)
def test_every_picture_comes_back_exactly(image: Pixels, level: int) -> None:
    data = encode_png(image, level=level)

    expected = image[..., 0] if image.shape[2:] == (1,) else image
    assert np.array_equal(with_pillow(data), expected)
    assert np.array_equal(with_opencv(data), expected)


@pytest.mark.parametrize("shape", [(1500, 700, 3), (3, 400_000, 4), (1_000_000, 2), (1, 1)])
def test_pictures_of_several_bands_come_back_exactly(shape: tuple[int, ...]) -> None:
    image = np.random.default_rng(3).integers(0, 256, shape, np.uint8)

    assert np.array_equal(with_opencv(encode_png(image)), image)


def test_any_strides_will_do() -> None:
    image = scene()

    for view in (image[::2, ::-1], image.transpose(1, 0, 2), np.asfortranarray(image), image[..., 1]):
        assert np.array_equal(with_pillow(encode_png(view)), view)


def test_the_picture_is_not_touched() -> None:
    image = scene()
    image.flags.writeable = False

    encode_png(image)

    assert np.array_equal(image, scene())


def test_chunks_are_in_the_order_of_the_specification() -> None:
    data = encode_png(scene(), metadata=Metadata(b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0"))

    kinds = [kind for kind, _ in chunks(data)]

    assert kinds == [b"IHDR", b"sRGB", b"eXIf", b"IDAT", b"IEND"]
    assert dict(chunks(data))[b"eXIf"].startswith(b"II*\0")


def test_a_profile_takes_the_place_of_the_srgb_chunk() -> None:
    data = encode_png(scene(), icc=srgb_profile())

    assert Image.open(io.BytesIO(data)).info["icc_profile"] == srgb_profile()
    assert b"sRGB" not in [kind for kind, _ in chunks(data)]


def test_same_pixels_give_same_bytes() -> None:
    assert encode_png(scene()) == encode_png(scene().copy())


@pytest.mark.parametrize(
    "image",
    [
        np.zeros((4, 4, 3), np.float32),
        np.zeros((4, 4), np.uint16),
        np.zeros((4, 4, 2), np.uint8),
        np.zeros((0, 4, 3), np.uint8),
        np.zeros(9, np.uint8),
        np.zeros((2, 2, 2, 3), np.uint8),
    ],
    ids=["float", "16 bits", "two channels", "no rows", "a line", "four axes"],
)
def test_other_arrays_are_refused(image: Pixels) -> None:
    with pytest.raises(ValueError, match=r"picture|channels"):
        encode_png(image)


def test_without_isal_the_files_are_whole_and_it_is_said_once() -> None:
    script = """
import sys
sys.modules["isal"] = None  # what importlib takes for "cannot be imported"
import numpy as np
from desktop.core.metadata import Metadata
from desktop.core.png import encode_png
for level in (0, 1, 9):
    data = encode_png(np.arange(60, dtype=np.uint8).reshape(4, 5, 3), level=level)
sys.stdout.buffer.write(data)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert np.array_equal(with_pillow(run.stdout), np.arange(60, dtype=np.uint8).reshape(4, 5, 3))
    assert run.stderr.count(b"files are written with zlib") == 1
