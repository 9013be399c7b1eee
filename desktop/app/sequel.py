"""What goes on when a shoot is grouped again: names, accepted groups, what the user said about pairs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from desktop.core.grouping import Correction
from desktop.core.types import Group, GroupId, Match, Photo, PhotoId
from desktop.store.groups import GroupStore


def as_before(
    before: Sequence[Group], groups: Sequence[Group], goes_on_as: Mapping[GroupId, GroupId]
) -> tuple[Group, ...]:
    """The new groups with the names of those that they go on as, and accepted where they are the same."""
    old = {group.id: group for group in before}
    here = {photo for group in groups for photo in group.photos}
    found = []
    for group in groups:
        earlier = old.get(goes_on_as.get(group.id, GroupId(0)))
        if earlier is not None:
            is_same = set(earlier.photos) & here == set(group.photos)
            found.append(dataclasses.replace(group, name=earlier.name, accepted=earlier.accepted and is_same))
        else:
            found.append(group)
    return tuple(found)


def nearest_outside(group: Group, links: Iterable[Match]) -> Match | None:
    """The strongest of some links that leads out of a group."""
    here = set(group.photos)
    leading_out = [link for link in links if (link.first in here) != (link.second in here)]
    return max(leading_out, key=lambda link: link.score, default=None)


def corrections_between(store: GroupStore, photos: Iterable[Photo]) -> tuple[Correction, ...]:
    """The user's corrections between these photos; they are kept by content, so every copy is meant."""
    by_digest: dict[str, list[PhotoId]] = {}
    for photo in photos:
        by_digest.setdefault(photo.digest, []).append(photo.id)
    return tuple(
        Correction(one, two, same)
        for first, second, same in store.corrections()
        for one in by_digest.get(first, ())
        for two in by_digest.get(second, ())
        if one != two
    )
