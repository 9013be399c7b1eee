from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import make_small_u2net
import numpy as np
import onnx
import pytest

from desktop.app.engine import Choice, _Loader, load_engine
from desktop.app.hardware import HardwareChooser
from desktop.core.budget import PixelBudget
from desktop.core.errors import ModelUnavailable, UsageError
from desktop.core.trials import Trial
from desktop.core.types import HardwareUse, Quality
from desktop.paths import Places, resources
from desktop.store.known_trials import KnownTrials
from desktop.store.weights import catalogue
from tests.cloud.file_server import Proxy, proxying
from tests.conftest import WarningWatch
from tests.made_models import add_to_catalogue
from tests.photos import product_picture

WEIGHTS = resources() / "models" / "u2netp.onnx"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Of a computer without a rembg."""
    for name in ("U2NET_HOME", "REMBG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return Places.below(tmp_path)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A proxy that every connection would go through."""
    with proxying(9) as proxy:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
            monkeypatch.setenv(name.upper(), f"http://127.0.0.1:{proxy.server_port}")
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        yield proxy


def put(places: Places, name: str, content: bytes = b"") -> Path:
    """Weights on the program's shelf: u2netp's unless others are given."""
    places.models.mkdir(parents=True, exist_ok=True)
    file = places.models / f"{name}.onnx"
    file.write_bytes(content or WEIGHTS.read_bytes())
    return file


def small(kind: str) -> bytes:
    """u2netp's weights, stored as the small u2nets store theirs."""
    model: bytes = make_small_u2net.smaller(onnx.load(WEIGHTS), kind).SerializeToString(deterministic=True)
    return model


def test_best_without_u2net_says_so_and_does_balanced(places: Places) -> None:
    engine = load_engine(Choice(Quality.BEST), places, workers=1)

    assert engine.quality == "balanced"
    assert engine.notice is not None
    assert "Best needs the model u2net" in engine.notice.message
    assert "bg-remover models fetch u2net (176 MB)" in engine.notice.remedy


@pytest.mark.parametrize("quality", [Quality.FAST, Quality.BALANCED])
def test_other_qualities_without_u2net_say_nothing(places: Places, quality: Quality) -> None:
    engine = load_engine(Choice(quality), places, workers=1)

    assert (engine.quality, engine.notice, engine.matting.name) == (quality, None, "u2netp")


def test_u2net_that_will_not_load_is_told_and_done_without(places: Places) -> None:
    put(places, "u2net", b"<html>Not found</html>")

    engine = load_engine(Choice(Quality.BEST), places, workers=1)

    assert engine.quality == "balanced"
    assert engine.notice is not None
    assert "u2net.onnx cannot be loaded" in engine.notice.message
    assert "models fetch u2net" in engine.notice.remedy


@pytest.mark.parametrize("kind", ["fp16", "int8"])
def test_small_u2net_stands_for_the_large_one(places: Places, kind: str) -> None:
    put(places, f"u2net-{kind}", small(kind))

    engine = load_engine(Choice(Quality.BEST), places, workers=1)

    assert (engine.quality, engine.notice) == ("best", None)
    assert engine.matting.name == f"u2netp + u2net-{kind}"
    assert f"u2net-{kind}" in engine.matting.key  # its pixels are not the large one's
    assert engine.matting.matte(np.asarray(product_picture((160, 120)))).alpha.max() == 255


def test_larger_file_is_preferred_and_one_that_will_not_load_passed_over(places: Places) -> None:
    put(places, "u2net-int8", small("int8"))
    put(places, "u2net-fp16", small("fp16"))
    names = [load_engine(Choice(Quality.BEST), places, 1).matting.name]
    full = put(places, "u2net")
    names.append(load_engine(Choice(Quality.BEST), places, 1).matting.name)
    full.write_bytes(b"no network")
    names.append(load_engine(Choice(Quality.BEST), places, 1).matting.name)

    assert names == ["u2netp + u2net-fp16", "u2netp + u2net", "u2netp + u2net-fp16"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("u2net", r"u2net is not here\. Fetch it: bg-remover models fetch u2net \(176 MB\)"),
        ("silueta", r"silueta is not here\. Fetch it: bg-remover models fetch silueta \(44 MB\)"),
        ("u2net-int8", r"u2net-int8 is not here\. Import its file: bg-remover models import FILE"),
    ],
)
def test_model_that_is_not_here_is_refused_and_not_downloaded(
    places: Places, watched: Proxy, name: str, words: str
) -> None:
    with pytest.raises(ModelUnavailable, match=words):
        load_engine(Choice(model=name), places, workers=1)

    assert watched.asked == []


@pytest.mark.parametrize("name", ["u3net", "sam", "withoutbg"])
def test_unknown_model_is_refused_with_the_known_ones(places: Places, name: str) -> None:
    with pytest.raises(UsageError, match=rf"no model called {name}\. .*isnet-general-use"):
        load_engine(Choice(model=name), places, workers=1)


def test_model_of_rembg_runs_from_our_file_and_without_a_connection(
    places: Places, watched: Proxy, tmp_path: Path
) -> None:
    put(places, "silueta")  # u2netp's weights: the same inputs and outputs

    engine = load_engine(Choice(model="silueta"), places, workers=1)
    matte = engine.matting.matte(np.asarray(product_picture((160, 120))))

    assert matte.alpha[60, 80] > 250
    assert (engine.matting.name, engine.quality) == ("silueta", "silueta")
    assert watched.asked == []
    assert not (tmp_path / "home").exists()  # nothing was put where rembg keeps its own


def test_model_that_rembg_fetched_runs_from_where_it_is(places: Places, tmp_path: Path) -> None:
    theirs = tmp_path / "home" / ".u2net"
    theirs.mkdir(parents=True)
    shutil.copy(WEIGHTS, theirs / "u2net.onnx")

    engine = load_engine(Choice(Quality.BEST), places, workers=1)

    assert engine.matting.name == "u2netp + u2net"
    assert not places.models.exists()


def test_weights_that_may_not_be_sold_are_told_of(places: Places) -> None:
    content = WEIGHTS.read_bytes()
    put(places, "lent", content)
    fields = {"name": "lent", "family": "u2net", "commercial": "no", "licence": "CC BY-NC 4.0"}
    add_to_catalogue(places, content, **fields)

    engine = load_engine(Choice(model="lent"), places, workers=1)

    assert engine.notice is not None
    assert engine.notice.message.startswith("The weights of lent are not for commercial use (CC BY-NC 4.0).")


def test_own_weights_of_the_family_run_in_the_programs_way(places: Places) -> None:
    content = WEIGHTS.read_bytes()
    put(places, "cups", content)
    add_to_catalogue(places, content, name="cups", family="u2net")

    engine = load_engine(Choice(Quality.FAST, "cups"), places, workers=1)

    assert (engine.matting.name, engine.quality, engine.notice) == ("cups", "fast", None)


@pytest.mark.parametrize("name", ["u2netp", "silueta"])
@pytest.mark.filterwarnings("ignore:Specified provider:UserWarning")
@pytest.mark.filterwarnings("ignore:NoSuchExecutionProvider was requested:RuntimeWarning")
def test_accelerator_that_is_gone_since_it_was_tried_is_done_without(
    places: Places, expected_warnings: WarningWatch, name: str
) -> None:
    expected_warnings("NoSuch is not used any more")
    gone = ("NoSuchExecutionProvider",)
    chooser = HardwareChooser(places, HardwareUse.AUTO, 1, print, providers=gone)
    file, model = put(places, name), catalogue(places).choose(name)
    KnownTrials(places.cache).save(chooser._key(model, file, gone), (Trial(gone[0], "", 9.0, 1.0, 1.0, 0.0),))

    engine = _Loader(places, chooser).model(Choice(Quality.FAST, name), PixelBudget(1_000_000))

    assert engine.hardware_label == "CPU"
    assert engine.matting.matte(np.asarray(product_picture((160, 120)))).alpha.max() == 255


def test_report_tells_what_ran_and_how_fast(places: Places) -> None:
    engine = load_engine(Choice(Quality.FAST, hardware=HardwareUse.CPU), places, workers=1)
    before = engine.totals()
    for _ in range(2):
        engine.matting.matte(np.asarray(product_picture((160, 120))))

    assert before == {"hardware": "CPU", "passes": 0, "passes_per_s": None}
    after = engine.totals()
    assert (after["hardware"], after["passes"]) == ("CPU", 2)
    assert isinstance(after["passes_per_s"], float)
    assert after["passes_per_s"] > 0


def test_passes_of_both_networks_are_counted(places: Places) -> None:
    put(places, "u2net")
    engine = load_engine(Choice(Quality.BEST), places, workers=1)

    engine.matting.matte(np.asarray(product_picture((160, 120))))

    assert engine.totals()["passes"] in range(2, 5)  # by how sure the first is
    assert len(engine.hardware) == 2
