"""How many photos a product may have: larger clusters are split at their weakest links, small ones undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.corrections import Constraints
from desktop.core.linkage import average_linkage
from desktop.core.similarity import Indices

Floats = NDArray[np.float64]
Scores = Callable[[Sequence[Indices]], tuple[tuple[Indices, Indices], Floats]]
"""Clusters -> all pairs inside of them and their scores."""

_LEAST = 1e-9  # of a mean score: nothing is a reason to join only where there is no room elsewhere


@dataclass(frozen=True, slots=True)
class Sized:
    """Clusters within the limits.

    divided: by the lowest place of each, the parts of every cluster that was over the maximum.  oversized:
    by lowest place, clusters that stay over it because the user put their photos together.
    """

    clusters: list[Indices]
    divided: tuple[tuple[int, ...], ...] = ()
    oversized: tuple[int, ...] = ()


def within_sizes(
    clusters: Sequence[Indices], fewest: int, most: int | None, limits: Constraints, scores: Scores
) -> Sized:
    """The clusters with none over the maximum and none but single photos below the minimum.

    A cluster over the maximum is put together anew, its nearest parts first, as long as there is room: what
    is left apart are its weakest links. Accepted groups, and photos that the user put together, stay
    together whatever their number.
    """
    settled = {group[0] for group in limits.settled}
    kept, divided, oversized = [], [], []
    for places in clusters:
        if int(places[0]) in settled:
            kept.append(places)
        elif most is not None and len(places) > most:
            parts = _joined(places, limits, scores, most)
            kept += parts
            if len(parts) > 1:
                divided.append(tuple(int(part[0]) for part in parts))
            oversized += [int(part[0]) for part in parts if len(part) > most]
        else:
            kept.append(places)
    sized = []
    for places in kept:
        is_small = len(places) < fewest and int(places[0]) not in settled
        sized += _joined(places, limits, None, None) if is_small else [places]
    there = {int(places[0]) for places in sized}
    return Sized(sized, tuple(divided), tuple(place for place in oversized if place in there))


def _joined(places: Indices, limits: Constraints, scores: Scores | None, most: int | None) -> list[Indices]:
    """Some places put together anew: what the user said, then what scores say and room allows."""
    here = {int(place): at for at, place in enumerate(places)}
    pairs, values = (np.empty(0, np.intp), np.empty(0, np.intp)), np.empty(0)
    if scores is not None:
        (first, second), values = scores([places])
        pairs = np.searchsorted(places, first), np.searchsorted(places, second)
    labels = average_linkage(
        len(places),
        pairs,
        values,
        _LEAST,
        together=_within(limits.together, here),
        apart=_within(limits.apart, here),
        most=most,
    )
    return [places[labels == label] for label in np.unique(labels)]


def _within(said: Iterable[tuple[int, int]], here: dict[int, int]) -> list[tuple[int, int]]:
    return [(here[one], here[other]) for one, other in said if one in here and other in here]
