"""Photos whose products are known: a folder with images/ and groups.csv, and the features of each photo.

groups.csv has the columns file and product_id. Optional: base (the photo that this one is an edit of), and
columns such as in150 whose 1 marks a part of the shoot.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from desktop.core.features import FEATURES_VERSION, FeatureExtractor, Features
from desktop.core.imaging import digest_of, read_bytes, read_picture
from desktop.core.matting import SaliencyMatting
from desktop.core.networks import SaliencyNetwork
from desktop.core.types import Alpha, PhotoId, Quality
from desktop.paths import resources


@dataclass(frozen=True)
class LabelledPhoto:
    """One row of groups.csv. base: the file that it is an edit of, itself when it is none."""

    id: PhotoId
    file: Path
    product: str
    base: str
    marks: frozenset[str]


@dataclass
class Cost:
    """CPU seconds by stage, of the photos that were not in the cache."""

    photos: int = 0
    matte_s: float = 0.0
    features_s: float = 0.0


def read_shoot(folder: Path) -> list[LabelledPhoto]:
    """The photos of groups.csv, numbered in the order of their files."""
    with (folder / "groups.csv").open(newline="", encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["file"])
    return [
        LabelledPhoto(
            PhotoId(number),
            folder / "images" / row["file"],
            row["product_id"],
            row.get("base") or row["file"],
            frozenset(name for name, value in row.items() if value == "1"),
        )
        for number, row in enumerate(rows, 1)
    ]


class FeatureCache:
    """Mattes and features of photos, kept in a folder so that a second run is quick."""

    def __init__(self, folder: Path, quality: Quality) -> None:
        cv2.setNumThreads(1)
        models = resources() / "models"
        self._matting = SaliencyMatting(quality, SaliencyNetwork(models / "u2netp.onnx"))
        self._extractor = FeatureExtractor(models / "efficientnet-lite2.onnx")
        self._folder = folder / self._matting.key
        self._folder.mkdir(parents=True, exist_ok=True)
        self.cost = Cost()

    def features(self, photos: Sequence[LabelledPhoto]) -> dict[PhotoId, Features]:
        """The features of each photo by its number."""
        return {photo.id: self._one(photo.file) for photo in photos}

    def _one(self, photo: Path) -> Features:
        digest = digest_of(read_bytes(photo))
        kept = self._folder / f"{digest}.v{FEATURES_VERSION}"
        if kept.is_file():
            return Features.from_bytes(kept.read_bytes())
        rgb = read_picture(photo).rgb
        started_s = time.process_time()
        alpha = self._alpha(self._folder / f"{digest}.png", rgb)
        matted_s = time.process_time()
        features = self._extractor.extract(rgb, alpha, digest)
        self.cost.photos += 1
        self.cost.matte_s += matted_s - started_s
        self.cost.features_s += time.process_time() - matted_s
        kept.write_bytes(features.to_bytes())
        return features

    def _alpha(self, file: Path, rgb: Alpha) -> Alpha:
        if file.is_file():
            kept = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_GRAYSCALE)
            if kept is not None and kept.shape == rgb.shape[:2]:
                return np.asarray(kept, np.uint8)
        alpha = self._matting.matte(rgb).alpha
        encoded, data = cv2.imencode(".png", alpha)
        if encoded:
            data.tofile(file)
        return alpha
