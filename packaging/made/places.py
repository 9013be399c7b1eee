"""Where made products are photographed: paper, tables, tables with other things on them, shops."""

from __future__ import annotations

import colorsys
import random
from dataclasses import replace

from made.kinds import KINDS, make, slots_of
from made.spec import Light, Material, Place, Prop
from made.style import Style, random_palette
from made.surfaces import PATTERNS, surface, wood


def random_place(rng: random.Random, shop: str) -> Place:
    """Any place. shop: the name of the picture that a shop shows."""
    kind = rng.choice(("sweep", "sweep", "sweep", "white", "table", "table", "clutter", "shop"))
    lights = []
    for at in range(rng.choice((1, 2, 2, 3))):
        warm = rng.uniform(-0.12, 0.12)
        lights.append(
            Light(
                rng.uniform(-75, 75) if at else rng.choice((-1, 1)) * rng.uniform(20, 60),
                rng.uniform(25, 75),
                rng.uniform(0.6, 2.2),
                rng.uniform(60, 160) / (1 + at),
                (1.0, 1.0 - abs(warm) * 0.3, 1.0 - warm),
            )
        )
    sky = colorsys.hsv_to_rgb(rng.random(), rng.uniform(0, 0.15), 1.0)
    strength = rng.uniform(0.25, 0.7)
    plain = colorsys.hsv_to_rgb(
        rng.random(), rng.choice((0.0, 0.02, 0.08, 0.4)), rng.choice((0.95, 0.8, 0.55, 0.2))
    )
    if kind == "white":
        kind, plain, strength = "sweep", (0.97, 0.97, 0.97), 0.9
    floor = Material(plain, roughness=0.9)
    wall = floor
    props: tuple[Prop, ...] = ()
    if kind in ("table", "clutter"):
        other = (plain[0] * 0.7, plain[1] * 0.65, plain[2] * 0.6)
        floor = rng.choice(
            (
                wood(plain, rng),
                wood(plain, rng),
                Material(plain, other, rng.choice(PATTERNS), "", rng.uniform(1, 8), 0.7),
            )
        )
        shade = colorsys.hsv_to_rgb(rng.random(), rng.uniform(0, 0.4), rng.uniform(0.3, 0.9))
        wall = Material(
            shade, (shade[0] * 0.8,) * 3, rng.choice(("none", "none", "brick", "noise", "wood")), "", 2.0, 0.9
        )
        if kind == "clutter":
            props = tuple(_prop(rng) for _ in range(rng.randint(2, 5)))
        kind = "table"
    picture = f"{shop}.png" if kind == "shop" else ""
    return Place(kind, floor, wall, sky, strength, tuple(lights), props, picture)


def _prop(rng: random.Random) -> Prop:
    """Beside and behind the product, never before it."""
    kind, seed = rng.choice(sorted(KINDS)), rng.randrange(10**6)
    style = Style(random_palette(rng), 0, 0, 0)
    materials = {
        slot: replace(surface(slot, kind, style, 3 * rng.randrange(99), ""), texture="none")
        for slot in slots_of(make(kind, seed))
    }
    side = rng.choice((-1, 1))
    return Prop(
        kind,
        seed,
        materials,
        side * rng.uniform(0.5, 1.4),
        rng.uniform(0.9, 2.0),
        rng.uniform(0, 360),
        rng.uniform(0.5, 1.2),
    )
