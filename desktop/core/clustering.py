"""From scores to clusters of places in a shoot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.candidates import Pairs, candidates
from desktop.core.corrections import Constraints, Place
from desktop.core.evidence import KnownAlignments, gather_evidence
from desktop.core.linkage import average_linkage
from desktop.core.neighbourhoods import rerank
from desktop.core.similarity import Indices, Scorer
from desktop.core.types import Checkpoint

if TYPE_CHECKING:
    from desktop.core.features import Features

_SPLIT_FACTOR = 0.5
"""A cluster's mean score is at least this times the threshold squared. Two photos without other neighbours
overlap fully whatever their score; in small shoots a score means more than it does in large ones."""

Floats = NDArray[np.float64]


def cluster(
    scorer: Scorer,
    features: Sequence[Features],
    threshold: float,
    limits: Constraints,
    known: KnownAlignments,
    checkpoint: Checkpoint,
) -> list[Indices]:
    """Places of photos that belong together, every place once, each cluster ascending.

    Neighbours by score, the open ones aligned and scored again, re-ranked by what they have in common, joined
    by average linkage down to the threshold; then each cluster is split where its own mean score is low.
    """
    count = len(scorer)
    pairs = candidates(scorer, lambda fraction: checkpoint(0.2 * fraction))
    signals = scorer.pairs(pairs.first, pairs.second)
    scores = scorer.scores(signals)
    if scorer.heeds_evidence:
        gather_evidence(scorer, features, pairs, scores, known, lambda part: checkpoint(0.2 + 0.5 * part))
        scores = scorer.scores(replace(signals, feature=scorer.evidence(pairs.first, pairs.second)))
    pairs, scores = _corrected(pairs, scores, limits)
    checkpoint(0.7)
    linked, similarity = rerank(count, pairs, scores, lambda part: checkpoint(0.7 + 0.2 * part))
    lowest = _SPLIT_FACTOR * threshold**2
    found = []
    for places, table in _components(count, linked, similarity, threshold, limits.together):
        checkpoint(0.9)
        for loose in _split(places, table, threshold, limits):
            found += _split(loose, own_scores(scorer, loose, limits), lowest, limits)
    return found


def own_scores(scorer: Scorer, places: Indices, limits: Constraints) -> Floats:
    """(P, P) scores of some photos with each other; 1 where the user put two together, 0 where apart."""
    table = scorer.scores(scorer.between(places, places)).astype(np.float64)
    table = (table + table.T) / 2  # a matrix product may round its two halves differently
    for value, said in ((1.0, limits.together), (0.0, limits.apart)):
        for one, other in within(said, places):
            table[one, other] = table[other, one] = value
    return table


def within(said: Iterable[Place], places: Indices) -> list[Place]:
    """Pairs of the shoot's places as pairs of positions in a choice of them."""
    position = {int(place): at for at, place in enumerate(places)}
    return [(position[one], position[other]) for one, other in said if one in position and other in position]


def _corrected(
    pairs: Pairs, scores: NDArray[np.float32], limits: Constraints
) -> tuple[Pairs, NDArray[np.float32]]:
    """What the user said, as scores: so it also counts for the neighbours of the two."""
    if not limits.together and not limits.apart:
        return pairs, scores
    merged = dict(
        zip(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True), scores.tolist(), strict=True)
    )
    merged.update(dict.fromkeys(limits.together, 1.0))
    merged.update(dict.fromkeys(limits.apart, 0.0))
    places = np.array(list(merged), np.intp)
    return Pairs(places[:, 0], places[:, 1]), np.array(list(merged.values()), np.float32)


def _components(
    count: int, pairs: Pairs, similarity: Floats, threshold: float, together: Iterable[Place]
) -> list[tuple[Indices, Floats]]:
    """Photos that links of at least the threshold connect, with the table of their similarities.

    Average linkage cannot join across components: a mean reaches the threshold only if one of its pairs does.
    """
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    strong = similarity >= threshold
    first = np.concatenate([pairs.first[strong], np.array([one for one, _ in together], np.intp)])
    second = np.concatenate([pairs.second[strong], np.array([other for _, other in together], np.intp)])
    links = sparse.csr_matrix((np.ones(len(first)), (first, second)), shape=(count, count))
    total, labels = connected_components(links, directed=False)
    half = sparse.csr_matrix((similarity, (pairs.first, pairs.second)), shape=(count, count))
    whole = (half + half.T).tocsr()
    order = np.argsort(labels, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(labels, minlength=total))[:-1])
    return [(places, whole[places][:, places].toarray()) for places in members]


def _split(places: Indices, table: Floats, cut: float, limits: Constraints) -> list[Indices]:
    """The clusters of average linkage, as places of the shoot."""
    if len(places) == 1:
        return [places]
    labels = average_linkage(
        table, cut, together=within(limits.together, places), apart=within(limits.apart, places)
    )
    return [places[labels == label] for label in np.unique(labels)]
