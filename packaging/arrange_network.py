"""Make resources/models/*.arranged.onnx: the same networks, arranged so that onnxruntime runs them quicker.

    python packaging/arrange_network.py FOLDER

FOLDER holds u2netp.onnx and u2net.onnx as rembg publishes them. What is written holds no weights: it says
where in those files they stand, and onnxruntime reads them from there. The arithmetic is the same to the last
rounding; onnxruntime's blocked layout now goes through the whole network instead of being left at every
enlargement and every join:

* sizes that the graph worked out at every run are constants: enlargements have scales;
* a convolution of two joined inputs is two convolutions and a sum, so nothing is joined;
* the six side outputs, of one channel, are enlarged outside the blocked layout, which would make sixteen of
  them;
* a 3 x 3 convolution to one of them makes its nine products at each place first and then sums them where they
  belong: the blocked layout would work out sixteen outputs of which fifteen are nothing.

The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from desktop.core.arrangement import ARRANGED_FROM, mark_of
from desktop.core.networks import INPUT_PX
from desktop.core.runtime import onnxruntime

TARGET = Path(__file__).resolve().parent.parent / "resources" / "models"
MD5 = {"u2netp": "8e83ca70e441ab06c318d82300c84806", "u2net": "60024c5c889badc19c04ad937298a77b"}
_NO_REGION, _SHIFT, _TO_A_BLOCK = "no_region", "shift", "to_a_block"
_SIDE_PX = 3
"""The side of the window that a side output is made from."""
_PRODUCTS = _SIDE_PX * _SIDE_PX
_BLOCK = 16
"""Channels that the blocked layout keeps together, at most."""
_Shapes = dict[str, tuple[int, ...]]


def main() -> None:
    """Arrange both networks of a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--into", type=Path, default=TARGET)
    arguments = parser.parse_args()
    for name, md5 in MD5.items():
        original = arguments.folder / f"{name}.onnx"
        if hashlib.md5(original.read_bytes(), usedforsecurity=False).hexdigest() != md5:
            raise SystemExit(f"{original} is not the file that rembg publishes.")
        target = arguments.into / f"{name}.arranged.onnx"
        target.write_bytes(arranged(original))
        print(f"{target}: {target.stat().st_size:,} bytes")


def arranged(original: Path) -> bytes:
    """The arranged network of a file, without its weights."""
    model = onnx.load(original)
    arrange(model)
    _take_sides_apart(model.graph)
    _point_to(original, model.graph)
    model.metadata_props.add(key=ARRANGED_FROM, value=mark_of(original))
    content: bytes = model.SerializeToString(deterministic=True)
    return content


def arrange(model: onnx.ModelProto) -> None:
    """Arrange a network in place; its weights stay in it."""
    shapes = _shapes(model)
    _give_scales(model.graph, shapes)
    _split_joined(model.graph, shapes)
    _drop_unused(model.graph)
    del model.graph.value_info[:]


def _shapes(model: onnx.ModelProto) -> _Shapes:
    """The shape of whatever is enlarged or joined, from a run: the graph works its sizes out as it goes."""
    probe = onnx.ModelProto()
    probe.CopyFrom(model)
    convolved = {node.input[0] for node in model.graph.node if node.op_type == "Conv"}
    asked = set()
    for node in model.graph.node:
        if node.op_type == "Resize":
            asked |= {node.input[0], node.output[0]}
        elif node.op_type == "Concat" and node.output[0] in convolved:
            asked |= set(node.input)
    for name in sorted(asked - {output.name for output in model.graph.output}):
        probe.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, None))
    session = onnxruntime().InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    picture = np.zeros((1, 3, INPUT_PX, INPUT_PX), np.float32)
    answers = session.run(names, {session.get_inputs()[0].name: picture})
    return {name: answer.shape for name, answer in zip(names, answers, strict=True)}


def _give_scales(graph: onnx.GraphProto, shapes: _Shapes) -> None:
    """Enlargements by a constant factor.

    pytorch_half_pixel is half_pixel wherever more than one pixel
    comes out (ONNX, operator Resize), and only the latter is known in the blocked layout.
    """
    makers = _makers(graph)
    weights = {one.name: one for one in graph.initializer}
    constants = {_NO_REGION: np.zeros(0, np.float32)}
    for node in graph.node:
        if node.op_type != "Resize":
            continue
        source, target = shapes[node.input[0]], shapes[node.output[0]]
        factor = target[2] // source[2]
        if target != (*source[:2], factor * source[2], factor * source[3]):
            raise SystemExit(f"{node.output[0]} is not enlarged by a whole number: {source} to {target}")
        constants[f"by_{factor}"] = np.array((1, 1, factor, factor), np.float32)
        node.input[:] = [node.input[0], _NO_REGION, f"by_{factor}"]
        maker = makers[node.input[0]]
        one_channel = maker.op_type == "Conv" and weights[maker.input[1]].dims[0] == 1
        for attribute in node.attribute:
            if attribute.name == "coordinate_transformation_mode" and not one_channel:
                attribute.s = b"half_pixel"
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in constants.items())


def _split_joined(graph: onnx.GraphProto, shapes: _Shapes) -> None:
    """Conv(Concat(a, b)) as Conv(a) + Conv(b); onnxruntime adds the second into the first as it goes."""
    makers = _makers(graph)
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        joined = makers.get(node.input[0]) if node.op_type == "Conv" else None
        if joined is not None and joined.op_type == "Concat" and len(joined.input) == 2:
            nodes.extend(_two_convolutions(graph, node, joined.input, shapes[joined.input[0]][1]))
        else:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)


def _two_convolutions(
    graph: onnx.GraphProto, node: onnx.NodeProto, inputs: Iterable[str], channels: int
) -> Iterable[onnx.NodeProto]:
    weights, bias = node.input[1], node.input[2]
    first, second = inputs
    bounds = {f"{weights}_from": 0, f"{weights}_at": channels, f"{weights}_to": 1 << 30}
    graph.initializer.extend(
        numpy_helper.from_array(np.array([value], np.int64), name) for name, value in bounds.items()
    )
    axis = f"{weights}_axis"
    graph.initializer.append(numpy_helper.from_array(np.array([1], np.int64), axis))
    start, middle, end = bounds
    # Slices of constants are cut once, when the network is loaded.
    yield helper.make_node("Slice", [weights, start, middle, axis], [f"{weights}_first"])
    yield helper.make_node("Slice", [weights, middle, end, axis], [f"{weights}_second"])
    for given, part, biases in ((first, "first", [bias]), (second, "second", [])):
        convolution = helper.make_node(
            "Conv", [given, f"{weights}_{part}", *biases], [f"{node.output[0]}_{part}"]
        )
        convolution.attribute.extend(node.attribute)
        yield convolution
    yield helper.make_node("Add", [f"{node.output[0]}_second", f"{node.output[0]}_first"], [node.output[0]])


def _take_sides_apart(graph: onnx.GraphProto) -> None:
    """A 3 x 3 convolution to one channel as a 1 x 1 one to its nine products and the sum of those, shifted.

    Where its input is a sum that nothing else reads, the products of both parts are summed instead: they are
    fewer channels.
    """
    shift = np.eye(_BLOCK, dtype=np.float32)[None, :, :_PRODUCTS].reshape(1, _BLOCK, _SIDE_PX, _SIDE_PX)
    padding = np.array((0, 0, _BLOCK - _PRODUCTS, 0), np.int64)
    graph.initializer.append(numpy_helper.from_array(shift, _SHIFT))
    graph.initializer.append(numpy_helper.from_array(padding, _TO_A_BLOCK))
    makers, weights = _makers(graph), {one.name: one for one in graph.initializer}
    times_read = Counter(name for node in graph.node for name in node.input)
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        weight = weights.get(node.input[1]) if node.op_type == "Conv" else None
        if weight is None or (weight.dims[0], *weight.dims[2:]) != (1, _SIDE_PX, _SIDE_PX):
            nodes.append(node)
            continue
        maker = makers[node.input[0]]
        is_own_sum = maker.op_type == "Add" and times_read[node.input[0]] == 1
        nodes.extend(_by_products(graph, node, weight.dims[1], maker.input if is_own_sum else node.input[:1]))
    del graph.node[:]
    graph.node.extend(nodes)
    _drop_unused(graph)


def _by_products(
    graph: onnx.GraphProto, node: onnx.NodeProto, channels: int, summands: Iterable[str]
) -> Iterable[onnx.NodeProto]:
    """The nodes that take the place of a side output's convolution."""
    weight, bias, side = node.input[1], node.input[2], node.output[0]
    constants = {
        f"{side}_flat": np.array((channels, _PRODUCTS), np.int64),
        f"{side}_shape": np.array((_BLOCK, channels, 1, 1), np.int64),
    }
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in constants.items())
    # Constants are turned once, when the network is loaded.
    yield helper.make_node("Reshape", [weight, f"{side}_flat"], [f"{side}_by_channel"])
    yield helper.make_node("Transpose", [f"{side}_by_channel"], [f"{side}_by_product"], perm=[1, 0])
    yield helper.make_node("Pad", [f"{side}_by_product", _TO_A_BLOCK], [f"{side}_block"])
    yield helper.make_node("Reshape", [f"{side}_block", f"{side}_shape"], [f"{side}_weight"])
    made = [f"{side}_product_{number}" for number, _ in enumerate(summands)]
    for given, product in zip(summands, made, strict=True):
        yield helper.make_node("Conv", [given, f"{side}_weight"], [product], kernel_shape=[1, 1])
    if len(made) > 1:
        yield helper.make_node("Add", made, [f"{side}_products"])
    yield helper.make_node(
        "Conv",
        [f"{side}_products" if len(made) > 1 else made[0], _SHIFT, bias],
        [side],
        kernel_shape=[_SIDE_PX, _SIDE_PX],
        pads=[1, 1, 1, 1],
    )


def _drop_unused(graph: onnx.GraphProto) -> None:
    """Leave out what no output needs any more."""
    needed = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    weights = [one for one in graph.initializer if one.name in needed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(weights)


def _point_to(original: Path, graph: onnx.GraphProto) -> None:
    """Replace weights by their place in the original file."""
    content = original.read_bytes()
    theirs = {tensor.name for tensor in onnx.load_model_from_string(content).graph.initializer}
    at = 0
    for tensor in graph.initializer:
        raw = tensor.raw_data
        if tensor.name not in theirs or len(raw) < 64:  # our own constants and biases of one number
            continue
        at = content.find(raw, at) if content.find(raw, at) >= 0 else content.index(raw)
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", original.name), ("offset", str(at)), ("length", str(len(raw)))):
            tensor.external_data.add(key=key, value=value)


def _makers(graph: onnx.GraphProto) -> dict[str, onnx.NodeProto]:
    return {name: node for node in graph.node for name in node.output}


if __name__ == "__main__":
    main()
