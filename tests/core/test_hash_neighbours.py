from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.core.errors import Cancelled
from desktop.core.hash_neighbours import near_hashes
from desktop.core.types import no_checkpoint


def photo(first: int, turned: int = 0x5555_0000_FFFF_1234) -> list[int]:
    """A photo whose hash is `first` as taken and `turned` in the seven other orientations."""
    return [first] + [turned] * 7


def found(photos: list[list[int]], bits: int, most: int = 40) -> list[tuple[int, int]]:
    hashes: NDArray[np.uint64] = np.array(photos, np.uint64)
    first, second = near_hashes(hashes, bits, most, no_checkpoint)
    return list(zip(first.tolist(), second.tolist(), strict=True))


def test_pairs_within_the_bits_are_found_and_no_others() -> None:
    # 0b111 differs from 0 by three bits, 0b11111 from 0b111 by two and from 0 by five.
    photos = [photo(0), photo(0b111), photo(0b11111)]

    assert found(photos, 3) == [(0, 1), (1, 2)]
    assert found(photos, 2) == [(1, 2)]


def test_turned_photo_is_found_whichever_of_the_two_was_turned() -> None:
    upright, turned = 0x0F0F_F0F0_3333_CCCC, 0x1234_5678_9ABC_DEF0
    # The second shows in one of its orientations what the first shows as taken.
    assert found([photo(upright, 1), photo(turned, upright)], 0) == [(0, 1)]
    assert found([photo(turned, upright), photo(upright, 1)], 0) == [(0, 1)]


def test_shoot_of_one_framing_does_not_bring_all_pairs() -> None:
    # Each of six keeps two of those after it: 2 + 2 + 2 + 2 + 1.
    pairs = found([photo(7, 7)] * 6, 8, most=2)

    assert len(pairs) == 9
    assert pairs[:2] == [(0, 1), (0, 2)]


def test_nearest_are_kept() -> None:
    photos = [photo(0, 0), photo(0b11, 0b11), photo(0b1, 0b1), photo(0b111, 0b111)]

    assert found(photos, 8, most=1) == [(0, 2), (1, 2), (2, 3)]


def test_pairs_are_found_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(4)
    photos = [photo(int(each), int(each)) for each in random.integers(0, 2**63, 20)]
    photos[17] = photos[2]
    photos[9] = photos[8]
    monkeypatch.setattr("desktop.core.hash_neighbours._BLOCK", 4)

    assert found(photos, 4) == [(2, 17), (8, 9)]


def test_search_can_be_stopped() -> None:
    def stop(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        near_hashes(np.zeros((3, 8), np.uint64), 8, 40, stop)
