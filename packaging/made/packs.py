"""Made products of card, paper and cloth: boxes, books, bags, garments, shoes."""

from __future__ import annotations

import math
import random

from made.shapes import Maker, Mesh, Ring, arc, ball, box, loft, moved, pipe, prism, rotated, turned_form

BOX_SIDES = ("front", "side", "back", "side", "top", "body")


def _carton(rng: random.Random) -> list[Mesh]:
    width, height = rng.uniform(0.3, 0.8), rng.uniform(0.3, 0.95)
    depth = rng.uniform(0.1, 0.5) * min(1.0, width + 0.3)
    return [box(width, depth, height, BOX_SIDES, rng.choice((0.004, 0.008, 0.02)))]


def _gable(rng: random.Random) -> list[Mesh]:
    width, depth = rng.uniform(0.28, 0.36), rng.uniform(0.26, 0.36)
    tall, roof = rng.uniform(0.55, 0.78), rng.uniform(0.1, 0.18)
    half = width / 2
    body = box(width, depth, tall, ("front", "side", "back", "side", "body", "body"), 0.004)
    outline = [(-half, tall), (half, tall), (0.012, tall + roof), (-0.012, tall + roof)]
    gable = rotated(
        prism([(x * depth / width, z) for x, z in outline], width, "side", "side", "top", 0.002), "z", 90
    )
    parts = [body, gable, moved(box(width, 0.02, 0.07, ("trim",), 0.002), 0, 0, tall + roof)]
    if rng.random() < 0.7:
        cap = turned_form([(0.06, 0), (0.06, 0.05), (0.05, 0.055)], "cap", top="cap")
        slope = math.degrees(math.atan2(roof, depth / 2))
        parts.append(moved(rotated(cap, "x", slope), 0, -depth / 4 - 0.01, tall + roof / 2))
    return parts


def _pouch(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.22, 0.36), rng.uniform(0.55, 0.85)
    thick = rng.uniform(0.07, 0.13)
    rings = []
    for step in range(11):
        part = step / 10
        round_part = math.sin(math.pi * min(1.0, 0.25 + part * 0.75))
        rings.append(
            Ring(
                tall * part, wide * (1 - 0.05 * math.sin(math.pi * part)), thick * round_part + 0.006, power=4
            )
        )
    return [
        loft(rings, [(9, "label"), (10, "trim")], bottom="body"),
        moved(box(wide * 1.96, 0.012, 0.05, ("trim",), 0.002), 0, 0, tall - 0.01),
    ]


def _book(rng: random.Random) -> list[Mesh]:
    width, height, depth = rng.uniform(0.45, 0.65), rng.uniform(0.6, 0.9), rng.uniform(0.03, 0.14)
    pages = moved(box(width * 0.97, depth * 0.84, height * 0.97, ("page",), 0), 0.01, 0, height * 0.015)
    front = moved(
        box(width, depth * 0.08, height, ("front", "body", "body", "body", "body", "body"), 0),
        0,
        -depth * 0.46,
        0,
    )
    back = moved(
        box(width, depth * 0.08, height, ("body", "body", "back", "body", "body", "body"), 0),
        0,
        depth * 0.46,
        0,
    )
    spine = moved(
        box(depth * 0.08, depth, height, ("body", "body", "body", "side", "body", "body"), 0),
        -width / 2,
        0,
        0,
    )
    return [pages, front, back, spine]


def _tote(rng: random.Random) -> list[Mesh]:
    wide, tall, deep = rng.uniform(0.25, 0.42), rng.uniform(0.4, 0.65), rng.uniform(0.08, 0.18)
    flare = rng.uniform(0.85, 1.2)
    steps = 6
    rings = [
        Ring(tall * s / steps, wide * (1 + (flare - 1) * s / steps), deep * (1 - 0.5 * s / steps), power=7)
        for s in range(steps + 1)
    ]
    parts = [loft(rings, [(1, "trim"), (5, "label"), (6, "trim")], bottom="trim", top="dark")]
    grip = rng.uniform(0.1, 0.3)
    for side in (-1, 1):
        parts.append(
            pipe(
                arc((0, tall - 0.02), (wide * 0.45, grip), 0, 180, y=side * deep * 0.4),
                rng.uniform(0.012, 0.025),
                "cap",
            )
        )
    return parts


def _shirt(rng: random.Random) -> list[Mesh]:
    body, tall = rng.uniform(0.24, 0.32), rng.uniform(0.7, 0.95)
    sleeve, drop = rng.uniform(0.12, 0.4), rng.uniform(0.12, 0.5)
    neck, hem = rng.uniform(0.08, 0.13), body * rng.uniform(0.95, 1.3)
    pit = tall * 0.72
    right = [
        (hem, 0.0),
        (body, pit),
        (body + sleeve, pit - drop * 0.6),
        (body + sleeve + 0.07, pit - drop * 0.6 + 0.12),
        (body, tall - 0.03),
        (neck, tall),
    ]
    dip = rng.uniform(0.04, 0.14)
    collar = [(0.6 * neck, tall - 0.7 * dip), (0, tall - dip), (-0.6 * neck, tall - 0.7 * dip)]
    outline = right + collar + [(-x, z) for x, z in reversed(right)]
    parts = [prism(outline, 0.07, "front", "back", "body", 0.02)]
    if rng.random() < 0.4:
        for step in range(5):
            parts.append(ball((0, -0.045, tall * (0.15 + 0.15 * step)), (0.013, 0.01, 0.013), "cap"))
    return parts


def _cushion(rng: random.Random) -> list[Mesh]:
    wide, tall, thick = rng.uniform(0.35, 0.5), rng.uniform(0.3, 0.5), rng.uniform(0.1, 0.16)
    rings = [
        Ring(-thick * math.cos(math.pi * s / 12), wide * w, tall * w, power=5)
        for s, w in ((s, 0.25 + 0.75 * math.sin(math.pi * s / 12) ** 0.35) for s in range(13))
    ]
    shape = loft(rings, [(6, "back"), (12, "body")], bottom="back", top="front")
    return [moved(rotated(shape, "x", 90), 0, 0, tall)]


def _shoe(rng: random.Random) -> list[Mesh]:
    wide, tall, toe = rng.uniform(0.15, 0.19), rng.uniform(0.26, 0.46), rng.uniform(0.1, 0.16)
    sole = rng.uniform(0.05, 0.12)
    heights = [tall * 0.8, tall, tall, tall * 0.85, tall * 0.62, tall * 0.48, toe * 1.25, toe, toe * 0.5]
    widths = [0.5, 0.82, 0.85, 0.82, 0.9, 1.0, 1.0, 0.8, 0.35]
    rings, soles = [], []
    for step, (high, share) in enumerate(zip(heights, widths, strict=True)):
        z = step / (len(heights) - 1)
        rings.append(Ring(z, wide * share, high / 2, y=high / 2 + sole * 0.8, power=2.6))
        soles.append(Ring(z * 1.02 - 0.01, wide * share * 1.08 + 0.01, sole / 2, y=sole / 2, power=6))
    upper = loft(rings, [(2, "body"), (4, "label"), (6, "body"), (8, "trim")], bottom="trim", top="trim")
    lower = loft(soles, [(8, "cap")], bottom="cap", top="cap")
    parts = [upper, lower]
    for step in range(rng.randint(0, 5)):
        z = 0.42 + 0.06 * step
        high = tall * (0.86 - 0.42 * step / 5) + sole * 0.8
        parts.append(
            pipe(
                [(-wide * 0.55, high - 0.05, z), (0, high + 0.005, z), (wide * 0.55, high - 0.05, z)],
                0.012,
                "cap",
            )
        )
    opening = ball((0, tall + sole * 0.75, 0.2), (wide * 0.6, 0.03, 0.14), "dark")
    # Made along z, laid on the ground with the toe to the right.
    return [rotated(rotated(part, "x", 90), "z", 90) for part in [*parts, opening]]


PACKS: dict[str, Maker] = {
    "carton": _carton,
    "gable": _gable,
    "pouch": _pouch,
    "book": _book,
    "tote": _tote,
    "shirt": _shirt,
    "cushion": _cushion,
    "shoe": _shoe,
}
