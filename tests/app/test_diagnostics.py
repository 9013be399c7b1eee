from __future__ import annotations

from pathlib import Path

from desktop import __version__
from desktop.app.diagnostics import diagnostics
from desktop.logs import LOG_NAME
from desktop.paths import Places
from desktop.store.opening import OpenLibrary
from desktop.store.settings import Settings, SettingsFile
from tests.cli.running import run


def test_diagnostics_tell_what_helps_and_nothing_private(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    SettingsFile(places.settings_file).save(Settings(lan_hosts=("annas-nas",), workers=3))
    OpenLibrary(places).close()
    places.logs.mkdir()
    (places.logs / LOG_NAME).write_text("INFO token=abc123456 for anna@example.is in IMG_1.jpg\n" * 500)

    text = diagnostics(places)

    assert f"BG Remover {__version__}" in text
    assert "onnxruntime " in text
    assert "library: 0." in text
    assert "sound, 1 copies" in text
    assert "workers: 3" in text
    assert "u2netp (program" in text
    assert text.count("[secret]") == 200
    for private in ("annas-nas", "abc123456", "anna@", "IMG_1"):
        assert private not in text


def test_diagnostics_come_without_anything_being_there(tmp_path: Path) -> None:
    code, said = run("diagnostics", home=tmp_path / "nothing")

    assert code == 0
    assert "library: none yet" in said
