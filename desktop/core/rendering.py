"""A photo and its matte as the file that a recipe asks for; several recipes share what they can."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.backgrounds import WHITE, Backdrops, Background, flatten
from desktop.core.compose import compose, subject_box
from desktop.core.encoding import OutputFormat, encode
from desktop.core.nearness import as_pixels, blocks_near
from desktop.core.placement import Placement, place
from desktop.core.recipes import Canvas, Recipe
from desktop.core.resampling import premultiplied, resized, straight
from desktop.core.shadow import contact_shadow, reach_px
from desktop.core.types import Alpha, Box, RgbaImage, RgbImage

_LEAST_QUALITY = 50
"""Below, JPEG damages pictures visibly; and down to 46 pure white stays pure white, at 45 it turns 254."""
_VISIBLY_ENLARGED = 1.2
_SPECK_SHARE = 1 / 500
_VISIBLE, _OPAQUE = 8, 128
_CUT_SHARE = 0.1
"""Of a side of the subject's box that must lie on the photo's frame: less is a touch."""
_HAZE = 26
"""Of 255: less is a trace."""
_COARSE_PX = 8


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a file and what they show. quality: what was used, 0 where the file is exact.

    enlarged: pixels of the file for one of the photo, in each direction.  warnings: whole sentences.
    """

    data: bytes
    width: int
    height: int
    quality: int = 0
    enlarged: float = 1.0
    warnings: tuple[str, ...] = ()


class Subject:
    """A photo and its matte, looked at and composed once for any number of recipes. For one thread."""

    def __init__(self, rgb: RgbImage, alpha: Alpha) -> None:
        """Raises ValueError when the shapes differ."""
        if rgb.shape[:2] != alpha.shape:
            raise ValueError(f"photo is {rgb.shape[:2]}, matte is {alpha.shape}")
        self.photo_px = (rgb.shape[1], rgb.shape[0])
        self._rgb = rgb
        self._alpha = alpha

    @functools.cached_property
    def box(self) -> Box:
        return main_box(self._alpha)

    @functools.cached_property
    def cut_sides(self) -> tuple[str, ...]:
        """The sides at which the photo's own frame cuts the subject."""
        box, (width, height) = self.box, self.photo_px
        edges = {
            "top": (box.top == 0, self._alpha[0], box.width),
            "bottom": (box.bottom == height, self._alpha[-1], box.width),
            "left": (box.left == 0, self._alpha[:, 0], box.height),
            "right": (box.right == width, self._alpha[:, -1], box.height),
        }
        return tuple(
            side
            for side, (touches, edge, length) in edges.items()
            if touches and np.count_nonzero(edge >= _OPAQUE) >= _CUT_SHARE * length
        )

    @functools.cached_property
    def is_empty(self) -> bool:
        """Whether nothing was found to cut out."""
        return not (self._alpha >= _VISIBLE).any()

    @functools.cached_property
    def whole(self) -> RgbaImage:
        """The cutout in the photo's frame."""
        return compose(self._rgb, self._alpha)

    @functools.cached_property
    def weighed(self) -> RgbaImage:
        """The cutout of the box, premultiplied."""
        rows, columns = slice(self.box.top, self.box.bottom), slice(self.box.left, self.box.right)
        return premultiplied(compose(self._rgb[rows, columns], self._alpha[rows, columns]))


def main_box(alpha: Alpha) -> Box:
    """The box of the subject without specks: pieces below 1/500 of the largest one's area do not count.

    One stray pixel in a corner would make the subject as small as a stamp. The whole frame when nothing is
    visible.
    """
    height, width = alpha.shape
    coarse = (max(1, width // _COARSE_PX), max(1, height // _COARSE_PX))
    small = np.asarray(cv2.resize(alpha, coarse, interpolation=cv2.INTER_AREA), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((small >= _VISIBLE).astype(np.uint8))
    if count <= 2:
        return subject_box(alpha)
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    kept = np.isin(labels, np.flatnonzero(areas >= areas.max() * _SPECK_SHARE)).astype(np.uint8)
    near = cv2.dilate(kept, np.ones((3, 3), np.uint8))
    mask = cv2.resize(near, (width, height), interpolation=cv2.INTER_NEAREST)
    return subject_box(np.asarray(cv2.copyTo(alpha, mask), np.uint8))


def render(
    subject: Subject, recipe: Recipe, *, exif: bytes = b"", backdrops: Backdrops | None = None
) -> Rendered:
    """One photo as a recipe has it. Raises what read_picture raises for a background picture."""
    placement = place(subject.box, subject.photo_px, recipe)
    background = recipe.background
    if background.is_transparent and not recipe.format.has_alpha:
        background = WHITE
    backdrops = backdrops or Backdrops()
    if recipe.canvas is not Canvas.PHOTO or recipe.shadow is not None:
        pixels = _drawn(subject, placement, recipe, background, backdrops)
    elif background.is_transparent:
        pixels = subject.whole
    else:
        pixels = flatten(subject.whole, background, backdrops)
    data, quality = _encoded(pixels, recipe, exif, keeps_colour=background.colour is not None)
    return Rendered(
        data,
        placement.width,
        placement.height,
        quality,
        placement.scale,
        (
            *_about_subject(subject, recipe),
            *_about_size(subject, placement, recipe),
            *_about_bytes(len(data), quality, recipe),
        ),
    )


def _drawn(
    subject: Subject, placement: Placement, recipe: Recipe, background: Background, backdrops: Backdrops
) -> NDArray[np.uint8]:
    """The canvas: RGBA where it is transparent, RGB otherwise. Only where there is something is worked."""
    box = placement.box
    drawn = subject.weighed
    if (box.width, box.height) != drawn.shape[1::-1]:
        drawn = resized(drawn, (box.width, box.height))
    if background.colour is not None:
        drawn = without_haze(drawn)
    if recipe.shadow is not None:
        drawn, box = _with_shadow(drawn, placement, recipe)
    rows, columns = slice(box.top, box.bottom), slice(box.left, box.right)
    if background.is_transparent:
        canvas: NDArray[np.uint8] = np.zeros((placement.height, placement.width, 4), np.uint8)
        canvas[rows, columns] = straight(drawn)
        return canvas
    canvas = np.array(backdrops.behind(background, placement.width, placement.height), order="C")
    canvas[rows, columns] = _over(drawn, canvas[rows, columns], background.colour)
    return canvas


def without_haze(weighed: RgbaImage) -> RgbaImage:
    """Nothing where there is only a trace of the subject, below a tenth, and more than a block away from it.

    On a screen it cannot be seen; but 250 is not the pure white that a shop asks for.
    weighed: premultiplied.
    """
    alpha = cv2.extractChannel(weighed, 3)
    solid = np.asarray(cv2.inRange(alpha, _HAZE, 255), np.uint8)
    near = as_pixels(blocks_near(solid), *solid.shape)
    return np.asarray(cv2.copyTo(weighed, near), np.uint8)


def _over(weighed: RgbaImage, behind: RgbImage, colour: tuple[int, int, int] | None) -> RgbImage:
    """Premultiplied pixels over others: c + (255 - a) * b / 255, rounded. colour: of all those others."""
    through = cv2.bitwise_not(cv2.extractChannel(weighed, 3))
    if colour is None:
        rest = cv2.multiply(cv2.merge([through, through, through]), behind, scale=1 / 255)
    else:  # three tables of 256 entries take a third of the time
        shares = np.arange(256) / 255
        rest = cv2.merge([cv2.LUT(through, np.rint(shares * value).astype(np.uint8)) for value in colour])
    return np.asarray(cv2.add(cv2.cvtColor(weighed, cv2.COLOR_RGBA2RGB), rest), np.uint8)


def _with_shadow(weighed: RgbaImage, placement: Placement, recipe: Recipe) -> tuple[RgbaImage, Box]:
    """Pixels and box with the shadow's black below the subject, as far as the canvas goes."""
    assert recipe.shadow is not None
    box = placement.box
    longer_px = max(box.width, box.height)
    room = reach_px(recipe.shadow, longer_px)
    left, top = min(room, box.left), min(room, box.top)
    right, bottom = min(room, placement.width - box.right), min(room, placement.height - box.bottom)
    wide = np.pad(weighed, ((room, room), (room, room), (0, 0)))
    dark = contact_shadow(np.ascontiguousarray(wide[..., 3]), recipe.shadow, longer_px)
    hidden = cv2.multiply(dark, np.ascontiguousarray(wide[..., 3]), scale=1 / 255)
    wide[..., 3] += np.asarray(cv2.subtract(dark, hidden), np.uint8)  # black: alpha and no colour
    height, width = wide.shape[:2]
    cut = wide[room - top : height - room + bottom, room - left : width - room + right]
    return np.ascontiguousarray(cut), Box(
        box.left - left, box.top - top, box.right + right, box.bottom + bottom
    )


def _encoded(
    pixels: NDArray[np.uint8], recipe: Recipe, exif: bytes, *, keeps_colour: bool
) -> tuple[bytes, int]:
    """The file at the recipe's quality, or at the highest one below it that most_bytes allows; 0 if exact."""

    @functools.cache
    def at(quality: int) -> bytes:
        return encode(pixels, recipe.format, exif=exif, quality=quality, keeps_colour=keeps_colour)

    is_lossy = recipe.format is OutputFormat.JPEG or (
        recipe.format is OutputFormat.WEBP and pixels.shape[2] == 3
    )
    if not is_lossy:
        return at(recipe.quality), 0
    if not recipe.most_bytes or len(at(recipe.quality)) <= recipe.most_bytes:
        return at(recipe.quality), recipe.quality
    low, high = min(_LEAST_QUALITY, recipe.quality), recipe.quality
    while high - low > 1:  # high does not fit; low does, or nothing will
        middle = (low + high) // 2
        low, high = (middle, high) if len(at(middle)) <= recipe.most_bytes else (low, middle)
    return at(low), low


def _about_subject(subject: Subject, recipe: Recipe) -> tuple[str, ...]:
    """What to say of a subject that is not whole."""
    if subject.is_empty:
        return ("Nothing was found to cut out.",)
    if subject.cut_sides and recipe.canvas is not Canvas.PHOTO:
        return (f"The photo's own frame cuts the subject: {', '.join(subject.cut_sides)}.",)
    return ()


def _about_size(subject: Subject, placement: Placement, recipe: Recipe) -> tuple[str, ...]:
    """What to say of a subject with few pixels."""
    has = max(subject.box.width, subject.box.height)
    wants = round(has * placement.wanted_scale)
    if placement.scale < placement.wanted_scale * 0.999:
        becomes = (
            f"the picture is {placement.width:,} x {placement.height:,}"
            if (placement.width, placement.height) != recipe.canvas
            else f"it fills {placement.fill:.0%} of the frame"
        )
        return (f"The subject has {has:,} pixels, {wants:,} are wanted: {becomes}.",)
    if placement.scale > _VISIBLY_ENLARGED:
        return (
            f"Enlarged {placement.scale:.1f} times: the subject has {has:,} pixels, {wants:,} are wanted.",
        )
    return ()


def _about_bytes(size: int, quality: int, recipe: Recipe) -> tuple[str, ...]:
    """What to say of a file that was too large at the recipe's quality. quality: 0 where it is exact."""
    if not recipe.most_bytes:
        return ()
    limit = f"{recipe.most_bytes / 1e6:.1f} MB"
    if size > recipe.most_bytes:
        way_out = "Choose a smaller canvas." if quality else "Choose JPEG."
        return (f"The file has {size / 1e6:.1f} MB, the recipe allows {limit}. {way_out}",)
    if 0 < quality < recipe.quality:
        return (f"Saved with quality {quality} instead of {recipe.quality} to stay below {limit}.",)
    return ()
