from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from desktop.app.hardware import Hardware, HardwareChooser
from desktop.core.sessions import CPU, accelerators
from desktop.core.trials import LEAST_GAIN, Trial
from desktop.core.types import HardwareUse
from desktop.paths import Places, resources
from desktop.store.known_trials import KnownTrials
from desktop.store.weights import catalogue

WEIGHTS = resources() / "models" / "u2netp.onnx"
NO_SUCH = "NoSuchExecutionProvider"
GOOD = Trial("CUDAExecutionProvider", "", 10.0, 2.0, 0.999, 0.001)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.below(tmp_path)


def chooser(
    places: Places, said: list[str], *providers: str, use: HardwareUse = HardwareUse.AUTO
) -> HardwareChooser:
    return HardwareChooser(places, use, 1, said.append, providers=providers)


def choose(places: Places, said: list[str], *providers: str, again: bool = False) -> Hardware:
    model = catalogue(places).choose("u2netp")
    return chooser(places, said, *providers).choose(model, WEIGHTS, again=again)


def test_with_the_processor_alone_nothing_is_tried(places: Places) -> None:
    said: list[str] = []

    hardware = choose(places, said)

    assert (hardware.provider, hardware.label, hardware.trials) == (CPU, "CPU", ())
    assert said == []
    assert not places.cache.exists()


def test_provider_that_does_not_exist_is_told_and_not_used(places: Places) -> None:
    said: list[str] = []

    hardware = choose(places, said, NO_SUCH)

    assert hardware.label == "CPU"
    assert said == ["Trying NoSuch with u2netp"]
    (trial,) = hardware.trials
    assert "NoSuch" in trial.problem
    assert str(trial).startswith("NoSuch is not used: ")


def test_second_provider_is_tried_beside_the_processor(places: Places) -> None:
    """Here that is one which hands everything to the processor: the same answer, and no gain."""
    if "AzureExecutionProvider" not in _listed():
        pytest.skip("this onnxruntime has no second provider")

    (trial,) = choose(places, [], "AzureExecutionProvider").trials

    assert trial.problem == ""
    assert trial.iou == 1.0
    assert trial.mean_difference < 1e-6
    assert trial.agrees
    assert min(trial.passes_per_s, trial.cpu_passes_per_s) > 0


def _listed() -> list[str]:
    import onnxruntime

    return list(onnxruntime.get_available_providers())


def test_what_hands_everything_on_is_no_accelerator() -> None:
    assert not {"AzureExecutionProvider", CPU} & set(accelerators())


def test_what_was_found_out_is_remembered(places: Places) -> None:
    said: list[str] = []
    first = choose(places, said, NO_SUCH)

    second = choose(places, said, NO_SUCH)

    assert second == first
    assert len(said) == 1


def test_other_providers_or_another_wish_make_a_new_trial(places: Places) -> None:
    said: list[str] = []
    choose(places, said, NO_SUCH)

    choose(places, said, NO_SUCH, again=True)
    choose(places, said, NO_SUCH, "NeitherExecutionProvider")

    assert said == [f"Trying {name} with u2netp" for name in ("NoSuch", "NoSuch", "NoSuch", "Neither")]


def test_processor_can_be_asked_for(places: Places) -> None:
    said: list[str] = []
    model = catalogue(places).choose("u2netp")

    hardware = chooser(places, said, NO_SUCH, use=HardwareUse.CPU).choose(model, WEIGHTS)

    assert hardware == Hardware()
    assert said == []


def test_fastest_of_those_that_agree_is_used(places: Places) -> None:
    names = ("CUDAExecutionProvider", "DmlExecutionProvider", "CoreMLExecutionProvider")
    model = catalogue(places).choose("u2netp")
    one = chooser(places, [], *names)
    trials = (
        GOOD,
        dataclasses.replace(GOOD, provider=names[1], passes_per_s=20.0),
        dataclasses.replace(GOOD, provider=names[2], passes_per_s=90.0, iou=0.6),
    )
    KnownTrials(places.cache).save(one._key(model, WEIGHTS, names), trials)

    hardware = one.choose(model, WEIGHTS)

    assert hardware.label == "DirectML"
    assert one.rate(model, WEIGHTS, hardware) == 20.0


@pytest.mark.parametrize(
    ("trial", "is_better"),
    [
        (GOOD, True),
        (dataclasses.replace(GOOD, passes_per_s=2.0 * LEAST_GAIN), True),
        (dataclasses.replace(GOOD, passes_per_s=2.0), False),
        (dataclasses.replace(GOOD, iou=0.98), False),
        (dataclasses.replace(GOOD, mean_difference=0.02), False),
        (dataclasses.replace(GOOD, mean_difference=float("nan")), False),
        (dataclasses.replace(GOOD, problem="it crashed (SIGSEGV)."), False),
    ],
)
def test_accelerator_must_run_agree_and_be_faster(trial: Trial, is_better: bool) -> None:
    assert trial.is_better == is_better


def test_verdict_is_a_sentence() -> None:
    assert str(GOOD) == "CUDA is used (10.0 passes/s, the CPU 2.0)."
    assert str(dataclasses.replace(GOOD, passes_per_s=2.1)) == (
        "CUDA is not used: it is not clearly faster (2.1 passes/s, the CPU 2.0)."
    )
    assert "masks differ" in str(dataclasses.replace(GOOD, iou=0.5))
    assert str(Trial(NO_SUCH, problem="it crashed (SIGSEGV).")) == "NoSuch is not used: it crashed (SIGSEGV)."


@pytest.mark.parametrize("content", ["", "{", "[]", '{"key": 3}', '{"key": [{"speed": 3}]}', '{"key": [7]}'])
def test_damaged_memory_counts_as_none(places: Places, content: str) -> None:
    places.cache.mkdir()
    (places.cache / "accelerators.json").write_text(content)
    known = KnownTrials(places.cache)

    assert known.find("key") is None
    known.save("key", (GOOD,))
    assert known.find("key") == (GOOD,)
    assert list(json.loads((places.cache / "accelerators.json").read_text())) == ["key"]


def test_processors_rate_is_measured(places: Places) -> None:
    said: list[str] = []
    model = catalogue(places).choose("u2netp")

    assert chooser(places, said).rate(model, WEIGHTS, Hardware()) > 0
    assert said == ["Measuring the CPU with u2netp"]
