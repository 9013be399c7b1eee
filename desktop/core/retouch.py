"""Restore and erase: the user's brush on a finished matte, kept as strokes and replayed in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from desktop.core.errors import UsageError
from desktop.core.strokes import Stroke, tiles
from desktop.core.types import Alpha, Checkpoint, no_checkpoint


class BrushKind(StrEnum):
    """What a brush does to the matte below it."""

    RESTORE = "restore"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Touch:
    """One stroke of the brush. hardness: 0..1, the share of the radius that counts in full.

    Raises UsageError for a hardness outside.
    """

    kind: BrushKind
    stroke: Stroke
    hardness: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.hardness <= 1:
            raise UsageError(f"The hardness of a brush is 0..1, not {self.hardness}.", "Correct the value.")


@dataclass(frozen=True, slots=True)
class Retouch:
    """All touches of one photo, the first first: a later one covers an earlier one."""

    touches: tuple[Touch, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.touches)


NO_RETOUCH = Retouch()


def retouched(
    alpha: Alpha,
    touches: Sequence[Touch],
    photo_size: tuple[int, int] | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> Alpha:
    """The matte after the touches; the one given stays as it is. Only tiles below a stroke are touched.

    photo_size: width and height of the photo that the strokes were drawn on, where the matte is of another
    size. For one more touch on a matte that is retouched already, give that touch alone.
    """
    height, width = alpha.shape
    across, down = (width / photo_size[0], height / photo_size[1]) if photo_size else (1.0, 1.0)
    result = alpha.copy()
    for number, touch in enumerate(touches):
        checkpoint(number / len(touches))
        for tile, cover in tiles(touch.stroke.scaled(across, down), 1 - touch.hardness, width, height):
            below = result[tile.top : tile.bottom, tile.left : tile.right]
            goal = np.float32(255 if touch.kind is BrushKind.RESTORE else 0)
            below[...] = below + (goal - below) * cover + np.float32(0.5)
    return result
