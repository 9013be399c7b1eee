"""The feature signal: pairs that the other signals leave open are laid over each other and compared."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.candidates import Pairs
from desktop.core.similarity import Scorer
from desktop.core.types import Checkpoint

if TYPE_CHECKING:
    from desktop.core.alignment import Alignment, Prepared
    from desktop.core.features import Features

NEIGHBOURS = 15
"""Pairs looked at for each photo: its best ones."""
_OPEN = (0.018, 0.993)  # odds of e^-4 and e^5: outside, no comparison would change the group
_FEWEST_POINTS = 6
_PREPARED = 256  # photos kept unpacked, some 0.4 MB each

KnownAlignments = MutableMapping[tuple[str, str], "Alignment | None"]
"""Digests of two photos, the lower first -> their alignment; for callers that group the same photos again."""


def gather_evidence(
    scorer: Scorer,
    features: Sequence[Features],
    pairs: Pairs,
    scores: NDArray[np.float32],
    known: KnownAlignments,
    checkpoint: Checkpoint,
) -> None:
    """Align the open pairs and tell the scorer. features: by place, in the order of their digests.

    What is known is not aligned again; what is found is added to it.
    """
    from desktop.core.alignment import align

    unpacked = _Unpacked(features)
    opened = open_pairs(len(features), pairs, scores)
    found: list[Alignment | None] = []
    for at, (one, other) in enumerate(zip(opened.first.tolist(), opened.second.tolist(), strict=True)):
        if at % 16 == 0:
            checkpoint(at / len(opened))
        key = features[one].digest, features[other].digest
        if key not in known:
            enough = min(len(features[one].points), len(features[other].points)) >= _FEWEST_POINTS
            known[key] = align(unpacked[one], unpacked[other]) if enough else None
        found.append(known[key])
    scorer.add_evidence(opened.first, opened.second, found)


def open_pairs(count: int, pairs: Pairs, scores: NDArray[np.float32]) -> Pairs:
    """Pairs among the best of one of their photos, whose score is not settled, in order."""
    rows = np.concatenate([pairs.first, pairs.second])
    values = np.concatenate([scores, scores])
    order = np.lexsort((np.tile(np.arange(len(pairs)), 2), -values, rows))
    starts = np.searchsorted(rows[order], np.arange(count))
    ranks = np.arange(len(order)) - starts[rows[order]]
    best = np.zeros(len(pairs), np.bool_)
    best[order[ranks < NEIGHBOURS] % len(pairs)] = True
    kept = best & (scores > _OPEN[0]) & (scores < _OPEN[1])
    first, second = pairs.first[kept], pairs.second[kept]
    arranged = np.lexsort((second, first))
    return Pairs(first[arranged], second[arranged])


class _Unpacked:
    """Photos ready to be aligned; the one that was unpacked first goes first."""

    def __init__(self, features: Sequence[Features]) -> None:
        self._features = features
        self._kept: dict[int, Prepared] = {}

    def __getitem__(self, place: int) -> Prepared:
        from desktop.core.alignment import Prepared

        if place not in self._kept:
            if len(self._kept) >= _PREPARED:
                del self._kept[next(iter(self._kept))]
            self._kept[place] = Prepared(self._features[place])
        return self._kept[place]
