"""Photos whose perceptual hashes are nearly equal: the same shot, mostly."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from desktop.core.types import Checkpoint

_BLOCK = 128  # rows; with 10,000 photos a table of distances of 1.3 MB


def near_hashes(
    hashes: NDArray[np.uint64], bits: int, most: int, checkpoint: Checkpoint
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places of pairs, lower first, that differ by at most so many bits in their best orientation.

    hashes: (N, 8), see perceptual_hashes. Every pair is looked at: a bit count is cheap. But a shoot of one
    framing on one background has nearly one hash, so each photo keeps the nearest of those after it, the
    first of equals, no more than most.
    """
    found = list(_blocks(hashes, bits, most, checkpoint))
    if not found:
        return np.empty(0, np.intp), np.empty(0, np.intp)
    first, second = np.hstack(found)
    return first, second


def _blocks(
    hashes: NDArray[np.uint64], bits: int, most: int, checkpoint: Checkpoint
) -> Iterator[NDArray[np.intp]]:
    count, orientations = hashes.shape
    for top in range(0, count, _BLOCK):
        checkpoint(top / count)
        rows, later = hashes[top : top + _BLOCK], hashes[top:]
        best = np.full((len(rows), len(later)), 255, np.uint8)
        for turn in range(orientations):
            # Signs against the median change with a turn, so that A turned to B is not B turned to A.
            for one, other in ((rows[:, turn], later[:, 0]), (rows[:, 0], later[:, turn])):
                np.minimum(best, np.bitwise_count(one[:, None] ^ other), out=best)
        best[np.tril_indices(len(rows))] = 255  # itself, and those that had their turn
        for row in np.flatnonzero(np.count_nonzero(best <= bits, axis=1) > most):
            best[row, np.argsort(best[row], kind="stable")[most:]] = 255
        first, second = np.nonzero(best <= bits)
        yield np.stack([first + top, second + top])
