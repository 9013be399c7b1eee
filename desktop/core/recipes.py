"""How a cutout leaves: canvas, fill, background, shadow, format, name. It takes photo and matte alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.backgrounds import TRANSPARENT, Background
from desktop.core.encoding import OutputFormat

_RENDERING = 1
"""Grows when the same recipe would give other pixels than in an earlier version."""


class Canvas(StrEnum):
    """A canvas that every photo gives of its own."""

    PHOTO = "photo"
    """The photo's frame, the subject where it was."""
    SUBJECT = "subject"
    """The subject with its margin, pixel for pixel."""


class Align(StrEnum):
    """Where the subject is on a canvas that leaves it room."""

    CENTRE = "centre"
    GROUND = "ground"
    """Its lowest point stands on the lower margin."""


class GivesWay(StrEnum):
    """What becomes smaller than asked when the subject has too few pixels."""

    FILL = "fill"
    """The canvas keeps its size and the subject fills less of it."""
    CANVAS = "canvas"
    """The canvas keeps its shape and fill and has fewer pixels."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """A soft shadow where a standing product touches the ground.

    strength: 0..1, how dark at the contact.  softness and offset: shares of the subject's longer side: how
    far it fades out, how far it lies below.
    """

    strength: float = 0.55
    softness: float = 0.03
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to write a cutout.

    canvas: width and height in pixels, or what gives them.  fill: 0..1, the longest side of the subject's
    box as a share of the canvas: of its width or its height, whichever the box meets first.  quality: 1..100,
    for JPEG and for WebP on a background.  most_bytes: the quality is lowered until the file fits, 0 for any
    size.  enlarge: how many pixels one of the photo may become in each direction; 1 = never enlarged.
    file_name: a template, empty for the photo's own name.  marketplace: whose rules judge it, empty for none.
    file: where it was read from, None for one that the program made.
    """

    name: str
    title: str = ""
    format: OutputFormat = OutputFormat.PNG
    background: Background = TRANSPARENT
    canvas: tuple[int, int] | Canvas = Canvas.PHOTO
    fill: float = 0.85
    align: Align = Align.CENTRE
    shadow: Shadow | None = None
    quality: int = 92
    most_bytes: int = 0
    enlarge: float = 1.0
    gives_way: GivesWay = GivesWay.CANVAS
    file_name: str = ""
    marketplace: str = ""
    source: str = ""
    checked_on: str = ""
    file: Path | None = None

    @property
    def key(self) -> str:
        """Changes when the written bytes would."""
        parts = (
            _RENDERING,
            self.format,
            self.background,
            _stamp(self.background.image),
            self.canvas,
            self.fill,
            self.align,
            self.shadow,
            self.quality,
            self.most_bytes,
            self.enlarge,
            self.gives_way,
        )
        return f"{self.name}-{hashlib.blake2b(repr(parts).encode(), digest_size=8).hexdigest()}"


MASTER = Recipe("transparent", "Transparent master")
"""What is written when nothing else is asked for: the whole frame, nothing lost."""


def _stamp(image: Path | None) -> tuple[int, int] | None:
    """What tells that a background picture is still the same one."""
    try:
        status = image.stat() if image else None
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if status else None
