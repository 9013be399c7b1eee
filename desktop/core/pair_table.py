"""The pairs of a shoot and their signals: made once, so that moving a weight or threshold costs little."""

from __future__ import annotations

import math
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.candidates import Pairs, candidates
from desktop.core.evidence import KnownAlignments, gather_evidence, open_pairs
from desktop.core.labels import Labels, LabelsOf, label_likeness
from desktop.core.similarity import Indices, Scorer, SignalArrays, SignalWeights
from desktop.core.stages import part_of
from desktop.core.types import Checkpoint, Match, PhotoId, no_checkpoint

if TYPE_CHECKING:
    from desktop.core.features import Features

Bits = NDArray[np.uint8]

UNCERTAIN = (0.12, 0.88)
"""Odds of 1:7 to 7:1, which is what labels can move: see LABEL_SHARE."""
_BEST_OF_EACH = 5  # a photo's place is decided by its best pairs; labels cost money


class PairTable:
    """Candidate pairs and their signals, by the photos' places. Any thread may call.

    photos: by place, in the order of their contents.  pairs: the candidates; signals: theirs. None of it
    depends on what the user can move: candidates and alignments are chosen by the fitted weights, so that a
    preview and what is applied after it are the same.
    """

    def __init__(
        self, photos: tuple[PhotoId, ...], scorer: Scorer, pairs: Pairs, signals: SignalArrays
    ) -> None:
        """scorer: of the photos by place, with the fitted weights.  signals: of the pairs. See `of`."""
        self.photos = photos
        self.place = {photo: place for place, photo in enumerate(photos)}
        self.pairs = pairs
        self.signals = signals
        self._scorer = scorer
        bits = scorer.hash_bits(pairs.first, pairs.second)
        self._measured = _Measured(self._codes(pairs.first, pairs.second), self.signals, bits)
        self._lock = threading.Lock()

    @classmethod
    def of(
        cls,
        features: Mapping[PhotoId, Features],
        known: KnownAlignments | None = None,
        checkpoint: Checkpoint = no_checkpoint,
        *,
        align: bool = True,
        labels_of: LabelsOf | None = None,
    ) -> PairTable:
        """The table of some photos. The order of the mapping makes no difference.

        known: alignments of earlier tables, which take most of the time; new ones are added to it.  align:
        False for callers that will give the feature signal no weight.  labels_of: is asked, once, for the
        labels of the photos of pairs that are uncertain after all this.
        """
        photos = tuple(sorted(features, key=lambda photo: (features[photo].digest, photo)))
        ordered = [features[photo] for photo in photos]
        checkpoint(0.0)
        scorer = Scorer(ordered, SignalWeights())
        pairs = candidates(scorer, part_of(checkpoint, 0.0, 0.2))
        signals = scorer.pairs(pairs.first, pairs.second, part_of(checkpoint, 0.2, 0.3))
        checkpoint(0.3)
        if align:
            opened = open_pairs(len(photos), pairs, scorer.scores(signals))
            chosen = Pairs(pairs.first[opened], pairs.second[opened])
            known = {} if known is None else known
            until = 1.0 if labels_of is None else 0.8
            alignments = gather_evidence(ordered, chosen, known, part_of(checkpoint, 0.3, until))
            scorer.add_evidence(chosen.first, chosen.second, alignments)
            signals = replace(signals, feature=scorer.evidence(pairs.first, pairs.second))
        uncertain = uncertain_pairs(len(photos), pairs, scorer.scores(signals))
        if labels_of is not None and len(uncertain):
            asked = [photos[place] for place in np.unique([uncertain.first, uncertain.second]).tolist()]
            labels = labels_of(asked, part_of(checkpoint, 0.8, 0.95))
            scorer.add_likeness(uncertain.first, uncertain.second, _likeness(photos, uncertain, labels))
            signals = scorer.pairs(pairs.first, pairs.second, part_of(checkpoint, 0.95, 1.0))
        return cls(photos, scorer, pairs, signals)

    def uncertain(self) -> tuple[PhotoId, ...]:
        """The photos that a labeler would be asked about, of a table that was made without one."""
        pairs = uncertain_pairs(len(self), self.pairs, self._scorer.scores(self.signals))
        return tuple(self.photos[place] for place in np.unique([pairs.first, pairs.second]).tolist())

    def restricted(self, photos: Collection[PhotoId]) -> PairTable:
        """The table of some of the photos, with the candidates that they have among each other."""
        places = np.array(sorted(self.place[photo] for photo in photos), np.intp)
        position = np.full(len(self), -1)
        position[places] = np.arange(len(places))
        first, second = position[self.pairs.first], position[self.pairs.second]
        inside = (first >= 0) & (second >= 0)
        return PairTable(
            tuple(self.photos[place] for place in places),
            self._scorer.restricted(places),
            Pairs(first[inside], second[inside]),
            self.signals.take(np.flatnonzero(inside)),
        )

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

    def _codes(self, first: Indices, second: Indices) -> Indices:
        return np.minimum(first, second) * len(self) + np.maximum(first, second)

    def _grown(self, codes: Indices) -> _Measured:
        codes = codes[~self._measured.has(codes)]  # another thread may have been faster
        first, second = codes // len(self), codes % len(self)
        return self._measured.joined(
            _Measured(codes, self._scorer.pairs(first, second), self._scorer.hash_bits(first, second))
        )


def uncertain_pairs(count: int, pairs: Pairs, scores: NDArray[np.float32]) -> Pairs:
    """The pairs that labels could decide: the best ones of a photo, where their score says neither way."""
    rows = open_pairs(count, pairs, scores, UNCERTAIN, _BEST_OF_EACH)
    return Pairs(pairs.first[rows], pairs.second[rows])


def _likeness(
    photos: Sequence[PhotoId], pairs: Pairs, labels: Mapping[PhotoId, Labels]
) -> NDArray[np.float32]:
    """(P,) how alike the labels of pairs are, NaN where a photo has none."""
    found = [
        label_likeness(labels.get(photos[one], ()), labels.get(photos[other], ()))
        for one, other in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    ]
    return np.array([math.nan if value is None else value for value in found], np.float32)


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
