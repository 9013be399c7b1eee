"""Scores that also ask whether two photos have the same neighbours."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.candidates import Pairs
from desktop.core.similarity import Indices
from desktop.core.types import Checkpoint, no_checkpoint

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

FLOOR = 0.06
"""Photos that score less with each other are no neighbours."""
_PER_EXPECTED = 1.5  # neighbours for every photo that the scores make one expect in the group
_AT_LEAST, _AT_MOST = 6, 20
_EXPANSION_SHARE = 0.25  # neighbours whose neighbourhoods are averaged with a photo's own
_OVERLAP = 2 / 3
_OWN_SHARE = 0.3  # of the pair's own score in the result

Floats = NDArray[np.float64]


def rerank(
    count: int, pairs: Pairs, scores: NDArray[np.float32], checkpoint: Checkpoint = no_checkpoint
) -> tuple[Pairs, Floats]:
    """0.7 x the overlap of two photos' neighbourhoods + 0.3 x their score, for pairs where that is not 0.

    k-reciprocal encoding, Zhong et al. 2017 (CVPR), sections 3.2 to 3.4, on sparse matrices. Its k is not
    fixed but follows from the size of the group that a photo's scores make one expect, so that one rule
    serves shoots of any size.  pairs: each once, places below count.  Ties are broken by place.
    """
    from scipy import sparse

    graph = _graph(count, pairs, scores)
    wanted = _neighbourhood_sizes(graph)
    near = _reciprocal(graph, wanted)
    nearer = _reciprocal(graph, np.maximum(1, wanted // 2))
    members = _expanded(near, nearer)
    # A member weighs exp(-distance), where distance is 1 - score: at least 1/e, and 1 for the photo itself.
    known = graph.multiply(members).tocsr()
    known.data = np.expm1(known.data)
    weights = _rows_to_one((members + known) * math.exp(-1) + sparse.identity(count) * (1 - math.exp(-1)))
    averaged = np.maximum(1, np.rint(wanted * _EXPANSION_SHARE)).astype(np.intp)
    closest = _rows_to_one(_nearest(graph, averaged - 1))
    overlap = _overlaps((closest @ weights).tocsr(), checkpoint)
    mixed = (overlap * (1 - _OWN_SHARE) + sparse.triu(graph, 1) * _OWN_SHARE).tocoo()
    return Pairs(mixed.row.astype(np.intp), mixed.col.astype(np.intp)), mixed.data


def _graph(count: int, pairs: Pairs, scores: NDArray[np.float32]) -> csr_matrix:
    """(count, count) the scores from FLOOR up, symmetric, nothing on the diagonal."""
    from scipy import sparse

    kept = scores >= FLOOR
    half = sparse.csr_matrix(
        (scores[kept].astype(np.float64), (pairs.first[kept], pairs.second[kept])), shape=(count, count)
    )
    return (half + half.T).tocsr()


def _neighbourhood_sizes(graph: csr_matrix) -> Indices:
    """(N,) how many neighbours each photo looks at, from its expected number of group mates."""
    expected = np.asarray(graph.sum(axis=1)).ravel()
    return np.clip(np.rint(_PER_EXPECTED * expected + 2), _AT_LEAST, _AT_MOST).astype(np.intp)


def _nearest(graph: csr_matrix, wanted: Indices) -> csr_matrix:
    """Ones at each photo itself and at as many of its best neighbours as wanted."""
    from scipy import sparse

    count = graph.shape[0]
    entries = graph.tocoo()
    order = np.lexsort((entries.col, -entries.data, entries.row))
    row, column = entries.row[order], entries.col[order]
    starts = np.searchsorted(row, np.arange(count))
    kept = np.arange(len(row)) - starts[row] < wanted[row]
    ones = np.ones(np.count_nonzero(kept))
    chosen = sparse.csr_matrix((ones, (row[kept], column[kept])), shape=(count, count))
    return (chosen + sparse.identity(count)).tocsr()


def _reciprocal(graph: csr_matrix, wanted: Indices) -> csr_matrix:
    """Ones where two photos are among each other's nearest."""
    nearest = _nearest(graph, wanted)
    return nearest.multiply(nearest.T).tocsr()


def _expanded(near: csr_matrix, nearer: csr_matrix) -> csr_matrix:
    """The neighbourhoods, each with those of neighbours that mostly lie within it already."""
    sizes = np.asarray(nearer.sum(axis=1)).ravel()
    common = (near @ nearer.T).multiply(near).tocsr()
    common.data = (common.data > _OVERLAP * sizes[common.indices]).astype(np.float64)
    members = (near + common @ nearer).tocsr()
    members.eliminate_zeros()
    members.data[:] = 1.0
    return members


def _rows_to_one(matrix: csr_matrix) -> csr_matrix:
    from scipy import sparse

    return sparse.diags(1 / np.asarray(matrix.sum(axis=1)).ravel()) @ matrix


def _overlaps(weights: csr_matrix, checkpoint: Checkpoint) -> csr_matrix:
    """Upper triangle of the Jaccard overlap, sum of minima over sum of maxima, of rows that sum to 1."""
    from scipy import sparse

    count = weights.shape[0]
    by_member = weights.tocsc()
    rows, columns, values = [], [], []
    for photo in range(count):
        if photo % 256 == 0:
            checkpoint(photo / count)
        own = slice(weights.indptr[photo], weights.indptr[photo + 1])
        members = weights.indices[own]
        slices = [slice(by_member.indptr[member], by_member.indptr[member + 1]) for member in members]
        others = np.concatenate([by_member.indices[part] for part in slices])
        theirs = np.concatenate([by_member.data[part] for part in slices])
        mine = np.repeat(weights.data[own], [part.stop - part.start for part in slices])
        minima = np.bincount(others, np.minimum(mine, theirs), count)[photo + 1 :]
        overlapping = np.flatnonzero(minima)
        rows.append(np.full(len(overlapping), photo))
        columns.append(overlapping + photo + 1)
        values.append(minima[overlapping] / (2 - minima[overlapping]))
    return sparse.csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(count, count)
    )
