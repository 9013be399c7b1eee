"""Which links inside a group are worth telling: those that hold it together, and each photo's strongest."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_LINKS_PER_PHOTO = 5

Floats = NDArray[np.float64]
Link = tuple[int, int]


def spanning_tree(table: Floats) -> set[Link]:
    """The links of the maximum spanning tree (Prim) of a full table of scores, lower position first."""
    size = len(table)
    links = set()
    outside = np.ones(size, np.bool_)
    outside[0] = False
    best, parent = table[0].copy(), np.zeros(size, np.intp)
    for _ in range(size - 1):
        chosen = int(np.where(outside, best, -np.inf).argmax())
        links.add((min(chosen, int(parent[chosen])), max(chosen, int(parent[chosen]))))
        outside[chosen] = False
        closer = outside & (table[chosen] > best)
        best[closer], parent[closer] = table[chosen][closer], chosen
    return links


def strongest(table: Floats) -> set[Link]:
    """Each photo's best links."""
    others = table.copy()
    np.fill_diagonal(others, -np.inf)
    kept = min(_LINKS_PER_PHOTO, len(table) - 1)
    order = np.argsort(-others, axis=1, kind="stable")[:, :kept]
    return {
        (min(row, int(column)), max(row, int(column))) for row in range(len(table)) for column in order[row]
    }


def best_row_of_each(
    owners: NDArray[np.intp], rows: NDArray[np.intp], values: NDArray[np.floating[Any]]
) -> dict[int, int]:
    """Owner -> the row of its highest value, the lowest of equal ones. owners, rows: side by side."""
    order = np.lexsort((rows, -values[rows], owners))
    chosen, starts = np.unique(owners[order], return_index=True)
    return dict(zip(chosen.tolist(), rows[order[starts]].tolist(), strict=True))
