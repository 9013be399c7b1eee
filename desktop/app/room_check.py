"""Whether the results of a batch will fit where they are to go, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.app.orders import PhotoPlan
from desktop.core.errors import OutputError
from desktop.core.room import amount, cache_bytes, results_bytes, too_little_room
from desktop.core.types import Photo, Problem

_FORMATS = {".jpg": "jpeg", ".webp": "webp"}


def planned_bytes(plans: Sequence[PhotoPlan]) -> int:
    """About how much the files of these plans will take."""
    return sum(
        results_bytes(
            [(plan.source.path, _size_of(plan.source.path))],
            [_FORMATS.get(path.suffix.lower(), "") for _, path in plan.targets],
        )
        for plan in plans
    )


def exported_bytes(photos: Sequence[Photo]) -> int:
    """About how much the transparent masters of these photos will take."""
    return results_bytes([(photo.path, photo.size_bytes) for photo in photos], [""])


def room_notices(needs: Sequence[tuple[Path, int]]) -> tuple[Problem, ...]:
    """What to tell of folders that have less room than is needed in them; one that cannot be asked is left
    to whoever writes there.
    """
    found = []
    for folder, needed_bytes in needs:
        try:
            notice = too_little_room(folder, needed_bytes)
        except OutputError:
            continue
        if notice is not None:
            found.append(notice)
    return tuple(found)


def cutout_needs(cache: Path, count: int) -> tuple[Path, int]:
    """The folder of the cache, and about what so many photos will take there."""
    return cache, cache_bytes(count)


def still_needed(needed_bytes: int, photos: int) -> str:
    """«About 1.2 GB are needed for the 40 photos that are left.»"""
    left = "the photo that is" if photos == 1 else f"the {photos:,} photos that are"
    return f"About {amount(needed_bytes)} are needed for {left} left."


def cutouts_still_need(photos: int) -> str:
    """The same of what the cache keeps of them."""
    return still_needed(cache_bytes(photos), photos)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
