"""Decoded pictures of any mode as plain upright 8-bit arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.types import RgbImage

_BAND_BYTES = 1 << 17


def in_eight_bits(image: Image.Image) -> Image.Image:
    """A loaded picture as L, LA, RGB, RGBA, CMYK or LAB."""
    if image.mode.startswith("I"):
        return _grey_in_eight_bits(image)
    if image.mode in ("RGBA", "LA", "CMYK", "LAB"):
        return image
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    if image.mode in ("L", "RGB"):  # converting to the mode it has would copy
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def without_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The colours, and the alpha where there is any to see."""
    if image.mode not in ("LA", "RGBA"):
        return image, None
    colours = image.convert("L" if image.mode == "LA" else "RGB")
    alpha = image.getchannel("A")
    return colours, None if alpha.getextrema()[0] == 255 else alpha


def as_array(image: Image.Image) -> RgbImage:
    """The pixels of an RGB picture as an array.

    In bands that stay in the cache and below malloc's mmap threshold: np.asarray(image) takes twice as long
    and, for a moment, twice the memory.
    """
    width, height = image.size
    rows = max(1, _BAND_BYTES // (4 * width))
    pixels = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        pixels[top:bottom] = np.asarray(image.crop((0, top, width, bottom)))
    return pixels


def turned(pixels: RgbImage, orientation: int) -> RgbImage:
    """Apply an EXIF orientation; with OpenCV, which is seven times as fast as a copy in numpy."""
    if orientation == 1:
        return pixels
    import cv2

    if orientation == 5:
        return np.asarray(cv2.transpose(pixels), np.uint8)
    if orientation == 7:
        pixels = np.asarray(cv2.transpose(pixels), np.uint8)
    turn = {
        3: cv2.ROTATE_180,
        6: cv2.ROTATE_90_CLOCKWISE,
        7: cv2.ROTATE_180,
        8: cv2.ROTATE_90_COUNTERCLOCKWISE,
    }
    if orientation in turn:
        return np.asarray(cv2.rotate(pixels, turn[orientation]), np.uint8)
    return np.asarray(cv2.flip(pixels, 1 if orientation == 2 else 0), np.uint8)


def _grey_in_eight_bits(image: Image.Image) -> Image.Image:
    """16-bit grey as L, or LA where one grey stands for transparent; Pillow's own conversion clips at 255."""
    deep: NDArray[np.uint16] = np.asarray(image, np.uint16)
    grey = Image.fromarray(eight_bits(deep))
    key = image.info.get("transparency")
    if not isinstance(key, int):
        return grey
    opaque = Image.fromarray(np.where(deep == key, 0, 255).astype(np.uint8))
    return Image.merge("LA", (grey, opaque))


def eight_bits(deep: NDArray[np.uint16], most: int = 65_535) -> NDArray[np.uint8]:
    """round(255 * value / most), the same shape; most is odd, so that there are no halves."""
    import cv2

    shallow = cv2.convertScaleAbs(np.ascontiguousarray(deep), alpha=255 / most)
    return np.asarray(shallow, np.uint8).reshape(deep.shape)
