"""`bg-remover recipes`: which there are, what is in one, what is wrong with a file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from desktop.app.recipe_book import known_marketplaces, known_recipes
from desktop.cli.ending import DONE, USAGE
from desktop.cli.show import Screen, printable
from desktop.core.encoding import OutputFormat
from desktop.core.findings import asked
from desktop.core.marketplaces import Marketplace
from desktop.core.recipe_files import FIELDS, RecipeBook, read_recipe
from desktop.core.recipes import Canvas, Recipe
from desktop.paths import Places, resources


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Answer a question about recipes; the exit code. Raises UsageError."""
    places = Places.of_user()
    if arguments.what == "fields":
        return _fields(places)
    if arguments.what == "check":
        recipe = read_recipe(arguments.file, known_marketplaces())
        print(f"{printable(str(arguments.file))} can be used: {describe(recipe)}.")
        if recipe.file is not None and recipe.file.absolute().parent != places.recipes.absolute():
            print(f"Put it into {printable(str(places.recipes))} to write by --recipe {recipe.name}.")
        return DONE
    book = known_recipes(places)
    if arguments.what == "show":
        return _show(book.pick(arguments.name), known_marketplaces())
    return _list(book, screen)


def describe(recipe: Recipe) -> str:
    """A recipe on one line: «2,000 x 2,000 · JPEG · #ffffff»."""
    if recipe.canvas is Canvas.PHOTO:
        canvas = "the photo's frame"
    elif recipe.canvas is Canvas.SUBJECT:
        canvas = "cropped to the subject"
    else:
        canvas = f"{recipe.canvas[0]} x {recipe.canvas[1]}"
    names = {OutputFormat.WEBP: "WebP"}
    colour, image = recipe.background.colour, recipe.background.image
    behind = "transparent"
    if colour is not None:
        behind = "white" if colour == (255, 255, 255) else f"#{bytes(colour).hex()}"
    elif image is not None:
        behind = image.name
    elif not recipe.format.has_alpha:
        behind = "white"
    parts = [canvas, names.get(recipe.format, recipe.format.upper()), behind]
    return " · ".join([*parts, "shadow"] if recipe.shadow else parts)


def _list(book: RecipeBook, screen: Screen) -> int:
    width = max(len(name) for name in (*book.recipes, *book.problems))
    for name, recipe in sorted(book.recipes.items()):
        shop = f" · judged as {recipe.marketplace}" if recipe.marketplace else ""
        own = "" if _is_shipped(recipe) else " · yours"
        print(f"{name:{width}}  {describe(recipe)}{shop}{own}")
    for problem in book.problems.values():
        screen.say(str(problem))
    return USAGE if book.problems else DONE


def _show(recipe: Recipe, marketplaces: Mapping[str, Marketplace]) -> int:
    if recipe.file is not None:
        print(f"# {printable(str(recipe.file))}")
        print(recipe.file.read_text("utf-8").rstrip())
    marketplace = marketplaces.get(recipe.marketplace)
    if marketplace is None:
        print("\nNo marketplace judges what is written.")
        return DONE
    print(f"\nEvery file is read back and judged as {marketplace.title} would:")
    for rule in marketplace.rules:
        print(f"  {rule.verdict:5}  {asked(rule)}{f', {rule.why}' if rule.why else ''}")
    for note in marketplace.notes:
        print(f"Note: {note}")
    print(f"Rules looked up on {marketplace.checked_on}: {'; '.join(marketplace.sources)}")
    return DONE


def _fields(places: Places) -> int:
    print("A recipe is a TOML file; its name without .toml is the recipe's. Every field may be left out.\n")
    for name, meaning in FIELDS.items():
        print(f"  {name:12}  {meaning}")
    print(f"\nYours go into {printable(str(places.recipes))}; one of a known name stands for the known one.")
    return DONE


def _is_shipped(recipe: Recipe) -> bool:
    return recipe.file is not None and recipe.file.parent == resources() / "recipes"
