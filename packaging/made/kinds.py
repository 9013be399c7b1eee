"""The kinds of made products: each makes the meshes of one from a source of chance.

Slots tell what a surface is for, not what it looks like: label, front, back, side, top and face carry
printed pictures; body, trim, cap, metal and dark are materials.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from made.goods import GOODS
from made.packs import PACKS
from made.shapes import Maker, Mesh, bounds, moved
from made.things import THINGS
from made.vessels import VESSELS

KINDS: dict[str, Maker] = {**VESSELS, **PACKS, **THINGS}
"""What a plan draws from; the goods of the demo shoot are no part of it."""


def make(kind: str, seed: int) -> list[Mesh]:
    """The meshes of a product, standing on z = 0, its largest side 1. Raises KeyError for an unknown kind."""
    parts = {**KINDS, **GOODS}[kind](random.Random(seed))
    low, high = bounds(parts)
    size = max(high[axis] - low[axis] for axis in range(3))
    middle = (low[0] + high[0]) / 2, (low[1] + high[1]) / 2
    return [_scaled(moved(part, -middle[0], -middle[1], -low[2]), 1 / size) for part in parts]


def slots_of(parts: Sequence[Mesh]) -> list[str]:
    """The slots that a product uses, in order."""
    return sorted({slot for part in parts for slot in part.slots})


def _scaled(mesh: Mesh, factor: float) -> Mesh:
    points = tuple((x * factor, y * factor, z * factor) for x, y, z in mesh.points)
    return Mesh(points, mesh.faces, mesh.spots, mesh.slots, mesh.bevel * factor, mesh.smooth)
