from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop.app.orders import Order, PhotoPlan, Place, places_of
from desktop.core.encoding import OutputFormat
from desktop.core.errors import UsageError
from desktop.core.naming import NameTemplate
from desktop.core.outputs import Found, FoundPhoto
from desktop.core.recipes import Recipe
from desktop.core.types import Band, Group, GroupId, PhotoId

OUT = Path("/somewhere/out")
PNG = Recipe("png")
JPEG = Recipe("jpeg", format=OutputFormat.JPEG)


def photos(*paths: str) -> Found:
    return Found(tuple(FoundPhoto(Path("/shoot", path), Path("/shoot")) for path in paths))


def targets(plans: Sequence[PhotoPlan]) -> list[list[str]]:
    return [[path.relative_to(OUT).as_posix() for _, path in plan.targets] for plan in plans]


def named(template: str, *recipes: Recipe) -> Order:
    return Order(recipes or (PNG,), NameTemplate.parse(template))


def test_one_recipe_mirrors_the_tree() -> None:
    assert targets(Order((JPEG,)).plan(photos("a.png", "sub/b.png"), OUT)) == [["a.jpg"], ["sub/b.jpg"]]


def test_several_recipes_get_a_folder_each() -> None:
    assert targets(Order((PNG, JPEG)).plan(photos("sub/a.png"), OUT)) == [["png/sub/a.png", "jpeg/sub/a.jpg"]]


def test_a_name_that_tells_the_recipe_needs_no_folder_for_it() -> None:
    order = named("{original}-{recipe}", PNG, JPEG)

    assert targets(order.plan(photos("sub/a.png"), OUT)) == [["sub/a-png.png", "sub/a-jpeg.jpg"]]


def test_numbers_run_through_the_photos_of_a_call() -> None:
    order = named("shop-{sequence:02}")

    assert targets(order.plan(photos("a.jpg", "b.jpg", "c/d.jpg"), OUT)) == [
        ["shop-01.png"],
        ["shop-02.png"],
        ["c/shop-03.png"],
    ]


def test_a_template_with_folders_says_all_of_them() -> None:
    assert targets(named("all/{original}").plan(photos("sub/a.jpg"), OUT)) == [["all/a.png"]]


def test_names_that_fall_together_are_numbered_and_told() -> None:
    plans = named("all/{original}").plan(photos("x/a.jpg", "y/A.jpg"), OUT)

    assert targets(plans) == [["all/a.png"], ["all/A-2.png"]]
    assert [output.renamed for plan in plans for _, output in plan.outputs] == [False, True]


def test_two_recipes_never_share_a_file() -> None:
    other = Recipe("other")
    order = Order((PNG, other), NameTemplate.parse("{recipe}/x"))
    same = Order((PNG, Recipe("png")), NameTemplate.parse("{recipe}"))

    assert targets(order.plan(photos("a.jpg"), OUT)) == [["png/x.png", "other/x.png"]]
    assert targets(same.plan(photos("a.jpg"), OUT)) == [["png.png", "png-2.png"]]


def test_products_name_files_and_number_them() -> None:
    found = photos("x/1.jpg", "x/2.jpg", "y/3.jpg")
    places = {
        Path("/shoot/x/1.jpg"): Place("Rose mug", 1, 2),
        Path("/shoot/x/2.jpg"): Place("Product 2", 2, 1),
        Path("/shoot/y/3.jpg"): Place("Rose mug", 1, 1),
    }

    order = named("{product}-{sequence:02}")

    assert order.needs_groups
    assert targets(order.plan(found, OUT, products=places)) == [
        ["rose-mug-02.png"],
        ["product-2-01.png"],
        ["rose-mug-01.png"],
    ]


def test_a_recipes_own_template_holds_until_another_is_asked_for() -> None:
    recipe = Recipe("mine", file_name="{group}-{sequence}")

    assert Order((recipe,)).needs_groups
    assert not Order((recipe,), NameTemplate.parse("{original}")).needs_groups


def test_names_by_product_are_refused_where_nobody_groups() -> None:
    named("{original}").refuse_groups()
    with pytest.raises(UsageError, match="needs to know the products"):
        named("{product}").refuse_groups()


def test_places_are_counted_from_one_and_products_without_a_name_get_one() -> None:
    def group(id: int, name: str, *members: int) -> Group:
        return Group(GroupId(id), tuple(map(PhotoId, members)), Band.CERTAIN, 1.0, name=name)

    assert places_of([group(40, "", 7, 5), group(41, "Bag", 6)]) == {
        PhotoId(7): Place("Product 1", 1, 1),
        PhotoId(5): Place("Product 1", 1, 2),
        PhotoId(6): Place("Bag", 2, 1),
    }
