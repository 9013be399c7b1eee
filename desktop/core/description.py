"""What is told about clusters: links, the weakest of them, cohesion, the nearest other group, duplicates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.clustering import pairs_within, with_the_users_word
from desktop.core.corrections import Constraints
from desktop.core.group_sizes import Sized
from desktop.core.grouping import Grouping
from desktop.core.links import best_row_of_each, spanning_tree, strongest
from desktop.core.pair_table import Bits, PairTable
from desktop.core.similarity import Indices, Scorer, SignalArrays
from desktop.core.types import Band, Checkpoint, Group, GroupId, Match, PhotoId

_CERTAIN, _LIKELY = 0.8, 0.5  # of the weakest link
_SAME_SHOT_BITS = 8  # of 64 hash bits
_SAME_SHOT_SIGNAL = 0.5  # semantic and colour that must come with it: plain pictures share hashes

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Photos of one group in their order, and all its pairs: (0, 1), (0, 2), ... (1, 2), ...

    own: the score of each pair, or the user's word.  scores: without the user's word.
    """

    photos: tuple[PhotoId, ...]
    own: Floats
    scores: Floats
    signals: SignalArrays
    bits: Bits


def describe(
    table: PairTable, scorer: Scorer, sized: Sized, limits: Constraints, checkpoint: Checkpoint
) -> Grouping:
    """The clusters as groups, numbered in the order of their first photos."""
    photos = table.photos
    clusters = [np.array(sorted(places, key=lambda at: photos[at]), np.intp) for places in sized.clusters]
    clusters.sort(key=lambda places: photos[places[0]])
    number_of = {int(places.min()): GroupId(number) for number, places in enumerate(clusters, 1)}
    nearest = _nearest(table, scorer, clusters, limits)
    groups: list[Group] = []
    matches: list[Match] = []
    duplicates: dict[PhotoId, PhotoId] = {}
    for at, cluster in enumerate(_measured(table, scorer, clusters, limits)):
        if at % 16 == 0:
            checkpoint(at / len(clusters))
        group, links = _group(GroupId(at + 1), cluster, nearest[at])
        groups.append(group)
        matches += links
        duplicates |= _duplicates(cluster)
    matches.sort(key=lambda match: (match.first, match.second))
    return Grouping(
        tuple(groups),
        tuple(matches),
        duplicates,
        tuple(tuple(sorted(number_of[part] for part in parts)) for parts in sized.divided),
        tuple(sorted(number_of[place] for place in sized.oversized)),
    )


def _measured(
    table: PairTable, scorer: Scorer, clusters: Sequence[Indices], limits: Constraints
) -> Iterator[_Cluster]:
    first, second = pairs_within(clusters)
    signals, bits = table.between(first, second)
    scores = scorer.scores(signals).astype(np.float64)
    own = with_the_users_word(first, second, scores, limits, len(table))
    start = 0
    for places in clusters:
        rows = np.arange(start, start + len(places) * (len(places) - 1) // 2)
        start += len(rows)
        ids = tuple(table.photos[place] for place in places)
        yield _Cluster(ids, own[rows], scores[rows], signals.take(rows), bits[rows])


def _group(id: GroupId, cluster: _Cluster, nearest: Match | None) -> tuple[Group, tuple[Match, ...]]:
    photos, size = cluster.photos, len(cluster.photos)
    if size == 1:
        return Group(id, photos, None, 1.0, nearest=nearest), ()
    table = np.ones((size, size))
    one, other = np.triu_indices(size, 1)
    table[one, other] = table[other, one] = cluster.own
    tree = spanning_tree(table)
    matches = {link: _match(cluster, *link) for link in sorted(tree | strongest(table))}
    weakest = min(tree, key=lambda link: (table[link], link))
    means = (table.sum(axis=1) - 1) / (size - 1)
    representative = int(np.argmax(means.round(6)))
    group = Group(
        id,
        (photos[representative], *(photo for at, photo in enumerate(photos) if at != representative)),
        _band(float(table[weakest])),
        float(means.mean()),
        matches[weakest],
        nearest=nearest,
    )
    return group, tuple(matches.values())


def _match(cluster: _Cluster, one: int, other: int) -> Match:
    """The link of two photos, by their positions, the lower first."""
    row = one * len(cluster.photos) - one * (one + 1) // 2 + other - one - 1
    return Match(
        cluster.photos[one], cluster.photos[other], float(cluster.scores[row]), cluster.signals.at(row)
    )


def _band(weakest: float) -> Band:
    if weakest >= _CERTAIN:
        return Band.CERTAIN
    return Band.LIKELY if weakest >= _LIKELY else Band.POSSIBLE


def _duplicates(cluster: _Cluster) -> dict[PhotoId, PhotoId]:
    """Edits of the same shot -> the first photo that they are edits of; an edit is no other's original."""
    one, other = np.triu_indices(len(cluster.photos), 1)
    alike = (cluster.signals.semantic >= _SAME_SHOT_SIGNAL) & (cluster.signals.colour >= _SAME_SHOT_SIGNAL)
    same_shot = (cluster.bits <= _SAME_SHOT_BITS) & alike
    originals: dict[int, int] = {}
    for first, second in zip(one[same_shot].tolist(), other[same_shot].tolist(), strict=True):
        if first not in originals and second not in originals:
            originals[second] = first
    return {cluster.photos[copy]: cluster.photos[original] for copy, original in originals.items()}


def _nearest(
    table: PairTable, scorer: Scorer, clusters: Sequence[Indices], limits: Constraints
) -> list[Match | None]:
    """Of each cluster the strongest candidate pair with a photo outside, but for those the user parted."""
    label = np.empty(len(table), np.intp)
    for number, places in enumerate(clusters):
        label[places] = number
    first, second = table.pairs.first, table.pairs.second
    scores = scorer.scores(table.signals).astype(np.float64)
    word = with_the_users_word(first, second, np.ones(len(first)), limits, len(table))
    across = np.flatnonzero((label[first] != label[second]) & (word > 0))
    rows = np.concatenate([across, across])
    owners = np.concatenate([label[first[across]], label[second[across]]])
    found: list[Match | None] = [None] * len(clusters)
    for owner, row in best_row_of_each(owners, rows, scores).items():
        found[owner] = table.match(row, float(scores[row]))
    return found
