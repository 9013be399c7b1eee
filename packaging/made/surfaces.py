"""What made products and their places are made of."""

from __future__ import annotations

import colorsys
import random

from made.spec import Material
from made.style import Colour, Style

PRINTED = {"label", "front", "back", "side", "top", "face", "page"}
_PATTERNED = {"vase", "bowl", "shoe", "tote", "stacker", "lamp", "cushion", "teapot", "mug", "shirt"}
_WOODEN = {"stool", "shelf", "tray", "brush", "clock", "speaker", "stacker", "bowl", "lamp", "gadget"}
PATTERNS = ("noise", "voronoi", "wave", "brick", "checker", "magic")


def surface(slot: str, kind: str, style: Style, finish: int, name: str) -> Material:
    """Of a slot: its colour comes from the palette, everything else from the family's finish."""
    rng = random.Random(f"{finish}{slot}")
    roughness, bump = rng.uniform(0.08, 0.9), rng.choice((0.0, 0.0, rng.uniform(0.05, 0.5)))
    cloth = kind in ("shirt", "cushion", "tote", "shoe") or (kind == "animal" and finish % 2 == 0)
    if cloth:
        roughness, bump = 0.95, rng.uniform(0.2, 0.8)
    if slot in PRINTED:
        if kind in _PATTERNED and slot != "face" and finish % 3:
            texture, scale = random.Random(style.layout).choice(PATTERNS), rng.uniform(3, 20)
            return Material(style.palette[0], style.palette[2], texture, "", scale, roughness, 0, 0, bump)
        picture = f"{name}-{slot}.png"
        return Material(
            style.palette[0], texture="picture", picture=picture, roughness=max(roughness, 0.2), bump=bump
        )
    if slot == "metal":
        colour = rng.choice(((0.8, 0.8, 0.82), (0.85, 0.65, 0.3), (0.6, 0.35, 0.25), (0.3, 0.3, 0.32)))
        return Material(colour, roughness=rng.uniform(0.1, 0.5), metallic=1.0)
    if slot == "dark":
        return Material((0.05, 0.05, 0.055), roughness=roughness)
    colour = style.palette[{"body": 0, "trim": 1}.get(slot, 2)]
    if kind in _WOODEN and rng.random() < 0.4:
        return wood(colour, rng)
    mood = rng.random()
    if slot == "body" and kind in ("bottle", "jar", "vase", "spray", "candle") and mood < 0.25:
        return Material(colour, roughness=rng.uniform(0, 0.15), glass=rng.uniform(0.6, 1.0))
    if mood < 0.12 and not cloth:
        return Material(colour, roughness=rng.uniform(0.15, 0.5), metallic=1.0)
    if mood > 0.8:
        texture = rng.choice(PATTERNS)
        return Material(colour, style.palette[3], texture, "", rng.uniform(3, 25), roughness, 0, 0, bump)
    return Material(colour, roughness=roughness, bump=bump)


def wood(tint: Colour, rng: random.Random) -> Material:
    """A wood that leans to a colour."""
    hue, saturation, value = colorsys.rgb_to_hsv(*tint)
    light = colorsys.hsv_to_rgb(0.06 + 0.05 * hue, 0.35 + 0.35 * saturation, 0.35 + 0.55 * value)
    dark = (light[0] * 0.6, light[1] * 0.55, light[2] * 0.5)
    return Material(light, dark, "wood", "", rng.uniform(2, 6), rng.uniform(0.3, 0.8), 0, 0, 0.05)
