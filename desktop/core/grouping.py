"""Photos to groups of one product, with the links that hold them. It suggests; only the user decides."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.core.clustering import cluster, own_scores
from desktop.core.corrections import Constraints, ContradictoryCorrections, Correction, constraints
from desktop.core.errors import UsageError
from desktop.core.evidence import KnownAlignments
from desktop.core.similarity import Indices, Scorer, SignalWeights
from desktop.core.types import Band, Checkpoint, Group, GroupId, Match, PhotoId, no_checkpoint

if TYPE_CHECKING:
    from desktop.core.features import Features

__all__ = [
    "DEFAULT_THRESHOLD",
    "ContradictoryCorrections",
    "Correction",
    "Grouping",
    "GroupingSettings",
    "group_photos",
]

DEFAULT_THRESHOLD = 0.35
"""Mean similarity at which clusters still merge: .25 is loose, .5 is strict."""

_CERTAIN, _LIKELY = 0.8, 0.5  # of the weakest link
_LINKS_PER_PHOTO = 5
_SAME_SHOT_BITS = 8  # of 64 hash bits
_SAME_SHOT_SIGNAL = 0.7  # semantic and colour that must come with it: plain pictures share hashes

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """threshold: 0..1, higher gives more and purer groups. Raises UsageError when it is not in 0..1."""

    threshold: float = DEFAULT_THRESHOLD
    weights: SignalWeights = field(default_factory=SignalWeights)

    def __post_init__(self) -> None:
        if not math.isfinite(self.threshold) or not 0 <= self.threshold <= 1:
            raise UsageError(f"The threshold is {self.threshold}.", "Give a number from 0 to 1.")


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups in the order of their first photos.

    matches: links inside groups, the strongest of every photo and those that hold its group together, by
    photo.  duplicates: photo -> the photo of its group that it is an edit of.
    """

    groups: tuple[Group, ...]
    matches: tuple[Match, ...]
    duplicates: Mapping[PhotoId, PhotoId]


def group_photos(
    features: Mapping[PhotoId, Features],
    settings: GroupingSettings,
    *,
    corrections: Sequence[Correction] = (),
    known: KnownAlignments | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> Grouping:
    """One product a group. The order of the mapping makes no difference.

    Corrections hold whatever the scores say; those that name a photo which is not here are left alone.
    known: alignments of earlier groupings, which take most of the time; new ones are added to it.
    Raises UsageError when corrections contradict each other (ContradictoryCorrections) or the weights leave
    nothing to compare by.
    """
    if not features:
        return Grouping((), (), {})
    photos = sorted(features, key=lambda photo: (features[photo].digest, photo))
    limits = constraints(corrections, {photo: place for place, photo in enumerate(photos)})
    ordered = [features[photo] for photo in photos]
    scorer = Scorer(ordered, settings.weights)
    clusters = cluster(
        scorer,
        ordered,
        settings.threshold,
        limits,
        {} if known is None else known,
        lambda part: checkpoint(0.8 * part),
    )
    drafts = []
    for done, places in enumerate(clusters):
        checkpoint(0.8 + 0.2 * done / len(clusters))
        drafts.append(_draft(scorer, photos, places, limits))
    drafts.sort(key=lambda draft: min(draft.group.photos))
    checkpoint(1.0)
    return Grouping(
        tuple(_numbered(draft.group, number) for number, draft in enumerate(drafts, 1)),
        tuple(sorted((match for draft in drafts for match in draft.matches), key=_by_photos)),
        {copy: original for draft in drafts for copy, original in draft.duplicates.items()},
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A group without its number, with its links and duplicates."""

    group: Group
    matches: tuple[Match, ...]
    duplicates: dict[PhotoId, PhotoId]


def _numbered(group: Group, number: int) -> Group:
    return Group(GroupId(number), group.photos, group.band, group.cohesion, group.weakest)


def _by_photos(match: Match) -> tuple[PhotoId, PhotoId]:
    return match.first, match.second


def _draft(scorer: Scorer, photos: Sequence[PhotoId], places: Indices, limits: Constraints) -> _Draft:
    unnumbered = GroupId(0)
    places = np.array(sorted(places, key=lambda place: photos[place]), np.intp)
    ids = [photos[place] for place in places]
    if len(ids) == 1:
        return _Draft(Group(unnumbered, tuple(ids), None, 1.0), (), {})
    table = own_scores(scorer, places, limits)
    size = len(ids)
    tree = _spanning_tree(table)
    first, second = np.array(sorted(tree | _strongest(table))).T
    signals = scorer.pairs(places[first], places[second])
    matches = {
        (int(one), int(other)): Match(ids[one], ids[other], float(score), signals.at(at))
        for at, (one, other, score) in enumerate(zip(first, second, scorer.scores(signals), strict=True))
    }
    weakest = min(tree, key=lambda link: (table[link], link))
    means = (table.sum(axis=1) - table.diagonal()) / (size - 1)
    representative = int(np.argmax(means.round(6)))
    group = Group(
        unnumbered,
        (ids[representative], *(photo for at, photo in enumerate(ids) if at != representative)),
        _band(float(table[weakest])),
        float(means.mean()),
        matches[weakest],
    )
    return _Draft(group, tuple(matches.values()), _duplicates(scorer, places, ids))


def _band(weakest: float) -> Band:
    if weakest >= _CERTAIN:
        return Band.CERTAIN
    return Band.LIKELY if weakest >= _LIKELY else Band.POSSIBLE


def _spanning_tree(table: Floats) -> set[tuple[int, int]]:
    """The links of the maximum spanning tree (Prim), lower position first."""
    size = len(table)
    links = set()
    outside = np.ones(size, np.bool_)
    outside[0] = False
    best, parent = table[0].copy(), np.zeros(size, np.intp)
    for _ in range(size - 1):
        chosen = int(np.where(outside, best, -np.inf).argmax())
        links.add((min(chosen, int(parent[chosen])), max(chosen, int(parent[chosen]))))
        outside[chosen] = False
        closer = outside & (table[chosen] > best)
        best[closer], parent[closer] = table[chosen][closer], chosen
    return links


def _strongest(table: Floats) -> set[tuple[int, int]]:
    """Each photo's best links."""
    others = table.copy()
    np.fill_diagonal(others, -np.inf)
    kept = min(_LINKS_PER_PHOTO, len(table) - 1)
    order = np.argsort(-others, axis=1, kind="stable")[:, :kept]
    return {
        (min(row, int(column)), max(row, int(column))) for row in range(len(table)) for column in order[row]
    }


def _duplicates(scorer: Scorer, places: Indices, ids: Sequence[PhotoId]) -> dict[PhotoId, PhotoId]:
    """Edits of the same shot -> the first photo that they are edits of; an edit is no other's original."""
    first, second = np.triu_indices(len(places), 1)
    bits = scorer.hash_bits(places[first], places[second])
    signals = scorer.pairs(places[first], places[second])
    alike = (signals.semantic >= _SAME_SHOT_SIGNAL) & (signals.colour >= _SAME_SHOT_SIGNAL)
    same_shot = (bits <= _SAME_SHOT_BITS) & alike
    originals: dict[int, int] = {}
    for one, other in zip(first[same_shot].tolist(), second[same_shot].tolist(), strict=True):
        if one not in originals and other not in originals:
            originals[other] = one
    return {ids[copy]: ids[original] for copy, original in originals.items()}
