"""How alike two photos are: signals of 0..1, and one score of their weighted sum."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.errors import UsageError
from desktop.core.score_model import Calibration, ScoreModel
from desktop.core.types import Signals

if TYPE_CHECKING:
    from desktop.core.alignment import Alignment
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
class SignalArrays:
    """The signals of many pairs at once, arrays of one shape; feature is NaN where it was not measured."""

    semantic: FloatArray
    colour: FloatArray
    spatial: FloatArray
    feature: FloatArray

    def at(self, index: int) -> Signals:
        """The signals of one pair."""
        feature = float(self.feature[index])
        return Signals(
            semantic=float(self.semantic[index]),
            colour=float(self.colour[index]),
            feature=None if math.isnan(feature) else feature,
            spatial=float(self.spatial[index]),
        )


class Scorer:
    """Compares photos of one shoot by their place in a sequence of features.

    Raises UsageError when every signal that all pairs have has the weight 0.
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
                "Only the weight feature is above 0, but that signal is measured for a part of the pairs.",
                "Give semantic, colour or spatial some weight too.",
            )
        self._semantic = _side_by_side(features, self._model.semantic)
        self._colour = _side_by_side(features, self._model.colour)
        self._hashes = np.stack([photo.hashes for photo in features])
        self._aligned = np.empty(0, np.int64)
        self._alignment_signals = np.empty(0, np.float32)

    def __len__(self) -> int:
        return len(self._hashes)

    @property
    def heeds_evidence(self) -> bool:
        """False when the user left the feature signal out."""
        return self._weights["feature"] > 0

    def add_evidence(self, first: Indices, second: Indices, alignments: Sequence[Alignment | None]) -> None:
        """Alignments of pairs, in place of all that were given before; from now on their scores heed them."""
        codes = self._codes(first, second)
        order = np.argsort(codes)
        self._aligned = codes[order]
        self._alignment_signals = self._model.feature.signal(alignments)[order]

    def _codes(self, first: Indices, second: Indices) -> NDArray[np.int64]:
        return np.minimum(first, second).astype(np.int64) * len(self) + np.maximum(first, second)

    def evidence(self, first: Indices, second: Indices) -> FloatArray:
        """(P,) the feature signal of pairs, NaN where there is none."""
        values = np.full(len(first), np.nan, np.float32)
        if len(self._aligned):
            codes = self._codes(first, second)
            at = np.minimum(np.searchsorted(self._aligned, codes), len(self._aligned) - 1)
            hit = self._aligned[at] == codes
            values[hit] = self._alignment_signals[at[hit]]
        return values

    def vectors(self) -> FloatArray:
        """(N, D) rows whose dot products order pairs as the score does, but for the hash and the clipping."""
        semantic = self._weights["semantic"] / (1 - self._model.semantic.unlike)
        colour = self._weights["colour"] / (1 - self._model.colour.unlike)
        return np.hstack(
            [self._semantic * np.float32(math.sqrt(semantic)), self._colour * np.float32(math.sqrt(colour))]
        )

    def between(self, rows: Indices, columns: Indices) -> SignalArrays:
        """(R, C) signals of every photo in rows with every photo in columns."""
        first, second = np.repeat(rows, len(columns)), np.tile(columns, len(rows))
        shape = (len(rows), len(columns))
        return SignalArrays(
            self._model.semantic.signal(self._semantic[rows] @ self._semantic[columns].T),
            self._model.colour.signal(self._colour[rows] @ self._colour[columns].T),
            self._model.spatial(self.hash_bits(first, second)).reshape(shape),
            self.evidence(first, second).reshape(shape),
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
            self.evidence(first, second),
        )

    def hash_bits(self, first: Indices, second: Indices) -> NDArray[np.uint8]:
        """(P,) bits 0..64 by which two photos differ in the orientation that suits them best."""
        # The median moves when signs change, so that A turned to B may differ a little from B turned to A.
        one = np.bitwise_count(self._hashes[first] ^ self._hashes[second, :1]).min(axis=1)
        other = np.bitwise_count(self._hashes[second] ^ self._hashes[first, :1]).min(axis=1)
        return np.asarray(np.minimum(one, other), np.uint8)

    def scores(self, signals: SignalArrays) -> FloatArray:
        """Scores 0..1: one logistic of the weighted signals, each counted from its neutral value.

        What weight the user takes from one of the signals that all pairs have goes to the others of them; a
        feature signal that was not measured is neutral. Identical photos score 1.
        """
        fitted = dict(self._model.weights)
        always = ("semantic", "colour", "spatial")
        share = self._model.slope * sum(fitted[name] for name in always)
        share /= sum(self._weights[name] for name in always)
        odds = np.zeros_like(signals.semantic)
        highest = 0.0
        for name in always:
            weight = share * self._weights[name]
            odds += np.float32(weight) * (getattr(signals, name) - np.float32(self._neutral[name]))
            highest += weight * (1 - self._neutral[name])
        feature = np.nan_to_num(signals.feature - np.float32(self._neutral["feature"]), nan=0.0)
        odds += np.float32(share * self._weights["feature"]) * feature
        scores = np.float32(1 + math.exp(-highest)) / (1 + np.exp(-odds))
        return np.asarray(np.minimum(scores, 1), np.float32)


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
