from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from desktop.core.embedding import Descriptors, EmbeddingModel
from desktop.core.errors import ModelUnavailable
from desktop.paths import resources

WEIGHTS = resources() / "models" / "efficientnet-lite2.onnx"


@pytest.fixture(scope="module")
def model() -> EmbeddingModel:
    return EmbeddingModel(WEIGHTS)


def test_missing_weights_are_told_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"gone\.onnx are missing") as caught:
        EmbeddingModel(tmp_path / "gone.onnx")

    assert caught.value.remedy


def test_truncated_weights_are_told_with_a_remedy(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes(WEIGHTS.read_bytes()[:100_000])

    with pytest.raises(ModelUnavailable, match=r"damaged\.onnx are damaged") as caught:
        EmbeddingModel(damaged)

    assert caught.value.remedy


def test_threads_share_a_session_and_get_the_same_bytes(model: EmbeddingModel) -> None:
    photo = np.random.default_rng(5).integers(0, 256, (200, 300, 3)).astype(np.uint8)
    alone = model.describe([photo])
    results: list[Descriptors] = []
    threads = [threading.Thread(target=lambda: results.append(model.describe([photo]))) for _ in range(3)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [result.head.tobytes() for result in results] == [alone.head.tobytes()] * 3
