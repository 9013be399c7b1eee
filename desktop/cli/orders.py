"""What the arguments ask to be written, and what is said of it: recipes, names, verdicts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from desktop.app.orders import Order, PhotoPlan
from desktop.app.recipe_book import known_recipes
from desktop.app.report import Entry, verdict_counts
from desktop.cli.show import Screen
from desktop.core.backgrounds import Background, parse_background
from desktop.core.encoding import OutputFormat
from desktop.core.errors import AppError, UsageError
from desktop.core.imaging import read_picture
from desktop.core.marketplaces import Verdict
from desktop.core.naming import NameTemplate
from desktop.core.recipes import MASTER, Recipe
from desktop.paths import Places

_NAMED = 20
"""Photos that are named for one reason; a shoot of thousands would bury the totals."""


def order_of(arguments: argparse.Namespace, places: Places) -> Order:
    """What --recipe or --format and --background ask for, called as --name says. Raises UsageError."""
    names = NameTemplate.parse(arguments.name) if arguments.name else None
    if arguments.recipe:
        if arguments.format or arguments.background:
            raise UsageError(
                "--recipe already says format and background.", "Leave --format and --background out."
            )
        book = known_recipes(places)
        recipes = tuple(book.pick(name) for name in dict.fromkeys(arguments.recipe))
    elif arguments.format or arguments.background:
        recipes = (
            Recipe(
                "plain",
                format=OutputFormat(arguments.format or "png"),
                background=parse_background(arguments.background or "transparent"),
            ),
        )
    else:
        recipes = (MASTER,)
    for recipe in recipes:
        _try_picture(recipe.background)
    return Order(recipes, names, arguments.strip_gps)


def tell_renamed(plans: Sequence[PhotoPlan], screen: Screen) -> None:
    """Say which outputs get a number because another file has their name."""
    for plan in plans:
        for _, output in plan.outputs:
            if output.renamed:
                screen.say(
                    f"{output.source.path} is written as {output.target.name}: its plain name is taken."
                )


def tell_verdicts(entries: Sequence[Entry], screen: Screen) -> None:
    """One line a photo that is not green, one a recipe that has warnings, and the totals."""
    _tell_warnings(entries, screen)
    lines = [line for entry in entries if (line := _not_green(entry))]
    for line in lines[:_NAMED]:
        screen.say(line)
    if len(lines) > _NAMED:
        screen.say(f"... and {len(lines) - _NAMED:,} more that are not green; --report names them all.")
    for shop, counts in verdict_counts(entries).items():
        told = [f"{counts[verdict]:,} {verdict}" for verdict in Verdict if counts[verdict]]
        screen.say(f"{shop}: {', '.join(told)}")


def _not_green(entry: Entry) -> str:
    """«a.jpg: amazon red: The product fills 78 % of the frame ...», empty when all is green."""
    parts = [
        f"{file.judgement.marketplace.name} {file.judgement.verdict}: {' '.join(file.judgement.reasons)}"
        for file in entry.files
        if file.judgement is not None and file.judgement.verdict is not Verdict.GREEN
    ]
    return f"{entry.source}: {'; '.join(parts)}" if parts else ""


def _tell_warnings(entries: Sequence[Entry], screen: Screen) -> None:
    """For each recipe how many files have a warning, with the first as an example."""
    warned: dict[str, list[str]] = {}
    for entry in entries:
        for file in entry.files:
            if file.warnings:
                name = entry.source.name if entry.source else ""
                warned.setdefault(file.recipe, []).append(f"{name}: {' '.join(file.warnings)}")
    for recipe, lines in warned.items():
        count = "1 file has" if len(lines) == 1 else f"{len(lines):,} files have"
        screen.say(f"{recipe}: {count} a warning. {lines[0]}")


def _try_picture(background: Background) -> None:
    """Open a background picture once before any work. Raises UsageError."""
    if background.image is not None:
        try:
            read_picture(background.image)
        except AppError as error:
            raise UsageError(error.message, "Choose another background.") from error
