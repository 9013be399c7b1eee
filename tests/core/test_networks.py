from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from desktop.core import networks
from desktop.core.errors import ModelUnavailable
from desktop.core.networks import SaliencyNetwork, soft_iou
from desktop.paths import resources
from tests.engine import u2netp
from tests.photos import product_picture

# Mean and deviation that the U-2-Net authors and rembg use.
MEAN = np.array((0.485, 0.456, 0.406))
DEVIATION = np.array((0.229, 0.224, 0.225))


def rembg_input(image: Image.Image) -> np.ndarray:
    """What rembg 2.0.86 feeds u2netp (sessions/base.py, normalize): full Lanczos, float64."""
    pixels = np.asarray(image.resize((320, 320), Image.Resampling.LANCZOS)).astype(float)
    scaled = pixels / max(pixels.max(), 1e-6)
    prepared: np.ndarray = ((scaled - MEAN) / DEVIATION).transpose(2, 0, 1)[None]
    return prepared


@pytest.mark.parametrize("size", [(320, 320), (500, 333), (1999, 1501), (701, 2600)])
def test_input_is_rembgs_within_one_grey_level(size: tuple[int, int]) -> None:
    rng = np.random.default_rng(3)
    coarse = Image.fromarray(rng.integers(0, 256, (24, 32, 3), np.uint8))
    image = coarse.resize(size, Image.Resampling.BICUBIC)

    ours = networks._prepare(np.asarray(image))

    assert ours.shape == (1, 3, 320, 320)
    assert ours.dtype == np.float32
    # One level of 255, over the smallest deviation (.224), is 0.0175.
    assert np.abs(ours - rembg_input(image)).mean() < 0.0175


def test_network_finds_a_product_on_a_plain_background() -> None:
    picture = np.asarray(product_picture((400, 300)))

    answer = u2netp().run(picture)

    assert answer.map.shape == (320, 320)
    assert answer.map.min() == 0
    assert answer.map.max() == 1
    inside = np.zeros((320, 320), bool)
    inside[110:210, 110:210] = True  # well within the middle half that the product covers
    assert answer.map[inside].mean() > 0.9
    assert answer.map[:40].mean() < 0.05
    assert 0.8 < answer.certainty <= 1
    assert 0.5 < answer.agreement <= 1


def test_same_picture_gives_the_same_bytes() -> None:
    picture = np.asarray(product_picture((400, 300), shape="box"))

    assert u2netp().run(picture).map.tobytes() == u2netp().run(picture).map.tobytes()


@pytest.mark.parametrize("size", [(1, 1), (1, 700), (900, 2)])
def test_tiny_and_thin_pictures_have_an_answer(size: tuple[int, int]) -> None:
    answer = u2netp().run(np.full((*size, 3), 128, np.uint8))

    assert np.isfinite(answer.map).all()


def test_black_picture_does_not_divide_by_nothing() -> None:
    answer = u2netp().run(np.zeros((40, 40, 3), np.uint8))

    assert np.isfinite(answer.map).all()


def test_soft_iou_is_overlap_over_union() -> None:
    first = np.array([[1.0, 0.5, 0.0]], np.float32)
    second = np.array([[0.5, 0.5, 1.0]], np.float32)

    assert soft_iou(first, second) == pytest.approx((0.5 + 0.5 + 0) / (1 + 0.5 + 1))
    assert soft_iou(np.zeros((1, 3), np.float32), np.zeros((1, 3), np.float32)) == 0


def test_missing_weights_are_named_with_the_way_out() -> None:
    with pytest.raises(ModelUnavailable, match=r"nowhere\.onnx cannot be loaded.*models fetch nowhere"):
        SaliencyNetwork(resources() / "nowhere.onnx")
