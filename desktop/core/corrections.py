"""What the user said about pairs of photos."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.core.errors import UsageError
from desktop.core.types import PhotoId

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Correction:
    """Two photos do, or do not, show the same product. Raises UsageError when they are one photo."""

    first: PhotoId
    second: PhotoId
    same: bool

    def __post_init__(self) -> None:
        if self.first == self.second:
            raise UsageError(f"A correction names photo {self.first} twice.", "Name two photos.")


class ContradictoryCorrections(UsageError):
    """Two photos are to be apart, but a chain of other corrections puts them together.

    photos: the two, then those of the chain between them.
    """

    code = "contradiction"

    def __init__(self, photos: tuple[PhotoId, ...], names: Mapping[PhotoId, str] | None = None) -> None:
        first, second, *between = [names.get(photo, str(photo)) if names else str(photo) for photo in photos]
        by_way = f", by way of {', '.join(between)}" if between else ""
        super().__init__(
            f"{'The photos' if names else 'Photos'} {first} and {second} are marked as different products and"
            f" as the same{by_way}.",
            "Take one of these corrections back.",
        )
        self.photos = photos

    def named(self, names: Mapping[PhotoId, str]) -> ContradictoryCorrections:
        """The same with the photos' names instead of their numbers."""
        return ContradictoryCorrections(self.photos, names)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What the user said as places in a shoot: pairs each once, in order, lower place first.

    settled: groups that the user accepted; nothing leaves or joins them, and no pair names their places.
    """

    together: tuple[Place, ...] = ()
    apart: tuple[Place, ...] = ()
    settled: tuple[tuple[int, ...], ...] = ()


def constraints(
    corrections: Sequence[Correction],
    places: Mapping[PhotoId, int],
    accepted: Sequence[Sequence[PhotoId]] = (),
) -> Constraints:
    """The corrections whose photos both have a place, and the groups that the user accepted.

    A correction that came after a group was accepted counts for more: it may add to the group, whose photos
    then only stay together, or take it apart. Raises ContradictoryCorrections.
    """
    together, apart = set[Place](), set[Place]()
    for each in corrections:
        if each.first in places and each.second in places:
            one, other = sorted((places[each.first], places[each.second]))
            (together if each.same else apart).add((one, other))
    settled = []
    for group in accepted:
        here = sorted(places[photo] for photo in group if photo in places)
        if any(one in here and other in here for one, other in apart):
            continue
        if any((one in here) != (other in here) for one, other in together):
            together.update(itertools.pairwise(here))
        elif here:
            settled.append(tuple(here))
    _check(together, apart, {place: photo for photo, place in places.items()})
    closed = {place for group in settled for place in group}
    return Constraints(
        tuple(sorted(pair for pair in together if closed.isdisjoint(pair))),
        tuple(sorted(pair for pair in apart if closed.isdisjoint(pair))),
        tuple(sorted(settled)),
    )


def _check(together: set[Place], apart: set[Place], photos: Mapping[int, PhotoId]) -> None:
    for one, other in sorted(apart):
        chain = _chain(together, one, other)
        if chain:
            raise ContradictoryCorrections(
                (photos[one], photos[other], *(photos[place] for place in chain[1:-1]))
            )


def _chain(links: set[Place], start: int, goal: int) -> list[int]:
    """The shortest way from start to goal along links, both included; empty when there is none."""
    neighbours: dict[int, list[int]] = {}
    for one, other in sorted(links):
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    ways = {start: [start]}
    frontier = [start]
    while frontier:
        reached = []
        for place in frontier:
            for after in neighbours.get(place, ()):
                if after not in ways:
                    ways[after] = [*ways[place], after]
                    reached.append(after)
        frontier = reached
    return ways.get(goal, [])
