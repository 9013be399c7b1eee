"""Made products that hold something: mostly forms turned on a wheel, with a label around them."""

from __future__ import annotations

import math
import random

from made.shapes import Maker, Mesh, Ring, arc, ball, bounds, box, loft, moved, pipe, turned_form


def _bottle(rng: random.Random) -> list[Mesh]:
    wide, deep = rng.uniform(0.13, 0.24), rng.uniform(0.7, 1.0)
    power = rng.choice((2.0, 2.0, 2.0, 4.0, 8.0))
    shoulder, neck = rng.uniform(0.55, 0.78), rng.uniform(0.045, 0.09)
    waist = rng.choice((1.0, 1.0, rng.uniform(0.8, 0.95)))
    low, high = rng.uniform(0.08, 0.2), shoulder - rng.uniform(0.02, 0.08)
    depth = wide * deep

    def ring(z: float, scale: float, p: float = power) -> Ring:
        return Ring(z, wide * scale, depth * scale, power=p)

    slope = rng.uniform(0.05, 0.25)
    rings = [
        ring(0, 0.9),
        ring(0.02, 1),
        ring(low, 1),
        ring((low + high) / 2, waist),
        ring(high, 1),
        ring(shoulder, 1),
    ]
    for step in range(1, 7):
        part = step / 6
        ease = 0.5 - 0.5 * math.cos(math.pi * part)
        across = wide + (neck - wide) * ease
        along = depth + (neck - depth) * ease
        rings.append(Ring(shoulder + slope * part, across, along, power=power + (2 - power) * part))
    top = max(shoulder + slope + 0.02, rng.uniform(0.86, 0.93))
    rings.append(Ring(top, neck, neck))
    cap = neck * rng.uniform(1.05, 1.6)
    lid = turned_form(
        [(cap, top - 0.03), (cap, top + rng.uniform(0.04, 0.12)), (cap * 0.9, top + 0.125)],
        "cap",
        "cap",
        "cap",
    )
    return [loft(rings, [(2, "body"), (4, "label"), (len(rings) - 1, "body")], bottom="body"), lid]


def _jar(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.22, 0.36), rng.uniform(0.4, 0.7)
    power = rng.choice((2.0, 2.0, 6.0))
    low, high = tall * rng.uniform(0.12, 0.25), tall * rng.uniform(0.7, 0.82)
    rings = [
        Ring(0, wide * 0.85, wide * 0.85, power=power),
        Ring(0.03, wide, wide, power=power),
        Ring(low, wide, wide, power=power),
        Ring(high, wide, wide, power=power),
        Ring(tall * 0.9, wide * 0.95, wide * 0.95, power=power),
        Ring(tall, wide * 0.82, wide * 0.82),
    ]
    lid = wide * rng.uniform(0.86, 1.0)
    high_lid = tall + rng.uniform(0.05, 0.14)
    return [
        loft(rings, [(2, "body"), (3, "label"), (5, "body")], bottom="body"),
        turned_form(
            [(lid, tall - 0.02), (lid, high_lid - 0.02), (lid * 0.94, high_lid)], "cap", "cap", "top"
        ),
    ]


def _can(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.16, 0.34), rng.uniform(0.35, 0.8)
    rim = wide * rng.uniform(0.86, 1.0)
    return [
        turned_form([(rim, 0), (wide, 0.03)], "metal", bottom="metal"),
        turned_form([(wide, 0.03), (wide, tall - 0.03)], "label"),
        turned_form(
            [(wide, tall - 0.03), (rim, tall), (rim * 0.96, tall), (rim * 0.94, tall - 0.012)],
            "metal",
            top="metal",
        ),
        moved(box(0.06, 0.1, 0.008, ("metal",), 0.002), 0, -0.04, tall - 0.01),
    ]


def _mug(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.22, 0.34), rng.uniform(0.38, 0.7)
    foot = wide * rng.uniform(0.7, 1.05)
    belly = wide * rng.uniform(0.95, 1.12)
    wall = 0.025
    outside = [
        (foot, 0.0),
        (foot + 0.01, 0.01),
        ((foot + belly) / 2, tall * 0.3),
        (belly, tall * 0.6),
        (wide, tall),
    ]
    inside = [(wide - wall, tall), (belly - wall, tall * 0.6), (foot - wall, 0.04)]
    handle = rng.uniform(0.12, 0.2)
    path = arc((belly - 0.02, tall * 0.52), (handle, tall * rng.uniform(0.24, 0.36)), -88, 88)
    return [
        turned_form(outside, "label" if rng.random() < 0.6 else "body", bottom="body"),
        turned_form([(wide, tall), (wide - wall, tall)], "body"),
        turned_form(inside[::1], "trim", top="trim"),
        pipe(path, rng.uniform(0.022, 0.04), rng.choice(("body", "trim"))),
    ]


def _tube(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.12, 0.2), rng.uniform(0.6, 0.85)
    rings = []
    for step in range(9):
        part = step / 8
        rings.append(Ring(0.12 + (tall - 0.12) * part, wide * (1 + 0.25 * part), wide * (1 - part) + 0.006))
    cap = wide * rng.uniform(0.6, 0.95)
    flat = Ring(tall + 0.06, wide * 1.25, 0.006)
    return [
        turned_form([(cap, 0), (cap, 0.1), (cap * 0.9, 0.12)], "cap", "cap", "cap"),
        loft([*rings, flat], [(8, "label"), (9, "trim")], bottom="body", top="trim"),
    ]


def _spray(rng: random.Random) -> list[Mesh]:
    bottle = _bottle(rng)[0]
    (_, _, _), (_, _, top) = bounds([bottle])
    head = box(rng.uniform(0.1, 0.16), 0.22, 0.1, ("cap",), 0.02)
    trigger = pipe([(0, -0.08, top + 0.02), (0, -0.12, top - 0.06), (0, -0.1, top - 0.14)], 0.018, "trim")
    return [bottle, moved(head, 0, -0.03, top), trigger]


def _bowl(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.35, 0.55), rng.uniform(0.06, 0.4)
    foot, curve = wide * rng.uniform(0.3, 0.6), rng.uniform(0.35, 1.2)
    steps = 10
    outside = [
        (foot + (wide - foot) * (step / steps) ** curve, tall * step / steps) for step in range(steps + 1)
    ]
    wall = 0.02
    inside = [(max(r - wall, 0.02), z + 0.015) for r, z in reversed(outside)]
    return [
        turned_form(outside, rng.choice(("body", "label")), bottom="body"),
        turned_form([outside[-1], inside[0]], "trim"),
        turned_form(inside, rng.choice(("body", "trim")), top=rng.choice(("trim", "face"))),
    ]


def _vase(rng: random.Random) -> list[Mesh]:
    steps, tall = 24, rng.uniform(0.6, 1.0)
    base, wave, shift = rng.uniform(0.12, 0.22), rng.uniform(0.04, 0.14), rng.uniform(0, 6.3)
    turns = rng.uniform(0.6, 1.6)
    profile = [
        (base + wave * math.sin(shift + 2 * math.pi * turns * step / steps), tall * step / steps)
        for step in range(steps + 1)
    ]
    inner = [(max(r - 0.02, 0.02), z) for r, z in reversed(profile)][:8]
    return [
        turned_form(profile, rng.choice(("body", "label")), bottom="body"),
        turned_form(inner, "dark", top="dark"),
    ]


def _candle(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.16, 0.28), rng.uniform(0.3, 0.8)
    return [
        turned_form([(wide, 0), (wide, tall * 0.25)], "body", bottom="body"),
        turned_form([(wide, tall * 0.25), (wide, tall * 0.75)], "label"),
        turned_form(
            [(wide, tall * 0.75), (wide, tall), (wide * 0.93, tall), (wide * 0.9, tall - 0.04)],
            "body",
            top="trim",
        ),
        pipe([(0, 0, tall - 0.04), (0.01, 0, tall + 0.03)], 0.008, "dark"),
    ]


def _teapot(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.22, 0.32), rng.uniform(0.3, 0.5)
    belly = rng.uniform(0.35, 0.6)
    profile = [(wide * 0.7, 0.0)]
    for step in range(1, 9):
        part = step / 8
        profile.append((wide * (1 - 1.3 * (part - belly) ** 2), tall * part))
    lid = profile[-1][0]
    return [
        turned_form(profile, rng.choice(("body", "label")), bottom="body"),
        turned_form([(lid, tall), (lid * 0.6, tall + 0.06), (0.02, tall + 0.07)], "trim"),
        ball((0, 0, tall + 0.1), (0.04, 0.04, 0.04), "cap"),
        pipe(
            [(wide * 0.8, 0, tall * 0.3), (wide * 1.3, 0, tall * 0.6), (wide * 1.6, 0, tall * 0.95)],
            0.04,
            "body",
        ),
        pipe(arc((-wide * 0.9, tall * 0.5), (wide * 0.7, tall * 0.38), 90, 270), 0.025, "cap"),
    ]


def _pan(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.3, 0.42), rng.uniform(0.07, 0.28)
    parts = [
        turned_form([(wide * 0.85, 0), (wide, tall)], "body", bottom="metal"),
        turned_form([(wide, tall), (wide - 0.02, tall), (wide * 0.83, 0.02)], "dark", top="dark"),
    ]
    end = wide + rng.uniform(0.3, 0.55)
    parts.append(
        pipe(
            [(wide - 0.02, 0, tall * 0.8), (wide + 0.1, 0, tall + 0.03), (end, 0, tall + 0.06)], 0.028, "trim"
        )
    )
    return parts


VESSELS: dict[str, Maker] = {
    "bottle": _bottle,
    "jar": _jar,
    "can": _can,
    "mug": _mug,
    "tube": _tube,
    "spray": _spray,
    "bowl": _bowl,
    "vase": _vase,
    "candle": _candle,
    "teapot": _teapot,
    "pan": _pan,
}
