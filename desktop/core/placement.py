"""Where the subject lands on the canvas of a recipe: whole pixels, decided before anything is drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop.core.recipes import Align, Canvas, GivesWay, Recipe
from desktop.core.types import Box


@dataclass(frozen=True, slots=True)
class Placement:
    """A canvas of width x height pixels, and the rectangle on it that the subject's box becomes.

    scale: pixels of the canvas for one of the photo.  wanted_scale: what the recipe's fill asks for; larger
    than scale where the recipe does not let the subject be enlarged that far.
    """

    width: int
    height: int
    box: Box
    scale: float = 1.0
    wanted_scale: float = 1.0

    @property
    def fill(self) -> float:
        """The longest side of the box as a share of the canvas: of the side that it meets first."""
        return max(self.box.width / self.width, self.box.height / self.height)


def place(subject: Box, photo_px: tuple[int, int], recipe: Recipe) -> Placement:
    """The placement of a subject's box in a photo of (width, height)."""
    if recipe.canvas is Canvas.PHOTO:
        return Placement(*photo_px, subject)
    if isinstance(recipe.canvas, Canvas):
        return _with_margin(subject, recipe.fill)
    width, height = recipe.canvas
    wanted = _scale(subject, width, height, recipe.fill)
    scale = min(wanted, recipe.enlarge)
    if scale < wanted and recipe.gives_way is GivesWay.CANVAS:
        # Rounded down, so that the subject that fills it is not enlarged beyond the limit after all.
        width = max(1, math.floor(width * scale / wanted))
        height = max(1, math.floor(height * scale / wanted))
        scale = min(scale, _scale(subject, width, height, recipe.fill))
    size = (
        min(width, max(1, round(subject.width * scale))),
        min(height, max(1, round(subject.height * scale))),
    )
    left, top = (width - size[0]) // 2, (height - size[1]) // 2
    if recipe.align is Align.GROUND:
        top = max(0, height - round((1 - recipe.fill) / 2 * height) - size[1])
    return Placement(width, height, Box(left, top, left + size[0], top + size[1]), scale, wanted)


def _scale(subject: Box, width: int, height: int, fill: float) -> float:
    return min(fill * width / subject.width, fill * height / subject.height)


def _with_margin(subject: Box, fill: float) -> Placement:
    """The box pixel for pixel, and the same margin on each side: its longer side then has the fill."""
    margin = round(max(subject.width, subject.height) * (1 / fill - 1) / 2)
    box = Box(margin, margin, margin + subject.width, margin + subject.height)
    return Placement(subject.width + 2 * margin, subject.height + 2 * margin, box)
