"""Forms that only the demo shoot has: nothing of them is left to chance, and no training meets them."""

from __future__ import annotations

import math
import random

from made.shapes import Maker, Mesh, Ring, ball, bounds, box, loft, pipe, rotated
from made.things import THINGS

_HEIGHTS = (0.20, 0.30, 0.345, 0.35, 0.335, 0.30, 0.255, 0.215, 0.185, 0.16, 0.14, 0.115, 0.07)
_WIDTHS = (0.55, 0.80, 0.88, 0.88, 0.87, 0.88, 0.92, 0.98, 1.0, 0.98, 0.90, 0.72, 0.38)
_HALF = 0.165
_SOLE = 0.075


def _tea_box(rng: random.Random) -> list[Mesh]:
    del rng
    return [box(0.46, 0.24, 0.62, ("front", "side", "back", "side", "top", "body"), 0.006)]


def _trainer(rng: random.Random) -> list[Mesh]:
    """A low shoe, made along z with its height along y, then laid on the ground with the toe to the right."""
    del rng
    last = len(_HEIGHTS) - 1
    upper, sole = [], []
    for step, (high, share) in enumerate(zip(_HEIGHTS, _WIDTHS, strict=True)):
        z = step / last
        upper.append(Ring(z, _HALF * share, high / 2, y=high / 2 + _SOLE * 0.8, power=2.5))
        lift = 0.02 * max(0.0, z - 0.7) / 0.3
        sole.append(
            Ring(z * 1.03 - 0.015, _HALF * share * 1.06 + 0.012, _SOLE / 2, y=_SOLE / 2 + lift, power=5)
        )
    parts = [
        loft(upper, [(2, "trim"), (6, "body"), (9, "label"), (last, "body")], bottom="trim", top="body"),
        loft(sole, [(last, "cap")], bottom="cap", top="cap"),
        *_collar(),
        *(_lace(step) for step in range(5)),
    ]
    return [rotated(rotated(part, "x", 90), "z", 90) for part in parts]


def _collar() -> list[Mesh]:
    """The padded edge of the opening, and the dark inside of the shoe."""
    path = []
    for step in range(28):
        angle = 2 * math.pi * step / 28
        z = 0.25 + 0.185 * math.cos(angle)
        path.append((0.105 * math.sin(angle), _top(z) - 0.004, z))
    edge = pipe(path, 0.026, "trim", closed=True)
    rings = [
        Ring(0.25 - 0.17 * math.cos(math.pi * s / 10), 0.09 * math.sin(math.pi * s / 10) + 1e-3, 0.012)
        for s in range(11)
    ]
    inside = loft(
        [Ring(ring.z, ring.rx, ring.ry, y=_top(ring.z) + 0.004) for ring in rings],
        [(10, "dark")],
        "dark",
        "dark",
    )
    return [edge, inside]


def _lace(step: int) -> Mesh:
    z = 0.485 + 0.058 * step
    path = []
    for corner in range(9):
        across = (corner - 4) / 4
        drop = 0.42 * _top_half(z) * (1 - math.sqrt(max(0.0, 1 - (0.62 * abs(across)) ** 2.5)))
        path.append((across * _HALF * 0.55, _top(z) - 2 * drop + 0.006, z + 0.012 * (-1) ** corner))
    return pipe(path, 0.0125, "cap")


def _top(z: float) -> float:
    """Height of the upper at a place along the shoe, 0..1."""
    return 2 * _top_half(z) + _SOLE * 0.8


def _top_half(z: float) -> float:
    at = min(max(z, 0.0), 1.0) * (len(_HEIGHTS) - 1)
    low = min(int(at), len(_HEIGHTS) - 2)
    return (_HEIGHTS[low] + (at - low) * (_HEIGHTS[low + 1] - _HEIGHTS[low])) / 2


def _bear(rng: random.Random) -> list[Mesh]:
    """The animal of the plans, with eyes that can be seen."""
    parts = THINGS["animal"](rng)
    low, high = bounds([parts[1]])
    middle = [(one + other) / 2 for one, other in zip(low, high, strict=True)]
    reach = (high[0] - low[0]) / 2
    for side in (-1, 1):
        x, y, z = (way * reach * 0.97 for way in (0.36 * side, -0.84, 0.36))
        parts.append(ball((middle[0] + x, middle[1] + y, middle[2] + z), (0.03, 0.026, 0.032), "dark"))
    return parts


GOODS: dict[str, Maker] = {"bear": _bear, "tea box": _tea_box, "trainer": _trainer}
