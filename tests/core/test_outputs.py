from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import hypothesis
import hypothesis.strategies as st
import pytest

from desktop.core.errors import Cancelled, UsageError
from desktop.core.outputs import Found, FoundPhoto, Names, PlannedOutput, plan_outputs, walk
from desktop.core.types import no_checkpoint

OUT = Path("/somewhere/out")


def make(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    return root


def found_names(found: Found, root: Path) -> list[str]:
    return [photo.path.relative_to(root).as_posix() for photo in found.photos]


def photos(*paths: str, root: str = "/shoot") -> Found:
    return Found(tuple(FoundPhoto(Path(root, path), Path(root)) for path in paths))


def targets(outputs: tuple[PlannedOutput, ...]) -> list[str]:
    return [output.target.relative_to(OUT).as_posix() for output in outputs]


# --- walking


def test_a_folder_gives_its_photos_in_natural_order(tmp_path: Path) -> None:
    make(tmp_path, "img10.jpg", "img2.jpg", "IMG1.JPG", "b/1.png", "a/2.webp", "a/10.tif")

    found = walk([tmp_path], no_checkpoint)

    assert found_names(found, tmp_path) == [
        "a/2.webp",
        "a/10.tif",
        "b/1.png",
        "IMG1.JPG",
        "img2.jpg",
        "img10.jpg",
    ]
    assert {photo.root for photo in found.photos} == {tmp_path}
    assert (found.ignored, found.problems) == ((), ())


def test_files_that_are_no_pictures_are_named_and_not_taken(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "notes.txt", "sub/film.mp4", "invoice.pdf", "LICENSE")

    found = walk([tmp_path], no_checkpoint)

    assert found_names(found, tmp_path) == ["a.jpg"]
    ignored = [path.relative_to(tmp_path).as_posix() for path in found.ignored]
    assert ignored == ["invoice.pdf", "LICENSE", "notes.txt", "sub/film.mp4"]


def test_pictures_that_cannot_be_opened_are_taken_so_that_they_are_reported(tmp_path: Path) -> None:
    make(tmp_path, "IMG_1.HEIC", "DSC_1.NEF", "a.CR3")

    assert found_names(walk([tmp_path], no_checkpoint), tmp_path) == ["a.CR3", "DSC_1.NEF", "IMG_1.HEIC"]


def test_hidden_and_system_files_are_passed_by(tmp_path: Path) -> None:
    make(tmp_path, ".a.jpg", "._b.jpg", ".DS_Store", "Thumbs.db", "desktop.ini", "@eaDir/c.jpg", ".git/d.jpg")
    make(tmp_path, "__MACOSX/._e.jpg", ".f.png.bgr-part-12ab34cd")

    assert walk([tmp_path], no_checkpoint) == Found()


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "photo", ".hidden.jpg", "notes.txt")

    found = walk([tmp_path / name for name in ("photo", ".hidden.jpg", "notes.txt")], no_checkpoint)

    assert found_names(found, tmp_path) == [".hidden.jpg", "notes.txt", "photo"]
    assert {photo.root for photo in found.photos} == {tmp_path}


def test_a_hidden_folder_that_is_named_is_walked(tmp_path: Path) -> None:
    make(tmp_path, ".secret/a.jpg")

    assert found_names(walk([tmp_path / ".secret"], no_checkpoint), tmp_path) == [".secret/a.jpg"]


def test_what_is_not_there_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")

    found = walk([tmp_path / "none", tmp_path / "a.jpg", tmp_path / "a.jpg" / "b.jpg"], no_checkpoint)

    assert found_names(found, tmp_path) == ["a.jpg"]
    assert [problem.code for problem in found.problems] == ["missing", "missing"]
    assert sorted(problem.message for problem in found.problems) == [
        f"b.jpg is not in {tmp_path / 'a.jpg'}.",
        f"none is not in {tmp_path}.",
    ]
    assert all(problem.remedy for problem in found.problems)


def test_a_folder_that_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "locked/b.jpg")
    (tmp_path / "locked").chmod(0)
    if os.access(tmp_path / "locked", os.R_OK):
        (tmp_path / "locked").chmod(0o700)
        pytest.skip("this user may read everything")

    found = walk([tmp_path], no_checkpoint)
    (tmp_path / "locked").chmod(0o700)

    assert found_names(found, tmp_path) == ["a.jpg"]
    assert "locked" in found.problems[0].message


def test_a_photo_reached_twice_counts_once_and_keeps_its_place_in_the_folder(tmp_path: Path) -> None:
    make(tmp_path, "shoot/sub/a.jpg")
    shoot, photo = tmp_path / "shoot", tmp_path / "shoot" / "sub" / "a.jpg"

    found = walk([photo, shoot / "sub", shoot, shoot / ".." / "shoot", photo], no_checkpoint)

    assert found.photos == (FoundPhoto(photo, shoot),)


def test_the_order_of_arguments_does_not_matter(tmp_path: Path) -> None:
    make(tmp_path, "x/a.jpg", "y/a.jpg", "y/b.png", "c.jpg")
    arguments = [tmp_path / "y", tmp_path / "c.jpg", tmp_path / "x", tmp_path / "none"]

    assert walk(arguments, no_checkpoint) == walk(arguments[::-1], no_checkpoint)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_links_are_followed_and_loops_end(tmp_path: Path) -> None:
    make(tmp_path, "shoot/a.jpg", "elsewhere/b.jpg")
    shoot = tmp_path / "shoot"
    (shoot / "loop").symlink_to(shoot)
    (shoot / "up").symlink_to(tmp_path)
    (shoot / "self").symlink_to(shoot / "self")
    (shoot / "broken.jpg").symlink_to(shoot / "gone.jpg")
    (shoot / "same.jpg").symlink_to(shoot / "a.jpg")
    (shoot / "linked").symlink_to(tmp_path / "elsewhere")

    found = walk([shoot], no_checkpoint)

    assert len(found.photos) == 2
    assert {photo.path.resolve().name for photo in found.photos} == {"a.jpg", "b.jpg"}
    assert [problem.message for problem in found.problems] == ["broken.jpg is a link that leads nowhere."]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_two_hard_links_are_two_photos(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg")
    (tmp_path / "b.jpg").hardlink_to(tmp_path / "a.jpg")

    assert found_names(walk([tmp_path], no_checkpoint), tmp_path) == ["a.jpg", "b.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_strange_names_are_walked(tmp_path: Path) -> None:
    names = ["a\nb.jpg", "x .jpg", "trailing..jpg", "🙂.jpg", "-o.jpg", "'; rm.jpg", "%s.jpg"]
    make(tmp_path, *names)
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.jpg"))).write_bytes(b"x")

    found = walk([tmp_path], no_checkpoint)

    assert len(found.photos) == len(names)
    assert len({output.target for output in plan_outputs(found, tmp_path / "out", ".png")}) == len(names)
    (problem,) = found.problems  # a name that no library or report could hold
    assert "is not UTF-8" in problem.message


def test_the_folder_of_results_is_not_walked_unless_it_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.jpg", "out/a.png")

    assert found_names(walk([tmp_path], no_checkpoint, skip=[tmp_path / "out"]), tmp_path) == ["a.jpg"]
    both = walk([tmp_path, tmp_path / "out"], no_checkpoint, skip=[tmp_path / "out"])
    assert found_names(both, tmp_path) == ["a.jpg", "out/a.png"]
    assert found_names(walk([tmp_path], no_checkpoint, skip=[tmp_path / "none"]), tmp_path) == [
        "a.jpg",
        "out/a.png",
    ]


def test_a_walk_reports_and_stops_at_its_checkpoint(tmp_path: Path) -> None:
    make(tmp_path, "a/1.jpg", "b/c/2.jpg")
    seen: list[float] = []

    walk([tmp_path / "a", tmp_path / "b"], seen.append)

    assert seen == sorted(seen)
    assert seen[0] == 0.0
    assert seen[-1] == 0.5
    assert len(seen) >= 3  # one for each folder

    def stop(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        walk([tmp_path], stop)


def test_nothing_asked_is_nothing_found() -> None:
    assert walk([], no_checkpoint) == Found()


# --- naming


def test_the_tree_is_mirrored() -> None:
    outputs = plan_outputs(photos("a.jpg", "sub/b.JPG", "sub/deep/c.tar.png"), OUT, ".png")

    assert targets(outputs) == ["a.png", "sub/b.png", "sub/deep/c.tar.png"]
    assert not any(output.renamed for output in outputs)


def test_a_single_file_goes_straight_into_the_folder() -> None:
    photo = FoundPhoto(Path("/x/y/a.jpg"), Path("/x/y"))

    assert targets(plan_outputs(Found((photo,)), OUT, ".webp")) == ["a.webp"]


def test_two_sources_of_one_name_are_numbered_and_told() -> None:
    outputs = plan_outputs(photos("a.jpg", "a.webp", "a.PNG", "b.jpg"), OUT, ".png")

    assert {output.source.path.name: output.target.name for output in outputs} == {
        "a.jpg": "a.png",
        "a.PNG": "a-2.png",
        "a.webp": "a-3.png",
        "b.jpg": "b.png",
    }
    assert [output.renamed for output in outputs] == [False, True, True, False]


def test_a_number_goes_past_names_that_are_taken() -> None:
    outputs = plan_outputs(photos("a.jpg", "a.webp", "a-2.jpg", "a-3.jpg"), OUT, ".png")

    assert {output.source.path.name: output.target.name for output in outputs} == {
        "a.jpg": "a.png",
        "a.webp": "a-4.png",
        "a-2.jpg": "a-2.png",
        "a-3.jpg": "a-3.png",
    }


def test_names_are_compared_as_the_pickiest_disk_would() -> None:
    composed, decomposed = unicodedata.normalize("NFC", "Ösp"), unicodedata.normalize("NFD", "Ösp")
    for first, second in (
        ("A.jpg", "a.jpg"),
        (f"{composed}.jpg", f"{decomposed}.jpg"),
        ("straße.jpg", "STRASSE.jpg"),
    ):
        outputs = plan_outputs(photos(first, second), OUT, ".png")
        assert sorted(output.renamed for output in outputs) == [False, True]


def test_folders_that_differ_in_case_collide_too() -> None:
    outputs = plan_outputs(photos("Sub/a.jpg", "sub/a.jpg"), OUT, ".png")

    assert sorted(targets(outputs)) == ["Sub/a.png", "sub/a-2.png"]


def test_two_roots_with_the_same_tree_collide() -> None:
    first, second = photos("sub/a.jpg", root="/one"), photos("sub/a.jpg", root="/two")

    outputs = plan_outputs(Found(first.photos + second.photos), OUT, ".png")

    assert targets(outputs) == ["sub/a.png", "sub/a-2.png"]


def test_a_source_is_never_a_target(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "b.jpg", "b.png")
    found = walk([tmp_path], no_checkpoint)

    outputs = plan_outputs(found, tmp_path, ".png")

    assert [output.target.name for output in outputs] == ["a-2.png", "b-2.png", "b-3.png"]
    assert all(output.renamed for output in outputs)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_source_is_no_target_by_way_of_a_link_either(tmp_path: Path) -> None:
    make(tmp_path, "shoot/a.png")
    (tmp_path / "out").symlink_to(tmp_path / "shoot")

    (output,) = plan_outputs(walk([tmp_path / "shoot"], no_checkpoint), tmp_path / "out", ".png")

    assert output.target == tmp_path / "out" / "a-2.png"


def test_a_result_is_not_called_as_a_folder_of_results() -> None:
    outputs = plan_outputs(photos("x.jpg", "x.PNG/1.jpg", "y/z.jpg", "y/z.png/deep/2.jpg"), OUT, ".png")

    assert targets(outputs) == ["x-2.png", "x.PNG/1.png", "y/z-2.png", "y/z.png/deep/2.png"]


def test_a_file_that_would_be_replaced_is_told(tmp_path: Path) -> None:
    make(tmp_path, "shoot/a.jpg", "shoot/b.jpg", "out/a.png")

    outputs = plan_outputs(walk([tmp_path / "shoot"], no_checkpoint), tmp_path / "out", ".png")

    assert [(output.target.name, output.renamed, output.replaces) for output in outputs] == [
        ("a.png", False, True),
        ("b.png", False, False),
    ]


def test_planning_writes_nothing(tmp_path: Path) -> None:
    plan_outputs(photos("a.jpg", "sub/a.webp"), tmp_path / "out", ".png")

    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    make(tmp_path, "out")

    with pytest.raises(UsageError, match="is a file, not a folder"):
        plan_outputs(photos("a.jpg"), tmp_path / "out", ".png")


@pytest.mark.parametrize("suffix", ["png", "/../../x", ".png/x", "", "."])
def test_other_suffixes_are_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        plan_outputs(photos("a.jpg"), OUT, suffix)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_what_a_linked_source_stands_for_is_no_target(tmp_path: Path) -> None:
    make(tmp_path, "archive/a.png", "shoot/a.jpg")
    (tmp_path / "shoot" / "link.png").symlink_to(tmp_path / "archive" / "a.png")

    outputs = plan_outputs(walk([tmp_path / "shoot"], no_checkpoint), tmp_path / "archive", ".png")

    assert [output.target.name for output in outputs] == ["a-2.png", "link.png"]


names = st.sampled_from(["a", "A", "a-2", "a-3", "b", "ö", "o\u0308", "x/a", "X/a", "x/a-2", "x/y/b"])
suffixes = st.sampled_from([".jpg", ".JPG", ".webp", ".png", ""])
sources = st.lists(
    st.builds(
        lambda root, name, suffix: FoundPhoto(Path(root, name + suffix), Path(root)),
        st.sampled_from(["/p", "/q"]),
        names,
        suffixes,
    ),
    unique=True,
    max_size=14,
)


@hypothesis.given(sources, st.data(), st.sampled_from(["/out", "/p", "/p/x"]))
def test_every_photo_has_a_target_of_its_own_whatever_the_order(
    chosen: list[FoundPhoto], data: st.DataObject, folder: str
) -> None:
    shuffled = data.draw(st.permutations(chosen))

    outputs = plan_outputs(Found(tuple(chosen)), Path(folder), ".png")
    again = plan_outputs(Found(tuple(shuffled)), Path(folder), ".png")

    folded = [unicodedata.normalize("NFC", str(output.target)).casefold() for output in outputs]
    assert len(set(folded)) == len(chosen)
    assert not {output.target for output in outputs} & {photo.path for photo in chosen}
    assert all(output.target.is_relative_to(folder) and ".." not in output.target.parts for output in outputs)
    assert [output.source for output in outputs] == chosen
    assert {output.source: output.target for output in again} == {
        output.source: output.target for output in outputs
    }


# --- other names than the photos' own


def test_other_names_can_be_given_and_still_are_told_apart() -> None:
    found = photos("a/1.jpg", "b/2.jpg", "c/3.jpg")
    names = {"1.jpg": "mug", "2.jpg": "Mug", "3.jpg": "sub/mug"}

    outputs = plan_outputs(found, OUT, ".png", name_of=lambda photo: Path(names[photo.path.name]))

    assert targets(outputs) == ["mug.png", "Mug-2.png", "sub/mug.png"]
    assert [output.renamed for output in outputs] == [False, True, False]


def test_a_given_name_is_never_that_of_a_photo(tmp_path: Path) -> None:
    make(tmp_path, "a.png", "b.png")
    found = walk([tmp_path], no_checkpoint)

    outputs = plan_outputs(found, tmp_path, ".png", name_of=lambda _: Path("a"))

    assert [output.target.name for output in outputs] == ["a-2.png", "a-3.png"]


def test_several_plans_can_share_their_names() -> None:
    found = photos("a.jpg", "b.jpg")
    names = Names(found)

    first = plan_outputs(found, OUT, ".png", names=names)
    second = plan_outputs(found, OUT, ".png", names=names)

    assert targets(first) == ["a.png", "b.png"]
    assert targets(second) == ["a-2.png", "b-2.png"]
