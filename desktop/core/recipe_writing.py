"""A recipe as the TOML file that recipe_files reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from desktop.core.errors import UsageError
from desktop.core.files import write_atomically
from desktop.core.recipe_files import read_recipe
from desktop.core.recipes import Align, Canvas, GivesWay, Recipe

_FALLBACK = "recipe"


def recipe_text(recipe: Recipe) -> str:
    """The file's text; what is as it would be without a line has none."""
    usual = Recipe(recipe.name)
    lines = [f"title = {_quoted(recipe.title or recipe.name)}", f"format = {_quoted(recipe.format)}"]
    colour, image = recipe.background.colour, recipe.background.image
    behind = f"#{bytes(colour).hex()}" if colour is not None else str(image) if image else "transparent"
    lines.append(f"background = {_quoted(behind)}")
    if isinstance(recipe.canvas, Canvas):
        lines.append(f"canvas = {_quoted(recipe.canvas)}")
    else:
        lines.append(f"canvas = [{recipe.canvas[0]}, {recipe.canvas[1]}]")
    lines.append(f"fill = {recipe.fill:g}")
    lines.append(f"quality = {recipe.quality}")
    if recipe.align is not Align.CENTRE:
        lines.append(f"align = {_quoted(recipe.align)}")
    if recipe.most_bytes != usual.most_bytes:
        lines.append(f"most_bytes = {recipe.most_bytes}")
    if recipe.enlarge != usual.enlarge:
        lines.append(f"enlarge = {recipe.enlarge:g}")
    if recipe.gives_way is not GivesWay.CANVAS:
        lines.append(f"gives_way = {_quoted(recipe.gives_way)}")
    for name, text in (
        ("file_name", recipe.file_name),
        ("marketplace", recipe.marketplace),
        ("source", recipe.source),
    ):
        if text:
            lines.append(f"{name} = {_quoted(text)}")
    if recipe.checked_on:
        lines.append(f"checked_on = {recipe.checked_on}")
    if recipe.shadow is not None:
        lines += [
            "",
            "[shadow]",
            f"strength = {recipe.shadow.strength:g}",
            f"softness = {recipe.shadow.softness:g}",
            f"offset = {recipe.shadow.offset:g}",
        ]
    return "\n".join(lines) + "\n"


def save_recipe(recipe: Recipe, folder: Path, marketplaces: Collection[str]) -> Recipe:
    """Write a recipe into a folder under its name, replacing one that is there; as it was read back.

    Raises UsageError for a value that cannot be used, and then leaves what was there; OutputError.
    """
    file = folder / f"{recipe.name}.toml"
    before = file.read_bytes() if file.is_file() else None
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(file, recipe_text(recipe).encode())
    try:
        return read_recipe(file, marketplaces)
    except UsageError:
        if before is None:
            file.unlink()
        else:
            write_atomically(file, before)
        raise


def free_name(title: str, taken: Collection[str]) -> str:
    """A name for the file of a recipe of this title, which no other has."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or _FALLBACK
    known = {name.casefold() for name in taken}
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(known) + 3))]
    return next(name for name in names if name not in known)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    letters = (
        escapes.get(letter)
        or (letter if ord(letter) >= 0x20 and letter != "\x7f" else f"\\u{ord(letter):04x}")
        for letter in str(text)
    )
    return f'"{"".join(letters)}"'
