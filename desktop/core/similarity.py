"""How alike two photos are: signals of 0..1, and one score of their weighted sum."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop import paths
from desktop.core.errors import UsageError
from desktop.core.types import Signals

if TYPE_CHECKING:
    from desktop.core.features import Features

FloatArray = NDArray[np.float32]
Indices = NDArray[np.intp]

_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class SignalWeights:
    """How much each signal counts, as a multiple of its fitted weight; 0 leaves it out.

    Only their proportions matter. Raises UsageError, naming the field, for a weight that is negative or no
    number, and when all are 0.
    """

    spatial: float = 1.0
    feature: float = 1.0
    semantic: float = 1.0
    colour: float = 1.0

    def __post_init__(self) -> None:
        for name, weight in self.items():
            if not math.isfinite(weight) or weight < 0:
                raise UsageError(f"The weight {name} is {weight}.", "Give a number from 0 up.")
        if not any(weight for _, weight in self.items()):
            raise UsageError(
                "The weights spatial, feature, semantic and colour are all 0.", "Give one of them more."
            )

    def items(self) -> tuple[tuple[str, float], ...]:
        """Name and weight of each signal."""
        return tuple((field.name, getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True, slots=True)
class Calibration:
    """From cosines to a signal: 1 for identical photos, 0 for any as unlike as photos get.

    parts: descriptor -> its share of the mean cosine, together 1.  unlike: the mean cosine that counts 0.
    """

    parts: tuple[tuple[str, float], ...]
    unlike: float

    def signal(self, cosine: FloatArray) -> FloatArray:
        """The signal of mean cosines."""
        above = (cosine - np.float32(self.unlike)) / np.float32(1 - self.unlike)
        return np.asarray(np.clip(above, 0, 1), np.float32)


@dataclass(frozen=True, slots=True)
class ScoreModel:
    """The fitted coefficients of the score, as tests/benchmarks/fit_identity.py writes them.

    weights: signal -> share of the sum.  neutral: signal -> the value that says neither way.  slope: log
    odds for a whole weighted sum.  same_bits, other_bits: hash distances at which the spatial signal is
    still 1 and at last 0.
    """

    semantic: Calibration
    colour: Calibration
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


@dataclass(frozen=True, slots=True)
class SignalArrays:
    """The signals of many pairs at once, arrays of one shape; feature is None until it is measured."""

    semantic: FloatArray
    colour: FloatArray
    spatial: FloatArray
    feature: FloatArray | None = None

    def measured(self) -> list[tuple[str, FloatArray]]:
        """Name and values of the signals that are there."""
        named = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return [(name, values) for name, values in named if values is not None]

    def at(self, index: int) -> Signals:
        """The signals of one pair."""
        feature = None if self.feature is None else float(self.feature[index])
        return Signals(
            semantic=float(self.semantic[index]),
            colour=float(self.colour[index]),
            feature=feature,
            spatial=float(self.spatial[index]),
        )


class Scorer:
    """Compares photos of one shoot by their place in a sequence of features.

    Raises UsageError when every signal that was measured has the weight 0.
    """

    def __init__(
        self, features: Sequence[Features], weights: SignalWeights, model: ScoreModel | None = None
    ) -> None:
        self._model = model or ScoreModel.shipped()
        user = dict(weights.items())
        self._weights = {name: share * user[name] for name, share in self._model.weights}
        self._neutral = dict(self._model.neutral)
        if not any(self._weights[name] for name in ("semantic", "colour", "spatial")):
            raise UsageError(
                "Only signals that were not measured have a weight.", "Give semantic, colour or spatial some."
            )
        self._semantic = _side_by_side(features, self._model.semantic)
        self._colour = _side_by_side(features, self._model.colour)
        self._hashes = np.stack([photo.hashes for photo in features])

    def __len__(self) -> int:
        return len(self._hashes)

    def vectors(self) -> FloatArray:
        """(N, D) rows whose dot products order pairs as the score does, but for the hash and the clipping."""
        semantic = self._weights["semantic"] / (1 - self._model.semantic.unlike)
        colour = self._weights["colour"] / (1 - self._model.colour.unlike)
        return np.hstack(
            [self._semantic * np.float32(math.sqrt(semantic)), self._colour * np.float32(math.sqrt(colour))]
        )

    def between(self, rows: Indices, columns: Indices) -> SignalArrays:
        """(R, C) signals of every photo in rows with every photo in columns."""
        bits = np.stack([self.hash_bits(np.full(len(columns), row, np.intp), columns) for row in rows])
        return SignalArrays(
            self._model.semantic.signal(self._semantic[rows] @ self._semantic[columns].T),
            self._model.colour.signal(self._colour[rows] @ self._colour[columns].T),
            self._model.spatial(bits),
        )

    def pairs(self, first: Indices, second: Indices) -> SignalArrays:
        """(P,) signals of single pairs."""
        semantic = np.empty(len(first), np.float32)
        colour = np.empty(len(first), np.float32)
        for start in range(0, len(first), _CHUNK):  # the gathered rows are large
            at = slice(start, start + _CHUNK)
            semantic[at] = np.einsum("pd,pd->p", self._semantic[first[at]], self._semantic[second[at]])
            colour[at] = np.einsum("pd,pd->p", self._colour[first[at]], self._colour[second[at]])
        return SignalArrays(
            self._model.semantic.signal(semantic),
            self._model.colour.signal(colour),
            self._model.spatial(self.hash_bits(first, second)),
        )

    def hash_bits(self, first: Indices, second: Indices) -> NDArray[np.uint8]:
        """(P,) bits 0..64 by which two photos differ in the orientation that suits them best."""
        # The median moves when signs change, so that A turned to B may differ a little from B turned to A.
        one = np.bitwise_count(self._hashes[first] ^ self._hashes[second, :1]).min(axis=1)
        other = np.bitwise_count(self._hashes[second] ^ self._hashes[first, :1]).min(axis=1)
        return np.asarray(np.minimum(one, other), np.uint8)

    def scores(self, signals: SignalArrays) -> FloatArray:
        """Scores 0..1: a logistic of the mean of the signals that are there, by weight; identical gives 1."""
        terms = [
            (self._weights[name], values, np.float32(self._neutral[name]))
            for name, values in signals.measured()
            if self._weights[name]
        ]
        total = sum(weight for weight, _, _ in terms)
        slope = self._model.slope
        odds = sum(slope * weight / total * (values - neutral) for weight, values, neutral in terms)
        highest = sum(slope * weight / total * (1 - neutral) for weight, _, neutral in terms)
        return np.asarray(
            _logistic(np.asarray(odds, np.float32)) / _logistic(np.asarray(highest, np.float32)), np.float32
        )


def compare(first: Features, second: Features, weights: SignalWeights | None = None) -> tuple[float, Signals]:
    """Score and signals of two photos."""
    scorer = Scorer([first, second], weights or SignalWeights())
    signals = scorer.pairs(np.array([0]), np.array([1]))
    return float(scorer.scores(signals)[0]), signals.at(0)


def _side_by_side(features: Sequence[Features], calibration: Calibration) -> FloatArray:
    """(N, D) rows whose dot products are the calibration's mean cosines."""
    blocks = []
    for name, share in calibration.parts:
        block = np.stack([getattr(photo, name) for photo in features]).astype(np.float32)
        lengths = np.linalg.norm(block, axis=1, keepdims=True)
        blocks.append(block * (np.float32(math.sqrt(share)) / np.maximum(lengths, np.float32(1e-9))))
    return np.hstack(blocks)


def _logistic(odds: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1 / (1 + np.exp(-odds)), np.float32)
