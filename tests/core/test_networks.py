from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import skimage
from PIL import Image

from desktop.core import networks
from desktop.core.errors import ModelUnavailable
from desktop.core.networks import SaliencyNetwork, soft_iou
from desktop.core.region import Region
from desktop.paths import resources
from tests.engine import u2netp
from tests.photos import product_picture

if TYPE_CHECKING:
    from rembg.sessions.base import BaseSession

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


@pytest.fixture(scope="module")
def rembg_session() -> BaseSession:
    """rembg's own u2netp, on the weights that come with the program: the same file, so nothing is fetched."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("U2NET_HOME", str(resources() / "models"))
        from rembg import new_session

        return new_session("u2netp")


def masks(image: Image.Image, session: BaseSession) -> tuple[np.ndarray, np.ndarray]:
    """Of one photo: rembg's mask, and what our network says before anything is refined; 0..255 as int."""
    (theirs,) = session.predict(image)
    map = u2netp().run(Region.of(np.asarray(image)).small).map
    ours = Image.fromarray((map * 255).astype(np.uint8)).resize(image.size, Image.Resampling.LANCZOS)
    return np.asarray(theirs.convert("L")).astype(int), np.asarray(ours).astype(int)


def test_photos_mask_is_rembgs_within_one_grey_level(rembg_session: BaseSession) -> None:
    file = Path(skimage.__file__).parent / "data" / "coffee.png"

    theirs, ours = masks(Image.open(file).convert("RGB"), rembg_session)

    assert theirs.max() == 255
    assert np.abs(theirs - ours).max() <= 1


def test_large_photos_mask_is_rembgs_but_for_its_edge(rembg_session: BaseSession) -> None:
    # Ours looks at block means of a large photo instead of every pixel: the edge moves by less than a pixel
    # of the network's 320.
    theirs, ours = masks(product_picture((3000, 2200)), rembg_session)

    assert np.abs(theirs - ours).mean() < 0.25
    assert ((theirs > 127) & (ours > 127)).sum() > 0.995 * ((theirs > 127) | (ours > 127)).sum()


def test_arranged_network_gives_the_same_answer() -> None:
    models = resources() / "models"
    plain = SaliencyNetwork(models / "u2netp.onnx")
    picture = np.asarray(product_picture((400, 300)))

    answer = SaliencyNetwork(models / "u2netp.onnx", models / "u2netp.arranged.onnx").run(picture)

    assert answer.map == pytest.approx(plain.run(picture).map, abs=1e-4)
    assert answer.certainty == pytest.approx(plain.run(picture).certainty, abs=1e-4)
    assert answer.agreement == pytest.approx(plain.run(picture).agreement, abs=1e-4)


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1] + b"!", lambda data: data + b"\0", lambda _: b"no"]
)
def test_an_arrangement_of_other_weights_is_not_used(
    tmp_path: Path, change: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    models = resources() / "models"
    (tmp_path / "u2netp.onnx").write_bytes(change((models / "u2netp.onnx").read_bytes()))

    with caplog.at_level("INFO"), contextlib.suppress(ModelUnavailable):
        SaliencyNetwork(tmp_path / "u2netp.onnx", models / "u2netp.arranged.onnx")

    assert "u2netp.arranged.onnx" in caplog.text


def test_missing_weights_are_named_with_the_way_out() -> None:
    with pytest.raises(ModelUnavailable, match=r"nowhere\.onnx cannot be loaded.*models fetch nowhere"):
        SaliencyNetwork(resources() / "nowhere.onnx")
