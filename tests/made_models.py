"""Catalogues and weights made for tests: bytes that are no network, but have a checksum like one."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from desktop.paths import Places
from desktop.store.weights import CATALOGUE_FILE


def made_bytes(count: int = 400_000, seed: int = 1) -> bytes:
    """So many bytes that no compression shortens, the same every time."""
    return np.random.default_rng(seed).bytes(count)


def add_to_catalogue(
    places: Places, content: bytes, *sources: str, name: str = "made", **fields: object
) -> None:
    """Write a model into the user's own catalogue; fields: more of it, or other than usual."""
    entry: dict[str, object] = {
        "name": name,
        "title": "Made for a test",
        "good_for": "nothing",
        "size_bytes": len(content),
        "input_px": 320,
        "licence": "CC0-1.0",
        "commercial": "yes",
        "home": "https://models.example",
        "sha256": hashlib.sha256(content).hexdigest(),
        "sources": list(sources),
        **fields,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in entry.items()]
    file = places.models / CATALOGUE_FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.is_file() else ""
    file.write_text(before + "\n".join(["[[model]]", *lines, ""]), "utf-8")


def files_in(folder: Path) -> set[str]:
    """The names in a folder of models, but for the catalogue and the locks."""
    return {
        file.name
        for file in folder.iterdir()
        if file.name != CATALOGUE_FILE and not file.name.endswith(".lock")
    }
