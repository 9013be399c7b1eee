from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.core.backgrounds import TRANSPARENT, WHITE, Background
from desktop.core.encoding import OutputFormat
from desktop.core.errors import UsageError
from desktop.core.marketplaces import load_marketplaces
from desktop.core.recipe_files import FIELDS, load_recipes, read_recipe
from desktop.core.recipes import MASTER, Align, Canvas, GivesWay, Recipe, Shadow
from desktop.paths import resources

SHIPPED = {"transparent", "amazon", "shopify", "ebay", "etsy", "google"}


def recipe_of(folder: Path, text: str, name: str = "mine") -> Recipe:
    file = folder / f"{name}.toml"
    file.write_text(text, "utf-8")
    return read_recipe(file, {"amazon"})


def test_every_field_is_read(tmp_path: Path) -> None:
    (tmp_path / "linen.jpg").touch()
    recipe = recipe_of(
        tmp_path,
        """
        title = "Catalogue"
        format = "webp"
        background = "linen.jpg"
        canvas = [1200, 900]
        fill = 0.7
        align = "ground"
        quality = 88
        most_bytes = 500_000
        enlarge = 1.5
        gives_way = "fill"
        file_name = "{product}-{sequence:02}"
        marketplace = "amazon"
        source = "Brand book, page 12"
        checked_on = 2026-03-01
        [shadow]
        strength = 0.5
        softness = 0.02
        offset = 0.01
        """,
    )

    assert recipe == Recipe(
        "mine",
        "Catalogue",
        OutputFormat.WEBP,
        Background(image=tmp_path / "linen.jpg"),
        (1200, 900),
        0.7,
        Align.GROUND,
        Shadow(0.5, 0.02, 0.01),
        88,
        500_000,
        1.5,
        GivesWay.FILL,
        "{product}-{sequence:02}",
        "amazon",
        "Brand book, page 12",
        "2026-03-01",
        tmp_path / "mine.toml",
    )


def test_an_empty_file_is_the_master_by_another_name(tmp_path: Path) -> None:
    recipe = recipe_of(tmp_path, "")

    assert (recipe.format, recipe.background, recipe.canvas) == (OutputFormat.PNG, TRANSPARENT, Canvas.PHOTO)
    assert recipe.key.partition("-")[2] == MASTER.key.partition("-")[2]


def test_a_margin_is_what_the_fill_leaves_on_each_side(tmp_path: Path) -> None:
    assert recipe_of(tmp_path, "margin = 0.08").fill == pytest.approx(0.84)


def test_a_picture_is_looked_for_beside_the_recipe(tmp_path: Path) -> None:
    (tmp_path / "walls").mkdir()
    (tmp_path / "walls" / "white wall.png").touch()

    recipe = recipe_of(tmp_path, 'background = "walls/white wall.png"')

    assert recipe.background.image == tmp_path / "walls" / "white wall.png"


@pytest.mark.parametrize(
    ("text", "field", "word"),
    [
        ('colour = "white"', "colour", "background"),
        ('format = "gif"', "format", '"jpeg"'),
        ("format = 3", "format", '"jpeg"'),
        ('background = "greenish"', "background", "#ffffff"),
        ('background = "gone.jpg"', "background", "gone.jpg"),
        ("background = 0", "background", "quotes"),
        ("canvas = [1000]", "canvas", "[2000, 2000]"),
        ("canvas = [1000, 0]", "canvas", "[2000, 2000]"),
        ("canvas = [1000.5, 900]", "canvas", "[2000, 2000]"),
        ("canvas = [20000, 20000]", "canvas", "200 million"),
        ('canvas = "square"', "canvas", '"subject"'),
        ("fill = 1.2", "fill", "1.2"),
        ('fill = "85 %"', "fill", "85 %"),
        ("fill = true", "fill", "True"),
        ("margin = 0.5", "margin", "0.49"),
        ("margin = 0.1\nfill = 0.8", "margin", "fill"),
        ('align = "left"', "align", '"ground"'),
        ("quality = 0", "quality", "100"),
        ("quality = 92.5", "quality", "whole"),
        ("most_bytes = 10", "most_bytes", "1,000"),
        ("enlarge = 0.5", "enlarge", "0.5"),
        ('gives_way = "nothing"', "gives_way", '"canvas"'),
        ('file_name = "{name}"', "file_name", "{name}"),
        ('marketplace = "bazaar"', "marketplace", "amazon"),
        ('checked_on = "yesterday"', "checked_on", "2026-11-24"),
        ("title = 7", "title", "quotes"),
        ("shadow = true", "shadow", "[shadow]"),
        ("[shadow]\nstrength = 2", "shadow.strength", "2"),
        ("[shadow]\ncolour = 1", "shadow.colour", "softness"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_field(tmp_path: Path, text: str, field: str, word: str) -> None:
    with pytest.raises(UsageError) as caught:
        recipe_of(tmp_path, text)

    assert caught.value.message.startswith(f"mine.toml, {field}: ")
    assert word in str(caught.value)


def test_a_file_that_is_no_toml_is_named_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"mine\.toml is not TOML: .*line 2"):
        recipe_of(tmp_path, 'title = "a"\nfill = \nquality = 3')
    (tmp_path / "bytes.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(UsageError, match=r"bytes\.toml is not TOML"):
        read_recipe(tmp_path / "bytes.toml", ())


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml cannot be read"):
        read_recipe(tmp_path / "none.toml", ())


def test_a_name_that_cannot_be_typed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="my shop"):
        recipe_of(tmp_path, "", name="my shop")


def test_a_users_recipe_stands_for_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    (shipped / "amazon.toml").write_text("fill = 0.88")
    (shipped / "ebay.toml").write_text("fill = 0.85")
    (own / "amazon.toml").write_text("fill = 0.95")

    book = load_recipes(shipped, own, tmp_path / "none", marketplaces=())

    assert {name: recipe.fill for name, recipe in book.recipes.items()} == {"amazon": 0.95, "ebay": 0.85}
    assert book.pick("amazon").file == own / "amazon.toml"


def test_a_users_recipe_that_is_wrong_is_told_when_it_is_picked_and_hides_the_shipped_one(
    tmp_path: Path,
) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    (shipped / "amazon.toml").write_text("fill = 0.88")
    (shipped / "ebay.toml").write_text("fill = 0.85")
    (own / "amazon.toml").write_text("fil = 0.95")

    book = load_recipes(shipped, own, marketplaces=())

    assert book.pick("ebay").fill == 0.85
    with pytest.raises(UsageError, match=r"amazon\.toml, fil"):
        book.pick("amazon")


def test_a_recipe_that_is_not_known_is_told_with_those_that_are() -> None:
    book = load_recipes(resources() / "recipes", marketplaces=load_marketplaces(resources() / "marketplaces"))

    with pytest.raises(UsageError, match="amazon, ebay, etsy, google, shopify, transparent"):
        book.pick("amazn")


def test_the_shipped_recipes_are_whole_and_dated() -> None:
    marketplaces = load_marketplaces(resources() / "marketplaces")
    book = load_recipes(resources() / "recipes", marketplaces=marketplaces)

    assert (set(book.recipes), dict(book.problems)) == (SHIPPED, {})
    for name, recipe in book.recipes.items():
        if name == "transparent":
            assert (recipe.canvas, recipe.background) == (Canvas.PHOTO, TRANSPARENT)
            continue
        assert recipe.marketplace == name
        assert recipe.background == WHITE
        assert recipe.source
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", recipe.checked_on)
    sizes = {name: recipe.canvas for name, recipe in book.recipes.items() if name != "transparent"}
    assert sizes == {
        "amazon": (2000, 2000),
        "shopify": (2048, 2048),
        "ebay": (1600, 1600),
        "etsy": (2000, 1500),
        "google": (1500, 1500),
    }
    assert book.recipes["amazon"].fill >= 0.85


def test_every_field_is_explained() -> None:
    assert set(FIELDS) == {
        "title", "format", "background", "canvas", "fill", "margin", "align", "shadow", "quality",
        "most_bytes", "enlarge", "gives_way", "file_name", "marketplace", "source", "checked_on",
    }  # fmt: skip


def test_the_key_tells_recipes_apart_that_write_other_bytes(tmp_path: Path) -> None:
    base = recipe_of(tmp_path, "")
    texts = [
        'format = "webp"', 'background = "#ffffff"', "canvas = [10, 10]", "fill = 0.5", 'align = "ground"',
        "[shadow]", "quality = 90", "most_bytes = 9999", "enlarge = 2", 'gives_way = "fill"',
    ]  # fmt: skip

    keys = {base.key, *(recipe_of(tmp_path, text).key for text in texts)}

    assert len(keys) == 1 + len(texts)
    assert recipe_of(tmp_path, 'title = "other words"\nsource = "elsewhere"').key == base.key


def test_the_key_changes_with_the_background_picture(tmp_path: Path) -> None:
    (tmp_path / "wall.png").write_bytes(b"one")
    before = recipe_of(tmp_path, 'background = "wall.png"').key
    (tmp_path / "wall.png").write_bytes(b"another")

    assert recipe_of(tmp_path, 'background = "wall.png"').key != before
