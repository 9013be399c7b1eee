"""The colours and seeds that all prints of a product share."""

from __future__ import annotations

import colorsys
import random
from dataclasses import dataclass

Colour = tuple[float, float, float]
"""sRGB, 0..1."""


@dataclass(frozen=True)
class Style:
    """What all prints of one product share.

    palette: ground, panel, accent, second accent, ink.  layout, text: seeds of where things stand and of
    what is written and drawn.  brand: the seed of the name that siblings share.
    """

    palette: tuple[Colour, ...]
    layout: int
    text: int
    brand: int


def random_palette(rng: random.Random) -> tuple[Colour, ...]:
    """Five colours: some loud, some grey, some all of one hue."""
    hue, mood = rng.random(), rng.random()

    def colour(turn: float, saturation: float, value: float) -> Colour:
        return colorsys.hsv_to_rgb((hue + turn) % 1.0, min(max(saturation, 0), 1), min(max(value, 0), 1))

    if mood < 0.2:  # black, white and grey with one accent
        ground = colour(0, 0.05, rng.choice((0.08, 0.2, 0.55, 0.92)))
    elif mood < 0.35:  # white with colours on it
        ground = colour(0, 0.06, 0.93)
    else:
        ground = colour(0, rng.uniform(0.25, 0.95), rng.uniform(0.2, 0.95))
    light = sum(ground) / 3 > 0.5
    other = rng.choice((0.0, 0.08, 0.33, 0.5, 0.66))
    panel = (
        colour(other, rng.uniform(0, 0.5), 0.95) if not light else colour(other, rng.uniform(0.3, 0.9), 0.5)
    )
    accent = colour(rng.random(), rng.uniform(0.5, 1), rng.uniform(0.5, 1))
    second = colour(rng.random(), rng.uniform(0.2, 0.9), rng.uniform(0.2, 0.95))
    ink = (0.07, 0.07, 0.1) if light else (0.95, 0.94, 0.9)
    return ground, panel, accent, second, ink


def shifted(palette: tuple[Colour, ...], rng: random.Random, which: tuple[int, ...]) -> tuple[Colour, ...]:
    """Other colours for the entries in which: another hue, or another lightness where there is no hue."""
    turn, lift = rng.uniform(0.12, 0.88), rng.choice((-0.4, -0.3, 0.3, 0.4))
    colours = list(palette)
    for at in which:
        hue, saturation, value = colorsys.rgb_to_hsv(*palette[at])
        if saturation < 0.15 or rng.random() < 0.15:
            value = value + lift if 0 <= value + lift <= 1 else value - lift
            saturation = rng.choice((saturation, rng.uniform(0.3, 0.9)))
        colours[at] = colorsys.hsv_to_rgb(
            (hue + turn) % 1.0, min(saturation * rng.uniform(0.8, 1.3), 1), value
        )
    return tuple(colours)
