"""The pairs of a shoot and their signals: made once, so that moving a weight or threshold costs little."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.candidates import Pairs, candidates
from desktop.core.evidence import KnownAlignments, gather_evidence, open_pairs
from desktop.core.similarity import Indices, Scorer, SignalArrays, SignalWeights
from desktop.core.stages import part_of
from desktop.core.types import Checkpoint, Match, PhotoId, no_checkpoint

if TYPE_CHECKING:
    from desktop.core.features import Features

Bits = NDArray[np.uint8]


class PairTable:
    """Candidate pairs and their signals, by the photos' places. Any thread may call.

    photos: by place, in the order of their contents.  pairs: the candidates; signals: theirs. None of it
    depends on what the user can move: candidates and alignments are chosen by the fitted weights, so that a
    preview and what is applied after it are the same.
    """

    def __init__(
        self,
        features: Mapping[PhotoId, Features],
        known: KnownAlignments | None = None,
        checkpoint: Checkpoint = no_checkpoint,
        *,
        align: bool = True,
    ) -> None:
        """The order of the mapping makes no difference.

        known: alignments of earlier tables, which take most of the time; new ones are added to it.  align:
        False for callers that will give the feature signal no weight.
        """
        self.photos = tuple(sorted(features, key=lambda photo: (features[photo].digest, photo)))
        self.place = {photo: place for place, photo in enumerate(self.photos)}
        ordered = [features[photo] for photo in self.photos]
        self._scorer = Scorer(ordered, SignalWeights())
        self.pairs = candidates(self._scorer, part_of(checkpoint, 0.0, 0.2))
        self.signals = self._scorer.pairs(self.pairs.first, self.pairs.second)
        checkpoint(0.2)
        if align:
            self._align(ordered, {} if known is None else known, part_of(checkpoint, 0.2, 1.0))
        bits = self._scorer.hash_bits(self.pairs.first, self.pairs.second)
        self._measured = _Measured(self._codes(self.pairs.first, self.pairs.second), self.signals, bits)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.photos)

    def scorer(self, weights: SignalWeights) -> Scorer:
        """What scores signals with these weights. Raises UsageError."""
        return self._scorer.weighed(weights)

    def match(self, row: int, score: float) -> Match:
        """A candidate pair as a link with that score."""
        photos = self.photos[self.pairs.first[row]], self.photos[self.pairs.second[row]]
        return Match(min(photos), max(photos), score, self.signals.at(row))

    def between(self, first: Indices, second: Indices) -> tuple[SignalArrays, Bits]:
        """Signals and differing hash bits of any pairs of different places.

        Those that are no candidates are measured when they are first asked for.
        """
        codes = self._codes(first, second)
        measured = self._measured
        new = codes[~measured.has(codes)]
        if len(new):
            with self._lock:
                measured = self._measured = self._grown(np.unique(new))
        rows = np.searchsorted(measured.codes, codes)
        return measured.signals.take(rows), measured.bits[rows]

    def _align(self, features: list[Features], known: KnownAlignments, checkpoint: Checkpoint) -> None:
        opened = open_pairs(len(self), self.pairs, self._scorer.scores(self.signals))
        pairs = Pairs(self.pairs.first[opened], self.pairs.second[opened])
        alignments = gather_evidence(features, pairs, known, checkpoint)
        self._scorer.add_evidence(pairs.first, pairs.second, alignments)
        self.signals = replace(
            self.signals, feature=self._scorer.evidence(self.pairs.first, self.pairs.second)
        )

    def _codes(self, first: Indices, second: Indices) -> Indices:
        return np.minimum(first, second) * len(self) + np.maximum(first, second)

    def _grown(self, codes: Indices) -> _Measured:
        codes = codes[~self._measured.has(codes)]  # another thread may have been faster
        first, second = codes // len(self), codes % len(self)
        return self._measured.joined(
            _Measured(codes, self._scorer.pairs(first, second), self._scorer.hash_bits(first, second))
        )


@dataclass(frozen=True, slots=True)
class _Measured:
    """Pairs by their code, ascending, with what was measured of them."""

    codes: Indices
    signals: SignalArrays
    bits: Bits

    def has(self, codes: Indices) -> NDArray[np.bool_]:
        """Which of the codes are here."""
        if not len(self.codes):
            return np.zeros(len(codes), np.bool_)
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.asarray(self.codes[at] == codes, np.bool_)

    def joined(self, others: _Measured) -> _Measured:
        """With others, none of which is here."""
        at = np.searchsorted(self.codes, others.codes)
        return _Measured(
            np.insert(self.codes, at, others.codes),
            self.signals.insert(at, others.signals),
            np.insert(self.bits, at, others.bits),
        )
