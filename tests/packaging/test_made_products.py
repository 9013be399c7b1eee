"""Made products: forms that hold together, plans that follow from a seed, photos with true mattes."""

from __future__ import annotations

import csv
import random
import shutil
from pathlib import Path

import cv2
import make_products
import numpy as np
import pytest
from made.art import draw
from made.finish import Camera, decoded, developed, encoded, smoothed
from made.kinds import KINDS, make
from made.plan import plan
from made.shapes import Ring, bounds, box, loft
from made.style import Style, random_palette, shifted
from made_features import worn

PALETTE = ((0.9, 0.1, 0.1), (0.9, 0.9, 0.8), (0.1, 0.6, 0.2), (0.2, 0.2, 0.8), (0.1, 0.1, 0.1))


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_product_stands_on_the_ground_and_is_one_unit_large(kind: str, seed: int) -> None:
    low, high = bounds(make(kind, seed))

    assert low[2] == pytest.approx(0)
    assert max(high[axis] - low[axis] for axis in range(3)) == pytest.approx(1)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_corner_of_a_face_has_a_point_and_a_spot_on_its_picture(kind: str) -> None:
    for mesh in make(kind, 7):
        assert len(mesh.faces) == len(mesh.spots) == len(mesh.slots)
        for face, spots in zip(mesh.faces, mesh.spots, strict=True):
            assert len(face) == len(spots) == len(set(face))
            assert max(face) < len(mesh.points)
            assert all(-1e-6 <= u <= 1 + 1e-6 and -1e-6 <= v <= 1 + 1e-6 for u, v in spots)


def test_a_box_has_its_front_towards_the_viewer() -> None:
    mesh = box(2, 1, 3, ("front", "right", "back", "left", "top", "bottom"))

    front = [mesh.points[corner] for corner in mesh.faces[mesh.slots.index("front")]]
    assert {y for _, y, _ in front} == {-0.5}


def test_the_middle_of_a_label_is_in_front() -> None:
    mesh = loft([Ring(0, 1, 1), Ring(1, 1, 1)], [(1, "label")])

    faces = zip(mesh.faces, mesh.spots, strict=True)
    middle = [
        mesh.points[corner]
        for face, spots in faces
        for corner, (u, _) in zip(face, spots, strict=True)
        if u == 0.5
    ]
    assert {(round(x, 9), round(y, 9)) for x, y, _ in middle} == {(0.0, -1.0)}


def test_a_plan_follows_from_its_seed_and_a_longer_one_begins_alike() -> None:
    assert plan(3, 12, 2, 64) == plan(3, 20, 2, 64)[:12]
    assert plan(3, 12, 2, 64) != plan(4, 12, 2, 64)


def test_siblings_share_the_form_unless_it_is_what_differs() -> None:
    products = plan(1, 80, 1, 64)

    first = {product.family: product for product in products if not product.difference}
    siblings = [product for product in products if product.difference]
    assert {product.difference for product in siblings} == {
        "colour", "accent", "flavour", "text", "layout", "shape",
    }  # fmt: skip
    for product in siblings:
        original = first[product.family]
        assert product.kind == original.kind
        assert (product.seed != original.seed) == (product.difference == "shape")
        assert (product.style.text != original.style.text) == (
            product.difference in ("flavour", "text", "layout")
        )


def test_one_place_serves_several_families() -> None:
    products = plan(1, 40, 4, 64)

    families: dict[object, set[str]] = {}
    for product in products:
        for view in product.views:
            families.setdefault(view.place.lights, set()).add(product.family)
    assert max(len(names) for names in families.values()) > 4


def test_a_style_is_drawn_the_same_every_time_and_another_text_is_another_picture() -> None:
    size = (256, 128)
    label = draw(Style(PALETTE, 1, 2, 3), "label", size)

    assert label.tobytes() == draw(Style(PALETTE, 1, 2, 3), "label", size).tobytes()
    assert label.tobytes() != draw(Style(PALETTE, 1, 9, 3), "label", size).tobytes()


def test_only_the_chosen_colours_of_a_palette_are_shifted() -> None:
    rng = random.Random(5)
    palette = random_palette(rng)

    other = shifted(palette, rng, (2, 3))

    assert [one == two for one, two in zip(palette, other, strict=True)] == [True, True, False, False, True]


def test_the_curve_of_srgb_is_undone() -> None:
    light = np.linspace(0, 1, 257, dtype=np.float32)

    assert decoded(encoded(light)) == pytest.approx(light, abs=1e-6)
    assert encoded(np.full(1, 0.214041, np.float32)) == pytest.approx(0.5, abs=1e-4)


def test_smoothing_takes_the_grain_out_of_the_light_and_leaves_the_print() -> None:
    rng = np.random.default_rng(1)
    albedo = np.full((64, 64, 3), 0.2, np.float32)
    albedo[:, 32:] = 0.8
    grainy = albedo * (0.6 + 0.12 * rng.standard_normal((64, 64, 1))).astype(np.float32)

    smooth = smoothed(grainy, albedo, np.full_like(albedo, 0.5))

    assert smooth[8:-8, 34:-8].std() < 0.3 * grainy[8:-8, 34:-8].std()
    assert (smooth[8:-8, 32] - smooth[8:-8, 31]).mean() == pytest.approx(0.36, abs=0.03)


def test_a_plain_camera_adds_nothing() -> None:
    light = np.full((4, 4, 3), 0.215861, np.float32)  # 128 of 255, by IEC 61966-2-1

    photo = developed(light, Camera(), np.random.default_rng(1))

    assert (photo == 128).all()


def test_a_worn_matte_stays_near_the_true_one() -> None:
    matte = np.zeros((100, 100), np.uint8)
    matte[25:75, 25:75] = 255

    found = [worn(matte.copy(), np.random.default_rng(seed)) for seed in range(20)]

    shares = [((one > 127) != (matte > 127)).mean() for one in found]
    assert 0 < max(shares) < 0.05
    assert np.array_equal(found[3], worn(matte.copy(), np.random.default_rng(3)))


@pytest.mark.skipif(shutil.which("blender") is None, reason="Blender is not installed")
def test_photos_come_with_mattes_and_a_second_run_makes_none_again(tmp_path: Path) -> None:
    arguments = [str(tmp_path), "--products", "2", "--views", "1", "--size", "48", "--samples", "1"]
    make_products.main(arguments)

    with (tmp_path / "groups.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    photos = [tmp_path / "images" / row["file"] for row in rows]
    times = [photo.stat().st_mtime_ns for photo in photos]
    mattes = [
        cv2.imread(str(tmp_path / "mattes" / f"{photo.stem}.png"), cv2.IMREAD_GRAYSCALE) for photo in photos
    ]
    make_products.main(arguments)

    assert [row["product_id"] for row in rows] == ["f1-0000-0", "f1-0000-1"]
    for photo, matte in zip(photos, mattes, strict=True):
        picture = cv2.imread(str(photo))
        assert picture is not None
        assert matte is not None
        assert matte.shape == picture.shape[:2]
        assert 0.1 < (matte > 127).mean() < 0.9
    assert [photo.stat().st_mtime_ns for photo in photos] == times
