"""The arranged networks that ship are what their script makes of the weights that ship."""

from __future__ import annotations

from pathlib import Path

import arrange_network
import onnx
import pytest

from desktop import paths

MODELS = paths.resources() / "models"


def test_shipped_arrangement_is_made_again_to_the_byte() -> None:
    made = arrange_network.arranged(MODELS / "u2netp.onnx")

    assert made == (MODELS / "u2netp.arranged.onnx").read_bytes()


@pytest.mark.parametrize("name", ["u2netp", "u2net"])
def test_an_arrangement_holds_no_weights_and_joins_nothing_before_a_convolution(name: str) -> None:
    file = MODELS / f"{name}.arranged.onnx"
    graph = onnx.load(file, load_external_data=False).graph

    joined = {node.output[0] for node in graph.node if node.op_type == "Concat"}
    # What is left is the sum of the six side outputs, joined once.
    assert [node.input[0] in joined for node in graph.node if node.op_type == "Conv"].count(True) == 1
    assert file.stat().st_size < 100_000


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "u2netp.onnx").write_bytes(b"something else")
    monkeypatch.setattr("sys.argv", ["arrange_network.py", str(tmp_path)])

    with pytest.raises(SystemExit, match="not the file that rembg publishes"):
        arrange_network.main()
