from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from desktop.core.catalogue import Catalogue, Commercial, Family, load_catalogue
from desktop.core.errors import ModelError, UsageError
from desktop.core.fingerprint import Fingerprint, fingerprint
from desktop.paths import resources

MODELS = resources() / "models"
KNOWN = load_catalogue(MODELS / "catalogue.toml")
ENTRY = """
[[model]]
name = "mine"
title = "Mine"
good_for = "cups"
size_bytes = 12
input_px = 320
licence = "my own"
home = "https://models.example"
md5 = "900150983cd24fb0d6963f7d28e17f72"
"""
LEFT_OUT = {
    "sam",
    "u2net_custom",
    "dis_custom",
    "ben_custom",
    "birefnet-general-fp16",
    "withoutbg",
    "atlascloud",
}
"""The catalogue's first lines say why."""


def written(folder: Path, text: str) -> Path:
    file = folder / "catalogue.toml"
    file.write_text(text, "utf-8")
    return file


def test_names_addresses_and_checksums_are_rembgs() -> None:
    from rembg.sessions import sessions

    for name, session in sessions.items():
        if name in LEFT_OUT:
            continue
        model = KNOWN.choose(name)
        source = inspect.getsource(session.download_models)
        assert model.sources == tuple(re.findall(r'"(https://[^"]+)"', source)), name
        kind, digest = re.findall(r'"(md5|sha256):([0-9a-f]+)"', source)[0]
        assert getattr(model, kind) == digest, name


def test_every_model_of_rembg_is_there_or_left_out_for_a_reason() -> None:
    from rembg.sessions import sessions

    ours = {"u2net-fp16", "u2net-int8"}

    assert {model.name for model in KNOWN.matting} - ours == set(sessions) - LEFT_OUT


@pytest.mark.parametrize("name", ["u2netp", "u2netp.arranged", "u2net.arranged", "efficientnet-lite2"])
def test_files_that_ship_are_recognised_by_their_bytes(name: str) -> None:
    file = MODELS / f"{name}.onnx"

    found = KNOWN.recognise(fingerprint(file))

    assert found is not None
    assert (found.name, found.size_bytes) == (name, file.stat().st_size)


def test_what_may_not_be_sold_is_marked_and_warns() -> None:
    bria = KNOWN.choose("bria-rmbg")

    assert bria.commercial is Commercial.NO
    assert bria.warning is not None
    assert "not for commercial use (CC BY-NC 4.0)" in bria.warning.message
    assert [model.name for model in KNOWN if model.commercial is Commercial.NO] == ["bria-rmbg"]


def test_what_the_qualities_use_may_be_sold_and_says_nothing() -> None:
    used = [*KNOWN.in_place_of("u2netp"), *KNOWN.in_place_of("u2net")]

    assert [model.name for model in used] == ["u2netp", "u2net", "u2net-fp16", "u2net-int8"]
    assert all(model.commercial is Commercial.YES and model.warning is None for model in used)
    assert all(model.family is Family.U2NET for model in used)


def test_every_entry_can_be_told_by_a_checksum_and_says_what_it_is_good_for() -> None:
    for model in KNOWN:
        assert len(model.md5) == 32 or len(model.sha256) == 64, model.name
        assert model.good_for
        assert model.licence
        assert all(source.startswith("https://") for source in model.sources)


def test_sha256_decides_where_it_is_known() -> None:
    model = KNOWN.choose("u2netp")

    assert model.is_file(Fingerprint(1, "", model.sha256))
    assert not model.is_file(Fingerprint(model.size_bytes, model.md5, "another"))


def test_md5_decides_where_there_is_nothing_else() -> None:
    model = KNOWN.choose("silueta")

    assert model.is_file(Fingerprint(1, model.md5, "whatever"))
    assert not model.is_file(Fingerprint(model.size_bytes, "", ""))


@pytest.mark.parametrize("name", ["u3net", "sam", "withoutbg", "efficientnet-lite2", ""])
def test_name_that_does_not_cut_is_refused_with_the_list(name: str) -> None:
    with pytest.raises(UsageError, match=r"no model called .*isnet-general-use.*bria-rmbg"):
        KNOWN.choose(name)


def test_second_catalogue_adds_and_replaces(tmp_path: Path) -> None:
    mirror = 'sources = ["http://mirror.example/u2net.onnx"]'
    text = ENTRY + ENTRY.replace('"mine"', '"u2net"') + mirror

    both = load_catalogue(MODELS / "catalogue.toml", written(tmp_path, text), tmp_path / "nowhere.toml")

    assert both.choose("mine").commercial is Commercial.ASK
    assert both.choose("u2net").sources == ("http://mirror.example/u2net.onnx",)
    assert len(both.models) == len(KNOWN.models) + 1
    assert both.recognise(Fingerprint(3, "900150983cd24fb0d6963f7d28e17f72", "")) == both.choose("u2net")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[[model]", "Expected"),
        ("", "model"),
        (ENTRY.replace('"mine"', '"../mine"'), "no name for a file"),
        (ENTRY.replace("md5", "crc"), "crc"),
        (ENTRY.replace('md5 = "900150983cd24fb0d6963f7d28e17f72"', ""), "neither md5 nor sha256"),
        (ENTRY.replace("12", '"large"'), "size_bytes"),
        (ENTRY + 'commercial = "perhaps"', "perhaps"),
        (ENTRY + 'sources = "http://mirror.example"', "list"),
        (ENTRY.replace('title = "Mine"', ""), "title"),
    ],
)
def test_catalogue_that_makes_no_sense_is_named(tmp_path: Path, text: str, word: str) -> None:
    file = written(tmp_path, text)

    with pytest.raises(ModelError, match=rf"catalogue\.toml cannot be used: .*{word}"):
        load_catalogue(file)


def test_catalogue_is_read_in_its_own_order() -> None:
    assert isinstance(KNOWN, Catalogue)
    assert [model.name for model in KNOWN][:2] == ["u2netp", "u2net"]
