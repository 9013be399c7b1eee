"""The demo shoot: real photos that come with an installed package, so that there is something to try."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from desktop.core.errors import MissingPhoto

DEMO_NAME = "Demo shoot"
_PHOTOS = ("coffee", "chelsea", "motorcycle_left", "motorcycle_right", "rocket", "astronaut", "horse")


def demo_photos() -> tuple[Path, ...]:
    """The demo's files; raises MissingPhoto when the package that has them is not here."""
    found = importlib.util.find_spec("skimage")  # located, not imported: that would take a second
    if found is None or found.origin is None:
        raise MissingPhoto("The demo photos are not here.", "Add photos of your own.")
    folder = Path(found.origin).parent / "data"
    photos = tuple(file for name in _PHOTOS for file in sorted(folder.glob(f"{name}.*")))
    if not photos:
        raise MissingPhoto(f"The demo photos are not in {folder}.", "Add photos of your own.")
    return photos
