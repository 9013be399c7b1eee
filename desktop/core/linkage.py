"""Average linkage that obeys what the user said, over pairs instead of a full table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
Place = tuple[int, int]


def average_linkage(
    count: int,
    pairs: tuple[Indices, Indices],
    similarity: Floats,
    cut: float,
    *,
    together: Iterable[Place] = (),
    apart: Iterable[Place] = (),
    most: int | None = None,
) -> Indices:
    """Clusters (N,) whose mean similarity could not be raised to the cut by one more merge.

    Merges the two clusters of the highest mean similarity, as long as that is at least the cut, which is
    above 0.  pairs: first and second places, each pair once; all others have similarity 0.  together: pairs
    that are merged before anything else.  apart: pairs that never share a cluster; they must not contradict
    the others.  most: no merge makes a cluster of more places than that, but for those of together.  A
    cluster's label is its lowest place. Ties go to the lowest places.
    """
    clusters = _Clusters(count, cut, most)
    for one, other in apart:
        clusters.part(one, other)
    together = tuple(together)
    within = _reachable(count, *pairs, similarity >= cut, together)
    clusters.link(pairs[0][within], pairs[1][within], similarity[within])
    for one, other in together:
        clusters.join(one, other)
    return clusters.run()


class _Clusters:
    """Clusters by their lowest place, with the sum of similarities between those that have any.

    A sum, because sums of merged clusters add up; its mean is over all pairs of places. No merge makes a
    mean higher than both that it comes of. So two clusters that are nearest to each other stay so until they
    are merged, whatever happens elsewhere, and the order in which such pairs are found makes no difference
    (nearest-neighbour chain; Murtagh 1983, The Computer Journal 26). For the same reason a cluster that is
    below the cut with all others is done.
    """

    def __init__(self, count: int, cut: float, most: int | None) -> None:
        self._cut = cut
        self._most = count if most is None else most
        self._labels = list(range(count))
        self._sizes = [1] * count
        self._sums: list[dict[int, float]] = [{} for _ in range(count)]
        self._apart: list[set[int]] = [set() for _ in range(count)]

    def part(self, one: int, other: int) -> None:
        self._apart[one].add(other)
        self._apart[other].add(one)

    def link(self, first: Indices, second: Indices, similarity: Floats) -> None:
        for one, other, value in zip(first.tolist(), second.tolist(), similarity.tolist(), strict=True):
            if other not in self._apart[one]:
                self._sums[one][other] = self._sums[other][one] = value

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._merge(first, second)

    def run(self) -> Indices:
        """Merge while it can be done; the labels."""
        for place in range(len(self._labels)):
            chain = [place]
            while chain and self._sums[place]:
                before = chain[-2] if len(chain) > 1 else -1
                nearest = self._nearest(chain[-1], before)
                if nearest == before:
                    if nearest < 0:
                        self._finish(place)
                    else:
                        self._merge(*sorted(chain[-2:]))
                        chain = chain[:-2] or [place]
                else:
                    chain.append(nearest)
        return np.array([self._root(place) for place in range(len(self._labels))], np.intp)

    def _nearest(self, place: int, before: int) -> int:
        """The cluster of the highest mean, -1 if none reaches the cut; of equals `before` or the lowest."""
        size, sizes = self._sizes[place], self._sizes
        best, highest = -1, self._cut
        for other, total in self._sums[place].items():
            mean = total / (size * sizes[other])
            if mean >= highest and size + sizes[other] <= self._most:
                is_equal = mean == highest and best >= 0
                if not is_equal or other == before or (other < best != before):
                    best, highest = other, mean
        return best

    def _finish(self, place: int) -> None:
        for other in self._sums[place]:
            del self._sums[other][place]
        self._sums[place] = {}

    def _root(self, place: int) -> int:
        while self._labels[place] != place:
            self._labels[place] = self._labels[self._labels[place]]
            place = self._labels[place]
        return place

    def _merge(self, kept: int, gone: int) -> None:
        self._labels[gone] = kept
        self._sizes[kept] += self._sizes[gone]
        mine, theirs = self._sums[kept], self._sums[gone]
        self._sums[gone] = {}
        mine.pop(gone, None)
        theirs.pop(kept, None)
        for other, total in theirs.items():
            sums = self._sums[other]
            del sums[gone]
            mine[other] = sums[kept] = mine.get(other, 0.0) + total
        for other in self._apart[gone]:
            self._apart[other].discard(gone)
            self.part(kept, other)
        self._apart[gone] = set()
        for other in self._apart[kept] & mine.keys():
            del mine[other], self._sums[other][kept]


def _reachable(
    count: int, first: Indices, second: Indices, strong: NDArray[np.bool_], together: Sequence[Place]
) -> NDArray[np.bool_]:
    """(P,) pairs of places that strong pairs or the user's connect: no others can ever be merged."""
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    one, other = np.array(together, np.intp).reshape(-1, 2).T
    rows, columns = np.concatenate([first[strong], one]), np.concatenate([second[strong], other])
    links = sparse.csr_matrix((np.ones(len(rows), np.bool_), (rows, columns)), shape=(count, count))
    _, labels = connected_components(links, directed=False)
    return np.asarray(labels[first] == labels[second], np.bool_)
