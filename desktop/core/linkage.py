"""Average linkage that obeys what the user said."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
Place = tuple[int, int]


def average_linkage(
    similarity: Floats, cut: float, *, together: Iterable[Place] = (), apart: Iterable[Place] = ()
) -> Indices:
    """Clusters (N,) whose mean similarity could not be raised to the cut by one more merge.

    Merges the two clusters of the highest mean similarity, as long as that is at least the cut.  similarity:
    (N, N) symmetric.  together: pairs that are merged before anything else.  apart: pairs that never share a
    cluster; they must not contradict the others.  A cluster's label is its lowest place. Ties go to the
    lowest places.
    """
    count = len(similarity)
    table = similarity.astype(np.float64)
    np.fill_diagonal(table, -np.inf)
    for one, other in apart:
        table[one, other] = table[other, one] = -np.inf  # and so is every mean that it goes into
    labels = np.arange(count)
    sizes = np.ones(count)
    best = _Best(table)
    for one, other in together:
        first, second = sorted((int(labels[one]), int(labels[other])))
        if first != second:
            _merge(table, labels, sizes, best, first, second)
    while count > 1:
        first, second = best.pair()
        if not table[first, second] >= cut:
            break
        _merge(table, labels, sizes, best, min(first, second), max(first, second))
    return labels


class _Best:
    """Each row's highest value and its place, kept up to date, so that a merge costs one pass."""

    def __init__(self, table: Floats) -> None:
        self._table = table
        self._places = table.argmax(axis=1)
        self._values = table[np.arange(len(table)), self._places]

    def pair(self) -> Place:
        row = int(self._values.argmax())
        return row, int(self._places[row])

    def update(self, kept: int, gone: int) -> None:
        """After two rows became one."""
        column = self._table[:, kept]
        better = (column > self._values) | ((column == self._values) & (kept < self._places))
        self._values[better], self._places[better] = column[better], kept
        lost = np.flatnonzero((self._places == gone) | (self._places == kept) & ~better)
        for row in {*lost.tolist(), kept, gone}:
            self._places[row] = self._table[row].argmax()
            self._values[row] = self._table[row, self._places[row]]


def _merge(table: Floats, labels: Indices, sizes: Floats, best: _Best, kept: int, gone: int) -> None:
    total = sizes[kept] + sizes[gone]
    merged = (sizes[kept] * table[kept] + sizes[gone] * table[gone]) / total
    table[kept], table[:, kept] = merged, merged
    table[gone], table[:, gone] = -np.inf, -np.inf
    table[kept, kept] = -np.inf
    sizes[kept] = total
    labels[labels == gone] = kept
    best.update(kept, gone)
