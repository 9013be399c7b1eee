"""What is to be photographed: made products, their look-alikes, and the views and places of each photo.

Everything follows from a seed. Products come in families: siblings share the form and differ in colour or
in what is printed, as flavours of one brand do. Families share places, so that the background tells nothing.
"""

from __future__ import annotations

import random
from dataclasses import replace

from made.kinds import KINDS, make, slots_of
from made.places import random_place
from made.spec import Place, Product, View
from made.style import Colour, Style, random_palette, shifted
from made.surfaces import PRINTED, surface

_PACKS = ("bottle", "jar", "can", "carton", "gable", "tube", "pouch", "spray")
_FAMILIES_PER_PLACE = 8
_SKINS = ((0.78, 0.57, 0.46), (0.9, 0.7, 0.6), (0.5, 0.33, 0.25), (0.32, 0.2, 0.15), (0.68, 0.46, 0.34))
_SIDES = ((0, 12), (40, 18), (-40, 18), (180, 15), (90, 20), (-90, 20), (20, 15), (140, 25))
"""Yaw and its spread of the first, second, ... photo of a product."""


def plan(seed: int, products: int, views: int, size_px: int) -> list[Product]:
    """So many products with so many views each, photos of about size_px squared pixels."""
    planned: list[Product] = []
    family = 0
    while len(planned) < products:
        rng = random.Random(seed * 1_000_003 + family)
        places = random.Random(seed * 7_919 + family // _FAMILIES_PER_PLACE)
        shared = random_place(places, f"shop-{seed}-{family // _FAMILIES_PER_PLACE}")
        for product in _family(rng, f"f{seed}-{family:04}"):
            held = product.kind in _PACKS and random.Random(f"{product.family}h").random() < 0.45
            chosen = tuple(
                _view(rng, product, at, shared, held, size_px, f"shop-{seed}-{family % 40}")
                for at in range(views)
            )
            planned.append(replace(product, views=chosen))
        family += 1
    return planned[:products]


def _family(rng: random.Random, name: str) -> list[Product]:
    kind = rng.choice(_PACKS) if rng.random() < 0.4 else rng.choice(sorted(KINDS))
    seed = rng.randrange(10**6)
    style = Style(random_palette(rng), rng.randrange(10**6), rng.randrange(10**6), rng.randrange(10**6))
    finish = rng.randrange(10**6)
    slots = slots_of(make(kind, seed))
    differences = [""]
    printed = bool(PRINTED & set(slots) - {"page"})
    choices = (
        ["colour", "accent", "flavour", "text", "layout", "shape"]
        if printed
        else ["colour", "accent", "shape"]
    )
    differences += rng.sample(choices, min(rng.choice((0, 1, 1, 2, 3)), len(choices)))
    found = []
    for at, difference in enumerate(differences):
        own, form = _differing(rng, style, seed, difference)
        label = f"{name}-{at}"
        materials = {slot: surface(slot, kind, own, finish, label) for slot in slots_of(make(kind, form))}
        found.append(Product(label, name, kind, form, difference, own, materials))
    return found


def _differing(rng: random.Random, style: Style, seed: int, difference: str) -> tuple[Style, int]:
    if difference == "colour":
        style = replace(style, palette=shifted(style.palette, rng, (0, 1, 2, 3)))
    elif difference == "accent":
        style = replace(style, palette=shifted(style.palette, rng, (1, 2)))
    elif difference == "flavour":
        style = replace(style, palette=shifted(style.palette, rng, (2, 3)), text=rng.randrange(10**6))
    elif difference == "text":
        style = replace(style, text=rng.randrange(10**6))
    elif difference == "layout":
        style = replace(style, layout=rng.randrange(10**6), text=rng.randrange(10**6))
    elif difference == "shape":
        seed = rng.randrange(10**6)
    return style, seed


def _view(
    rng: random.Random, product: Product, at: int, shared: Place, held: bool, size_px: int, shop: str
) -> View:
    yaw, spread = _SIDES[at % len(_SIDES)]
    shape = rng.choice(((1.0, 1.0), (1.0, 1.0), (0.87, 1.15), (1.15, 0.87)))
    place = shared if rng.random() < 0.6 else random_place(rng, shop)
    hand: Colour | tuple[()] = ()
    tilt, roll, elevation = 0.0, rng.choice((0.0, 0.0, rng.uniform(-5, 5))), rng.uniform(3, 30)
    if at == 2 or rng.random() < 0.15:
        elevation = rng.uniform(30, 65)
    if held:
        place = replace(random_place(rng, shop), kind="shop", picture=f"{shop}.png", props=())
        hand = rng.choice(_SKINS) if rng.random() < 0.8 else ()
        tilt, roll, elevation = rng.uniform(-30, 45), rng.gauss(0, 18), rng.uniform(0, 20)
    elif rng.random() < 0.08:
        roll = rng.choice((90.0, 180.0, -90.0))
    return View(
        f"{product.name}-{at}",
        yaw + rng.uniform(-spread, spread),
        tilt,
        roll,
        elevation,
        rng.uniform(35, 85),
        rng.uniform(0.65, 0.98) if held else rng.uniform(0.55, 0.92),
        (rng.uniform(-0.08, 0.08), rng.uniform(-0.08, 0.08)),
        round(size_px * shape[0]),
        round(size_px * shape[1]),
        place,
        hand,
        rng.choice((-1, 1)),
    )
