from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.shoot_file import export_shoot, import_shoot
from desktop.core.decisions import Verdict
from desktop.core.edits import Edits, from_text, to_text
from desktop.core.errors import UsageError
from desktop.core.guidance import Guidance
from desktop.core.imaging import digest_of
from desktop.core.types import Box, Group, GroupId, PhotoId, Quality, ShootId
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.groups import GroupStore
from desktop.store.library import Library
from desktop.store.schema import LIBRARY
from desktop.store.settings import Settings, SettingsFile
from tests.cli.running import run
from tests.photos import BLUE, GREEN, RED, PhotoMaker

EDITS = Edits(Guidance(box=Box(10, 20, 110, 120)))


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "mine.db", LIBRARY)
    yield database
    database.close()


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "theirs.db", LIBRARY)
    yield database
    database.close()


def made_shoot(database: Database, photos: PhotoMaker) -> tuple[ShootId, list[str]]:
    """A shoot of three photos, two of them a product that was named and accepted; their digests."""
    files = [
        photos.product("sub/red.jpg", colour=RED),
        photos.product("red too.jpg", (330, 250), colour=RED),
        photos.product("blue.jpg", colour=BLUE),
    ]
    library = Library(database)
    shoot = library.add_shoot("Spring")
    added = library.add_photos(shoot, [(file, photos.folder) for file in files])
    digests = [digest_of(file.read_bytes()) for file in files]
    with database.transaction() as connection:
        for photo, digest in zip(added, digests, strict=True):
            connection.execute("UPDATE photos SET digest = ? WHERE id = ?", (digest, photo.id))
    groups = GroupStore(database)
    groups.save(
        shoot,
        [
            Group(GroupId(1), (added[0].id, added[1].id), None, 1.0, name="Mug", accepted=True),
            Group(GroupId(2), (added[2].id,), None, 1.0),
        ],
        [],
        {},
    )
    groups.correct([(digests[0], digests[2], False), (digests[0], "f" * 32, True)])
    EditStore(database).save(digests[0], EDITS)
    with database.transaction() as connection:
        connection.execute("INSERT INTO verdicts VALUES (?, ?)", (added[2].id, Verdict.KEEP))
        connection.execute("INSERT INTO twins VALUES (?, ?)", (added[1].id, added[0].id))
        connection.execute("UPDATE shoots SET grouping = ? WHERE id = ?", ('{"threshold": 0.3}', shoot))
    return shoot, digests


def groups_of(database: Database, shoot: ShootId) -> list[tuple[str, bool, list[str]]]:
    library = Library(database)
    names: dict[PhotoId, str] = {photo.id: photo.path.name for photo in library.photos(shoot)}
    return [
        (group.name, group.accepted, [names[photo] for photo in group.photos])
        for group in GroupStore(database).groups(shoot)
    ]


def test_shoot_comes_to_another_library_with_all_that_was_decided(
    tmp_path: Path, mine: Database, theirs: Database, photos: PhotoMaker
) -> None:
    shoot, digests = made_shoot(mine, photos)
    file = tmp_path / "spring.bgshoot"

    export_shoot(mine, shoot, Settings(quality=Quality.BEST, threshold=0.4), file)
    imported = import_shoot(theirs, file)

    assert (imported.name, imported.photos, imported.missing) == ("Spring", 3, ())
    assert (imported.settings["quality"], imported.settings["threshold"]) == ("best", 0.4)
    assert "offline_lock" not in imported.settings
    assert groups_of(theirs, imported.shoot) == [
        ("Mug", True, ["red.jpg", "red too.jpg"]),
        ("", False, ["blue.jpg"]),
    ]
    first, second = sorted((digests[0], digests[2]))
    assert GroupStore(theirs).corrections() == ((first, second, False),)  # not that of a photo elsewhere
    assert EditStore(theirs).of(digests[0]) == EDITS
    ids = {photo.path.name: photo.id for photo in Library(theirs).photos(imported.shoot)}
    store = GroupStore(theirs)
    assert store.verdicts(imported.shoot) == {ids["blue.jpg"]: Verdict.KEEP}
    assert store.twins(imported.shoot) == {ids["red too.jpg"]: ids["red.jpg"]}
    assert store.grouping_of(imported.shoot) == '{"threshold": 0.3}'


def test_photos_are_known_by_their_contents_whatever_they_are_called(
    tmp_path: Path, mine: Database, theirs: Database, photos: PhotoMaker
) -> None:
    shoot, _ = made_shoot(mine, photos)
    file = tmp_path / "spring.bgshoot"
    export_shoot(mine, shoot, Settings(), file)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for number, path in enumerate(sorted(photos.folder.rglob("*.jpg"))):
        path.rename(moved / f"{number}.jpg")
    (moved / "1.jpg").unlink()  # «red too.jpg» is lost

    imported = import_shoot(theirs, file, [moved])

    assert imported.missing == ("red too.jpg",)
    assert groups_of(theirs, imported.shoot) == [("Mug", True, ["2.jpg"]), ("", False, ["0.jpg"])]
    assert {photo.path.parent for photo in Library(theirs).photos(imported.shoot)} == {moved}


def test_file_of_the_same_name_and_another_content_is_not_taken(
    tmp_path: Path, mine: Database, theirs: Database, photos: PhotoMaker
) -> None:
    shoot, _ = made_shoot(mine, photos)
    file = tmp_path / "spring.bgshoot"
    export_shoot(mine, shoot, Settings(), file)
    photos.product("blue.jpg", colour=GREEN)

    assert import_shoot(theirs, file).missing == ("blue.jpg",)


def test_import_into_the_same_library_finds_photos_where_another_shoot_has_them(
    tmp_path: Path, mine: Database, photos: PhotoMaker
) -> None:
    shoot, _ = made_shoot(mine, photos)
    file = tmp_path / "spring.bgshoot"
    export_shoot(mine, shoot, Settings(), file)
    document = json.loads(file.read_text("utf-8"))
    for photo in document["shoot"]["photos"]:
        photo["root"] = "/nowhere"
    file.write_text(json.dumps(document))

    imported = import_shoot(mine, file)

    assert imported.photos == 3
    assert imported.shoot != shoot
    assert len(groups_of(mine, shoot)) == 2  # what was there stays


def test_newer_edit_that_is_here_stays(
    tmp_path: Path, mine: Database, theirs: Database, photos: PhotoMaker
) -> None:
    shoot, digests = made_shoot(mine, photos)
    file = tmp_path / "spring.bgshoot"
    export_shoot(mine, shoot, Settings(), file)
    later = Edits(Guidance(box=Box(1, 2, 50, 60)))
    with theirs.transaction() as connection:
        connection.execute(
            "INSERT INTO edits VALUES (?, ?, ?)", (digests[0], to_text(later), "2999-01-01T00:00:00+00:00")
        )

    import_shoot(theirs, file)

    assert EditStore(theirs).of(digests[0]) == later


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(version=2),
        lambda document: document.update(format="a letter"),
        lambda document: document.pop("shoot"),
        lambda document: document["shoot"]["photos"][0].update(path="../../etc/passwd"),
        lambda document: document["shoot"]["photos"][0].update(path="/etc/passwd"),
        lambda document: document["shoot"]["photos"][0].update(path="..\\up"),
        lambda document: document["shoot"]["photos"][0].pop("digest"),
        lambda document: document["shoot"].update(groups="none"),
        lambda document: document["shoot"].update(edits={"x": ["{}", "now"]}),
        lambda document: document["shoot"].update(corrections=[["b", "a", True]]),
        lambda document: document["shoot"].update(corrections=[["a"]]),
        lambda document: document["shoot"].update(verdicts={"a": "perhaps"}),
    ],
)
def test_file_that_is_not_what_it_should_be_is_refused_and_nothing_changes(
    tmp_path: Path, mine: Database, theirs: Database, photos: PhotoMaker, change: object
) -> None:
    shoot, _ = made_shoot(mine, photos)
    file = tmp_path / "spring.bgshoot"
    export_shoot(mine, shoot, Settings(), file)
    document = json.loads(file.read_text("utf-8"))
    assert callable(change)
    change(document)
    file.write_text(json.dumps(document))

    with pytest.raises(UsageError):
        import_shoot(theirs, file)

    assert Library(theirs).shoots() == ()
    assert from_text(to_text(EDITS)) == EDITS


def test_text_that_is_no_document_is_refused(tmp_path: Path, theirs: Database) -> None:
    for content in (b"", b"\xff\xfe", b"[" * 100_000, b"null"):
        file = tmp_path / "x.bgshoot"
        file.write_bytes(content)
        with pytest.raises(UsageError):
            import_shoot(theirs, file)


def test_shoot_travels_by_commands_and_its_cutouts_are_not_made_twice(
    tmp_path: Path, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg")
    home, file = tmp_path / "home", tmp_path / "a.bgshoot"
    assert run("process", photos.folder, "-o", tmp_path / "out", "--quality", "fast", home=home)[0] == 0

    code, said = run("shoots", "list", home=home)
    assert (code, said) == (0, "   1  photos  1 photo\n")
    assert run("shoots", "export", "photos", "-o", file, home=home)[0] == 0
    assert run("shoots", "export", "nobody", "-o", file, home=home)[0] == 2

    code, said = run("shoots", "import", file, "--with-settings", home=tmp_path / "other")
    assert code == 0
    assert "photos is here now as shoot 1, with 1 photo." in said
    from desktop.paths import Places

    assert SettingsFile(Places.below(tmp_path / "other").settings_file).load().quality is Quality.BALANCED
    photos.folder.rename(tmp_path / "gone")
    code, said = run("shoots", "import", file, home=tmp_path / "third")
    assert code == 1
    assert "1 photo not found: mug.jpg" in said
