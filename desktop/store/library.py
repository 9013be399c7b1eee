"""The user's shoots: which photos, how far each is, what was found out about its content."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.types import (
    Doubt,
    Photo,
    PhotoId,
    PhotoState,
    Problem,
    Reason,
    ReasonKind,
    Shoot,
    ShootId,
)
from desktop.store.database import Database

_PHOTO = """
    SELECT photos.*, results.format, results.width_px, results.height_px, results.doubt, results.reasons,
        results.warnings
    FROM photos LEFT JOIN results ON results.digest = photos.digest AND results.matting = photos.matting
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What was found out about one content with one matting model. milliseconds: by stage."""

    digest: str
    matting: str
    format: str
    width_px: int
    height_px: int
    doubt: Doubt
    warnings: tuple[str, ...] = ()
    milliseconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What tells without reading that a file is still the one that was read."""

    size_bytes: int
    changed_ns: int

    @classmethod
    def of(cls, path: Path) -> FileStamp:
        """The stamp of a file; raises OSError."""
        status = path.stat()
        return cls(status.st_size, status.st_mtime_ns)


class Library:
    """Shoots, photos and results. Every method is one short transaction; any thread may call."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def shoots(self) -> tuple[Shoot, ...]:
        """All shoots, the newest first."""
        rows = self._db.query(
            """SELECT shoots.id, shoots.name, COUNT(photos.id) AS count FROM shoots
            LEFT JOIN photos ON photos.shoot = shoots.id GROUP BY shoots.id ORDER BY shoots.id DESC"""
        )
        return tuple(Shoot(ShootId(row["id"]), row["name"], row["count"]) for row in rows)

    def add_shoot(self, name: str) -> ShootId:
        with self._db.transaction() as connection:
            cursor = connection.execute("INSERT INTO shoots (name, created_at) VALUES (?, ?)", (name, now()))
        return ShootId(cursor.lastrowid or 0)

    def rename_shoot(self, id: ShootId, name: str) -> None:
        with self._db.transaction() as connection:
            connection.execute("UPDATE shoots SET name = ? WHERE id = ?", (name, id))

    def remove_shoot(self, id: ShootId) -> None:
        """Forget a shoot with its photos' rows, groups and journal; no file is touched.

        What was found out about the contents, and the user's word on them, stays.
        """
        with self._db.transaction() as connection:
            connection.execute("DELETE FROM shoots WHERE id = ?", (id,))

    def shoot_named(self, name: str) -> ShootId | None:
        """The newest shoot of that name."""
        rows = self._db.query("SELECT id FROM shoots WHERE name = ? ORDER BY id DESC LIMIT 1", (name,))
        return ShootId(rows[0]["id"]) if rows else None

    def shoot_below(self, root: Path) -> ShootId | None:
        """The newest shoot that photos below that folder were added to."""
        rows = self._db.query("SELECT MAX(shoot) AS shoot FROM photos WHERE root = ?", (str(root),))
        return ShootId(rows[0]["shoot"]) if rows[0]["shoot"] is not None else None

    def add_photos(self, shoot: ShootId, files: Iterable[tuple[Path, Path]]) -> tuple[Photo, ...]:
        """Add files, each with the folder it was found below; those that are new to the shoot come back."""
        added: list[int] = []
        with self._db.transaction() as connection:
            for path, root in files:
                cursor = connection.execute(
                    """INSERT INTO photos (shoot, path, root, size_bytes, changed_ns, state)
                    VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT DO NOTHING RETURNING id""",
                    (shoot, str(path), str(root), _size_of(path), PhotoState.WAITING),
                )
                added += [row["id"] for row in cursor.fetchall()]
        return tuple(self.photo(PhotoId(id)) for id in added)

    def photos(self, shoot: ShootId) -> tuple[Photo, ...]:
        """The photos of a shoot in the order in which they were added."""
        rows = self._db.query(f"{_PHOTO} WHERE photos.shoot = ? ORDER BY photos.id", (shoot,))
        return tuple(map(_photo, rows))

    def photo(self, id: PhotoId) -> Photo:
        """One photo; raises KeyError when there is none of that id."""
        rows = self._db.query(f"{_PHOTO} WHERE photos.id = ?", (id,))
        if not rows:
            raise KeyError(id)
        return _photo(rows[0])

    def photo_at(self, shoot: ShootId, path: Path) -> Photo:
        """The photo of a shoot with that path; raises KeyError."""
        rows = self._db.query(f"{_PHOTO} WHERE photos.shoot = ? AND photos.path = ?", (shoot, str(path)))
        if not rows:
            raise KeyError(path)
        return _photo(rows[0])

    def shoot_of(self, id: PhotoId) -> ShootId:
        return ShootId(self._db.query("SELECT shoot FROM photos WHERE id = ?", (id,))[0]["shoot"])

    def root_of(self, id: PhotoId) -> Path:
        """The folder that the photo was found below when it was added."""
        return Path(self._db.query("SELECT root FROM photos WHERE id = ?", (id,))[0]["root"])

    def stamp_of(self, id: PhotoId) -> FileStamp:
        """The file's stamp when it was last read."""
        row = self._db.query("SELECT size_bytes, changed_ns FROM photos WHERE id = ?", (id,))[0]
        return FileStamp(row["size_bytes"], row["changed_ns"])

    def matting_of(self, id: PhotoId) -> str:
        """The key of the matting model whose result the photo shows; empty before it is done."""
        matting: str = self._db.query("SELECT matting FROM photos WHERE id = ?", (id,))[0]["matting"]
        return matting

    def with_content(self, digest: str) -> tuple[PhotoId, ...]:
        """All photos of a content, in whatever shoots."""
        rows = self._db.query("SELECT id FROM photos WHERE digest = ? ORDER BY id", (digest,))
        return tuple(PhotoId(row["id"]) for row in rows)

    def is_shown(self, digest: str, matting: str) -> bool:
        """Whether any photo shows the result of that model for that content."""
        sql = "SELECT 1 FROM photos WHERE digest = ? AND matting = ? LIMIT 1"
        return bool(self._db.query(sql, (digest, matting)))

    def result(self, digest: str, matting: str) -> Result | None:
        """What is known of a content; None when that model has not seen it."""
        rows = self._db.query("SELECT * FROM results WHERE digest = ? AND matting = ?", (digest, matting))
        return _result(rows[0]) if rows else None

    def save_done(self, id: PhotoId, stamp: FileStamp, result: Result) -> Photo:
        """The photo has a matte; what was found out is kept by its content."""
        with self._db.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    result.digest,
                    result.matting,
                    result.format,
                    result.width_px,
                    result.height_px,
                    result.doubt.score,
                    json.dumps([[reason.kind, reason.amount] for reason in result.doubt.reasons]),
                    json.dumps(result.warnings),
                    json.dumps(dict(result.milliseconds)),
                    now(),
                ),
            )
            connection.execute(
                """UPDATE photos SET state = ?, digest = ?, matting = ?, size_bytes = ?, changed_ns = ?,
                problem_code = NULL, problem_message = NULL, problem_remedy = NULL, revision = revision + 1
                WHERE id = ?""",
                (
                    PhotoState.DONE,
                    result.digest,
                    result.matting,
                    stamp.size_bytes,
                    stamp.changed_ns,
                    id,
                ),
            )
        return self.photo(id)

    def save_failed(self, id: PhotoId, problem: Problem) -> Photo:
        with self._db.transaction() as connection:
            connection.execute(
                """UPDATE photos SET state = ?, problem_code = ?, problem_message = ?, problem_remedy = ?,
                revision = revision + 1 WHERE id = ?""",
                (PhotoState.FAILED, problem.code, problem.message, problem.remedy, id),
            )
        return self.photo(id)

    def queue_again(self, ids: Sequence[PhotoId]) -> tuple[Photo, ...]:
        """The photos wait again, their problems forgotten."""
        with self._db.transaction() as connection:
            for id in ids:
                connection.execute(
                    """UPDATE photos SET state = ?, problem_code = NULL, problem_message = NULL,
                    problem_remedy = NULL, revision = revision + 1 WHERE id = ?""",
                    (PhotoState.WAITING, id),
                )
        return tuple(self.photo(id) for id in ids)

    def save_output(self, id: PhotoId, path: Path, settings: str, digest: str, size_bytes: int) -> None:
        """Remember what was written for a photo and with which settings."""
        with self._db.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?)",
                (id, str(path), settings, digest, size_bytes),
            )

    def is_output(self, path: Path) -> bool:
        """True for a file that the program wrote itself and nobody changed in size since."""
        rows = self._db.query("SELECT size_bytes FROM outputs WHERE path = ?", (str(path),))
        return bool(rows) and _size_of(path) in {row["size_bytes"] for row in rows}

    def has_output(self, photo: Photo, path: Path, settings: str) -> bool:
        """True when that very file was written from this content with these settings and is still whole."""
        rows = self._db.query(
            "SELECT size_bytes FROM outputs WHERE photo = ? AND path = ? AND settings = ? AND digest = ?",
            (photo.id, str(path), settings, photo.digest),
        )
        return bool(rows) and _size_of(path) == rows[0]["size_bytes"]


def now() -> str:
    """The present moment as the library writes it: UTC, ISO 8601, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _photo(row: sqlite3.Row) -> Photo:
    problem = None
    if row["problem_code"] is not None:
        problem = Problem(row["problem_code"], row["problem_message"], row["problem_remedy"])
    known = row["format"] is not None and row["state"] == PhotoState.DONE
    return Photo(
        id=PhotoId(row["id"]),
        path=Path(row["path"]),
        state=PhotoState(row["state"]),
        digest=row["digest"],
        format=row["format"] or "",
        width_px=row["width_px"] or 0,
        height_px=row["height_px"] or 0,
        size_bytes=row["size_bytes"],
        doubt=_doubt(row) if known else None,
        duplicate_of=PhotoId(row["duplicate_of"]) if row["duplicate_of"] is not None else None,
        problem=problem,
        warnings=tuple(json.loads(row["warnings"])) if known else (),
        revision=row["revision"],
    )


def _result(row: sqlite3.Row) -> Result:
    return Result(
        digest=row["digest"],
        matting=row["matting"],
        format=row["format"],
        width_px=row["width_px"],
        height_px=row["height_px"],
        doubt=_doubt(row),
        warnings=tuple(json.loads(row["warnings"])),
        milliseconds=json.loads(row["milliseconds"]),
    )


def _doubt(row: sqlite3.Row) -> Doubt:
    reasons = tuple(Reason(ReasonKind(kind), amount) for kind, amount in json.loads(row["reasons"]))
    return Doubt(row["doubt"], reasons)
