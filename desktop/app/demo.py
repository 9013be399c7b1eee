"""The demo shoot that comes with the program: 35 photos of ten products, to try it with."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import MissingPhoto
from desktop.paths import resources

DEMO_NAME = "Demo shoot"


def demo_photos() -> tuple[Path, ...]:
    """The demo's files; raises MissingPhoto when they were not installed."""
    folder = resources() / "demo"
    photos = tuple(sorted(folder.glob("*.jpg")))
    if not photos:
        raise MissingPhoto(f"The demo photos are not in {folder}.", "Add photos of your own.")
    return photos
