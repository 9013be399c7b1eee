from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from desktop.core.jpeg import jpeg_pixels
from tests.photos import product_picture


def encoded(mode: str = "RGB", **options: object) -> bytes:
    file = io.BytesIO()
    product_picture((403, 301)).convert(mode).save(file, "JPEG", **options)
    return file.getvalue()


@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:2", "4:2:0"])
@pytest.mark.parametrize("progressive", [False, True])
def test_pixels_are_those_that_pillow_decodes(subsampling: str, progressive: bool) -> None:
    data = encoded(quality=85, subsampling=subsampling, progressive=progressive)

    pixels = jpeg_pixels(Image.open(io.BytesIO(data)), data)

    assert pixels is not None
    assert (pixels == np.asarray(Image.open(io.BytesIO(data)))).all()


def test_grey_comes_as_three_equal_channels() -> None:
    data = encoded("L", quality=90)

    pixels = jpeg_pixels(Image.open(io.BytesIO(data)), data)

    assert pixels is not None
    assert (pixels == np.asarray(Image.open(io.BytesIO(data)))[..., None]).all()


def test_what_is_no_ordinary_jpeg_is_left_to_pillow() -> None:
    inks = encoded("CMYK")
    png = io.BytesIO()
    product_picture((40, 30)).save(png, "PNG")

    assert jpeg_pixels(Image.open(io.BytesIO(inks)), inks) is None
    assert jpeg_pixels(Image.open(png), png.getvalue()) is None


def test_a_cut_file_is_left_to_pillow_which_says_what_is_wrong() -> None:
    data = encoded(quality=90)

    assert jpeg_pixels(Image.open(io.BytesIO(data)), data[: len(data) // 2]) is None
