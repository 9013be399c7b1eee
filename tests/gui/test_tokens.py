"""The colours of look.md: grey where they say grey, and enough contrast for everybody."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from desktop.gui.tokens import DARK, LIGHT, Colours, contrast

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
TEXT_RATIO = 4.5  # WCAG 2.2, 1.4.3
CONTROL_RATIO = 3.0  # WCAG 2.2, 1.4.11

TEXTS = [
    *[(ink, ground) for ink in ("text", "text2", "text3") for ground in ("window", "canvas", "surface")],
    ("text", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_press"),
    ("accent_text", "accent_soft"),
    ("accent_text", "canvas"),
    ("ok", "ok_soft"),
    ("ok", "canvas"),
    ("look", "look_soft"),
    ("look", "canvas"),
    ("look", "window"),
    ("bad", "bad_soft"),
    ("bad", "window"),
    ("twin", "twin_soft"),
    ("surface", "text"),  # the tooltip
]
CONTROLS = [
    ("control", "surface"),
    ("control", "window"),
    ("control", "canvas"),
    ("accent", "canvas"),
    ("accent", "surface"),
    ("accent", "press"),
    ("ring", "canvas"),
    ("ring", "stage_a"),
]
GREYS = [
    "window",
    "canvas",
    "surface",
    "sunken",
    "stage_a",
    "stage_b",
    "viewer",
    "line",
    "control",
    "scroll",
    "hover",
    "press",
    "text",
    "text2",
    "text3",
    "disabled",
    "ring",
]
# Worked out by hand from the definition: luminance 0 and 1; sRGB #777777 is the known 4.48 on white.
KNOWN = [("#000000", "#FFFFFF", 21.0), ("#FFFFFF", "#FFFFFF", 1.0), ("#777777", "#FFFFFF", 4.48)]


@pytest.mark.parametrize(("one", "other", "expected"), KNOWN)
def test_contrast_agrees_with_known_ratios(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("colours", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(colours: Colours[str], ink: str, ground: str) -> None:
    tokens = asdict(colours)

    assert contrast(tokens[ink], tokens[ground]) >= TEXT_RATIO


@pytest.mark.parametrize("colours", THEMES)
@pytest.mark.parametrize(("edge", "ground"), CONTROLS)
def test_controls_can_be_found(colours: Colours[str], edge: str, ground: str) -> None:
    tokens = asdict(colours)

    assert contrast(tokens[edge], tokens[ground]) >= CONTROL_RATIO


@pytest.mark.parametrize("colours", THEMES)
@pytest.mark.parametrize("name", GREYS)
def test_greys_have_no_tint(colours: Colours[str], name: str) -> None:
    value = asdict(colours)[name]

    assert value[1:3] == value[3:5] == value[5:7]


# The table of the design (look.md, section 2), light and dark, to one decimal.
TABLE = [
    (("text", "window"), 15.4, 14.1),
    (("text", "canvas"), 14.2, 15.5),
    (("text", "surface"), 17.2, 12.6),
    (("text2", "window"), 6.6, 7.9),
    (("text2", "canvas"), 6.0, 8.7),
    (("text2", "surface"), 7.3, 7.1),
    (("text3", "window"), 5.3, 6.0),
    (("text3", "canvas"), 4.9, 6.6),
    (("text3", "surface"), 5.9, 5.4),
    (("on_accent", "accent"), 6.2, 7.1),
    (("on_accent", "accent_hover"), 7.8, 8.6),
    (("accent_text", "accent_soft"), 6.1, 6.7),
    (("accent", "canvas"), 5.1, 7.4),
    (("accent", "surface"), 6.2, 6.0),
    (("accent", "stage_a"), 6.0, 2.9),
    (("accent", "press"), 4.6, 4.4),
    (("ok", "ok_soft"), 5.1, 6.2),
    (("look", "look_soft"), 5.6, 6.8),
    (("bad", "bad_soft"), 5.4, 5.9),
    (("twin", "twin_soft"), 6.0, 6.1),
    (("ok", "canvas"), 4.9, 9.1),
    (("look", "canvas"), 5.2, 10.1),
    (("control", "surface"), 4.1, 4.0),
    (("control", "window"), 3.6, 4.5),
    (("control", "canvas"), 3.3, 4.9),
    (("ring", "canvas"), 14.2, 15.5),
    (("ring", "stage_a"), 16.6, 6.1),
    (("disabled", "window"), 2.3, 3.0),
]


@pytest.mark.parametrize(("pair", "light", "dark"), TABLE, ids=lambda value: str(value))
def test_contrast_is_that_of_the_design(pair: tuple[str, str], light: float, dark: float) -> None:
    for colours, expected in ((LIGHT, light), (DARK, dark)):
        tokens = asdict(colours)

        assert contrast(tokens[pair[0]], tokens[pair[1]]) == pytest.approx(expected, abs=0.06)
