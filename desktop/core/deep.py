"""Pixels of more than 8 bits, brought to 8 once, at the end, through their colour space if they have one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.colour_space import ColourSpace, in_srgb
from desktop.core.damage import seems_whole
from desktop.core.lazy_picture import Deep, LazyPicture
from desktop.core.pixels import eight_bits


def deep_of(image: Image.Image, data: bytes) -> Deep | None:
    """All bits of the pixels, or None where there are no more than 8 or Pillow does as well.

    image: the opened file, whose header tells.  data: the same file.
    Pillow has no mode for colours of 16 bits and drops the low byte, which is up to one level too dark.
    """
    if isinstance(image, LazyPicture):
        return image.deep()
    stored = " ".join(str(tile.args) for tile in getattr(image, "tile", ()))
    if ";16" not in stored or image.mode not in ("RGB", "RGBA") or "transparency" in image.info:
        return None
    if image.format == "TIFF" or not seems_whole(data):  # OpenCV would complain on the terminal
        return None
    import cv2

    values = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if values is None or values.dtype != np.uint16 or values.ndim != 3 or values.shape[1::-1] != image.size:
        return None
    order = [2, 1, 0, 3][: values.shape[2]]
    return Deep(np.asarray(values[..., order], np.uint16))


def shrunk(deep: Deep, side_px: int) -> Deep:
    """The same no longer than side_px; each pixel the mean of those that it stands for."""
    import cv2

    height, width = deep.values.shape[:2]
    scale = side_px / max(height, width)
    if scale >= 1:
        return deep
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(_multiplied(deep), size, interpolation=cv2.INTER_AREA)
    values = np.asarray(small, np.uint16).reshape(size[1], size[0], -1)
    return Deep(values, deep.most, is_premultiplied=values.shape[2] in (2, 4))


def shallow(deep: Deep, space: ColourSpace | None) -> Image.Image:
    """A picture of mode L, LA, RGB or RGBA, in sRGB if the space of its colours is given."""
    values = _divided(deep)
    channels = values.shape[2]
    has_alpha = channels in (2, 4)
    colours = values[..., : channels - has_alpha]
    if space is None:
        pixels = eight_bits(colours, deep.most)
    elif channels < 3 and space.matrix is None:
        pixels = in_srgb(colours[..., 0], deep.most, space)[..., None]
    else:
        pixels = in_srgb(np.repeat(colours, 3, axis=2) if channels < 3 else colours, deep.most, space)
    if has_alpha:
        pixels = np.dstack([pixels, eight_bits(values[..., -1], deep.most)])
    return Image.fromarray(np.ascontiguousarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels))


def _divided(deep: Deep) -> NDArray[np.uint16]:
    """The values with straight alpha."""
    if not deep.is_premultiplied:
        return deep.values
    alpha = np.maximum(deep.values[..., -1:], 1).astype(np.float32)
    straight = np.minimum(deep.values[..., :-1] * (deep.most / alpha) + np.float32(0.5), deep.most)
    return np.dstack([straight.astype(np.uint16), deep.values[..., -1:]])


def _multiplied(deep: Deep) -> NDArray[np.uint16]:
    """The values with alpha multiplied in, so that hidden colours do not bleed into a mean."""
    if deep.is_premultiplied or deep.values.shape[2] not in (2, 4):
        return np.ascontiguousarray(deep.values)
    alpha = deep.values[..., -1:].astype(np.float32) / deep.most
    return np.dstack([(deep.values[..., :-1] * alpha + 0.5).astype(np.uint16), deep.values[..., -1:]])
