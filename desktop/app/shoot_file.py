"""A shoot as one file: what the user decided, drew and named, to keep or to take to another computer.

The photos themselves are not in it: they are found again by their contents.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import __version__
from desktop.core.decisions import Verdict
from desktop.core.edits import from_text
from desktop.core.errors import AppError, PhotoError, UsageError
from desktop.core.files import write_atomically
from desktop.core.imaging import digest_of, read_bytes
from desktop.core.outputs import walk
from desktop.core.types import Checkpoint, PhotoId, ShootId, no_checkpoint
from desktop.store.database import Database
from desktop.store.library import Library, now
from desktop.store.settings import Settings
from desktop.store.shoot_rows import GroupRow, PhotoRow, ShootRows, read_shoot, write_decisions

FORMAT = "bg-remover shoot"
VERSION = 1
SUFFIX = ".bgshoot"

_TAKEN_ALONG = ("quality", "model", "threshold", "weights", "min_photos", "max_photos")
"""Settings that change what comes out; the others belong to a computer, not to a shoot."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The new shoot, how many photos are in it, and the names of those that were found nowhere.

    settings: what the shoot was made with, by their names.
    """

    shoot: ShootId
    name: str
    photos: int
    missing: tuple[str, ...]
    settings: dict[str, object]


def export_shoot(database: Database, shoot: ShootId, settings: Settings, file: Path) -> None:
    """Write a shoot's file. Raises KeyError for an unknown shoot, OutputError."""
    rows = dataclasses.asdict(read_shoot(database, shoot))
    taken = dataclasses.asdict(settings)
    document = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "made_at": now(),
        "settings": {name: taken[name] for name in _TAKEN_ALONG},
        "shoot": rows,
    }
    write_atomically(file, (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode())


def import_shoot(
    database: Database, file: Path, folders: Sequence[Path] = (), checkpoint: Checkpoint = no_checkpoint
) -> Imported:
    """Take a shoot's file in as a new shoot; its photos wait to be cut out, which is quick where they were.

    folders: where to look for the photos; what a photo is called there does not matter. Without them they are
    looked for where they were, and where other shoots of this library have them.
    Raises UsageError when the file cannot be understood.
    """
    rows, settings = _read(file)
    library = Library(database)
    found = _found(rows, library, folders, checkpoint)
    here = {(photo.digest, photo.path): found.get(photo.digest) for photo in rows.photos}
    missing = tuple(path for (_, path), place in here.items() if place is None)
    with database.transaction():
        shoot = library.add_shoot(rows.name)
        places = list(dict.fromkeys(place for place in here.values() if place is not None))
        library.add_photos(shoot, places)
        photo_of: dict[str, PhotoId] = {}
        for (digest, _), place in here.items():
            if place is not None:
                photo_of[digest] = library.photo_at(shoot, place[0]).id
        write_decisions(database, shoot, rows, photo_of)
    return Imported(shoot, rows.name, len(places), missing, settings)


def _found(
    rows: ShootRows, library: Library, folders: Sequence[Path], checkpoint: Checkpoint
) -> dict[str, tuple[Path, Path]]:
    """Digest -> file and the folder it was found below. Every file is read: names and dates prove nothing."""
    wanted = {photo.digest for photo in rows.photos if photo.digest}
    sizes = {photo.size_bytes for photo in rows.photos}
    found: dict[str, tuple[Path, Path]] = {}

    def look_at(file: Path, root: Path) -> None:
        try:
            if file.stat().st_size in sizes and (digest := digest_of(read_bytes(file))) in wanted:
                found.setdefault(digest, (file, root))
        except (OSError, PhotoError):
            pass  # not there, or not to be read: it counts as missing

    files = walk(folders, no_checkpoint).photos if folders else ()
    for number, one in enumerate(files):
        checkpoint(number / len(files))
        look_at(one.path, one.root)
    for photo in rows.photos:
        if photo.digest in wanted and photo.digest not in found:
            root = Path(photo.root)
            look_at(root / photo.path, root)
            for id in library.with_content(photo.digest):
                if photo.digest not in found:
                    look_at(library.photo(id).path, library.root_of(id))
    checkpoint(1.0)
    return found


def _read(file: Path) -> tuple[ShootRows, dict[str, object]]:
    """Raises UsageError."""
    remedy = "Export the shoot again with: bg-remover shoots export."
    try:
        document = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f"{file.name} cannot be read as a shoot's file.", remedy) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UsageError(f"{file.name} is no shoot's file of BG Remover.", remedy)
    if document.get("version") != VERSION:
        raise UsageError(f"{file.name} was made by a newer version of BG Remover.", "Install that version.")
    try:
        return _rows(document["shoot"]), _settings(document.get("settings"))
    except (KeyError, TypeError, ValueError, AttributeError, AppError) as error:
        raise UsageError(f"{file.name} is damaged.", remedy) from error


def _rows(shoot: dict[str, Any]) -> ShootRows:
    """Raises KeyError, TypeError, ValueError or AppError where the document is not as it was written."""
    photos = tuple(PhotoRow(**photo) for photo in _list(shoot["photos"]))
    if any(_leaves(photo.path) for photo in photos):
        raise ValueError("a photo outside of its folder")
    groups = tuple(
        GroupRow(str(group["name"]), bool(group["accepted"]), tuple(map(str, group["photos"])))
        for group in _list(shoot["groups"])
    )
    edits = {str(one): (str(text), str(at)) for one, (text, at) in _mapping(shoot["edits"]).items()}
    for text, _ in edits.values():
        from_text(text)
    corrections = tuple(
        (str(first), str(second), bool(same)) for first, second, same in _list(shoot["corrections"])
    )
    if any(first >= second for first, second, _ in corrections):
        raise ValueError("a pair that is out of order")
    return ShootRows(
        str(shoot["name"]),
        str(shoot["created_at"]),
        photos,
        groups,
        corrections,
        edits,
        {str(one): Verdict(word) for one, word in _mapping(shoot.get("verdicts", {})).items()},
        {str(one): str(other) for one, other in _mapping(shoot.get("twins", {})).items()},
        str(shoot.get("grouping", "")),
    )


def _leaves(path: str) -> bool:
    """Whether a path of the file would lead out of the folder it should be below."""
    return Path(path).is_absolute() or ".." in path.replace("\\", "/").split("/")


def _settings(found: object) -> dict[str, object]:
    return {name: value for name, value in _mapping(found or {}).items() if name in _TAKEN_ALONG}


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
