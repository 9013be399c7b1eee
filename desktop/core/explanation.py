"""Why two photos score as they do: what each signal adds to the odds, or takes from them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.similarity import SignalWeights, pulls
from desktop.core.types import Signals


@dataclass(frozen=True, slots=True)
class Contribution:
    """One signal's part in a score.

    value: 0..1, None where it could not be had.  neutral: the value that says neither way.  share: of all
    signals' weights, 0..1.  odds: log odds that it adds; below 0 it speaks against.
    """

    signal: str
    value: float | None
    neutral: float
    share: float
    odds: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """All contributions, the one that speaks most for the pair first; odds is their sum."""

    contributions: tuple[Contribution, ...]
    odds: float

    @property
    def against(self) -> Contribution | None:
        """The contribution that speaks most against the pair, None when none does."""
        last = self.contributions[-1]
        return last if last.odds < 0 else None


def explain(signals: Signals, weights: SignalWeights) -> Explanation:
    """What the signals of two photos come to with these weights. Raises UsageError."""
    all_pulls = pulls(weights)
    total = sum(pull.weight for pull in all_pulls)
    found = []
    for pull in all_pulls:
        value: float | None = getattr(signals, pull.signal)
        odds = 0.0 if value is None else pull.weight * (value - pull.neutral)
        found.append(Contribution(pull.signal, value, pull.neutral, pull.weight / total, odds))
    found.sort(key=lambda each: -each.odds)
    return Explanation(tuple(found), sum(each.odds for each in found))
