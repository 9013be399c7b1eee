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
_CELLS = 2_000_000  # of a table of sums: 16 MB

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
    ranking = _Ranking(graph)
    near = _reciprocal(ranking.nearest(wanted))
    nearer = _reciprocal(ranking.nearest(np.maximum(1, wanted // 2)))
    members = _expanded(near, nearer)
    # A member weighs exp(-distance), where distance is 1 - score: at least 1/e, and 1 for the photo itself.
    known = graph.multiply(members).tocsr()
    known.data = np.expm1(known.data)
    weights = _rows_to_one((members + known) * math.exp(-1) + sparse.identity(count) * (1 - math.exp(-1)))
    averaged = np.maximum(1, np.rint(wanted * _EXPANSION_SHARE)).astype(np.intp)
    closest = _rows_to_one(ranking.nearest(averaged - 1))
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


class _Ranking:
    """The neighbours of every photo, the best first, equal ones by place."""

    def __init__(self, graph: csr_matrix) -> None:
        self._count = graph.shape[0]
        entries = graph.tocoo()
        by_score = np.argsort(-entries.data, kind="stable")
        order = by_score[np.argsort(entries.row[by_score], kind="stable")]
        self._rows, self._columns = entries.row[order], entries.col[order]
        self._ranks = np.arange(len(order)) - graph.indptr[self._rows]

    def nearest(self, wanted: Indices) -> csr_matrix:
        """Ones at each photo itself and at as many of its best neighbours as wanted."""
        from scipy import sparse

        kept = self._ranks < wanted[self._rows]
        itself = np.arange(self._count)
        rows = np.concatenate([self._rows[kept], itself])
        columns = np.concatenate([self._columns[kept], itself])
        return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(self._count, self._count))


def _reciprocal(nearest: csr_matrix) -> csr_matrix:
    """Ones where two photos are among each other's nearest."""
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
    """Upper triangle of the Jaccard overlap, sum of minima over sum of maxima, of rows that sum to 1.

    Some rows at a time: every two photos of a column share that member, and their minima are summed in a
    table of these rows and all others.
    """
    from scipy import sparse

    count = weights.shape[0]
    by_member = sparse.csc_matrix(weights)
    by_member.sort_indices()
    photos, ends = by_member.indices, by_member.indptr[1:]
    members = np.repeat(np.arange(count), np.diff(by_member.indptr))
    order = np.argsort(photos, kind="stable")
    starts = np.searchsorted(photos[order], np.arange(count + 1))
    height = max(1, _CELLS // count)
    rows, columns, values = [], [], []
    for top in range(0, count, height):
        checkpoint(top / count)
        bottom = min(count, top + height)
        own = order[starts[top] : starts[bottom]]
        later = ends[members[own]] - own - 1  # the photos after this one in the column
        theirs = np.repeat(own + 1 - np.concatenate([[0], np.cumsum(later)[:-1]]), later)
        theirs += np.arange(len(theirs))
        cells = np.repeat((photos[own] - top) * count, later) + photos[theirs]
        minima = np.minimum(np.repeat(by_member.data[own], later), by_member.data[theirs])
        table = np.bincount(cells, minima, (bottom - top) * count)
        overlapping = np.flatnonzero(table)
        rows.append(overlapping // count + top)
        columns.append(overlapping % count)
        values.append(table[overlapping] / (2 - table[overlapping]))
    return sparse.csr_matrix(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))), shape=(count, count)
    )
