"""Recipes as files: TOML in, every field checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.backgrounds import Background, parse_background
from desktop.core.encoding import OutputFormat
from desktop.core.errors import UsageError
from desktop.core.imaging import MAX_PIXELS
from desktop.core.naming import NameTemplate
from desktop.core.recipes import Align, Canvas, GivesWay, Recipe, Shadow
from desktop.core.toml_tables import TomlTable

_LONGEST_SIDE_PX = 20_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SHADOW = Shadow()

FIELDS: Mapping[str, str] = {
    "title": "what it is called in lists; the file's name without it",
    "format": '"png", "webp", "jpeg" or "tiff"; png without it',
    "background": '"transparent", a colour such as "#ffffff", or a picture, its path as seen from this file',
    "canvas": '[width, height] in pixels, "subject" (the subject and its margin) or "photo" (its own frame)',
    "fill": "0 to 1: the subject's longest side as a share of the canvas side that it meets first; 0.85",
    "margin": "0 to 0.49: instead of fill, the share of the canvas that stays free on each side",
    "align": '"centre", or "ground": the subject stands on the lower margin',
    "shadow": "a table [shadow]: strength (0 to 1), softness and offset (shares of the longer side)",
    "quality": "1 to 100, for jpeg and for webp on a background; 92",
    "most_bytes": "the quality is lowered until the file fits; any size without it",
    "enlarge": "1 to 20: how many pixels one of the photo may become in each direction; 1",
    "gives_way": '"canvas" or "fill": what becomes smaller when the subject has too few pixels; canvas',
    "file_name": 'a template such as "{product}-{sequence:02}"; the photo\'s own name without it',
    "marketplace": "whose rules the written files are judged by; none without it",
    "source": "where its numbers come from",
    "checked_on": "the day they were last looked up, such as 2026-11-24",
}
"""What a recipe's file may say, for whoever writes one; the last words are what holds without it."""


@dataclass(frozen=True, slots=True)
class RecipeBook:
    """The recipes that can be named. problems: the files that cannot be used, by the name they would have."""

    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    problems: Mapping[str, UsageError] = field(default_factory=dict)

    def pick(self, name: str) -> Recipe:
        """A recipe by name. Raises UsageError: what is wrong in its file, or which names there are."""
        if name in self.problems:
            raise self.problems[name]
        if name not in self.recipes:
            raise UsageError(
                f"There is no recipe called {name}.", f"These are known: {', '.join(sorted(self.recipes))}."
            )
        return self.recipes[name]


def load_recipes(*folders: Path, marketplaces: Collection[str]) -> RecipeBook:
    """The recipes of folders of TOML files by their names, which are the files' names.

    A later folder's recipe stands for an earlier one's of the same name, also when it cannot be used: its
    problem is told then, rather than another recipe used without a word.
    """
    recipes: dict[str, Recipe] = {}
    problems: dict[str, UsageError] = {}
    for file in (file for folder in folders for file in sorted(folder.glob("*.toml"))):
        recipes.pop(file.stem, None)
        problems.pop(file.stem, None)
        try:
            recipes[file.stem] = read_recipe(file, marketplaces)
        except UsageError as error:
            problems[file.stem] = error
    return RecipeBook(recipes, problems)


def read_recipe(file: Path, marketplaces: Collection[str]) -> Recipe:
    """One recipe; raises UsageError that names the file and the field.

    marketplaces: the names that the field marketplace may hold.
    """
    table = TomlTable.read(file, FIELDS)
    if not _NAME.fullmatch(file.stem):
        raise UsageError(
            f"A recipe cannot be called {file.stem!r}.",
            "Use letters, digits, dots and hyphens in the file's name.",
        )
    marketplace = table.text("marketplace")
    if marketplace and marketplace not in marketplaces:
        known = f"These are known: {', '.join(sorted(marketplaces))}."
        raise table.wrong("marketplace", f"{marketplace!r} is not known", known)
    return Recipe(
        name=file.stem,
        title=table.text("title", file.stem),
        format=table.word("format", OutputFormat, OutputFormat.PNG),
        background=_background(table, file.parent),
        canvas=_canvas(table),
        fill=_fill(table),
        align=table.word("align", Align, Align.CENTRE),
        shadow=_shadow(table),
        quality=table.whole("quality", 1, 100, 92),
        most_bytes=table.whole("most_bytes", 1_000, 10**10, 0),
        enlarge=table.number("enlarge", 1, 20, 1),
        gives_way=table.word("gives_way", GivesWay, GivesWay.CANVAS),
        file_name=_file_name(table),
        marketplace=marketplace,
        source=table.text("source"),
        checked_on=table.day("checked_on"),
        file=file,
    )


def _canvas(table: TomlTable) -> tuple[int, int] | Canvas:
    sides = table.sides("canvas", _LONGEST_SIDE_PX)
    if sides is None:
        return table.word("canvas", Canvas, Canvas.PHOTO)
    if sides[0] * sides[1] > MAX_PIXELS:
        why = f"{sides[0]} x {sides[1]} is more than {MAX_PIXELS // 10**6} million pixels"
        raise table.wrong("canvas", why, "Write it like [2000, 2000].")
    return sides


def _fill(table: TomlTable) -> float:
    if "margin" not in table:
        return table.number("fill", 0.01, 1, 0.85)
    if "fill" in table:
        raise table.wrong("margin", "it says the same as fill", "Keep one of the two.")
    return 1 - 2 * table.number("margin", 0, 0.49, 0)


def _background(table: TomlTable, folder: Path) -> Background:
    """The background; a picture's path is seen from the folder, and it must be there."""
    text = table.text("background", "transparent")
    try:
        background = parse_background(text)
    except UsageError as error:
        raise table.wrong("background", f"{text!r} is no background", error.remedy) from error
    if background.image is None:
        return background
    image = folder / background.image
    if not image.is_file():
        raise table.wrong("background", f"there is no file {image}", "Correct the path.")
    return Background(image=image)


def _shadow(table: TomlTable) -> Shadow | None:
    inner = table.inner("shadow", ("strength", "softness", "offset"))
    if inner is None:
        return None
    return Shadow(
        strength=inner.number("strength", 0, 1, _SHADOW.strength),
        softness=inner.number("softness", 0.001, 0.5, _SHADOW.softness),
        offset=inner.number("offset", -0.2, 0.2, _SHADOW.offset),
    )


def _file_name(table: TomlTable) -> str:
    text = table.text("file_name")
    if text:
        try:
            NameTemplate.parse(text)
        except UsageError as error:
            raise table.wrong("file_name", error.message.rstrip("."), error.remedy) from error
    return text
