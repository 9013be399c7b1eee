from __future__ import annotations

import math

import numpy as np

from desktop.core.pair_values import PairValues


def at(*places: int) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    return np.array(places, np.intp)


VALUES = PairValues.of(5, at(4, 0, 2), at(1, 3, 3), np.array([0.25, 0.5, 0.75], np.float32))


def test_value_is_found_in_either_direction_and_missing_is_nan() -> None:
    assert VALUES.at(at(1, 4, 3, 3), at(4, 1, 0, 2)).tolist() == [0.25, 0.25, 0.5, 0.75]
    assert math.isnan(VALUES.at(at(0), at(1))[0])
    assert math.isnan(PairValues.none(5).at(at(0), at(1))[0])


def test_some_of_the_places_keep_what_is_known_among_them() -> None:
    some = VALUES.restricted(at(0, 2, 3))  # 2 becomes 1, 3 becomes 2

    assert some.at(at(0, 1), at(2, 2)).tolist() == [0.5, 0.75]
    assert len(some.codes) == 2
