"""What a finished file shows, measured from the file alone: a shop has nothing else either."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.damage import damaged
from desktop.core.imaging import read_bytes
from desktop.core.nearness import as_pixels, blocks_near, open_blocks
from desktop.core.pixels import as_array
from desktop.core.profiles import is_srgb
from desktop.core.types import Alpha, Box, RgbImage

_TOLERANCE = 10
"""Levels by which a pixel may differ from the background: beyond, it belongs to the subject."""
_VISIBLE = 26
"""Of 255: the alpha from which a pixel belongs to the subject, where the file is transparent."""
_BLOCKS_NEAR = 2
"""Around the blocks that the subject touches: so near, a soft edge or its compression may grey the white."""
_BORDER_SHARE = 0.005
_WHITE_SHARE, _EVEN_SHARE = 0.4, 0.9
"""Of the border must be white, or have one other colour, for that to be the background's: what is cut off at
two sides of a white picture is still seen to be cut off."""
_LEAST_PX = 2
"""A row or column with fewer pixels of the subject does not count: a speck is no product."""

_KINDS = {"MPO": "JPEG"}


@dataclass(frozen=True, slots=True)
class Fill:
    """How much of the frame the subject fills, 0..1, by the three meanings that people give the word.

    longest_side: the subject's box, its width over the frame's or its height over the frame's, the greater.
    box_area: that box's area over the frame's.  pixel_area: the subject's own pixels over the frame's.
    """

    longest_side: float
    box_area: float
    pixel_area: float


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What can be told of a file.

    format: Pillow's name.  suffix: lower case, with its dot.  colours: sRGB, grey, CMYK, or another profile.
    transparent: share of the pixels that are not opaque, 0..1.  fill and touches are None where the subject
    cannot be told from a background that has no single colour.  touches: the sides at which it meets the
    frame.  border_off_white and background_off_white: shares that are not exactly white, 0..1, of the border
    and of all that is not near the subject; what is transparent is no colour.  darkest: the least value
    there.
    """

    format: str
    suffix: str
    size_bytes: int
    width: int
    height: int
    colours: str
    transparent: float
    fill: Fill | None
    touches: tuple[str, ...] | None
    border_off_white: float
    background_off_white: float
    darkest: int

    @property
    def longest_side_px(self) -> int:
        return max(self.width, self.height)

    @property
    def shortest_side_px(self) -> int:
        return min(self.width, self.height)


def measure(path: Path) -> FileFacts:
    """Read a file back and look at it. Raises UnreadablePhoto or MissingPhoto."""
    data = read_bytes(path)
    try:
        image = Image.open(io.BytesIO(data))
        colours = _colours(image)
        plain = _plain(image)
        pixels = as_array(plain) if plain.mode == "RGB" else np.asarray(plain)
    except Exception as error:  # a decoder may raise anything, also over what we wrote ourselves
        raise damaged(path.name, data, error) from error
    alpha = np.ascontiguousarray(pixels[..., 3]) if pixels.shape[2] == 4 else None
    rgb: RgbImage = np.ascontiguousarray(pixels[..., :3])
    transparent = float(np.count_nonzero(alpha != 255)) / alpha.size if alpha is not None else 0.0
    mask = _subject(rgb, alpha if transparent else None)
    border, background, darkest = _off_white(rgb, alpha if transparent else None, mask)
    return FileFacts(
        format=_KINDS.get(image.format or "", image.format or ""),
        suffix=path.suffix.lower(),
        size_bytes=len(data),
        width=pixels.shape[1],
        height=pixels.shape[0],
        colours=colours,
        transparent=transparent,
        fill=None if mask is None else _fill(mask),
        touches=None if mask is None else _touches(mask),
        border_off_white=border,
        background_off_white=background,
        darkest=darkest,
    )


def _plain(image: Image.Image) -> Image.Image:
    """The pixels as RGB, or RGBA where the file has any transparency."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode == "RGB" else image.convert("RGB")


def _colours(image: Image.Image) -> str:
    if image.mode == "CMYK":
        return "CMYK"
    if image.mode in ("L", "LA", "1", "I;16", "I"):
        return "grey"
    icc = image.info.get("icc_profile")
    return "sRGB" if not icc or is_srgb(icc) else "another profile"


def _subject(rgb: RgbImage, alpha: Alpha | None) -> Alpha | None:
    """255 where the subject is: what is visible, or differs from an even border. None for an uneven one."""
    if alpha is not None:
        return np.asarray(cv2.inRange(alpha, _VISIBLE, 255), np.uint8)
    rim = np.concatenate([rgb[0], rgb[-1], rgb[:, 0], rgb[:, -1]])
    colour = np.full(3, 255.0)
    if (rim == 255).all(axis=1).mean() < _WHITE_SHARE:
        colour = np.median(rim, axis=0)
        if (np.abs(rim - colour) <= _TOLERANCE).all(axis=1).mean() < _EVEN_SHARE:
            return None
    background = cv2.inRange(rgb, np.maximum(colour - _TOLERANCE, 0), np.minimum(colour + _TOLERANCE, 255))
    return np.asarray(cv2.bitwise_not(background), np.uint8)


def _box(mask: Alpha) -> Box | None:
    rows = np.flatnonzero(_counts(mask, 1) >= _LEAST_PX)
    columns = np.flatnonzero(_counts(mask, 0) >= _LEAST_PX)
    if not rows.size or not columns.size:
        return None
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _counts(mask: Alpha, axis: int) -> NDArray[np.int32]:
    """Pixels of the subject in each column (axis 0) or row (axis 1)."""
    return np.asarray(cv2.reduce(mask, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32S), np.int32).ravel() // 255


def _fill(mask: Alpha) -> Fill:
    box = _box(mask)
    if box is None:
        return Fill(0.0, 0.0, 0.0)
    height, width = mask.shape
    return Fill(
        longest_side=max(box.width / width, box.height / height),
        box_area=box.width * box.height / mask.size,
        pixel_area=cv2.countNonZero(mask) / mask.size,
    )


def _touches(mask: Alpha) -> tuple[str, ...]:
    sides = {"top": mask[0], "bottom": mask[-1], "left": mask[:, 0], "right": mask[:, -1]}
    return tuple(name for name, side in sides.items() if np.count_nonzero(side) >= _LEAST_PX)


def _off_white(rgb: RgbImage, alpha: Alpha | None, mask: Alpha | None) -> tuple[float, float, int]:
    """Shares of border and background that are not white, and the darkest value there."""
    height, width = rgb.shape[:2]
    off = np.asarray(cv2.bitwise_not(cv2.inRange(rgb, (255, 255, 255), (255, 255, 255))), np.uint8)
    if alpha is not None:
        off = np.asarray(cv2.copyTo(off, alpha), np.uint8)  # where there is anything at all
    rim = max(1, round(_BORDER_SHARE * min(height, width)))
    border = np.full((height, width), 255, np.uint8)
    border[rim:-rim, rim:-rim] = 0
    background = border
    if mask is not None:
        background = as_pixels(open_blocks(blocks_near(mask, _BLOCKS_NEAR)), height, width)
        border &= background
    spots = np.asarray(cv2.bitwise_and(off, background), np.uint8)
    darkest = int(rgb[spots > 0].min()) if cv2.countNonZero(spots) else 255
    return (
        cv2.countNonZero(cv2.bitwise_and(off, border)) / max(1, cv2.countNonZero(border)),
        cv2.countNonZero(spots) / max(1, cv2.countNonZero(background)),
        darkest,
    )
