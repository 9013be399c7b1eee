"""The feature signal: pairs that the other signals leave open are laid over each other and compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, MutableMapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.candidates import Pairs
from desktop.core.similarity import Indices
from desktop.core.types import Checkpoint

if TYPE_CHECKING:
    from desktop.core.alignment import Alignment, Prepared
    from desktop.core.features import Features

NEIGHBOURS = 15
"""Pairs looked at for each photo: its best ones."""
OPEN = (0.018, 0.993)
"""Odds of e^-4 and e^5: outside, no comparison would change the group."""
_FEWEST_POINTS = 6
_PREPARED = 256  # photos kept unpacked, some 0.3 MB each
_KEY_BYTES = 16

AlignmentKey = tuple[bytes, bytes]
KnownAlignments = MutableMapping[AlignmentKey, "Alignment | None"]
"""Keys of two photos (see alignment_keys), the one of the lower place first -> their alignment."""


def alignment_keys(features: Iterable[Features]) -> list[bytes]:
    """What stands for each photo in KnownAlignments: a digest of all that an alignment is made of.

    Not the photo's own digest: another matting model gives the same photo another outline and other points.
    """
    keys = []
    for photo in features:
        digest = hashlib.blake2b(digest_size=_KEY_BYTES)
        for part in (photo.points, photo.descriptors, photo.picture, photo.outline):
            digest.update(len(part).to_bytes(4, "little"))
            digest.update(np.ascontiguousarray(part).data)
        keys.append(digest.digest())
    return keys


def gather_evidence(
    features: Sequence[Features], pairs: Pairs, known: KnownAlignments, checkpoint: Checkpoint
) -> list[Alignment | None]:
    """(P,) the alignments of pairs, lower place first. features: by place, in the order of their digests.

    What is known is not aligned again; what is found is added to it, so that a stop loses nothing.
    """
    from desktop.core.alignment import align

    keys = alignment_keys(features)
    names = [
        (keys[one], keys[other])
        for one, other in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    ]
    unknown = np.array([at for at, name in enumerate(names) if name not in known], np.intp)
    unpacked = _Unpacked(features)
    for done, at in enumerate(_nearby(len(features), pairs, unknown).tolist()):
        if done % 16 == 0:
            checkpoint(done / len(unknown))
        one, other = int(pairs.first[at]), int(pairs.second[at])
        enough = min(len(features[one].points), len(features[other].points)) >= _FEWEST_POINTS
        known[names[at]] = align(unpacked[one], unpacked[other]) if enough else None
    return [known[name] for name in names]


def open_pairs(
    count: int,
    pairs: Pairs,
    scores: NDArray[np.float32],
    band: tuple[float, float] = OPEN,
    best_of_each: int = NEIGHBOURS,
) -> Indices:
    """Which of the pairs are among the best of one of their photos and not settled by their score.

    band: the scores between which a pair is open.  best_of_each: how many pairs of a photo count.
    """
    rows = np.concatenate([pairs.first, pairs.second])
    values = np.concatenate([scores, scores])
    order = np.lexsort((np.tile(np.arange(len(pairs)), 2), -values, rows))
    starts = np.searchsorted(rows[order], np.arange(count))
    ranks = np.arange(len(order)) - starts[rows[order]]
    best = np.zeros(len(pairs), np.bool_)
    best[order[ranks < best_of_each] % len(pairs)] = True
    return np.flatnonzero(best & (scores > band[0]) & (scores < band[1]))


def _nearby(count: int, pairs: Pairs, chosen: Indices) -> Indices:
    """The chosen pairs, those of the same photos near each other: unpacking costs as much as aligning."""
    from scipy import sparse
    from scipy.sparse.csgraph import reverse_cuthill_mckee

    first, second = pairs.first[chosen], pairs.second[chosen]
    half = sparse.csr_matrix((np.ones(len(chosen), np.bool_), (first, second)), shape=(count, count))
    position = np.empty(count, np.intp)
    position[reverse_cuthill_mckee((half + half.T).tocsr(), symmetric_mode=True)] = np.arange(count)
    one, other = position[first], position[second]
    return chosen[np.lexsort((np.minimum(one, other), np.maximum(one, other)))]


class _Unpacked:
    """Photos ready to be aligned; the one that was asked for longest ago goes first."""

    def __init__(self, features: Sequence[Features]) -> None:
        self._features = features
        self._kept: dict[int, Prepared] = {}

    def __getitem__(self, place: int) -> Prepared:
        from desktop.core.alignment import Prepared

        found = self._kept.pop(place, None) or Prepared(self._features[place])
        if len(self._kept) >= _PREPARED:
            del self._kept[next(iter(self._kept))]
        self._kept[place] = found
        return found
