"""What each signal says of made photos: the same, edited, in other light, and another thing."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from desktop.core.features import FeatureExtractor, Features
from desktop.core.grouping import GroupingSettings, group_photos
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights
from desktop.core.types import PhotoId, Signals
from desktop.paths import resources
from tests.core.labels import label
from tests.core.made_features import made_features

Picture = NDArray[np.uint8]

GREY = 226
PHOTOS = ("original", "copy", "turned", "mirrored", "recoloured", "cropped", "darker", "other")


def on_grey(printed: Picture) -> Picture:
    """The label in the middle of a studio's grey."""
    height, width = printed.shape[:2]
    picture = np.full((height + 80, width + 80, 3), GREY, np.uint8)
    picture[40:-40, 40:-40] = printed
    return picture


def made() -> dict[str, tuple[Picture, Picture]]:
    """Photo and matte by what was done to the original."""
    picture = on_grey(label())
    other = on_grey(label(seed=9, hue_shift=90))
    matte = np.zeros(picture.shape[:2], np.uint8)
    matte[40:-40, 40:-40] = 255
    return {
        "original": (picture, matte),
        "copy": (picture.copy(), matte.copy()),
        "turned": (np.rot90(picture), np.rot90(matte)),
        "mirrored": (picture[:, ::-1], matte[:, ::-1]),
        "recoloured": (on_grey(label(hue_shift=60)), matte),
        "cropped": (picture[70:-60, 60:-60], matte[70:-60, 60:-60]),
        "darker": (np.asarray(picture * np.float32(0.7), np.uint8), matte),
        "other": (np.asarray(cv2.GaussianBlur(other, (0, 0), 6), np.uint8), matte),
    }


@pytest.fixture(scope="module")
def table() -> PairTable:
    extractor = FeatureExtractor(resources() / "models" / "efficientnet-lite2.onnx")
    photos = made()
    return PairTable.of(
        {
            PhotoId(number): extractor.extract(
                np.ascontiguousarray(photos[name][0]), np.ascontiguousarray(photos[name][1]), name
            )
            for number, name in enumerate(PHOTOS, 1)
        }
    )


def seen(table: PairTable, name: str, first: str = "original") -> tuple[float, Signals]:
    """Score and signals of two of the photos."""
    places = [np.array([table.place[PhotoId(PHOTOS.index(one) + 1)]]) for one in (first, name)]
    signals, _ = table.between(places[0], places[1])
    return float(table.scorer(SignalWeights()).scores(signals)[0]), signals.at(0)


def test_copy_is_identical_in_every_signal(table: PairTable) -> None:
    score, signals = seen(table, "copy")

    assert score == pytest.approx(1, abs=1e-6)
    assert signals.semantic == pytest.approx(1, abs=1e-5)
    assert signals.colour == pytest.approx(1, abs=1e-5)
    assert signals.spatial == 1


@pytest.mark.parametrize("edit", ["turned", "mirrored"])
def test_hash_and_colour_do_not_mind_how_the_photo_lies(table: PairTable, edit: str) -> None:
    score, signals = seen(table, edit)

    assert signals.spatial == 1
    assert signals.colour is not None
    assert signals.colour > 0.99
    assert signals.semantic is not None
    assert 0.85 < signals.semantic < 1
    assert score > 0.99


def test_crop_takes_the_hash_and_leaves_the_rest(table: PairTable) -> None:
    score, signals = seen(table, "cropped")

    assert signals.spatial == 0
    assert signals.feature is not None
    assert signals.feature > 0.7  # laid over each other, the crop lies exactly on the original
    assert signals.colour is not None
    assert signals.colour > 0.9
    assert score > 0.99


def test_exposure_takes_colour_and_leaves_the_rest(table: PairTable) -> None:
    score, signals = seen(table, "darker")

    assert signals.spatial == 1
    assert signals.feature is not None
    assert signals.feature > 0.6
    assert signals.colour is not None
    assert 0.5 < signals.colour < 0.9
    assert score > 0.99


def test_recoloured_label_is_less_alike_than_any_edit_in_colour_feature_and_score(table: PairTable) -> None:
    score, signals = seen(table, "recoloured")

    assert signals.feature is not None
    assert signals.colour is not None
    for edit in ("turned", "mirrored", "cropped", "darker"):
        edited_score, edited = seen(table, edit)
        assert edited.colour is not None
        assert signals.colour < edited.colour
        assert edited.feature is None or signals.feature < edited.feature
        assert score < edited_score


def test_other_thing_is_below_every_edit_in_every_signal_that_speaks(table: PairTable) -> None:
    score, signals = seen(table, "other")

    assert signals.semantic is not None
    assert signals.colour is not None
    assert score < 0.5
    assert signals.spatial == 0
    for edit in ("turned", "mirrored", "cropped", "darker"):
        _, edited = seen(table, edit)
        assert edited.semantic is not None
        assert edited.colour is not None
        assert signals.semantic < edited.semantic - 0.3
        assert signals.colour < edited.colour


@pytest.mark.parametrize("name", PHOTOS[1:])
def test_signals_and_score_are_the_same_in_both_directions(table: PairTable, name: str) -> None:
    score, signals = seen(table, name)
    other_score, others = seen(table, "original", first=name)

    assert other_score == pytest.approx(score, abs=1e-6)
    assert others.semantic == pytest.approx(signals.semantic, abs=1e-6)
    assert others.colour == pytest.approx(signals.colour, abs=1e-6)
    assert (others.spatial, others.feature) == (signals.spatial, signals.feature)


@given(st.permutations(range(1, 13)))
def test_order_of_the_photos_never_matters(order: list[int]) -> None:
    photos: dict[PhotoId, Features] = {
        PhotoId(number): made_features(
            f"{number:02}", semantic_deg=17 * (number % 5), colour_deg=11 * (number % 7), axis=number % 3
        )
        for number in range(1, 13)
    }
    expected = group_photos(photos, GroupingSettings())

    found = group_photos({PhotoId(number): photos[PhotoId(number)] for number in order}, GroupingSettings())

    assert found == expected
