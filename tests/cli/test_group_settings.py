from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.cli.running import run
from tests.photos import PhotoMaker


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_a_settings_document_is_grouped_by_and_written_with_its_other_fields(
    photos: PhotoMaker, tmp_path: Path
) -> None:
    for number in range(3):
        photos.product(f"red {number}.jpg", size_px=(320 - 40 * number, 240 - 30 * number))
    given, saved, groups = (tmp_path / name for name in ("in.json", "out.json", "g.csv"))
    settings = {"detectDuplicates": False, "tone": "warm", "productIdentity": {"maxGroupSize": 2}}
    given.write_text(json.dumps({"settings": settings}), encoding="utf-8")
    arguments = ("group", photos.folder, "-o", groups, "--quality", "fast", "--settings", given)

    code, said = run(*arguments, "--save-settings", saved, home=tmp_path)

    assert code == 0, said
    assert sorted(row["group"] for row in rows(groups)) in (["1", "1", "2"], ["1", "2", "2"])
    assert {row["duplicate_of"] for row in rows(groups)} == {""}
    assert json.loads(saved.read_text("utf-8")) == {"settings": settings}

    code, said = run(*arguments, "--max-size", "5", "--save-settings", saved, home=tmp_path)

    assert code == 0, said
    assert [row["group"] for row in rows(groups)] == ["1", "1", "1"]
    written = json.loads(saved.read_text("utf-8"))["settings"]
    assert (written["tone"], written["productIdentity"]["maxGroupSize"]) == ("warm", 5)


def test_a_wrong_field_of_the_document_is_told_before_anything_is_done(
    photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("a.jpg")
    given = tmp_path / "in.json"
    given.write_text('{"productIdentity": {"threshold": 70}}', encoding="utf-8")

    code, said = run("group", photos.folder, "-o", tmp_path / "g.csv", "--settings", given, home=tmp_path)

    assert code == 2
    assert "productIdentity.threshold is 70 instead of a number from 0 to 1" in said
    assert not (tmp_path / "g.csv").exists()


def test_a_document_that_is_not_there_is_usage(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")

    code, said = run(
        "group", photos.folder, "-o", tmp_path / "g.csv", "--settings", tmp_path / "no.json", home=tmp_path
    )

    assert code == 2
    assert "no.json could not be read" in said
