"""What the user said about pairs of photos."""

from __future__ import annotations

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

    def __init__(self, photos: tuple[PhotoId, ...]) -> None:
        first, second, *between = photos
        by_way = f", by way of {', '.join(map(str, between))}" if between else ""
        super().__init__(
            f"Photos {first} and {second} are marked as different products and as the same{by_way}.",
            "Take one of these corrections back.",
        )
        self.photos = photos


@dataclass(frozen=True, slots=True)
class Constraints:
    """Corrections as places in a shoot, each pair once, in order, lower place first."""

    together: tuple[Place, ...] = ()
    apart: tuple[Place, ...] = ()


def constraints(corrections: Sequence[Correction], places: Mapping[PhotoId, int]) -> Constraints:
    """The corrections whose photos both have a place. Raises ContradictoryCorrections."""
    known = [
        (each, places[each.first], places[each.second])
        for each in corrections
        if each.first in places and each.second in places
    ]
    together = {(min(one, other), max(one, other)) for each, one, other in known if each.same}
    apart = {(min(one, other), max(one, other)) for each, one, other in known if not each.same}
    photos = {place: photo for photo, place in places.items()}
    for one, other in sorted(apart):
        chain = _chain(together, one, other)
        if chain:
            raise ContradictoryCorrections(
                (photos[one], photos[other], *(photos[place] for place in chain[1:-1]))
            )
    return Constraints(tuple(sorted(together)), tuple(sorted(apart)))


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
