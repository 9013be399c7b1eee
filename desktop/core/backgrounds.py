"""What stands behind the subject: nothing, one colour, or a picture; and the subject put onto it."""

from __future__ import annotations

import collections
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.errors import UsageError
from desktop.core.imaging import read_picture
from desktop.core.readers import FOREIGN_SUFFIXES, READABLE_SUFFIXES
from desktop.core.types import RgbaImage, RgbImage

_BAND_ROWS = 32
_BACKDROPS_KEPT = 4
"""Frames of a background picture that are kept: one a recipe, or the two ways up of a camera."""


@dataclass(frozen=True, slots=True)
class Background:
    """What stands behind the subject: nothing, one colour, or a picture.

    colour: red, green, blue, each 0..255.  image: any photo that can be opened; scaled to cover, centred.
    """

    colour: tuple[int, int, int] | None = None
    image: Path | None = None

    def __post_init__(self) -> None:
        if self.colour is not None and self.image is not None:
            raise ValueError("a background is a colour or an image, not both")
        if self.colour is not None and not all(0 <= value <= 255 for value in self.colour):
            raise ValueError(f"not a colour: {self.colour}")

    @property
    def is_transparent(self) -> bool:
        return self.colour is None and self.image is None


TRANSPARENT = Background()
WHITE = Background(colour=(255, 255, 255))


def parse_background(text: str) -> Background:
    """A background as it is written on the command line: transparent, #rgb, #rrggbb or the path of an image.

    The path is not opened here. Raises UsageError for anything else.
    """
    word = text.strip()
    if word.lower() == "transparent":
        return TRANSPARENT
    if match := re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", word):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        red, green, blue = bytes.fromhex(digits)
        return Background(colour=(red, green, blue))
    path = Path(text).expanduser()
    if not word.startswith("#") and (
        path.suffix.lower() in READABLE_SUFFIXES | FOREIGN_SUFFIXES or path.is_file()
    ):
        return Background(image=path)
    raise UsageError(
        f"{text!r} is no background.", "Say transparent, a colour such as #ffffff, or the path of an image."
    )


class Backdrops:
    """Background pictures at the sizes that are asked for. Any thread may call.

    A batch asks for the same few again and again: the last four are kept, some 12 MB each for a shop's
    square, and none is decoded twice at once.
    """

    def __init__(self, read: Callable[[Path], RgbImage] = lambda path: read_picture(path).rgb) -> None:
        """read: opens a picture; what it raises, behind raises."""
        self._read = read
        self._lock = threading.Lock()
        self._kept: collections.OrderedDict[tuple[Path, int, int], RgbImage] = collections.OrderedDict()

    def behind(self, background: Background, width: int, height: int) -> RgbImage:
        """(height, width, 3) of a background that is not transparent; not to be written to.

        Raises ValueError for a transparent one, and what read_picture raises for an image.
        """
        if background.colour is not None:
            return np.broadcast_to(np.array(background.colour, np.uint8), (height, width, 3))
        if background.image is None:
            raise ValueError("nothing stands behind a transparent background")
        key = background.image, width, height
        with self._lock:
            if key not in self._kept:
                self._kept[key] = cover(self._read(background.image), width, height)
            self._kept.move_to_end(key)
            while len(self._kept) > _BACKDROPS_KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


def flatten(rgba: RgbaImage, background: Background, backdrops: Backdrops | None = None) -> RgbImage:
    """A cutout on a background that is not transparent: round((a * c + (255 - a) * b) / 255), exactly.

    rgba: (H, W, 4) uint8, straight alpha.  backdrops: where background pictures are kept from one photo to
    the next.  Raises ValueError for a transparent background, and what read_picture raises for an image.
    """
    height, width = rgba.shape[:2]
    behind = (backdrops or Backdrops()).behind(background, width, height)
    flat = np.empty((height, width, 3), np.uint8)
    # Channel by channel: numpy takes four times as long to spread alpha over a short last axis.
    for top in range(0, height, _BAND_ROWS):
        band = slice(top, top + _BAND_ROWS)
        alpha = rgba[band, :, 3].astype(np.uint16)
        for channel in range(3):
            mixed = rgba[band, :, channel] * alpha
            mixed += behind[band, :, channel] * (255 - alpha)
            flat[band, :, channel] = divided_by_255(mixed)
    return flat


def divided_by_255(products: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """round(products / 255) for products of two bytes, in place and in 16 bits.

    Blinn, "Three wrongs make a right", 1995.
    """
    products += 128
    products += products >> 8
    products >>= 8
    return products


def cover(rgb: RgbImage, width: int, height: int) -> RgbImage:
    """A picture scaled to fill width x height without distortion, its middle kept: (height, width, 3)."""
    own_height, own_width = rgb.shape[:2]
    scale = max(width / own_width, height / own_height)
    visible_width, visible_height = width / scale, height / scale
    left, top = (own_width - visible_width) / 2, (own_height - visible_height) / 2
    box = (
        max(0.0, left),
        max(0.0, top),
        min(own_width, left + visible_width),
        min(own_height, top + visible_height),
    )
    image = Image.fromarray(rgb).resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    return np.asarray(image)
