"""Design tokens: colours, spaces, radii, sizes and the type scale, without Qt so that tests can reckon.

Every grey has R = G = B: a tinted window makes pure white look cream, and this program judges white.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

C = TypeVar("C")


@dataclass(frozen=True)
class Colours(Generic[C]):
    """One theme. C is str ("#rrggbb" or "#aarrggbb") here and QColor where it is painted."""

    window: C
    canvas: C
    """Behind the gallery."""
    surface: C
    """Buttons, fields, cards."""
    sunken: C
    """Wells inside cards."""
    stage_a: C
    stage_b: C
    """The two squares of the checkerboard."""
    viewer: C
    line: C
    """Hairlines: decoration only."""
    control: C
    """Edges of what must be found: fields, the drop area."""
    scroll: C
    hover: C
    press: C
    text: C
    text2: C
    text3: C
    disabled: C
    accent: C
    accent_hover: C
    accent_press: C
    on_accent: C
    accent_soft: C
    accent_text: C
    ok: C
    ok_soft: C
    look: C
    """Needs a look."""
    look_soft: C
    look_fill: C
    """Fill of a weak bar, always beside its number: it has too little contrast to stand alone."""
    bad: C
    bad_soft: C
    twin: C
    """Duplicates."""
    twin_soft: C
    ring: C
    """Keyboard focus on a tile."""
    scrim: C
    """Over the window, below a sheet."""


LIGHT = Colours(
    window="#F2F2F2",
    canvas="#E9E9E9",
    surface="#FFFFFF",
    sunken="#F6F6F6",
    stage_a="#FBFBFB",
    stage_b="#EBEBEB",
    viewer="#CFCFCF",
    line="#DADADA",
    control="#7E7E7E",
    scroll="#B9B9B9",
    hover="#EAEAEA",
    press="#DEDEDE",
    text="#1B1B1B",
    text2="#565656",
    text3="#646464",
    disabled="#A3A3A3",
    accent="#2457D6",
    accent_hover="#1D49B8",
    accent_press="#173B97",
    on_accent="#FFFFFF",
    accent_soft="#E3EAFC",
    accent_text="#1F4CC0",
    ok="#18733A",
    ok_soft="#E0F2E5",
    look="#8A5300",
    look_soft="#FDEFD3",
    look_fill="#E8A317",
    bad="#B3261E",
    bad_soft="#FBE4E2",
    twin="#6A3FA8",
    twin_soft="#EEE6F9",
    ring="#1B1B1B",
    scrim="#73000000",
)

DARK = Colours(
    window="#1F1F1F",
    canvas="#161616",
    surface="#282828",
    sunken="#232323",
    # Mid-grey, not black: on a black stage the black parts of a product disappear.
    stage_a="#585858",
    stage_b="#505050",
    viewer="#141414",
    line="#3A3A3A",
    control="#858585",
    scroll="#4C4C4C",
    hover="#333333",
    press="#3E3E3E",
    text="#EDEDED",
    text2="#B4B4B4",
    text3="#9C9C9C",
    disabled="#6A6A6A",
    accent="#7BA4FF",
    accent_hover="#94B6FF",
    accent_press="#AAC6FF",
    on_accent="#0E1A33",
    accent_soft="#25324F",
    accent_text="#9DBBFF",
    ok="#6CCB8A",
    ok_soft="#1F3A28",
    look="#F2B84B",
    look_soft="#43331A",
    look_fill="#E8A317",
    bad="#FF8A80",
    bad_soft="#4A2422",
    twin="#C3A2F5",
    twin_soft="#382B4D",
    ring="#EDEDED",
    scrim="#99000000",
)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, 1..21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (WCAG 2.2, "relative luminance")."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in logical pixels."""

    xxs: int = 2
    xs: int = 4
    s: int = 8
    m: int = 12
    l: int = 16  # noqa: E741 - the scale's own letter
    xl: int = 24
    xxl: int = 32
    xxxl: int = 48


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii in logical pixels."""

    badge: int = 4
    control: int = 6
    tile: int = 8
    card: int = 10
    sheet: int = 14


@dataclass(frozen=True, slots=True)
class Size:
    """Sizes of the parts in logical pixels, at the designed body size; a larger font makes rows grow."""

    window_w: int = 1280
    window_h: int = 800
    smallest_w: int = 900
    smallest_h: int = 600
    toolbar: int = 52
    status: int = 28
    batch: int = 84
    sidebar: int = 224
    rail: int = 56
    inspector: int = 320
    sidebar_row: int = 34
    rail_row: int = 44
    header_row: int = 48
    badge: int = 20
    smallest_tile: int = 120
    largest_tile: int = 220
    rail_below_w: int = 1280
    """A narrower window shows the rail instead of the sidebar."""
    overlay_below_w: int = 1120
    """A narrower window lays the inspector over the gallery."""


SPACE = Space()
RADIUS = Radius()
SIZE = Size()


class Type(StrEnum):
    """Roles of text."""

    MICRO = "micro"
    SMALL = "small"
    BODY = "body"
    STRONG = "strong"
    LEAD = "lead"
    HEAD = "head"
    TITLE = "title"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size relative to the body text in px, weight 100..900, letter spacing in percent."""

    above_body_px: int
    weight: int
    spacing_percent: float = 100.0


BODY_PX = 13
TYPE_SCALE = {
    Type.MICRO: TypeStyle(-2, 500),
    Type.SMALL: TypeStyle(-1, 400),
    Type.BODY: TypeStyle(0, 400),
    Type.STRONG: TypeStyle(0, 600),
    Type.LEAD: TypeStyle(2, 400),
    Type.HEAD: TypeStyle(2, 600),
    Type.TITLE: TypeStyle(7, 600, 98.5),
    Type.DISPLAY: TypeStyle(15, 600, 98.5),
}
