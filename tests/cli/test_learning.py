from __future__ import annotations

import contextlib
import csv
import json
from pathlib import Path

from desktop.app.learning import Lesson
from desktop.cli.learn import told
from desktop.core.grouping import GroupingSettings
from desktop.core.similarity import SignalWeights
from desktop.paths import Places
from desktop.store.database import Database
from desktop.store.groups import GroupStore
from desktop.store.schema import LIBRARY
from tests.cli.running import run
from tests.photos import GREEN, PhotoMaker


def groups_in(file: Path) -> dict[str, str]:
    """Photo -> group, by the photos' names without suffix."""
    with file.open(newline="", encoding="utf-8") as lines:
        return {Path(row["file"]).stem: row["group"] for row in csv.DictReader(lines)}


def corrections(folder: Path, *lines: str) -> Path:
    file = folder / "better.csv"
    file.write_text("\n".join(["first,second,same", *lines]), encoding="utf-8")
    return file


def shoot(photos: PhotoMaker) -> None:
    photos.product("red.jpg")
    photos.product("red small.jpg", size_px=(240, 180))
    photos.product("green.jpg", shape="triangle", colour=GREEN)


def test_group_holds_to_the_corrections_of_a_file(photos: PhotoMaker, tmp_path: Path) -> None:
    shoot(photos)
    file = corrections(tmp_path, "red.jpg,red small.jpg,no", "red.jpg,green.jpg,yes")
    arguments = ("group", photos.folder, "-o", tmp_path / "g.csv", "--quality", "fast")

    code, said = run(*arguments, "--corrections", file, home=tmp_path)

    assert code == 0, said
    groups = groups_in(tmp_path / "g.csv")
    assert groups["red"] == groups["green"] != groups["red small"]


def test_contradiction_is_named_before_anything_is_done(photos: PhotoMaker, tmp_path: Path) -> None:
    shoot(photos)
    file = corrections(tmp_path, "red.jpg,green.jpg,no", "green.jpg,red.jpg,yes")
    arguments = ("group", photos.folder, "-o", tmp_path / "g.csv", "--quality", "fast")

    code, said = run(*arguments, "--corrections", file, home=tmp_path)

    assert code == 2
    assert "green.jpg" in said
    assert "red.jpg" in said
    assert "as different products and as the same" in said
    assert not (tmp_path / "g.csv").exists()


def test_process_keeps_corrections_and_refuses_those_that_contradict_earlier_ones(
    photos: PhotoMaker, tmp_path: Path
) -> None:
    shoot(photos)
    out = tmp_path / "out"
    arguments = ("process", photos.folder, "-o", out, "--quality", "fast", "--corrections")

    code, said = run(
        *arguments,
        corrections(tmp_path, "red.jpg,red small.jpg,yes", "red.jpg,green.jpg,yes"),
        home=tmp_path,
    )
    assert code == 0, said
    assert len(set(groups_in(out / "groups.csv").values())) == 1

    code, said = run(*arguments, corrections(tmp_path, "red small.jpg,green.jpg,no"), home=tmp_path)
    assert code == 1
    assert "by way of red.jpg" in said
    with contextlib.closing(Database(Places.below(tmp_path).library_file, LIBRARY)) as database:
        assert [same for _, _, same in GroupStore(database).corrections()] == [True, True]

    lines = ("red small.jpg,green.jpg,no", "red.jpg,green.jpg,no")  # takes the earlier word back
    code, said = run(*arguments, corrections(tmp_path, *lines), home=tmp_path)
    assert code == 0, said
    groups = groups_in(out / "groups.csv")
    assert groups["red"] == groups["red small"] != groups["green"]


def test_learning_says_how_much_is_missing(photos: PhotoMaker, tmp_path: Path) -> None:
    shoot(photos)
    file = corrections(tmp_path, "red.jpg,green.jpg,no")
    name = photos.folder.name
    run(
        "process",
        photos.folder,
        "-o",
        tmp_path / "out",
        "--quality",
        "fast",
        "--corrections",
        file,
        home=tmp_path,
    )

    code, said = run("learn", name, "--quality", "fast", home=tmp_path)

    assert code == 0, said
    assert "Too little was decided" in said
    assert "Still needed: 20 more pairs of one product and 19 more pairs of different products." in said
    code, said = run("learn", name, "--quality", "fast", "--json", home=tmp_path)
    assert code == 0, said
    document = json.loads(said[said.index("{") : said.rindex("}") + 1])
    assert (document["tooFew"], document["threshold"], document["error"]) == (True, None, None)


def test_learning_from_a_shoot_that_is_not_there_is_usage(tmp_path: Path) -> None:
    code, said = run("learn", "spring", home=tmp_path)

    assert code == 2
    assert "There is no shoot called spring" in said


def test_suggestion_is_told_as_options_with_both_errors() -> None:
    better = GroupingSettings(0.45, SignalWeights(colour=2, feature=0.5))

    suggested, expected = told(Lesson(better, error=0.0512, present_error=0.2), "spring")

    assert suggested == "Suggested: --threshold 0.45 --weights spatial=1,feature=0.5,semantic=1,colour=2"
    assert "gets 5.1% of what was decided wrong; the present settings 20.0%" in expected
    assert "Nothing was changed" in expected
    (kept,) = told(Lesson(None, present_error=0.04), "spring")
    assert "suit spring best" in kept
    assert "4.0%" in kept
    (one,) = told(Lesson(None, same_missing=1), "spring")
    assert "Still needed: 1 more pair of one product." in one
