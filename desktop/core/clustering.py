"""From the pairs of a shoot to clusters of its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.core.candidates import Pairs
from desktop.core.corrections import Constraints
from desktop.core.linkage import average_linkage
from desktop.core.neighbourhoods import rerank
from desktop.core.pair_table import PairTable
from desktop.core.similarity import Indices, Scorer
from desktop.core.types import Checkpoint

_SPLIT_FACTOR = 1.3
"""A cluster's mean score is at least this times the threshold squared. Two photos without other neighbours
overlap fully whatever their score; in small shoots a score means more than it does in large ones."""

_LEAST = 1e-9
"""Pairs of no similarity at all are never a reason to join."""

Floats = NDArray[np.float64]


class Linked:
    """A table's pairs under certain weights and corrections, re-ranked: all but the threshold is settled."""

    def __init__(self, table: PairTable, scorer: Scorer, limits: Constraints, checkpoint: Checkpoint) -> None:
        """The scores of the candidates, re-ranked by what neighbours they have in common."""
        self._table = table
        self._scorer = scorer
        self._limits = limits
        pairs, scores = _corrected(table.pairs, scorer.scores(table.signals), limits, len(table))
        self.pairs, self.similarity = rerank(len(table), pairs, scores, checkpoint)

    def clusters(self, threshold: float, checkpoint: Checkpoint) -> list[Indices]:
        """Places of photos that belong together, every place once, each cluster ascending.

        Joined by average linkage down to the threshold; then each cluster is split where its own mean score
        is low.
        """
        settled = np.zeros(len(self._table), np.bool_)
        for group in self._limits.settled:
            settled[list(group)] = True
        free = ~(settled[self.pairs.first] | settled[self.pairs.second])
        loose = self._linked(
            (self.pairs.first[free], self.pairs.second[free]), self.similarity[free], threshold
        )
        checkpoint(0.5)
        found = self._split([places for places in members(loose) if not settled[places[0]]], threshold)
        return found + [np.array(group, np.intp) for group in self._limits.settled]

    def _split(self, clusters: Sequence[Indices], threshold: float) -> list[Indices]:
        """The clusters, in parts where their own mean score is low."""
        lowest = min(threshold, _SPLIT_FACTOR * threshold**2)
        _, own = self.scores_within(clusters)
        sizes = np.array([len(places) * (len(places) - 1) // 2 for places in clusters])
        ends = np.cumsum(sizes)
        # Where no pair is below it no mean is: linking those again would take most of the time.
        firm = [
            size == 0 or own[end - size : end].min() >= lowest
            for size, end in zip(sizes.tolist(), ends.tolist(), strict=True)
        ]
        doubtful = [places for places, is_firm in zip(clusters, firm, strict=True) if not is_firm]
        kept = [places for places, is_firm in zip(clusters, firm, strict=True) if is_firm]
        if not doubtful:
            return kept
        labels = self._linked(pairs_within(doubtful), own[~np.repeat(firm, sizes)], lowest)
        inside = np.isin(np.arange(len(labels)), np.concatenate(doubtful))
        return kept + [places for places in members(labels) if inside[places[0]]]

    def _linked(self, pairs: tuple[Indices, Indices], similarity: Floats, cut: float) -> Indices:
        limits = self._limits
        return average_linkage(
            len(self._table),
            pairs,
            similarity,
            max(cut, _LEAST),
            together=limits.together,
            apart=limits.apart,
        )

    def scores_within(self, clusters: Sequence[Indices]) -> tuple[tuple[Indices, Indices], Floats]:
        """All pairs inside of clusters and their own scores, or the user's word."""
        first, second = pairs_within(clusters)
        signals, _ = self._table.between(first, second)
        scores = self._scorer.scores(signals).astype(np.float64)
        return (first, second), with_the_users_word(first, second, scores, self._limits, len(self._table))


def members(labels: Indices) -> list[Indices]:
    """The places of each label, ascending, in the order of the labels."""
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order])) + 1
    return list(np.split(order, starts))


def pairs_within(clusters: Iterable[Indices]) -> tuple[Indices, Indices]:
    """All pairs of places inside of clusters, cluster by cluster, each as (0, 1), (0, 2), ... (1, 2), ..."""
    first, second = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
    for places in clusters:
        if len(places) > 1:
            one, other = np.triu_indices(len(places), 1)
            first.append(places[one])
            second.append(places[other])
    return np.concatenate(first), np.concatenate(second)


def with_the_users_word(
    first: Indices, second: Indices, scores: Floats, limits: Constraints, count: int
) -> Floats:
    """The scores of pairs; 1 where the user put two together, 0 where apart."""
    values = scores.copy()
    codes = np.minimum(first, second) * count + np.maximum(first, second)
    for value, said in ((1.0, limits.together), (0.0, limits.apart)):
        values[np.isin(codes, [one * count + other for one, other in said])] = value
    return values


def _corrected(
    pairs: Pairs, scores: NDArray[np.float32], limits: Constraints, count: int
) -> tuple[Pairs, NDArray[np.float32]]:
    """What the user said, as scores: so it also counts for the neighbours of the two."""
    said = np.array([*limits.together, *limits.apart], np.intp).reshape(-1, 2)
    if not len(said):
        return pairs, scores
    values = np.repeat(np.array([1, 0], np.float32), [len(limits.together), len(limits.apart)])
    codes = np.concatenate([said[:, 0] * count + said[:, 1], pairs.first * count + pairs.second])
    unique, chosen = np.unique(codes, return_index=True)  # the first of each: the user's
    return Pairs(unique // count, unique % count), np.concatenate([values, scores])[chosen]
