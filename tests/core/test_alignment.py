from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.core.alignment import Alignment, Prepared, align
from desktop.core.features import FeatureExtractor
from desktop.core.keypoints import PICTURE_PX, find_keypoints, points_px
from desktop.paths import resources
from tests.core.labels import label

Picture = NDArray[np.uint8]


@pytest.fixture(scope="module")
def extractor() -> FeatureExtractor:
    return FeatureExtractor(resources() / "models" / "efficientnet-lite2.onnx")


def prepared(extractor: FeatureExtractor, picture: Picture) -> Prepared:
    rgb = np.ascontiguousarray(picture)
    return Prepared(extractor.extract(rgb, np.full(rgb.shape[:2], 255, np.uint8), "label"))


def aligned(extractor: FeatureExtractor, first: Picture, second: Picture) -> Alignment:
    found = align(prepared(extractor, first), prepared(extractor, second))
    assert found is not None
    return found


def test_photo_agrees_with_itself(extractor: FeatureExtractor) -> None:
    found = aligned(extractor, label(), label())

    assert found.correlation == pytest.approx(1, abs=0.01)
    assert found.lightness == pytest.approx(0, abs=0.3)
    assert found.chroma == pytest.approx(0, abs=0.3)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda picture: np.rot90(picture), id="turned"),
        pytest.param(lambda picture: picture[60:, 30:], id="cropped"),
        pytest.param(
            lambda picture: cv2.resize(picture, (160, 200), interpolation=cv2.INTER_AREA), id="smaller"
        ),
        pytest.param(lambda picture: (picture * np.float32(0.7)).astype(np.uint8), id="darker"),
    ],
)
def test_edit_of_a_label_still_agrees(extractor: FeatureExtractor, edit: object) -> None:
    assert callable(edit)

    assert aligned(extractor, label(), edit(label())).correlation > 0.8


def test_recoloured_sibling_agrees_in_shape_but_not_in_chroma(extractor: FeatureExtractor) -> None:
    same, sibling = aligned(extractor, label(), label()), aligned(extractor, label(), label(hue_shift=60))

    assert sibling.correlation > 0.5
    assert sibling.chroma > same.chroma + 20


def test_other_label_with_the_same_corner_disagrees_elsewhere(extractor: FeatureExtractor) -> None:
    # A shared logo is where counting matches goes wrong.
    flavour = label(2)
    flavour[:110, :110] = label()[:110, :110]

    sibling = aligned(extractor, label(), flavour)

    assert sibling.correlation < 0.5
    assert sibling.lightness > 5


def test_unrelated_labels_cannot_be_aligned(extractor: FeatureExtractor) -> None:
    assert align(prepared(extractor, label(1)), prepared(extractor, label(2))) is None


def test_plain_surface_has_nothing_to_align(extractor: FeatureExtractor) -> None:
    plain = prepared(extractor, np.full((200, 200, 3), 180, np.uint8))

    assert align(plain, prepared(extractor, label())) is None


def test_points_lie_on_the_subject() -> None:
    mask = np.zeros((300, 240), np.uint8)
    mask[:, :120] = 255

    found = find_keypoints(label(), mask)

    # The left half of 240 px is the left half of the box at 400 px, whose width is 320; a few more by the
    # margin around the mask.
    assert 20 < len(found.points) <= 240
    assert points_px(found.points)[:, 0].max() < 160 + 5


def test_small_picture_is_small() -> None:
    found = find_keypoints(label(), np.full((300, 240), 255, np.uint8))

    picture = cv2.imdecode(found.picture, cv2.IMREAD_COLOR)
    assert picture is not None
    assert picture.shape[:2] == (PICTURE_PX, round(240 * PICTURE_PX / 300))


@pytest.mark.parametrize("size_px", [(1, 1), (2, 900), (40, 40)])
def test_any_size_has_keypoints_without_failing(size_px: tuple[int, int]) -> None:
    found = find_keypoints(np.full((*size_px, 3), 90, np.uint8), np.full(size_px, 255, np.uint8))

    assert found.points.shape == (0, 2)
    assert found.descriptors.shape == (0, 128)
