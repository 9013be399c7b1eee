"""A recipe written as TOML is the same recipe when it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.backgrounds import Background
from desktop.core.encoding import OutputFormat
from desktop.core.errors import UsageError
from desktop.core.recipe_files import load_recipes, read_recipe
from desktop.core.recipe_writing import free_name, recipe_text, save_recipe
from desktop.core.recipes import MASTER, Align, Canvas, GivesWay, Recipe, Shadow
from desktop.paths import resources

SHOPS = ("amazon", "ebay", "etsy", "google", "shopify")
RICH = Recipe(
    "rich",
    'Wide "linen" \\ ßø',
    OutputFormat.WEBP,
    Background(colour=(240, 232, 220)),
    (1200, 900),
    0.755,
    Align.GROUND,
    Shadow(0.4, 0.02, -0.1),
    80,
    900_000,
    2.5,
    GivesWay.FILL,
    "{product}-{sequence:02}",
    "etsy",
    "by hand",
    "2026-11-24",
)


@pytest.mark.parametrize("recipe", [RICH, MASTER, replace(RICH, canvas=Canvas.SUBJECT, shadow=None)])
def test_recipe_is_read_as_it_was_written(recipe: Recipe, tmp_path: Path) -> None:
    saved = save_recipe(recipe, tmp_path / "recipes", SHOPS)

    assert replace(saved, file=None) == replace(recipe, file=None)


def test_recipes_of_the_program_survive_writing(tmp_path: Path) -> None:
    shipped = load_recipes(resources() / "recipes", marketplaces=SHOPS).recipes

    for recipe in shipped.values():
        assert replace(save_recipe(recipe, tmp_path, SHOPS), file=None) == replace(recipe, file=None)


def test_line_breaks_and_controls_stay_inside_their_text(tmp_path: Path) -> None:
    title = 'a"\nbackground = "#000000"\x01'
    file = tmp_path / "odd.toml"
    file.write_text(recipe_text(replace(MASTER, name="odd", title=title)), "utf-8")

    recipe = read_recipe(file, SHOPS)

    assert recipe.title == title
    assert recipe.background.is_transparent


def test_recipe_that_cannot_be_used_leaves_what_was_there(tmp_path: Path) -> None:
    good = save_recipe(replace(RICH, quality=70), tmp_path, SHOPS)

    with pytest.raises(UsageError, match="quality"):
        save_recipe(replace(RICH, quality=400), tmp_path, SHOPS)
    with pytest.raises(UsageError, match="fill"):
        save_recipe(replace(RICH, name="new", fill=3.0), tmp_path, SHOPS)

    assert good.file is not None
    assert read_recipe(good.file, SHOPS).quality == 70
    assert not (tmp_path / "new.toml").exists()


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("My Shop, wide", (), "my-shop-wide"),
        ("Ünïcode", (), "unicode"),
        ("日本", (), "recipe"),
        ("Amazon", ("amazon", "Amazon-2"), "amazon-3"),
        ("../../etc", (), "etc"),
    ],
)
def test_name_of_a_new_recipe_is_plain_and_its_own(title: str, taken: tuple[str, ...], name: str) -> None:
    assert free_name(title, taken) == name
