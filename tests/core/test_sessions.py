from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from desktop.core.arrangement import ARRANGED_FROM
from desktop.core.errors import ModelUnavailable
from desktop.core.sessions import CPU, PassMeter, Session, label, open_session
from desktop.paths import resources
from tests.conftest import WarningWatch

MODELS = resources() / "models"
WEIGHTS = MODELS / "u2netp.onnx"
AZURE = "AzureExecutionProvider"
"""Comes with the plain onnxruntime on Linux and Windows, and leaves all work to the processor."""


@pytest.fixture
def azure() -> str:
    import onnxruntime

    if AZURE not in onnxruntime.get_available_providers():
        pytest.skip("this onnxruntime has no second provider")
    return AZURE


def picture() -> np.ndarray:
    return np.random.default_rng(4).normal(0, 1, (1, 3, 320, 320)).astype(np.float32)


def tiny_network(folder: Path) -> Path:
    """A network for pictures of 8 x 8 pixels."""
    from onnx import TensorProto, helper

    shape = [1, 3, 8, 8]
    graph = helper.make_graph(
        [helper.make_node("Relu", ["input.1"], ["output"])],
        "tiny",
        [helper.make_tensor_value_info("input.1", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, shape)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], ir_version=6)
    file = folder / "tiny.onnx"
    file.write_bytes(model.SerializeToString())
    return file


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        (CPU, "CPU"),
        ("CUDAExecutionProvider", "CUDA"),
        ("DmlExecutionProvider", "DirectML"),
        ("CoreMLExecutionProvider", "CoreML"),
        ("OpenVINOExecutionProvider", "OpenVINO"),
        ("TensorrtExecutionProvider", "TensorRT"),
    ],
)
def test_providers_are_called_as_people_call_them(provider: str, name: str) -> None:
    assert label(provider) == name


def test_session_knows_its_input_and_what_it_runs_on() -> None:
    session = Session(WEIGHTS)

    assert session.provider == CPU
    assert session.input_shape == (1, 3, 320, 320)
    assert Session(MODELS / "efficientnet-lite2.onnx").input_shape == (0, 3, 0, 0)


def test_arranged_network_takes_its_weights_through_a_link_too(tmp_path: Path) -> None:
    link = tmp_path / "u2netp.onnx"
    try:
        link.symlink_to(WEIGHTS)
    except OSError:
        pytest.skip("this account may not make links")
    arranged = MODELS / "u2netp.arranged.onnx"

    assert is_arranged(Session(WEIGHTS, arranged=arranged))
    assert is_arranged(Session(link, arranged=arranged))
    assert not is_arranged(Session(WEIGHTS))


def is_arranged(session: Session) -> bool:
    return ARRANGED_FROM in session._session.get_modelmeta().custom_metadata_map


@pytest.mark.filterwarnings("ignore:Specified provider:UserWarning")
def test_provider_that_is_not_there_is_not_silently_the_processor() -> None:
    with pytest.raises(ModelUnavailable, match="NoSuch"):
        Session(WEIGHTS, "NoSuchExecutionProvider")


def test_accelerator_that_fails_at_work_is_left_for_the_processor(
    azure: str, tmp_path: Path, expected_warnings: WarningWatch
) -> None:
    expected_warnings("Azure failed, the CPU goes on: .*dimensions")
    meter = PassMeter()
    session = Session(WEIGHTS, azure, meter=meter)
    # A network that cannot take this input: onnxruntime raises from run, as it does for a failing driver.
    session._session = open_session(tiny_network(tmp_path), azure, 1)

    answer = session.run(picture())

    assert session.provider == CPU
    assert np.array_equal(answer[0], Session(WEIGHTS).run(picture())[0])
    assert meter.passes == 1


def test_what_the_processor_cannot_do_is_raised(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="dimensions"):
        Session(tiny_network(tmp_path)).run(picture())


def test_meter_counts_passes_and_the_time_in_which_any_ran() -> None:
    now_s = 0.0
    meter = PassMeter(lambda: now_s)
    assert meter.passes_per_s is None

    with meter.passing():
        now_s = 1.0
        with meter.passing():  # two at once from 1 to 3 s
            now_s = 3.0
        now_s = 4.0
    now_s = 100.0  # nothing runs
    with meter.passing():
        now_s = 102.0

    assert meter.passes == 3
    assert meter.passes_per_s == pytest.approx(3 / 6)


def test_pass_that_fails_is_not_counted() -> None:
    meter = PassMeter()

    with pytest.raises(RuntimeError), meter.passing():
        raise RuntimeError

    assert meter.passes == 0


def test_many_threads_share_a_session() -> None:
    meter = PassMeter()
    session = Session(WEIGHTS, meter=meter)
    answers: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: answers.append(session.run(picture())[0].tobytes())) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(answers)) == 1
    assert meter.passes == 3
