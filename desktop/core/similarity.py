"""How alike two photos are: signals of 0..1, and one score of their weighted sum."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.errors import UsageError
from desktop.core.metric import rows_of
from desktop.core.pair_values import PairValues
from desktop.core.score_model import Calibration, ScoreModel
from desktop.core.types import Checkpoint, Signals, no_checkpoint

if TYPE_CHECKING:
    from desktop.core.alignment import Alignment
    from desktop.core.features import Features

FloatArray = NDArray[np.float32]
Indices = NDArray[np.intp]

LABEL_SHARE = 0.3
"""Of the semantic signal, where both photos have labels; chosen and not fitted: no labelled set is free.

Labels that agree in nothing then take some two log odds from a pair whose pictures are the same in kind.
"""
_CHUNK = 4096
_ALWAYS = ("semantic", "colour", "spatial")
"""The signals that every pair has."""


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

    def __len__(self) -> int:
        return len(self.semantic)

    def take(self, rows: Indices) -> SignalArrays:
        """The signals of some of the pairs."""
        return SignalArrays(*(getattr(self, field.name)[rows] for field in fields(self)))

    def insert(self, rows: Indices, others: SignalArrays) -> SignalArrays:
        """Those of others put in before the pairs at rows."""
        return SignalArrays(
            *(
                np.insert(getattr(self, field.name), rows, getattr(others, field.name))
                for field in fields(self)
            )
        )

    def at(self, index: int) -> Signals:
        """The signals of one pair."""
        feature = float(self.feature[index])
        return Signals(
            semantic=float(self.semantic[index]),
            colour=float(self.colour[index]),
            feature=None if math.isnan(feature) else feature,
            spatial=float(self.spatial[index]),
        )


@dataclass(frozen=True, slots=True)
class Pull:
    """How one signal moves the score: weight x (signal - neutral) log odds; a missing one moves nothing."""

    signal: str
    weight: float
    neutral: float


class Scorer:
    """Compares photos of one shoot by their place in a sequence of features.

    Raises UsageError when every signal that all pairs have has the weight 0.
    """

    def __init__(
        self, features: Sequence[Features], weights: SignalWeights, model: ScoreModel | None = None
    ) -> None:
        self._model = model or ScoreModel.shipped()
        self._pulls = pulls(weights, self._model)
        parts = (*self._model.semantic.parts, *self._model.colour.parts)
        rows = rows_of(features, (name for name, _ in parts))
        self._semantic = _side_by_side(rows, self._model.semantic)
        self._colour = _side_by_side(rows, self._model.colour)
        self._hashes = np.stack([photo.hashes for photo in features])
        self._alignments = PairValues.none(len(features))
        self._likeness = PairValues.none(len(features))

    def __len__(self) -> int:
        return len(self._hashes)

    @property
    def hashes(self) -> NDArray[np.uint64]:
        """(N, 8) the perceptual hashes of each photo's orientations, as taken first."""
        return self._hashes

    def weighed(self, weights: SignalWeights) -> Scorer:
        """The same photos and the same evidence, compared with other weights. Raises UsageError."""
        other = copy.copy(self)
        other._pulls = pulls(weights, self._model)
        return other

    def restricted(self, places: Indices) -> Scorer:
        """Some of the photos, whose places are ascending, with what evidence they have among each other."""
        other = copy.copy(self)
        other._semantic, other._colour = self._semantic[places], self._colour[places]
        other._hashes = self._hashes[places]
        other._alignments = self._alignments.restricted(places)
        other._likeness = self._likeness.restricted(places)
        return other

    def add_evidence(self, first: Indices, second: Indices, alignments: Sequence[Alignment | None]) -> None:
        """Alignments of pairs, in place of all that were given before; from now on their scores heed them."""
        signals = self._model.feature.signal(alignments)
        self._alignments = PairValues.of(len(self), first, second, signals)

    def add_likeness(self, first: Indices, second: Indices, likeness: FloatArray) -> None:
        """How alike the labels of pairs are, 0..1 or NaN, in place of all that was given before.

        From now on it is LABEL_SHARE of their semantic signal; NaN leaves that as it is.
        """
        self._likeness = PairValues.of(len(self), first, second, likeness)

    def evidence(self, first: Indices, second: Indices) -> FloatArray:
        """(P,) the feature signal of pairs, NaN where there is none."""
        return self._alignments.at(first, second)

    def _with_labels(self, semantic: FloatArray, first: Indices, second: Indices) -> FloatArray:
        """The semantic signal of pairs, by their labels too where those are known."""
        likeness = self._likeness.at(first, second).reshape(semantic.shape)
        known = ~np.isnan(likeness)
        return np.where(known, semantic + np.float32(LABEL_SHARE) * (likeness - semantic), semantic)

    def vectors(self) -> FloatArray:
        """(N, D) rows whose dot products order pairs as the score does, but for the hash and the clipping."""
        weights = {pull.signal: pull.weight for pull in self._pulls}
        semantic = weights["semantic"] / (1 - self._model.semantic.unlike)
        colour = weights["colour"] / (1 - self._model.colour.unlike)
        return np.hstack(
            [self._semantic * np.float32(math.sqrt(semantic)), self._colour * np.float32(math.sqrt(colour))]
        )

    def between(self, rows: Indices, columns: Indices) -> SignalArrays:
        """(R, C) signals of every photo in rows with every photo in columns."""
        first, second = np.repeat(rows, len(columns)), np.tile(columns, len(rows))
        shape = (len(rows), len(columns))
        return SignalArrays(
            self._with_labels(
                self._model.semantic.signal(self._semantic[rows] @ self._semantic[columns].T), first, second
            ),
            self._model.colour.signal(self._colour[rows] @ self._colour[columns].T),
            self._model.spatial(self.hash_bits(first, second)).reshape(shape),
            self.evidence(first, second).reshape(shape),
        )

    def pairs(self, first: Indices, second: Indices, checkpoint: Checkpoint = no_checkpoint) -> SignalArrays:
        """(P,) signals of single pairs."""
        semantic = np.empty(len(first), np.float32)
        colour = np.empty(len(first), np.float32)
        for start in range(0, len(first), _CHUNK):  # the gathered rows are large
            checkpoint(start / len(first))
            at = slice(start, start + _CHUNK)
            semantic[at] = np.einsum("pd,pd->p", self._semantic[first[at]], self._semantic[second[at]])
            colour[at] = np.einsum("pd,pd->p", self._colour[first[at]], self._colour[second[at]])
        return SignalArrays(
            self._with_labels(self._model.semantic.signal(semantic), first, second),
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

    def odds(self, signals: SignalArrays) -> FloatArray:
        """Log odds of pairs: the sum of the pulls of their signals."""
        odds = np.zeros_like(signals.semantic)
        for pull in self._pulls:
            away = getattr(signals, pull.signal) - np.float32(pull.neutral)
            odds += np.float32(pull.weight) * np.nan_to_num(away, nan=0.0)
        return odds

    def scores(self, signals: SignalArrays) -> FloatArray:
        """Scores 0..1: the logistic of the odds, scaled so that identical photos score 1."""
        highest = sum(pull.weight * (1 - pull.neutral) for pull in self._pulls if pull.signal in _ALWAYS)
        scores = np.float32(1 + math.exp(-highest)) / (1 + np.exp(-self.odds(signals)))
        return np.asarray(np.minimum(scores, 1), np.float32)


def pulls(weights: SignalWeights, model: ScoreModel | None = None) -> tuple[Pull, ...]:
    """What each signal counts with the user's weights.

    What weight the user takes from one of the signals that all pairs have goes to the others of them.
    Raises UsageError when all of those have the weight 0.
    """
    model = model or ScoreModel.shipped()
    fitted, neutral, user = dict(model.weights), dict(model.neutral), dict(weights.items())
    left = sum(fitted[name] * user[name] for name in _ALWAYS)
    if not left:
        raise UsageError(
            "Only the weight feature is above 0, but that signal is measured for a part of the pairs.",
            "Give semantic, colour or spatial some weight too.",
        )
    share = model.slope * sum(fitted[name] for name in _ALWAYS) / left
    return tuple(
        Pull(name, share * fitted[name] * user[name], neutral[name]) for name in (*_ALWAYS, "feature")
    )


def compare(first: Features, second: Features, weights: SignalWeights | None = None) -> tuple[float, Signals]:
    """Score and signals of two photos."""
    scorer = Scorer([first, second], weights or SignalWeights())
    signals = scorer.pairs(np.array([0]), np.array([1]))
    return float(scorer.scores(signals)[0]), signals.at(0)


def _side_by_side(rows: Mapping[str, FloatArray], calibration: Calibration) -> FloatArray:
    """(N, D) rows whose dot products are the calibration's mean cosines."""
    return np.hstack([rows[name] * np.float32(math.sqrt(share)) for name, share in calibration.parts])
