"""What the user decides about the groups of a shoot: each decision says what it changes, both ways."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.core.types import PhotoId

ContentPair = tuple[str, str]
"""Digests of two contents, the lower first."""

_MOST_APART = 2000
"""Pairs that are written down one by one when two parts are separated; of larger parts some stand for all."""


class Verdict(StrEnum):
    """What the user said about one photo of a product."""

    KEEP = "keep"
    """It is the best one."""
    DROP = "drop"
    """It is not wanted. The file stays where it is."""


class DecisionKind(StrEnum):
    """What was done, in the words of the journal."""

    ACCEPT = "accept"
    REOPEN = "reopen"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    KEEP = "keep"
    DROP = "drop"
    UNDECIDE = "undecide"
    DUPLICATE = "duplicate"
    NO_DUPLICATE = "no-duplicate"
    SAME = "same"
    DIFFERENT = "different"
    REGROUP = "regroup"


@dataclass(frozen=True, slots=True)
class GroupState:
    """A group as a decision finds or leaves it. position: its place in the order of the shoot."""

    photos: tuple[PhotoId, ...]
    position: float = 0.0
    name: str = ""
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The user's word on a pair of contents, before and after; None is none."""

    pair: ContentPair
    before: bool | None
    after: bool | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A photo's verdict, before and after."""

    photo: PhotoId
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Twin:
    """The user's word on what a photo is an edit of: None is none, 0 is "of no other".

    found: what the program found without her word; 0 is "of no other".
    """

    photo: PhotoId
    before: int | None
    after: int | None
    found: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the journal.

    name, number: the product that it is about.  count: photos, or products where there are several.
    before, after: the groups that it touches, the same photos in both.  settings: how the shoot is grouped,
    as JSON, before and after; None when that does not change.
    """

    kind: DecisionKind
    name: str = ""
    number: int = 0
    count: int = 0
    before: tuple[GroupState, ...] = ()
    after: tuple[GroupState, ...] = ()
    said: tuple[Said, ...] = ()
    marks: tuple[Marked, ...] = ()
    twins: tuple[Twin, ...] = ()
    settings: tuple[str, str] | None = field(default=None)

    @property
    def reverse(self) -> Decision:
        """The same the other way round."""
        return replace(
            self,
            before=self.after,
            after=self.before,
            said=tuple(Said(each.pair, each.after, each.before) for each in self.said),
            marks=tuple(Marked(each.photo, each.after, each.before) for each in self.marks),
            twins=tuple(Twin(each.photo, each.after, each.before, each.found) for each in self.twins),
            settings=None if self.settings is None else (self.settings[1], self.settings[0]),
        )

    @property
    def changes_nothing(self) -> bool:
        changed = self.before != self.after or self.said or self.marks or self.twins
        return not changed and (self.settings is None or self.settings[0] == self.settings[1])


def said_by(
    before: Sequence[GroupState],
    after: Sequence[GroupState],
    digests: Mapping[PhotoId, str],
    known: Mapping[ContentPair, bool],
    also: Mapping[ContentPair, bool] | None = None,
) -> tuple[Said, ...]:
    """What a new arrangement of photos says about their contents, so that it outlives a regrouping.

    A group that the user made stays together, and what she took apart stays apart; her last word counts.
    known: what was said before.  also: what she said besides, which counts for most.
    """
    content = {group: frozenset(digests[photo] for photo in group.photos) for group in after}
    touched = frozenset().union(*content.values()) if content else frozenset()
    made = [group for group in after if set(group.photos) not in [set(old.photos) for old in before]]
    new: dict[ContentPair, bool | None] = {}
    for pair, is_same in known.items():
        if touched.issuperset(pair):
            homes = [group for group in after if content[group].issuperset(pair)]
            if homes and (not is_same or homes[0] in made):
                new[pair] = None  # said anew below, or taken back
            elif not homes and is_same:
                new[pair] = None
    for pair in _apart(before, after, digests):
        if not any(held.issuperset(pair) for held in content.values()):
            new[pair] = False
    for group in made:
        chain = itertools.pairwise(dict.fromkeys(digests[photo] for photo in group.photos))
        new.update((content_pair(*link), True) for link in chain)
    new.update(also or {})
    return tuple(
        Said(pair, known.get(pair), word) for pair, word in sorted(new.items()) if known.get(pair) != word
    )


def content_pair(one: str, other: str) -> ContentPair:
    """Two digests in their order."""
    return (one, other) if one <= other else (other, one)


def _apart(
    before: Iterable[GroupState], after: Sequence[GroupState], digests: Mapping[PhotoId, str]
) -> Iterator[ContentPair]:
    """Pairs of contents that shared a group and no longer do."""
    home = {photo: at for at, group in enumerate(after) for photo in group.photos}
    for group in before:
        parts: dict[int, list[PhotoId]] = {}
        for photo in group.photos:
            parts.setdefault(home[photo], []).append(photo)
        for some, others in itertools.combinations(parts.values(), 2):
            if len(some) * len(others) > _MOST_APART:
                # Each part is kept together by its chain, so one photo stands for all of it.
                pairs = [*((some[0], other) for other in others), *((one, others[0]) for one in some)]
            else:
                pairs = list(itertools.product(some, others))
            for one, other in pairs:
                if digests[one] != digests[other]:
                    yield content_pair(digests[one], digests[other])


def parts_without(
    photos: Sequence[PhotoId], links: Iterable[tuple[PhotoId, PhotoId, float]], ends: tuple[PhotoId, PhotoId]
) -> tuple[tuple[PhotoId, ...], tuple[PhotoId, ...]]:
    """A group in two parts, one with either end, cut at the weakest link of the way between them.

    links: (first, second, score) inside the group.  A photo that no link leads to stays with the first end.
    """
    cluster = {photo: {photo} for photo in photos}
    for first, second, _ in sorted(links, key=lambda link: (-link[2], link[0], link[1])):
        if first not in cluster or second not in cluster or cluster[first] is cluster[second]:
            continue
        joined = cluster[first] | cluster[second]
        if not joined.issuperset(ends):
            for photo in joined:
                cluster[photo] = joined
    apart = cluster[ends[1]]
    return (
        tuple(photo for photo in photos if photo not in apart),
        tuple(photo for photo in photos if photo in apart),
    )
