"""What a photo is judged by when one of several is to be kept."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.types import Alpha

if TYPE_CHECKING:
    from desktop.core.imaging import Picture

TRAITS_VERSION: int = 1
"""Grows whenever the same photo would have other traits, so that kept ones are measured again."""


@dataclass(frozen=True, slots=True)
class Traits:
    """sharpness: see `sharpness`.  doubt: of the matte, 0..1; None: not known.  taken: see `date_taken`."""

    digest: str
    sharpness: tuple[float, ...]
    doubt: float | None
    width_px: int
    height_px: int
    size_bytes: int
    taken: datetime.datetime | None = None


def measure_traits(
    digest: str, picture: Picture, alpha: Alpha, doubt: float | None, size_bytes: int
) -> Traits:
    """The traits of a decoded photo and its matte. size_bytes: of its file."""
    from desktop.core.date_taken import date_taken
    from desktop.core.sharpness import sharpness

    height_px, width_px = alpha.shape
    return Traits(
        digest,
        sharpness(picture.rgb, alpha),
        doubt,
        width_px,
        height_px,
        size_bytes,
        date_taken(picture.metadata.exif),
    )
