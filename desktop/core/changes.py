"""What would change: the difference between the groups there are and a new way to group their photos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from desktop.core.links import best_row_of_each
from desktop.core.pair_table import PairTable
from desktop.core.similarity import Indices, Scorer
from desktop.core.types import Group, GroupId, Match, PhotoId


@dataclass(frozen=True, slots=True)
class Merge:
    """A group takes in other groups whole.

    photos: those that move in.  link: the strongest between them and the group, None when it is not known.
    """

    group: GroupId
    taken: tuple[GroupId, ...]
    photos: tuple[PhotoId, ...]
    link: Match | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A group that photos leave.

    link: the strongest between them and those that stay, None when it is not known.
    """

    group: GroupId
    photos: tuple[PhotoId, ...]
    link: Match | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """merges, splits: in the order of the groups.  moves: photo -> the group whose photos it joins, None
    when it starts a group; of every photo that does not stay with its group.  groups: how many would be.
    """

    merges: tuple[Merge, ...] = ()
    splits: tuple[Split, ...] = ()
    moves: Mapping[PhotoId, GroupId | None] = field(default_factory=dict)
    groups: int = 0


def what_would_change(before: Sequence[Group], after: Sequence[Sequence[PhotoId]]) -> Changes:
    """The difference, over the photos that are in both.

    Every new group goes on as that old one with which it shares most photos, no two as the same one; the
    photos that it has from elsewhere move. Of equal claims the one to the earlier photo wins.
    """
    old_of = {photo: group.id for group in before for photo in group.photos}
    new_of = {photo: at for at, photos in enumerate(after) for photo in photos if photo in old_of}
    goes_on_as = _continued(old_of, new_of)
    moves = {
        photo: goes_on_as.get(new)
        for photo, new in sorted(new_of.items())
        if goes_on_as.get(new) != old_of[photo]
    }
    splits = []
    taken: dict[GroupId, list[Group]] = {}
    for group in before:
        here = [photo for photo in sorted(group.photos) if photo in new_of]
        leaving = tuple(photo for photo in here if photo in moves)
        if len({new_of[photo] for photo in here}) > 1 and leaving:
            splits.append(Split(group.id, leaving))
        goals = {moves[photo] for photo in leaving}
        goal = goals.pop() if len(goals) == 1 and len(leaving) == len(here) else None
        if goal is not None:
            taken.setdefault(goal, []).append(group)
    merges = [
        Merge(
            group.id,
            tuple(each.id for each in taken[group.id]),
            tuple(sorted(photo for each in taken[group.id] for photo in each.photos if photo in new_of)),
        )
        for group in before
        if group.id in taken
    ]
    return Changes(tuple(merges), tuple(splits), moves, len({*new_of.values()}))


def with_links(changes: Changes, before: Sequence[Group], table: PairTable, scorer: Scorer) -> Changes:
    """The changes with the link that makes each merge and the one that each split undoes."""
    stays, joins, leaves = (np.full(len(table), -1) for _ in range(3))
    for group in before:
        places = [table.place[photo] for photo in group.photos if photo in table.place]
        stays[[at for at in places if table.photos[at] not in changes.moves]] = group.id
    for merge in changes.merges:
        joins[[table.place[photo] for photo in merge.photos]] = merge.group
    for split in changes.splits:
        leaves[[table.place[photo] for photo in split.photos]] = split.group
    scores = scorer.scores(table.signals)
    made, undone = _strongest(table, scores, joins, stays), _strongest(table, scores, leaves, stays)
    return replace(
        changes,
        merges=tuple(replace(merge, link=made.get(merge.group)) for merge in changes.merges),
        splits=tuple(replace(split, link=undone.get(split.group)) for split in changes.splits),
    )


def _strongest(
    table: PairTable, scores: NDArray[np.float32], ones: Indices, others: Indices
) -> dict[int, Match]:
    """Group -> its strongest candidate pair between photos of that number in ones and in others."""
    first, second = table.pairs.first, table.pairs.second
    there = np.flatnonzero((ones[first] == others[second]) & (ones[first] >= 0))
    back = np.flatnonzero((ones[second] == others[first]) & (ones[second] >= 0))
    owners = np.concatenate([ones[first[there]], ones[second[back]]])
    best = best_row_of_each(owners, np.concatenate([there, back]), scores)
    return {group: table.match(row, float(scores[row])) for group, row in best.items()}


def _continued(old_of: Mapping[PhotoId, GroupId], new_of: Mapping[PhotoId, int]) -> dict[int, GroupId]:
    """New group -> the old one that it goes on as."""
    shared: Counter[tuple[int, GroupId]] = Counter()
    first: dict[tuple[int, GroupId], PhotoId] = {}
    for photo, new in sorted(new_of.items()):
        claim = new, old_of[photo]
        shared[claim] += 1
        first.setdefault(claim, photo)
    found: dict[int, GroupId] = {}
    taken: set[GroupId] = set()
    for claim in sorted(shared, key=lambda claim: (-shared[claim], first[claim])):
        new, old = claim
        if new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    return found
