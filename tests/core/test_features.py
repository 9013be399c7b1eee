from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.core.errors import Cancelled
from desktop.core.features import FEATURES_VERSION, FeatureExtractor, Features
from desktop.core.similarity import compare
from desktop.core.types import Alpha, RgbImage
from desktop.paths import resources
from tests.core.made_features import made_features
from tests.photos import BLUE, GREEN, RED, STUDIO_GREY, product_picture


@pytest.fixture(scope="module")
def extractor() -> FeatureExtractor:
    return FeatureExtractor(resources() / "models" / "efficientnet-lite2.onnx")


def photo(shape: str = "ellipse", colour: tuple[int, int, int] = RED) -> tuple[RgbImage, Alpha]:
    """A made product and its true matte."""
    rgb = np.asarray(product_picture(shape=shape, colour=colour), np.uint8)
    alpha = (np.abs(rgb.astype(np.int16) - STUDIO_GREY).sum(axis=2) > 0).astype(np.uint8) * 255
    return rgb, alpha


def of(extractor: FeatureExtractor, rgb: NDArray[np.uint8], alpha: NDArray[np.uint8], name: str) -> Features:
    return extractor.extract(np.ascontiguousarray(rgb), np.ascontiguousarray(alpha), name)


def test_bytes_give_the_same_features_again() -> None:
    features = made_features("some digest", semantic_deg=12, colour_deg=34)

    again = Features.from_bytes(features.to_bytes())

    assert again == features
    assert again.digest == "some digest"
    for field in dataclasses.fields(Features)[1:]:
        np.testing.assert_array_equal(getattr(again, field.name), getattr(features, field.name))
    assert again.to_bytes() == features.to_bytes()


@pytest.mark.parametrize("length", [0, 5, 100, -1])
def test_truncated_bytes_are_refused(length: int) -> None:
    data = made_features("a").to_bytes()

    with pytest.raises(ValueError, match="damaged"):
        Features.from_bytes(data[:length])


@pytest.mark.parametrize("place", [0, 6, 9, 500, -1])
def test_one_changed_byte_is_noticed(place: int) -> None:
    data = bytearray(made_features("a").to_bytes())
    data[place] ^= 1

    with pytest.raises(ValueError, match="damaged"):
        Features.from_bytes(bytes(data))


def test_features_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made_features("a").to_bytes()
    monkeypatch.setattr("desktop.core.features.FEATURES_VERSION", FEATURES_VERSION + 1)

    with pytest.raises(ValueError, match=f"version {FEATURES_VERSION}"):
        Features.from_bytes(data)


def test_same_photo_gives_the_same_bytes(extractor: FeatureExtractor) -> None:
    rgb, alpha = photo()

    assert of(extractor, rgb, alpha, "a").to_bytes() == of(extractor, rgb, alpha, "a").to_bytes()


def test_copy_scores_one(extractor: FeatureExtractor) -> None:
    rgb, alpha = photo()

    score, signals = compare(of(extractor, rgb, alpha, "a"), of(extractor, rgb.copy(), alpha, "b"))

    assert score == pytest.approx(1, abs=1e-6)
    assert signals.semantic == pytest.approx(1, abs=1e-5)
    assert signals.colour == pytest.approx(1, abs=1e-5)
    assert signals.spatial == 1
    assert signals.feature is None


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda image: np.rot90(image), id="turned"),
        pytest.param(lambda image: image[:, ::-1], id="mirrored"),
        pytest.param(lambda image: image[::2, ::2], id="half the size"),
        pytest.param(lambda image: image[20:-20, 30:-30], id="cropped"),
    ],
)
def test_edit_of_a_shot_scores_above_another_product(extractor: FeatureExtractor, edit: object) -> None:
    assert callable(edit)
    rgb, alpha = photo()
    original = of(extractor, rgb, alpha, "a")
    edited = of(extractor, edit(rgb), edit(alpha), "b")
    other = of(extractor, *photo("triangle", BLUE), "c")

    assert compare(original, edited)[0] > 0.8
    assert compare(original, other)[0] < 0.1


def test_darker_exposure_is_still_the_same_product(extractor: FeatureExtractor) -> None:
    rgb, alpha = photo()
    darker = (rgb * np.float32(0.8)).astype(np.uint8)

    assert compare(of(extractor, rgb, alpha, "a"), of(extractor, darker, alpha, "b"))[0] > 0.5


def test_recoloured_sibling_loses_its_colour_signal(extractor: FeatureExtractor) -> None:
    red, green = of(extractor, *photo(), "a"), of(extractor, *photo(colour=GREEN), "b")

    score, signals = compare(red, green)

    assert signals.colour is not None
    assert signals.colour < 0.1
    assert score < 0.5


def test_empty_matte_means_the_whole_photo(extractor: FeatureExtractor) -> None:
    rgb, alpha = photo()

    empty = of(extractor, rgb, np.zeros_like(alpha), "a")

    assert empty == of(extractor, rgb, np.full_like(alpha, 255), "a")


@pytest.mark.parametrize("size_px", [(1, 1), (1, 3000), (2000, 3)])
@pytest.mark.parametrize("opacity", [0, 255])
def test_any_size_has_features(extractor: FeatureExtractor, size_px: tuple[int, int], opacity: int) -> None:
    features = of(
        extractor, np.full((*size_px, 3), 80, np.uint8), np.full(size_px, opacity, np.uint8), "thin"
    )

    assert Features.from_bytes(features.to_bytes()) == features
    assert np.isfinite(features.cutout).all()


def test_matte_of_another_size_is_a_bug(extractor: FeatureExtractor) -> None:
    with pytest.raises(ValueError, match="matte"):
        of(extractor, np.zeros((4, 4, 3), np.uint8), np.zeros((4, 5), np.uint8), "a")


def test_cancelled_extraction_stops(extractor: FeatureExtractor) -> None:
    def stop(fraction: float) -> None:
        raise Cancelled

    rgb, alpha = photo()
    with pytest.raises(Cancelled):
        extractor.extract(rgb, alpha, "a", stop)
