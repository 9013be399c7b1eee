"""Recipes and verdicts in the user's words."""

from __future__ import annotations

from desktop.core.encoding import OutputFormat
from desktop.core.judge import Judgement
from desktop.core.marketplaces import Verdict
from desktop.core.recipes import Canvas, Recipe
from desktop.gui import wording
from desktop.gui.texts import tr

TONES = {Verdict.GREEN: "ok", Verdict.AMBER: "look", Verdict.RED: "bad"}
ICONS = {Verdict.GREEN: "check-circle", Verdict.AMBER: "alert", Verdict.RED: "x-circle"}


def spec(recipe: Recipe) -> str:
    """What it makes, on one line: 2000 x 2000 · JPEG · white."""
    return " · ".join((_canvas(recipe), _format(recipe), _background(recipe)))


def verdict(judgement: Judgement | None) -> str:
    """What the shop makes of the photo that is shown."""
    if judgement is None:
        return tr("No shop rules to judge")
    broken = sum(check.verdict is Verdict.RED for check in judgement.checks)
    advised = sum(check.verdict is Verdict.AMBER for check in judgement.checks)
    if broken:
        return tr("%Ln rule(s) broken", "", broken)
    if advised:
        return tr("Passes; %Ln advice not met", "", advised)
    return tr("Keeps every rule")


def results(counts: dict[Verdict, int]) -> str:
    """What a shop makes of the files of an export."""
    total = sum(counts.values())
    if broken := counts.get(Verdict.RED, 0):
        text = tr("{broken} of %Ln file(s) break a rule", "", total)
        return text.format(broken=wording.number(broken))
    if advised := counts.get(Verdict.AMBER, 0):
        text = tr("All %Ln pass; for {advised} something better is advised", "", total)
        return text.format(advised=wording.number(advised))
    return tr("All %Ln pass", "", total)


def _canvas(recipe: Recipe) -> str:
    if recipe.canvas is Canvas.PHOTO:
        return tr("Full size")
    if recipe.canvas is Canvas.SUBJECT:
        return tr("Cropped to the product")
    width, height = recipe.canvas
    return f"{width} \N{MULTIPLICATION SIGN} {height}"


def _format(recipe: Recipe) -> str:
    return {OutputFormat.WEBP: "WebP"}.get(recipe.format, recipe.format.value.upper())


def _background(recipe: Recipe) -> str:
    colour, image = recipe.background.colour, recipe.background.image
    if image is not None:
        return image.name
    if colour is None:
        return tr("no colour") if recipe.format.has_alpha else tr("white")
    return tr("white") if colour == (255, 255, 255) else f"#{bytes(colour).hex()}"
