"""What the user says about where the subject is: a box around it, and marks to keep or to remove."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.errors import UsageError
from desktop.core.strokes import Stroke
from desktop.core.types import Box

GUIDANCE_VERSION = 1
"""Grows when the same guidance would give other pixels."""


class MarkKind(StrEnum):
    """What a mark says of what lies below it."""

    KEEP = "keep"
    """It belongs to the subject."""
    REMOVE = "remove"
    """It is background."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stroke that tells subject or background; what looks alike and hangs together follows it."""

    kind: MarkKind
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class Guidance:
    """All that the user said about one photo. box: around the subject, or None.

    marks: the first first; where two of them lie on each other the later one counts.
    """

    box: Box | None = None
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return self.box is not None or bool(self.marks)


NO_GUIDANCE = Guidance()


def fitted(box: Box, width: int, height: int) -> Box:
    """The part of a user's box that lies in a width x height photo.

    Raises UsageError when that is nothing: a box that is empty, or lies outside.
    """
    if box.width <= 0 or box.height <= 0:
        raise UsageError("The box around the subject is empty.", "Draw it with a width and a height.")
    inside = Box(max(0, box.left), max(0, box.top), min(width, box.right), min(height, box.bottom))
    if inside.width <= 0 or inside.height <= 0:
        raise UsageError(
            f"The box around the subject lies outside the photo, which is {width} x {height} pixels.",
            "Draw it around something in the photo.",
        )
    return inside
