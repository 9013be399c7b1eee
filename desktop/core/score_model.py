"""The fitted coefficients of the score: from measurements to signals of 0..1, from signals to odds."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop import paths

if TYPE_CHECKING:
    from desktop.core.alignment import Alignment

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Calibration:
    """From cosines to a signal: 1 for identical photos, 0 for any as unlike as photos get.

    parts: descriptor (of the features, or what the metric makes of them) -> its share of the mean cosine,
    together 1.  unlike: the mean cosine that counts 0.
    """

    parts: tuple[tuple[str, float], ...]
    unlike: float

    def signal(self, cosine: FloatArray) -> FloatArray:
        """The signal of mean cosines."""
        above = (cosine - np.float32(self.unlike)) / np.float32(1 - self.unlike)
        return np.asarray(np.clip(above, 0, 1), np.float32)


@dataclass(frozen=True, slots=True)
class AlignmentCalibration:
    """From an alignment to a signal: log odds that are linear in its parts, 1 for identical photos.

    offset: log odds of an alignment without any agreement or difference.  correlation, lightness, chroma:
    log odds for a whole correlation, and against them for each unit of log(1 + difference).
    """

    offset: float
    correlation: float
    lightness: float
    chroma: float

    def signal(self, alignments: Sequence[Alignment | None]) -> FloatArray:
        """(P,) the signal of alignments, 0.5 where they say neither way; NaN where there is none."""
        highest = self.offset + self.correlation
        values = [
            math.nan if one is None else 0.5 + 0.5 * self._log_odds(one) / highest for one in alignments
        ]
        return np.clip(np.array(values, np.float32), 0, 1)

    def _log_odds(self, alignment: Alignment) -> float:
        return (
            self.offset
            + self.correlation * alignment.correlation
            - self.lightness * math.log1p(alignment.lightness)
            - self.chroma * math.log1p(alignment.chroma)
        )


@dataclass(frozen=True, slots=True)
class ScoreModel:
    """The fitted coefficients of the score, as tests/benchmarks/fit_identity.py writes them.

    weights: signal -> share of the sum.  neutral: signal -> the value that says neither way.  slope: log
    odds for a whole weighted sum.  same_bits, other_bits: hash distances at which the spatial signal is
    still 1 and at last 0.
    """

    semantic: Calibration
    colour: Calibration
    feature: AlignmentCalibration
    same_bits: float
    other_bits: float
    weights: tuple[tuple[str, float], ...]
    neutral: tuple[tuple[str, float], ...]
    slope: float

    @classmethod
    def read(cls, file: Path) -> ScoreModel:
        """The coefficients in a file."""
        data = json.loads(file.read_text(encoding="utf-8"))

        def calibration(name: str) -> Calibration:
            return Calibration(tuple(data[name]["parts"].items()), data[name]["unlike"])

        return cls(
            calibration("semantic"),
            calibration("colour"),
            AlignmentCalibration(**data["feature"]),
            data["spatial"]["same_bits"],
            data["spatial"]["other_bits"],
            tuple(data["weights"].items()),
            tuple(data["neutral"].items()),
            data["slope"],
        )

    @classmethod
    @cache
    def shipped(cls) -> ScoreModel:
        """The coefficients that came with the program."""
        return cls.read(paths.resources() / "identity" / "score.json")

    def spatial(self, bits: NDArray[np.uint8]) -> FloatArray:
        """The spatial signal of hash distances."""
        range_bits = self.other_bits - self.same_bits
        return np.asarray(
            np.clip((np.float32(self.other_bits) - bits) / np.float32(range_bits), 0, 1), np.float32
        )
