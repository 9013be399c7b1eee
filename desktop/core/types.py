"""The words of the program, as values that may cross threads."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType

import numpy as np
from numpy.typing import NDArray

PhotoId = NewType("PhotoId", int)
GroupId = NewType("GroupId", int)
ShootId = NewType("ShootId", int)

RgbImage = NDArray[np.uint8]
"""(H, W, 3) uint8, sRGB, upright."""
RgbaImage = NDArray[np.uint8]
"""(H, W, 4) uint8, sRGB, straight (not premultiplied) alpha."""
Alpha = NDArray[np.uint8]
"""(H, W) uint8 matte: 0 is background, 255 is subject."""
FloatMap = NDArray[np.float32]
"""(H, W) float32 in 0..1."""
BoolMask = NDArray[np.bool_]
"""(H, W) bool, the threshold of a matte."""

Checkpoint = Callable[[float], None]
"""Reports the fraction done (0..1) and raises when the work is to stop."""


def no_checkpoint(fraction: float) -> None:
    """A checkpoint for callers that neither watch nor stop."""
    del fraction


class Quality(StrEnum):
    """How much work a matte may cost."""

    FAST = "fast"
    BALANCED = "balanced"
    BEST = "best"


class HardwareUse(StrEnum):
    """What may run the networks."""

    AUTO = "auto"
    """An accelerator where one proved itself, else the processor."""
    CPU = "cpu"
    """The processor, whatever else there is."""


class PhotoState(StrEnum):
    """Where a photo is on its way from file to cutout."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class Band(StrEnum):
    """How far a group can be trusted; bands, because the score is no calibrated percentage."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class ReasonKind(StrEnum):
    """Why a matte deserves a look."""

    NOTHING = "nothing"
    """No subject was found."""
    PIECES = "pieces"
    """The subject is in several pieces; amount: how many."""
    SOFT_EDGE = "soft-edge"
    """Much of it is half transparent; amount: share of the subject's area, 0..1."""
    HOLE = "hole"
    """There is a hole inside; amount: share of the subject's area, 0..1."""
    FRAME = "frame"
    """The frame cuts it; amount: share of one side, 0..1."""
    UNSURE = "unsure"
    """The network contradicts itself; amount: the doubt, 0..1."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to look at a matte; what amount means is said at its kind."""

    kind: ReasonKind
    amount: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """How doubtful a matte is: score 0..1 to order photos by, reasons to show, the worst first."""

    score: float
    reasons: tuple[Reason, ...] = ()


SET_ASIDE = "set-aside"
"""The code of the problem of a photo that stopped the program twice."""

NEEDS_A_LOOK = 0.15
"""Photos whose doubt scores above this are shown first."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; right and bottom are exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def grown(self, margin: float, width: int, height: int) -> Box:
        """This box with `margin` times its longer side on every side, inside a width x height frame."""
        by = margin * max(self.width, self.height)
        return Box(
            max(0, math.floor(self.left - by)),
            max(0, math.floor(self.top - by)),
            min(width, math.ceil(self.right + by)),
            min(height, math.ceil(self.bottom + by)),
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a photo could not be done, in the words shown to the user."""

    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


@dataclass(frozen=True, slots=True)
class Photo:
    """A source file and what is known about it.

    digest: BLAKE2b-128 of the file's bytes in hex, empty until it was read.
    revision grows whenever a picture of this photo changes.
    """

    id: PhotoId
    path: Path
    state: PhotoState = PhotoState.WAITING
    digest: str = ""
    format: str = ""
    width_px: int = 0
    height_px: int = 0
    size_bytes: int = 0
    doubt: Doubt | None = None
    duplicate_of: PhotoId | None = None
    problem: Problem | None = None
    warnings: tuple[str, ...] = ()
    revision: int = 0

    @property
    def is_set_aside(self) -> bool:
        """Whether it stopped the program twice, so that it is tried again only when the user says so."""
        return self.state is PhotoState.FAILED and self.problem is not None and self.problem.code == SET_ASIDE

    @property
    def needs_a_look(self) -> bool:
        return self.doubt is not None and self.doubt.score > NEEDS_A_LOOK


@dataclass(frozen=True, slots=True)
class Shoot:
    """What was dropped together."""

    id: ShootId
    name: str
    photo_count: int


@dataclass(frozen=True, slots=True)
class Signals:
    """The parts of a match, each 0..1; None where a signal could not be had."""

    semantic: float | None = None
    colour: float | None = None
    feature: float | None = None
    spatial: float | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Two photos that may show one product. first < second; score 0..1."""

    first: PhotoId
    second: PhotoId
    score: float
    signals: Signals


@dataclass(frozen=True, slots=True)
class Group:
    """Photos of one product. photos is never empty and in display order, the representative first.

    cohesion: mean score of its pairs, 1.0 for a single photo.  weakest: the link that holds it together
    least, None for a single photo.  nearest: the strongest link to a photo of another group, None when no
    photo outside is anything like it.
    """

    id: GroupId
    photos: tuple[PhotoId, ...]
    band: Band | None
    cohesion: float
    weakest: Match | None = None
    name: str = ""
    accepted: bool = False
    nearest: Match | None = None
