from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.core.types import HardwareUse, Quality
from desktop.paths import HOME_VARIABLE, Places
from desktop.store.settings import Settings, SettingsFile, Theme


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path / "settings.json").load() == Settings()


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "deep" / "settings.json")
    settings = Settings(Quality.BEST, "silueta", 3, 0.25, Theme.DARK, HardwareUse.CPU)

    file.save(settings)

    assert file.load() == settings


def test_value_without_sense_is_replaced_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps(
            {"quality": "fast", "workers": -4, "threshold": "high", "theme": "pink", "hardware": "abacus"}
        )
    )

    assert SettingsFile(path).load() == Settings(quality=Quality.FAST)


def test_what_a_newer_version_wrote_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"tomorrow": [1, 2]}))

    SettingsFile(path).save(Settings(workers=2))

    document = json.loads(path.read_text())
    assert document["tomorrow"] == [1, 2]
    assert document["workers"] == 2


@pytest.mark.parametrize("content", ["", "{", "[1]", "\x00\x01"])
def test_file_that_is_no_settings_gives_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content)

    assert SettingsFile(path).load() == Settings()


def test_everything_goes_below_the_home_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))

    places = Places.of_user()

    for place in (places.data, places.cache, places.logs, places.models, places.library_file):
        assert place.is_relative_to(tmp_path)
