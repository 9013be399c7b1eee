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
