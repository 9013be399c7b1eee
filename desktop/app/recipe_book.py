"""The recipes and marketplace rules that this user has: the program's own and hers."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.marketplaces import Marketplace, load_marketplaces
from desktop.core.recipe_files import RecipeBook, load_recipes
from desktop.paths import Places, resources


def known_marketplaces() -> Mapping[str, Marketplace]:
    """The marketplaces by name. Raises UsageError for a damaged installation."""
    return load_marketplaces(resources() / "marketplaces")


def known_recipes(places: Places) -> RecipeBook:
    """The program's recipes and the user's; hers stand for the program's of the same name."""
    return load_recipes(resources() / "recipes", places.recipes, marketplaces=known_marketplaces())
