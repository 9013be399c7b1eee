"""Made products of many parts: toys, furniture, gadgets, tools."""

from __future__ import annotations

import math
import random

from made.shapes import Maker, Mesh, Ring, arc, ball, box, loft, moved, pipe, prism, rotated, turned_form


def _lamp(rng: random.Random) -> list[Mesh]:
    foot, stem = rng.uniform(0.14, 0.22), rng.uniform(0.015, 0.04)
    tall, shade = rng.uniform(0.4, 0.6), rng.uniform(0.18, 0.32)
    top = shade * rng.uniform(0.3, 1.0)
    rise = rng.uniform(0.2, 0.4)
    return [
        turned_form(
            [(foot, 0), (foot, 0.03), (stem, 0.07), (stem, tall)],
            rng.choice(("metal", "body")),
            bottom="metal",
        ),
        turned_form([(shade, tall), (top, tall + rise)], rng.choice(("trim", "label")), top="trim"),
    ]


def _clock(rng: random.Random) -> list[Mesh]:
    wide, deep = rng.uniform(0.35, 0.45), rng.uniform(0.1, 0.2)
    rings = [
        Ring(0, wide * 0.95, wide * 0.95),
        Ring(deep * 0.3, wide, wide),
        Ring(deep, wide, wide),
        Ring(deep, wide * 0.88, wide * 0.88),
        Ring(deep - 0.02, wide * 0.86, wide * 0.86),
    ]
    if rng.random() < 0.4:
        rings = [Ring(r.z, r.rx, r.ry, power=rng.choice((4.0, 10.0))) for r in rings]
    case = loft(rings, [(4, "body")], bottom="body", top="face")
    parts = [moved(rotated(case, "x", 90), 0, 0, wide + 0.06)]
    for side in (-1, 1):
        parts.append(
            pipe([(side * wide * 0.5, -deep / 2, 0.2), (side * wide * 0.6, -deep / 2, 0)], 0.025, "metal")
        )
        if rng.random() < 0.5:
            parts.append(ball((side * wide * 0.5, -deep / 2, 2 * wide + 0.05), (0.11, 0.11, 0.08), "metal"))
    return parts


def _stacker(rng: random.Random) -> list[Mesh]:
    parts, z = [], 0.0
    count = rng.randint(3, 6)
    for step in range(count):
        wide, tall = rng.uniform(0.16, 0.34) * (1 - 0.1 * step), rng.uniform(0.1, 0.22)
        power = rng.choice((2.0, 2.0, 8.0))
        rings = [
            Ring(z, wide * 0.8, wide * 0.8, power=power),
            Ring(z + tall * 0.3, wide, wide, power=power),
            Ring(z + tall * 0.7, wide, wide, power=power),
            Ring(z + tall, wide * 0.8, wide * 0.8, power=power),
        ]
        slot = ("body", "trim", "cap", "label")[step % 4]
        parts.append(loft(rings, [(3, slot)], bottom=slot, top=slot))
        z += tall
    parts.append(ball((0, 0, z + 0.06), (0.09, 0.09, 0.09), "cap"))
    return parts


def _animal(rng: random.Random) -> list[Mesh]:
    fat, head = rng.uniform(0.2, 0.3), rng.uniform(0.14, 0.24)
    up = fat * 1.9
    parts = [
        ball((0, 0, fat * 1.05), (fat, fat * rng.uniform(0.8, 1.2), fat * 1.1), "body"),
        ball((0, -0.05, up + head * 0.6), (head, head, head * 0.95), "body"),
        ball((0, -fat * 0.75, fat), (fat * 0.55, fat * 0.4, fat * 0.65), "trim"),
        ball((0, -0.05 - head * 0.9, up + head * 0.45), (head * 0.4, head * 0.3, head * 0.3), "trim"),
    ]
    ear = rng.uniform(0.05, 0.1), rng.uniform(0.06, 0.2)
    for side in (-1, 1):
        parts += [
            ball((side * head * 0.7, 0, up + head * 1.4), (ear[0], 0.04, ear[1]), "trim"),
            ball((side * head * 0.35, -head * 0.98, up + head * 0.8), (0.025, 0.02, 0.025), "dark"),
            ball((side * fat * 0.8, -fat * 0.5, fat * 0.25), (0.1, 0.14, 0.08), "body"),
            ball((side * fat * 1.0, -0.03, fat * 1.4), (0.07, 0.07, 0.16), "body"),
        ]
    return parts


def _car(rng: random.Random) -> list[Mesh]:
    long, wide, tall = rng.uniform(0.8, 1.0), rng.uniform(0.34, 0.44), rng.uniform(0.16, 0.24)
    wheel = rng.uniform(0.09, 0.14)
    back = rng.uniform(0.1, 0.45)
    half = long / 2
    outline = [(-half, wheel), (half, wheel), (half, wheel + tall * 0.8), (half * 0.5, wheel + tall)]
    roof = [
        (half * 0.25, wheel + tall * 2),
        (-half * back, wheel + tall * 2),
        (-half * 0.8, wheel + tall),
        (-half, wheel + tall),
    ]
    windows = [
        (half * 0.4, wheel + tall),
        (half * 0.2, wheel + tall * 1.85),
        (-half * back, wheel + tall * 1.85),
        (-half * 0.65, wheel + tall),
    ]
    parts = [
        prism(outline + roof, wide, "body", "body", "trim" if rng.random() < 0.3 else "body", 0.03),
        prism(windows, wide * 1.02, "dark", "dark", "dark", 0.01),
        prism(
            [
                (-half * 0.3, wheel + 0.03),
                (half * 0.3, wheel + 0.03),
                (half * 0.3, wheel + tall * 0.85),
                (-half * 0.3, wheel + tall * 0.85),
            ],
            wide * 1.03,
            "front",
            "back",
            "body",
            0.0,
        ),
    ]
    for x in (-half * 0.6, half * 0.6):
        for side in (-1, 1):
            disc = turned_form([(wheel, -0.04), (wheel, 0.04)], "dark", "metal", "metal")
            parts.append(moved(rotated(disc, "x", 90), x, side * wide / 2, wheel))
    return parts


def _gadget(rng: random.Random) -> list[Mesh]:
    width, height, depth = rng.uniform(0.25, 0.9), rng.uniform(0.2, 0.9), rng.uniform(0.05, 0.3)
    bevel = rng.choice((0.01, 0.03, 0.05))
    parts = [box(width, depth, height, ("body",), min(bevel, depth * 0.4))]
    screen = rng.uniform(0.4, 0.85)
    parts.append(
        moved(
            box(
                width * 0.8,
                0.012,
                height * screen * 0.8,
                ("face", "dark", "dark", "dark", "dark", "dark"),
                0.003,
            ),
            0,
            -depth / 2,
            height * (0.95 - screen * 0.85),
        )
    )
    for step in range(rng.randint(0, 4)):
        knob = turned_form(
            [(0.035, 0), (0.035, 0.03), (0.03, 0.035)], rng.choice(("trim", "metal", "cap")), top="cap"
        )
        parts.append(moved(rotated(knob, "x", 90), width * (-0.3 + 0.2 * step), -depth / 2, height * 0.09))
    if rng.random() < 0.4:
        parts.append(moved(pipe([(0, 0, 0), (0.02, 0, 0.25)], 0.01, "metal"), width * 0.4, 0, height - 0.01))
    parts.append(
        moved(
            box(width * 0.6, 0.01, height * 0.3, ("dark", "dark", "back", "dark", "dark", "dark"), 0),
            0,
            depth / 2,
            height * 0.3,
        )
    )
    return parts


def _speaker(rng: random.Random) -> list[Mesh]:
    width, height, depth = rng.uniform(0.3, 0.5), rng.uniform(0.45, 0.9), rng.uniform(0.25, 0.35)
    parts = [box(width, depth, height, ("body",), rng.choice((0.008, 0.04)))]
    z = width * 0.45
    while z + width * 0.3 < height:
        wide = width * rng.uniform(0.25, 0.4)
        cone = turned_form(
            [(wide, 0), (wide, 0.02), (wide * 0.85, 0.02), (wide * 0.3, -0.05)], "dark", top="metal"
        )
        parts.append(moved(rotated(cone, "x", 90), 0, -depth / 2, z))
        z += wide * 2.2
    return parts


def _stool(rng: random.Random) -> list[Mesh]:
    wide, tall, leg = rng.uniform(0.25, 0.38), rng.uniform(0.4, 0.75), rng.uniform(0.018, 0.035)
    seat = turned_form([(wide, 0), (wide, 0.05), (wide * 0.95, 0.06)], "body", "body", "body")
    if rng.random() < 0.5:
        seat = box(wide * 2, wide * 1.8, 0.06, ("body",), 0.02)
    parts = [moved(seat, 0, 0, tall)]
    splay = rng.uniform(1.0, 1.4)
    for x in (-1, 1):
        for y in (-1, 1):
            near = wide * 0.62
            parts.append(
                pipe([(x * near, y * near, tall), (x * near * splay, y * near * splay, 0)], leg, "trim")
            )
    if rng.random() < 0.5:
        parts.append(
            moved(box(wide * 1.8, 0.04, rng.uniform(0.2, 0.4), ("body",), 0.015), 0, wide * 0.85, tall + 0.06)
        )
    return parts


def _shelf(rng: random.Random) -> list[Mesh]:
    width, height, depth, board = rng.uniform(0.5, 1.0), rng.uniform(0.4, 0.9), rng.uniform(0.22, 0.4), 0.035
    parts = [
        moved(box(board, depth, height, ("body",), 0.003), side * (width - board) / 2, 0, 0)
        for side in (-1, 1)
    ]
    boards = rng.randint(2, 4)
    parts += [
        moved(
            box(width - 2 * board, depth, board, ("trim" if 0 < step < boards - 1 else "body",), 0.003),
            0,
            0,
            (height - board) * step / (boards - 1),
        )
        for step in range(boards)
    ]
    if rng.random() < 0.6:
        parts.append(moved(box(width - 2 * board, 0.01, height, ("trim",), 0), 0, depth / 2 - 0.02, 0))
    if rng.random() < 0.4:
        parts.append(
            moved(
                box((width - 2 * board) * 0.48, 0.02, height - 2 * board, ("body",), 0.004),
                -width * 0.23,
                -depth / 2,
                board,
            )
        )
    return parts


def _tray(rng: random.Random) -> list[Mesh]:
    width, depth, tall, wall = rng.uniform(0.6, 1.0), rng.uniform(0.4, 0.7), rng.uniform(0.1, 0.45), 0.025
    parts = [box(width, depth, wall, ("trim",), 0.004)]
    for side in (-1, 1):
        parts.append(moved(box(width, wall, tall, ("body",), 0.006), 0, side * depth / 2, 0))
        parts.append(moved(box(wall, depth, tall, ("body",), 0.006), side * width / 2, 0, 0))
    for step in range(rng.randint(0, 2)):
        parts.append(
            moved(box(wall, depth, tall * 0.9, ("body",), 0.004), width * (-0.2 + 0.35 * step), 0, 0)
        )
    if rng.random() < 0.4:
        for side in (-1, 1):
            parts.append(
                rotated(
                    pipe(
                        arc((0, tall - 0.02), (depth * 0.22, 0.12), 0, 180, y=side * width / 2),
                        0.015,
                        "metal",
                    ),
                    "z",
                    90,
                )
            )
    return parts


def _headset(rng: random.Random) -> list[Mesh]:
    wide, tall = rng.uniform(0.3, 0.4), rng.uniform(0.5, 0.7)
    cup = rng.uniform(0.13, 0.2)
    parts = [pipe(arc((0, cup), (wide, tall), 0, 180, 24), rng.uniform(0.02, 0.045), "trim")]
    for side in (-1, 1):
        shell = turned_form(
            [(cup * 0.8, -0.06), (cup, -0.02), (cup, 0.03), (cup * 0.7, 0.07)], "body", "dark", "face"
        )
        parts.append(moved(rotated(shell, "y", side * 90), side * wide, 0, cup))
    return parts


def _brush(rng: random.Random) -> list[Mesh]:
    long = rng.uniform(0.5, 0.7)
    wide = rng.uniform(0.05, 0.14)
    rings = [
        Ring(long * s / 8, 0.03 + wide * abs(math.sin(0.4 + s / 8 * 2.4)) * 0.5, 0.025, power=2.5)
        for s in range(9)
    ]
    head = moved(box(wide * 2.2, 0.06, 0.3, ("trim",), 0.02), 0, 0, long)
    bristles = moved(box(wide * 1.9, 0.08, 0.25, ("cap",), 0), 0, -0.06, long + 0.02)
    return [loft(rings, [(8, "body")], bottom="body", top="body"), head, bristles]


THINGS: dict[str, Maker] = {
    "lamp": _lamp,
    "clock": _clock,
    "stacker": _stacker,
    "animal": _animal,
    "car": _car,
    "gadget": _gadget,
    "speaker": _speaker,
    "stool": _stool,
    "shelf": _shelf,
    "tray": _tray,
    "headset": _headset,
    "brush": _brush,
}
