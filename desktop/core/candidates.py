"""Which pairs of a shoot are worth comparing, without looking at all of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.hash_neighbours import near_hashes
from desktop.core.similarity import Indices, Scorer
from desktop.core.types import Checkpoint

ALL_PAIRS_UP_TO = 400
"""Shoots of this many photos are compared in full: it takes no longer."""
NEIGHBOURS = 40
_DIMENSIONS = 128  # more changed no neighbour that mattered
_SAMPLE = 512  # photos that the reduction is learnt from
_BLOCK = 512
_NEAR_BITS = 8  # of 64; the same shot, mostly


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of places in the shoot, first < second, each once and in order."""

    first: Indices
    second: Indices

    def __len__(self) -> int:
        return len(self.first)


def candidates(scorer: Scorer, checkpoint: Checkpoint) -> Pairs:
    """Each photo's nearest neighbours by the score's own vectors, and near-equal hashes.

    Shoots of up to ALL_PAIRS_UP_TO photos are compared in full. Above, the search is exact, in blocks, over
    vectors reduced by principal components.
    """
    count = len(scorer)
    if count <= ALL_PAIRS_UP_TO:
        first, second = np.triu_indices(count, 1)
        return Pairs(first, second)
    checkpoint(0.0)
    vectors = scorer.vectors()
    checkpoint(0.0)
    reduced = _reduce(vectors)
    codes = []
    for start in range(0, count, _BLOCK):
        checkpoint(0.5 * start / count)
        rows = np.arange(start, min(start + _BLOCK, count))
        near = reduced[rows] @ reduced.T
        near[np.arange(len(rows)), rows] = -np.inf
        nearest = np.argpartition(-near, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]
        codes.append(_codes(np.repeat(rows, NEIGHBOURS), nearest.ravel(), count))
    twins = near_hashes(scorer.hashes, _NEAR_BITS, NEIGHBOURS, lambda part: checkpoint(0.5 + 0.5 * part))
    unique = np.unique(np.concatenate([*codes, _codes(*twins, count)]))
    return Pairs(unique // count, unique % count)


def _codes(first: Indices, second: Indices, count: int) -> NDArray[np.int64]:
    """One number a pair, the same for both directions."""
    return np.minimum(first, second).astype(np.int64) * count + np.maximum(first, second)


def _reduce(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors along their principal components, found from an even sample of the rows.

    Not centred: dot products are to stay what they are.
    """
    picked = np.unique(np.linspace(0, len(vectors) - 1, _SAMPLE).astype(np.intp))
    sample = vectors[picked].astype(np.float64)
    _, columns = np.linalg.eigh(sample @ sample.T)
    axes = columns[:, -_DIMENSIONS:].T @ sample
    axes /= np.maximum(np.linalg.norm(axes, axis=1, keepdims=True), 1e-9)
    return vectors @ axes.T.astype(np.float32)
