"""Features of made photos, by the program's own code, kept beside the photos."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.features import FEATURES_VERSION, FeatureExtractor, Features
from desktop.core.imaging import read_picture
from desktop.core.types import Alpha
from desktop.paths import resources

Spoil = Callable[[Alpha, np.random.Generator], Alpha]

_FEWEST_PIXELS = 30
_LUMPS = 0.6  # of the faults; the others are holes


@dataclass(frozen=True)
class MadePhoto:
    """One row of groups.csv, as make_products.py writes it."""

    file: Path
    matte: Path
    product: str
    family: str


def read_made(folder: Path) -> list[MadePhoto]:
    """The photos that are there, in the order of groups.csv."""
    with (folder / "groups.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        MadePhoto(
            folder / "images" / row["file"],
            folder / "mattes" / f"{Path(row['file']).stem}.png",
            row["product_id"],
            row["family"],
        )
        for row in rows
    ]


def samples_of(folder: Path, photos: Sequence[MadePhoto]) -> list[Features]:
    """Features of all photos with worn mattes, then of all with spoilt ones.

    Those of an earlier run are read from FOLDER/features.
    """
    cv2.setNumThreads(1)
    extractor = FeatureExtractor(resources() / "models" / "efficientnet-lite2.onnx")
    kept = folder / "features"
    kept.mkdir(exist_ok=True)
    return [
        _features(extractor, photo, kept / f"{photo.file.stem}.{name}.v{FEATURES_VERSION}", spoil)
        for name, spoil in (("worn", worn), ("spoilt", spoilt))
        for photo in photos
    ]


def _features(extractor: FeatureExtractor, photo: MadePhoto, kept: Path, spoil: Spoil) -> Features:
    if kept.is_file():
        return Features.from_bytes(kept.read_bytes())
    matte = cv2.imread(str(photo.matte), cv2.IMREAD_GRAYSCALE)
    if matte is None:
        raise FileNotFoundError(f"{photo.matte} could not be read.")
    rng = np.random.default_rng(zlib.crc32(kept.name.split(".v")[0].encode()))
    features = extractor.extract(
        read_picture(photo.file).rgb, spoil(np.asarray(matte, np.uint8), rng), photo.file.stem
    )
    kept.write_bytes(features.to_bytes())
    return features


def worn(matte: Alpha, rng: np.random.Generator) -> Alpha:
    """A true matte with faults of a found one: soft, a bit wide or narrow, a bite or lump at an edge."""
    spread = int(rng.integers(-1, 3))
    if spread:
        kernel = np.ones((2 * abs(spread) + 1,) * 2, np.uint8)
        matte = np.asarray((cv2.dilate if spread > 0 else cv2.erode)(matte, kernel), np.uint8)
    edge = _edge(matte)
    if len(edge) and rng.random() < 0.35:
        row, column = edge[rng.integers(len(edge))]
        reach = int(max(2, 0.06 * max(matte.shape) * rng.random()))
        matte = np.ascontiguousarray(matte)
        cv2.circle(matte, (int(column), int(row)), reach, int(rng.choice((0, 255))), -1)
    return np.asarray(cv2.GaussianBlur(matte, (0, 0), float(rng.uniform(0.5, 1.5))), np.uint8)


def spoilt(matte: Alpha, rng: np.random.Generator) -> Alpha:
    """A matte that went wrong in one to three places: a large lump of background, or a large hole."""
    matte = matte.copy()
    for _ in range(int(rng.integers(1, 4))):
        rows, columns = np.nonzero(matte > 127)
        edge = _edge(matte)
        if len(rows) < _FEWEST_PIXELS or not len(edge):
            break
        tall, wide = int(np.ptp(rows)), int(np.ptp(columns))
        axes = (int(max(2, wide * rng.uniform(0.08, 0.3))), int(max(2, tall * rng.uniform(0.08, 0.3))))
        at, value = int(rng.integers(len(rows))), 0
        row, column = int(rows[at]), int(columns[at])
        if rng.random() < _LUMPS:
            (row, column), value = (int(place) for place in edge[rng.integers(len(edge))]), 255
        else:
            axes = (axes[0], axes[1] // 2 + 1)
        cv2.ellipse(matte, (column, row), axes, float(rng.uniform(0, 180)), 0, 360, value, -1)
    return np.asarray(cv2.GaussianBlur(matte, (0, 0), float(rng.uniform(0.7, 2.5))), np.uint8)


def _edge(matte: Alpha) -> NDArray[np.intp]:
    """(E, 2) rows and columns of the pixels at the edge."""
    gradient = cv2.morphologyEx(matte, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    return np.argwhere(np.asarray(gradient) > 127)
