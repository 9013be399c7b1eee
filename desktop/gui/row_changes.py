"""The steps that turn one list of rows into another, so that a view keeps its place and its selection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out the rows first..last, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Insert(Generic[K]):
    """Put rows in before row first."""

    first: int
    keys: tuple[K, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Take one row out and put it in again so that it is row target."""

    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Reorder(Generic[K]):
    """The same rows in another order."""

    keys: tuple[K, ...]


Change = Remove | Insert[K] | Move | Reorder[K]


def changes(before: Sequence[K], after: Sequence[K]) -> Iterator[Change[K]]:
    """Removals from the end, then one move or one reordering, then insertions from the front.

    Each step is to be carried out before the next is asked for. Keys are hashable and occur once.
    """
    if before == after:
        return
    wanted = set(after)
    known = set(before)
    yield from _removals([key in wanted for key in before])
    stay = [key for key in before if key in wanted]
    goal = [key for key in after if key in known]
    if stay != goal:
        yield _single_move(stay, goal) or Reorder(tuple(goal))
    yield from _insertions(after, known)


def _removals(kept: Sequence[bool]) -> Iterator[Remove]:
    row = len(kept) - 1
    while row >= 0:
        if kept[row]:
            row -= 1
            continue
        last = row
        while row >= 0 and not kept[row]:
            row -= 1
        yield Remove(row + 1, last)


def _single_move(stay: Sequence[K], goal: Sequence[K]) -> Move | None:
    """The one move that does it, if one does."""
    first = next(row for row, (one, other) in enumerate(zip(stay, goal, strict=True)) if one != other)
    last = next(row for row in range(len(stay) - 1, -1, -1) if stay[row] != goal[row])
    if stay[first] == goal[last] and list(stay[first + 1 : last + 1]) == list(goal[first:last]):
        return Move(first, last)
    if stay[last] == goal[first] and list(stay[first:last]) == list(goal[first + 1 : last + 1]):
        return Move(last, first)
    return None


def _insertions(after: Sequence[K], known: set[K]) -> Iterator[Insert[K]]:
    row = 0
    while row < len(after):
        if after[row] in known:
            row += 1
            continue
        first = row
        while row < len(after) and after[row] not in known:
            row += 1
        yield Insert(first, tuple(after[first:row]))
