"""The shipped embedding network is the file its provenance tells of, and it knows like from unlike."""

from __future__ import annotations

import hashlib
import itertools
import re
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage
from numpy.typing import NDArray

from desktop import paths
from desktop.core.embedding import EmbeddingModel

MODELS = paths.resources() / "models"
PHOTOS = (
    "motorcycle_left.png",
    "motorcycle_right.png",
    "chelsea.png",
    "coffee.png",
    "rocket.jpg",
    "astronaut.png",
)


def photo(name: str) -> NDArray[np.uint8]:
    file = Path(skimage.__file__).parent / "data" / name
    bgr = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR)
    assert bgr is not None
    return np.ascontiguousarray(bgr[..., ::-1], np.uint8)


@pytest.fixture(scope="module")
def model() -> EmbeddingModel:
    return EmbeddingModel(MODELS / "efficientnet-lite2.onnx")


@pytest.mark.parametrize("name", ["efficientnet-lite2.onnx", "u2netp.onnx"])
def test_weights_are_the_file_that_the_provenance_names(name: str) -> None:
    text = (MODELS / "README.md").read_text(encoding="utf-8")
    section = text.split(f"## {name}")[1].split("##")[0]

    data = (MODELS / name).read_bytes()

    assert hashlib.sha256(data).hexdigest() == re.findall(r"\| sha256 \| (\w+) \|", section)[0]
    assert (
        hashlib.md5(data, usedforsecurity=False).hexdigest() == re.findall(r"\| md5 \| (\w+) \|", section)[0]
    )
    assert f"| {len(data):,} bytes |" in section


def test_two_views_of_one_motorcycle_are_nearer_than_any_other_two_photos(model: EmbeddingModel) -> None:
    described = {name: model.describe([photo(name)]).head[0] for name in PHOTOS}
    unit = {name: head / np.linalg.norm(head) for name, head in described.items()}

    cosines = {pair: float(unit[pair[0]] @ unit[pair[1]]) for pair in itertools.combinations(PHOTOS, 2)}

    views = cosines.pop(("motorcycle_left.png", "motorcycle_right.png"))
    assert views > 0.9
    assert max(cosines.values()) < 0.7


def test_descriptors_have_the_sizes_that_the_provenance_names(model: EmbeddingModel) -> None:
    described = model.describe([photo("coffee.png"), photo("rocket.jpg")])

    assert described.head.shape == (2, 1280)
    assert described.late.shape == (2, 352)
    assert described.mid.shape == (2, 120)
