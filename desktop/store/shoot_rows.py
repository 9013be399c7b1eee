"""A shoot as values that mean the same in another library: contents instead of ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.core.types import PhotoId, ShootId
from desktop.store.database import Database
from desktop.store.library import now


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo by what it shows. digest: empty while it was not read.  path: below root, with /."""

    digest: str
    path: str
    root: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group by what its photos show, in display order."""

    name: str
    accepted: bool
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShootRows:
    """All that a user could lose of a shoot.

    corrections: (digest, digest, same).  edits: digest -> (text, when).  verdicts: digest -> word.
    twins: digest -> digest of what it is an edit of by the user's word, '' for none.  grouping: how it is
    grouped when not as the settings say, JSON.
    """

    name: str
    created_at: str
    photos: tuple[PhotoRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    corrections: tuple[tuple[str, str, bool], ...] = ()
    edits: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)
    grouping: str = ""


def read_shoot(database: Database, shoot: ShootId) -> ShootRows:
    """One moment of a shoot. Raises KeyError when there is none of that id."""
    with database.transaction() as connection:
        heads = connection.execute("SELECT * FROM shoots WHERE id = ?", (shoot,)).fetchall()
        if not heads:
            raise KeyError(shoot)
        photos = connection.execute("SELECT * FROM photos WHERE shoot = ? ORDER BY id", (shoot,)).fetchall()
        digest_of = {row["id"]: row["digest"] for row in photos if row["digest"]}
        here = set(digest_of.values())
        return ShootRows(
            heads[0]["name"],
            heads[0]["created_at"],
            tuple(
                PhotoRow(row["digest"], _below(row["path"], row["root"]), row["root"], row["size_bytes"])
                for row in photos
            ),
            _groups(connection, shoot, digest_of),
            tuple(
                (row["first"], row["second"], bool(row["same"]))
                for row in connection.execute("SELECT * FROM corrections ORDER BY first, second")
                if row["first"] in here and row["second"] in here
            ),
            {
                row["digest"]: (row["edits"], row["changed_at"])
                for row in connection.execute("SELECT * FROM edits ORDER BY digest")
                if row["digest"] in here
            },
            {
                digest_of[row["photo"]]: row["verdict"]
                for row in connection.execute("SELECT * FROM verdicts")
                if row["photo"] in digest_of
            },
            {
                digest_of[row["photo"]]: digest_of.get(row["original"], "")
                for row in connection.execute("SELECT * FROM twins")
                if row["photo"] in digest_of
            },
            heads[0]["grouping"],
        )


def write_decisions(
    database: Database, shoot: ShootId, rows: ShootRows, photo_of: Mapping[str, PhotoId]
) -> None:
    """What the user decided, onto a shoot of this library; all or nothing.

    photo_of: the photos that are there, by their contents. Groups lose those that are not. About a pair, and
    about an edit, what is newer here stays.
    """
    with database.transaction() as connection:
        connection.executemany(
            "INSERT OR IGNORE INTO corrections VALUES (?, ?, ?, ?)",
            [(first, second, same, now()) for first, second, same in rows.corrections],
        )
        connection.executemany(
            """INSERT INTO edits VALUES (?, ?, ?) ON CONFLICT (digest) DO UPDATE
            SET edits = excluded.edits, changed_at = excluded.changed_at
            WHERE excluded.changed_at > edits.changed_at""",
            [(digest, text, changed_at) for digest, (text, changed_at) in rows.edits.items()],
        )
        connection.execute("DELETE FROM groups WHERE shoot = ?", (shoot,))
        for position, group in enumerate(rows.groups):
            _write_group(connection, shoot, position, group, photo_of)
        connection.executemany(
            "INSERT OR REPLACE INTO verdicts VALUES (?, ?)",
            [(photo_of[one], word) for one, word in rows.verdicts.items() if one in photo_of],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO twins VALUES (?, ?)",
            [
                (photo_of[one], photo_of.get(other, 0))
                for one, other in rows.twins.items()
                if one in photo_of and (not other or other in photo_of)
            ],
        )
        connection.execute("UPDATE shoots SET grouping = ? WHERE id = ?", (rows.grouping, shoot))


def _write_group(
    connection: sqlite3.Connection,
    shoot: ShootId,
    position: int,
    group: GroupRow,
    photo_of: Mapping[str, PhotoId],
) -> None:
    members = [photo_of[digest] for digest in group.photos if digest in photo_of]
    if not members:
        return
    cursor = connection.execute(
        "INSERT INTO groups (shoot, position, name, accepted, cohesion) VALUES (?, ?, ?, ?, 1.0)",
        (shoot, position, group.name, group.accepted),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO members (photo, grp, position) VALUES (?, ?, ?)",
        [(photo, cursor.lastrowid, place) for place, photo in enumerate(members)],
    )


def _groups(
    connection: sqlite3.Connection, shoot: ShootId, digest_of: Mapping[int, str]
) -> tuple[GroupRow, ...]:
    members: dict[int, list[str]] = {}
    for row in connection.execute(
        """SELECT members.grp, members.photo FROM members JOIN groups ON groups.id = members.grp
        WHERE groups.shoot = ? ORDER BY members.grp, members.position""",
        (shoot,),
    ):
        if row["photo"] in digest_of:
            members.setdefault(row["grp"], []).append(digest_of[row["photo"]])
    rows = connection.execute("SELECT * FROM groups WHERE shoot = ? ORDER BY position", (shoot,)).fetchall()
    return tuple(
        GroupRow(row["name"], bool(row["accepted"]), tuple(members[row["id"]]))
        for row in rows
        if row["id"] in members
    )


def _below(path: str, root: str) -> str:
    try:
        return Path(path).relative_to(root).as_posix()
    except ValueError:
        return Path(path).name
