"""Where a model's weights are: with the program, in its own folder, or where rembg keeps them."""

from __future__ import annotations

from pathlib import Path

from desktop.paths import Places, resources


def find_weights(name: str, places: Places) -> Path | None:
    """The file of a model by its rembg name, or None when it is on none of the shelves."""
    shelves = (resources() / "models", places.models, Path.home() / ".u2net")
    return next((file for shelf in shelves if (file := shelf / f"{name}.onnx").is_file()), None)
