"""Learn from the user: weights and threshold under which the groups would be more like those she accepted."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from desktop.core.corrections import Correction
from desktop.core.grouping import GroupingSettings
from desktop.core.live_grouping import LiveGrouping
from desktop.core.pair_table import PairTable
from desktop.core.similarity import Indices, SignalWeights
from desktop.core.types import Checkpoint, PhotoId, no_checkpoint

FEWEST_PAIRS = 20
"""Of either kind. With fewer, one pair more or less turns the suggestion round."""
MOST_PHOTOS = 1000
"""A tenth of a second for each of the settings that are tried; of more, those of the lowest digests count."""

_FACTORS = (0.5, 1.0, 2.0)  # of a weight, against that of the semantic signal
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
_FOLDS = 5
_NEAREST = 3  # photos of other products that each photo could be mistaken for
_SAME_SHOT_BITS = 8  # edits of one photo teach nothing

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lessons:
    """Pairs of a table's places whose answer the user gave.

    weight: of each pair; a product counts by its photos, not by its pairs.  products: (P, 2) of the photos.
    """

    first: Indices
    second: Indices
    same: Flags
    weight: Floats
    products: Indices

    def __len__(self) -> int:
        return len(self.first)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was learned, or why nothing was.

    settings: what to group with; the present settings when nothing else is clearly better.  error: how much
    of what the user said they would get wrong in photos that were not learned from, 0..1; the mean of the
    share of pairs taken apart and that of pairs put together.  present_error: the same of the present
    settings.  same_missing, different_missing: how many more pairs of either kind are needed before anything
    can be learned; the errors are then None.
    """

    settings: GroupingSettings
    error: float | None = None
    present_error: float | None = None
    same_missing: int = 0
    different_missing: int = 0

    @property
    def is_too_few(self) -> bool:
        return bool(self.same_missing or self.different_missing)


def lessons(
    table: PairTable, corrections: Sequence[Correction], accepted: Sequence[Sequence[PhotoId]]
) -> Lessons:
    """What the user's corrections and accepted groups say about pairs.

    Photos of one accepted group show the same product. Of two they do not; of those pairs each photo's
    nearest teach something, as only they could be mistaken.
    """
    product = np.full(len(table), -1)
    answers: dict[tuple[int, int], tuple[bool, float]] = {}
    for number, group in enumerate(accepted):
        places = sorted(table.place[photo] for photo in group if photo in table.place)
        product[places] = number
        for pair in itertools.combinations(places, 2):
            answers[pair] = True, 2 / len(places)
    for pair in _nearest_across(table, product):
        answers[pair] = False, 1.0
    for each in corrections:
        if each.first in table.place and each.second in table.place:
            one, other = sorted((table.place[each.first], table.place[each.second]))
            answers[one, other] = each.same, 1.0
    return _without_edits(table, _lessons(answers, _products(len(table), answers)))


def _nearest_across(table: PairTable, product: Indices) -> Iterator[tuple[int, int]]:
    """Candidate pairs of two products that are among the nearest of one of them. product: -1 is none."""
    first, second = table.pairs.first, table.pairs.second
    across = np.flatnonzero(
        (product[first] >= 0) & (product[second] >= 0) & (product[first] != product[second])
    )
    scores = table.scorer(SignalWeights()).scores(table.signals.take(across))
    photos = np.concatenate([first[across], second[across]])
    rows = np.tile(np.arange(len(across)), 2)
    order = np.lexsort((rows, -scores[rows], photos))
    ranks = np.arange(len(order)) - np.searchsorted(photos[order], photos[order])
    for row in np.unique(rows[order[ranks < _NEAREST]]).tolist():
        yield int(first[across[row]]), int(second[across[row]])


def learn(
    table: PairTable,
    taught: Lessons,
    present: GroupingSettings,
    checkpoint: Checkpoint = no_checkpoint,
) -> Suggestion:
    """The settings that would get least of the lessons wrong, if they are clearly better than the present.

    Settings from a fixed list are tried by grouping the taught photos with each, without the user's word.
    Better is judged by cross-validation: for every fifth of the products by what was best for the others.
    The same for the same lessons.
    """
    same, different = int(taught.same.sum()), int((~taught.same).sum())
    if min(same, different) < FEWEST_PAIRS:
        return Suggestion(
            present,
            same_missing=max(0, FEWEST_PAIRS - same),
            different_missing=max(0, FEWEST_PAIRS - different),
        )
    tried = [present, *_alternatives(present)]
    taught, wrong = _tried(table, taught, tried, checkpoint)
    held_out = _held_out(taught, wrong, tried)
    if held_out is None:
        return Suggestion(present, different_missing=FEWEST_PAIRS)  # of different products, there are none
    learned, kept, same_rows, weights = held_out
    error, present_error = (_balanced(answers, same_rows, weights) for answers in (learned, kept))
    overall = _errors(taught, wrong, np.ones(len(taught), np.bool_))
    best = _best(tried, overall)
    is_clear = present_error - error > _doubt_of(kept, learned, same_rows, weights)
    if not is_clear or overall[best] >= overall[0]:
        return Suggestion(present, present_error, present_error)
    return Suggestion(tried[best], error, present_error)


def _held_out(
    taught: Lessons, wrong: Flags, tried: Sequence[GroupingSettings]
) -> tuple[Flags, Flags, Flags, Floats] | None:
    """Of the lessons of each fold: what the settings that suit the others get wrong, and the present ones.

    Then whether they are of one product, and their weight. None when all are about one product.
    """
    folds = taught.products % _FOLDS
    parts: list[tuple[Flags, Flags, Flags, Floats]] = []
    for fold in range(_FOLDS):
        held_out = (folds == fold).any(axis=1)
        if held_out.any() and not held_out.all():
            best = _best(tried, _errors(taught, wrong, ~held_out))
            parts.append(
                (
                    wrong[best][held_out],
                    wrong[0][held_out],
                    taught.same[held_out],
                    taught.weight[held_out],
                )
            )
    if not parts:
        return None
    learned, kept, same, weight = (np.concatenate(each) for each in zip(*parts, strict=True))
    return learned, kept, same, weight


def _doubt_of(one: Flags, other: Flags, same: Flags, weight: Floats) -> float:
    """By how much two errors may differ by chance: two standard errors of their difference, pair by pair.

    Five pairs that only one of them gets wrong, and none that only the other does, are more than that.
    """
    share = np.where(same, weight / max(weight[same].sum(), 1e-9), weight / max(weight[~same].sum(), 1e-9))
    return float(2 * np.sqrt(((share / 2 * (one.astype(float) - other)) ** 2).sum()))


def _alternatives(present: GroupingSettings) -> Iterator[GroupingSettings]:
    """The settings that are tried. Only proportions of weights matter, so that the semantic one stays."""
    for spatial, feature, colour in itertools.product(_FACTORS, repeat=3):
        weights = SignalWeights(spatial=spatial, feature=feature, colour=colour)
        for threshold in _THRESHOLDS:
            yield replace(present, weights=weights, threshold=threshold)


def _tried(
    table: PairTable, taught: Lessons, tried: Sequence[GroupingSettings], checkpoint: Checkpoint
) -> tuple[Lessons, Flags]:
    """The lessons on at most MOST_PHOTOS photos, and (S, P) which of them each of the settings get wrong."""
    places = np.unique(np.concatenate([taught.first, taught.second]))[:MOST_PHOTOS]
    rows = np.isin(taught.first, places) & np.isin(taught.second, places)
    taught = _chosen(taught, np.flatnonzero(rows))
    part = table.restricted([table.photos[place] for place in places])
    first, second = np.searchsorted(places, taught.first), np.searchsorted(places, taught.second)
    live = LiveGrouping(part)
    wrong = np.empty((len(tried), len(taught)), np.bool_)
    for at, settings in enumerate(tried):
        checkpoint(at / len(tried))
        label = np.empty(len(part), np.intp)
        for number, photos in enumerate(live.partition(settings)):
            label[[part.place[photo] for photo in photos]] = number
        wrong[at] = (label[first] == label[second]) != taught.same
    return taught, wrong


def _errors(taught: Lessons, wrong: Flags, rows: Flags) -> list[float]:
    """Of each settings, over some of the lessons."""
    return [_balanced(one[rows], taught.same[rows], taught.weight[rows]) for one in wrong]


def _balanced(wrong: Flags, same: Flags, weight: Floats) -> float:
    """The mean of the weighted shares of pairs that were taken apart and of pairs that were put together."""
    shares = [float(weight[kind & wrong].sum() / weight[kind].sum()) for kind in (same, ~same) if kind.any()]
    return sum(shares) / len(shares)


def _best(tried: Sequence[GroupingSettings], errors: Sequence[float]) -> int:
    """The settings of the least error, of equal ones those that are nearest to the present, the first."""
    present = tried[0]

    def distance(settings: GroupingSettings) -> float:
        moved = 4 * abs(settings.threshold - present.threshold)
        for (_, one), (_, other) in zip(settings.weights.items(), present.weights.items(), strict=True):
            moved += abs(np.log2(max(one, 0.1) / max(other, 0.1)))
        return float(moved)

    return min(range(len(tried)), key=lambda at: (round(errors[at], 9), distance(tried[at]), at))


def _lessons(answers: dict[tuple[int, int], tuple[bool, float]], products: Indices) -> Lessons:
    pairs = np.array(sorted(answers), np.intp).reshape(-1, 2)
    said = [answers[one, other] for one, other in pairs.tolist()]
    return Lessons(
        pairs[:, 0],
        pairs[:, 1],
        np.array([same for same, _ in said], np.bool_),
        np.array([weight for _, weight in said], np.float64),
        products[pairs],
    )


def _products(count: int, answers: dict[tuple[int, int], tuple[bool, float]]) -> Indices:
    """(N,) a number of its product for each place, as far as the user said so."""
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    links = np.array([pair for pair, (same, _) in answers.items() if same], np.intp).reshape(-1, 2)
    graph = sparse.csr_matrix((np.ones(len(links)), (links[:, 0], links[:, 1])), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels, np.intp)


def _without_edits(table: PairTable, taught: Lessons) -> Lessons:
    _, bits = table.between(taught.first, taught.second)
    return _chosen(taught, np.flatnonzero(~(taught.same & (bits <= _SAME_SHOT_BITS))))


def _chosen(taught: Lessons, rows: Indices) -> Lessons:
    return Lessons(
        taught.first[rows],
        taught.second[rows],
        taught.same[rows],
        taught.weight[rows],
        taught.products[rows],
    )
