"""Make u2net-fp16.onnx (88 MB) and u2net-int8.onnx (45 MB) from rembg's u2net.onnx (176 MB).

    python packaging/make_small_u2net.py U2NET.onnx FOLDER [--check]

Only the weights of the convolutions are stored smaller; what multiplies them stays in single precision, and
onnxruntime turns them back into single precision when it loads the file, so speed and memory are those of the
large one. The graph is arranged as packaging/arrange_network.py arranges it.
The same input gives the same bytes. --check runs the files side by side on photos and compares the masks.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import arrange_network

U2NET_MD5 = "60024c5c889badc19c04ad937298a77b"  # rembg 2.0.86, sessions/u2net.py
KINDS = ("fp16", "int8")
MOST_LEVELS = {"fp16": 0.5, "int8": 3.0}
"""Mean difference from the full network's map, in levels of 255, on any photo of the check."""
_PHOTOS = ("astronaut.png", "chelsea.png", "coffee.png", "motorcycle_left.png", "rocket.jpg")

FloatArray = NDArray[np.float32]
Stored = tuple[list[onnx.TensorProto], list[onnx.NodeProto]]
"""What stands in for one tensor of weights: the stored tensors, and the nodes that give the old name back."""


class BadWeights(Exception):
    """The file is not what this script was written for, or the small one is not as good."""


def smaller(model: onnx.ModelProto, kind: str) -> onnx.ModelProto:
    """A copy whose convolutions' weights are stored as `kind`, "fp16" or "int8"."""
    store = {"fp16": _in_half, "int8": _in_eight_bits}[kind]
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    tensors, nodes = [], []
    for tensor in model.graph.initializer:
        if tensor.data_type == TensorProto.FLOAT and len(tensor.dims) == 4:
            stored, restoring = store(tensor.name, numpy_helper.to_array(tensor))
            tensors += stored
            nodes += restoring
        else:
            tensors.append(tensor)
    del copy.graph.initializer[:]
    copy.graph.initializer.extend(tensors)
    del copy.graph.node[:]
    copy.graph.node.extend([*nodes, *model.graph.node])
    onnx.checker.check_model(copy)
    return copy


def _in_half(name: str, weights: FloatArray) -> Stored:
    stored = numpy_helper.from_array(weights.astype(np.float16), f"{name}_half")
    return [stored], [helper.make_node("Cast", [stored.name], [name], f"{name}_cast", to=TensorProto.FLOAT)]


def _in_eight_bits(name: str, weights: FloatArray) -> Stored:
    """weights: (out, in, height, width). One scale for each output channel and place in the kernel.

    One scale for an output channel, as is usual, saves 1 % of the file and makes the error 3.6 times as
    large: the middle of a kernel is stronger than its corners.
    """
    scale = np.abs(weights).max(axis=1, keepdims=True) / np.float32(127)
    scale[scale == 0] = 1
    steps = numpy_helper.from_array(np.rint(weights / scale).astype(np.int8), f"{name}_steps")
    scales = numpy_helper.from_array(scale.astype(np.float32), f"{name}_scale")
    cast = helper.make_node("Cast", [steps.name], [f"{name}_cast"], f"{name}_cast", to=TensorProto.FLOAT)
    times = helper.make_node("Mul", [f"{name}_cast", scales.name], [name], f"{name}_times")
    return [steps, scales], [cast, times]


def masks(model: bytes, photos: dict[str, NDArray[np.uint8]]) -> dict[str, FloatArray]:
    """What a network of the U-2-Net family answers for each photo, as the program runs it: 0..1."""
    import tempfile

    from desktop.core.networks import SaliencyNetwork

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "network.onnx"
        file.write_bytes(model)
        network = SaliencyNetwork(file)
        return {name: network.run(photo).map for name, photo in photos.items()}


def differences(
    first: dict[str, FloatArray], second: dict[str, FloatArray]
) -> dict[str, tuple[float, float]]:
    """For each photo the IoU of the two masks, and the mean difference of the two maps in levels of 255."""
    told = {}
    for name, one in first.items():
        other = second[name]
        either = float(((one > 0.5) | (other > 0.5)).sum())
        both = float(((one > 0.5) & (other > 0.5)).sum())
        told[name] = (both / either if either else 1.0, float(np.abs(one - other).mean()) * 255)
    return told


def check(full: bytes, small: bytes, kind: str) -> None:
    """Compare on photos. Raises BadWeights when a map is further off than MOST_LEVELS allows.

    The IoU is only told: where the network finds nothing, noise decides it.
    """
    photos = _photos()
    told = differences(masks(full, photos), masks(small, photos))
    for name, (iou, levels) in told.items():
        print(f"  {name}: IoU {iou:.4f}, mean difference {levels:.3f} of 255")
    worst = max(levels for _, levels in told.values())
    if worst > MOST_LEVELS[kind]:
        raise BadWeights(f"{kind}: a map differs by {worst:.2f} levels, more than {MOST_LEVELS[kind]}")


def _photos() -> dict[str, NDArray[np.uint8]]:
    import skimage
    from PIL import Image

    folder = Path(skimage.__file__).parent / "data"
    return {name: np.asarray(Image.open(folder / name).convert("RGB")) for name in _PHOTOS}


def make(source: Path, folder: Path, report: Callable[[str], None], *, is_checked: bool) -> None:
    """Write both files. Raises BadWeights unless the source is rembg's u2net.onnx."""
    data = source.read_bytes()
    if hashlib.md5(data, usedforsecurity=False).hexdigest() != U2NET_MD5:
        raise BadWeights(f"{source} is not rembg's u2net.onnx (md5 {U2NET_MD5})")
    model = onnx.load_model_from_string(data)
    arrange_network.arrange(model)
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        small = smaller(model, kind).SerializeToString(deterministic=True)
        target = folder / f"u2net-{kind}.onnx"
        target.write_bytes(small)
        md5 = hashlib.md5(small, usedforsecurity=False).hexdigest()
        report(f"{target.name}: {len(small)} bytes, md5 {md5}, sha256 {hashlib.sha256(small).hexdigest()}")
        if is_checked:
            check(data, small, kind)


def main() -> int:
    """Make the files; 1 when something is not as it should be."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, help="rembg's u2net.onnx (packaging/fetch_u2net.py gets it)")
    parser.add_argument("folder", type=Path, help="where to write the two files")
    parser.add_argument("--check", action="store_true", help="compare the masks on photos")
    arguments = parser.parse_args()
    try:
        make(arguments.source, arguments.folder, print, is_checked=arguments.check)
    except BadWeights as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
