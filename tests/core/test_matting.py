from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from desktop.core.compose import subject_box
from desktop.core.errors import Cancelled
from desktop.core.matting import SaliencyMatting
from desktop.core.types import Quality
from tests.engine import u2netp
from tests.photos import product_picture


def matting(quality: Quality) -> SaliencyMatting:
    return SaliencyMatting(quality, u2netp())


def iou(alpha: np.ndarray, truth: np.ndarray) -> float:
    mask = alpha > 127
    return float((mask & truth).sum() / (mask | truth).sum())


@pytest.mark.parametrize("quality", [Quality.FAST, Quality.BALANCED])
def test_product_on_a_plain_background_is_cut_to_its_edge(quality: Quality) -> None:
    picture = np.asarray(product_picture((480, 360), shape="box"))
    truth = np.zeros((360, 480), bool)
    truth[90:270, 120:360] = True

    matte = matting(quality).matte(picture)

    assert matte.alpha.shape == (360, 480)
    assert iou(matte.alpha, truth) > 0.97


def test_second_look_is_sharper_on_a_small_subject() -> None:
    picture = Image.new("RGB", (1600, 1200), (226, 226, 224))
    picture.paste(product_picture((320, 240), shape="triangle"), (900, 700))
    truth = np.zeros((1200, 1600), bool)
    truth[700:940, 900:1220] = np.asarray(product_picture((320, 240), shape="triangle")).sum(axis=2) < 600
    rgb = np.asarray(picture)

    fast, balanced = (
        iou(matting(quality).matte(rgb).alpha, truth) for quality in (Quality.FAST, Quality.BALANCED)
    )

    assert balanced > 0.95
    assert balanced > fast - 0.01


def test_outside_the_second_look_nothing_is_left() -> None:
    picture = Image.new("RGB", (1600, 1200), (226, 226, 224))
    picture.paste(product_picture((320, 240)), (100, 100))

    alpha = matting(Quality.BALANCED).matte(np.asarray(picture)).alpha

    box = subject_box(alpha)
    assert box.right < 500
    assert box.bottom < 420


def test_stop_is_heard_between_the_passes() -> None:
    def stop(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        matting(Quality.BALANCED).matte(np.asarray(product_picture()), stop)


def test_key_tells_qualities_and_networks_apart() -> None:
    keys = {
        SaliencyMatting(Quality.FAST, u2netp(), u2netp()).key,
        SaliencyMatting(Quality.BALANCED, u2netp()).key,
        SaliencyMatting(Quality.BALANCED, u2netp(), u2netp()).key,
        SaliencyMatting(Quality.BEST, u2netp(), u2netp()).key,
    }

    assert len(keys) == 4
