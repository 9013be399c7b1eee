"""Numbers that are known of some pairs of places, as of alignments or of labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PairValues:
    """count: of places.  codes: of the pairs that are known, ascending.  values: theirs."""

    count: int
    codes: NDArray[np.int64]
    values: FloatArray

    @classmethod
    def none(cls, count: int) -> PairValues:
        """Nothing is known of any pair."""
        return cls(count, np.empty(0, np.int64), np.empty(0, np.float32))

    @classmethod
    def of(cls, count: int, first: Indices, second: Indices, values: FloatArray) -> PairValues:
        """Of pairs in any order, each once; which of its places comes first makes no difference."""
        codes = _codes(count, first, second)
        order = np.argsort(codes)
        return cls(count, codes[order], values[order])

    def at(self, first: Indices, second: Indices) -> FloatArray:
        """(P,) the values of pairs, NaN where there is none."""
        found = np.full(len(first), np.nan, np.float32)
        if len(self.codes):
            codes = _codes(self.count, first, second)
            at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
            hit = self.codes[at] == codes
            found[hit] = self.values[at[hit]]
        return found

    def restricted(self, places: Indices) -> PairValues:
        """What is known of the pairs among some places, ascending, by their order there."""
        position = np.full(self.count, -1)
        position[places] = np.arange(len(places))
        one, two = position[self.codes // self.count], position[self.codes % self.count]
        inside = (one >= 0) & (two >= 0)
        codes = one[inside].astype(np.int64) * len(places) + two[inside]
        return PairValues(len(places), codes, self.values[inside])


def _codes(count: int, first: Indices, second: Indices) -> NDArray[np.int64]:
    return np.minimum(first, second).astype(np.int64) * count + np.maximum(first, second)
