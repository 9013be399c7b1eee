"""A photo and its matte as the file that a recipe asks for; several recipes share what they can."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.backgrounds import WHITE, Backdrops, flatten
from desktop.core.drawing import draw
from desktop.core.encoding import OutputFormat, encode, left_out
from desktop.core.metadata import NO_METADATA, Metadata
from desktop.core.placement import Placement, place
from desktop.core.recipes import Canvas, Recipe
from desktop.core.subject import Subject

_LEAST_QUALITY = 50
"""Below, JPEG damages pictures visibly; and down to 46 pure white stays pure white, at 45 it turns 254."""
_VISIBLY_ENLARGED = 1.2


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


def render(
    subject: Subject,
    recipe: Recipe,
    *,
    metadata: Metadata = NO_METADATA,
    backdrops: Backdrops | None = None,
) -> Rendered:
    """One photo as a recipe has it. Raises what read_picture raises for a background picture."""
    placement = place(subject.box, subject.photo_px, recipe)
    background = recipe.background
    if background.is_transparent and not recipe.format.has_alpha:
        background = WHITE
    backdrops = backdrops or Backdrops()
    if recipe.canvas is not Canvas.PHOTO or recipe.shadow is not None:
        pixels = draw(subject, placement, recipe, background, backdrops)
    elif background.is_transparent:
        pixels = subject.whole
    else:
        pixels = flatten(subject.whole, background, backdrops)
    data, quality = _encoded(pixels, recipe, metadata, keeps_colour=background.colour is not None)
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
            *left_out(metadata, recipe.format),
        ),
    )


def _encoded(
    pixels: NDArray[np.uint8], recipe: Recipe, metadata: Metadata, *, keeps_colour: bool
) -> tuple[bytes, int]:
    """The file at the recipe's quality, or at the highest one below it that most_bytes allows; 0 if exact."""

    @functools.cache
    def at(quality: int) -> bytes:
        return encode(pixels, recipe.format, metadata=metadata, quality=quality, keeps_colour=keeps_colour)

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
