"""The viewer's tools: which there are, and what they are set to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

SMALLEST_RADIUS_PX = 1.0
LARGEST_RADIUS_PX = 1000.0
_STEP = 1.25
"""What [ and ] divide and multiply the brush by."""


class Tool(StrEnum):
    """What the pointer does in the viewer."""

    HAND = "hand"
    RESTORE = "restore"
    ERASE = "erase"
    BOX = "box"

    @property
    def is_brush(self) -> bool:
        return self in (Tool.RESTORE, Tool.ERASE)


@dataclass(frozen=True, slots=True)
class Brush:
    """radius_px: in pixels of the photo.  softness: 0..1, the share of it that fades.

    follows_edges: the stroke tells what belongs to the subject, and what looks alike follows it; otherwise it
    paints the matte itself.
    """

    radius_px: float = 20.0
    softness: float = 0.3
    follows_edges: bool = False

    def with_radius(self, radius_px: float) -> Brush:
        return replace(self, radius_px=min(LARGEST_RADIUS_PX, max(SMALLEST_RADIUS_PX, radius_px)))

    def larger(self) -> Brush:
        return self.with_radius(max(self.radius_px + 1, self.radius_px * _STEP))

    def smaller(self) -> Brush:
        return self.with_radius(min(self.radius_px - 1, self.radius_px / _STEP))
