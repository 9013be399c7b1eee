"""The groups of a shoot, the links that hold them, and the user's corrections."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from desktop.core.types import Band, Group, GroupId, Match, PhotoId, ShootId, Signals
from desktop.store.database import Database


class GroupStore:
    """Groups and matches. Every method is one short transaction; any thread may call."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def save(
        self,
        shoot: ShootId,
        groups: Sequence[Group],
        matches: Sequence[Match],
        duplicates: Mapping[PhotoId, PhotoId],
    ) -> tuple[Group, ...]:
        """Replace the shoot's groups in one go; the new groups come back with their lasting ids."""
        with self._db.transaction() as connection:
            connection.execute("DELETE FROM groups WHERE shoot = ?", (shoot,))
            connection.execute(
                "DELETE FROM matches WHERE first IN (SELECT id FROM photos WHERE shoot = ?)", (shoot,)
            )
            connection.execute("UPDATE photos SET duplicate_of = NULL WHERE shoot = ?", (shoot,))
            connection.executemany(
                "INSERT INTO matches VALUES (?, ?, ?, ?, ?, ?, ?)", map(_match_row, matches)
            )
            for position, group in enumerate(groups):
                _insert(connection, shoot, position, group)
            connection.executemany(
                "UPDATE photos SET duplicate_of = ? WHERE id = ?",
                [(original, copy) for copy, original in duplicates.items()],
            )
        return self.groups(shoot)

    def clear(self, shoot: ShootId) -> None:
        """Forget the shoot's groups, as when photos were added and a new grouping is due."""
        self.save(shoot, (), (), {})

    def groups(self, shoot: ShootId) -> tuple[Group, ...]:
        """The groups in display order."""
        members: dict[int, list[PhotoId]] = {}
        for row in self._db.query(
            """SELECT members.grp, members.photo FROM members JOIN groups ON groups.id = members.grp
            WHERE groups.shoot = ? ORDER BY members.grp, members.position""",
            (shoot,),
        ):
            members.setdefault(row["grp"], []).append(PhotoId(row["photo"]))
        rows = self._db.query("SELECT * FROM groups WHERE shoot = ? ORDER BY position", (shoot,))
        return tuple(self._group(row, members[row["id"]]) for row in rows if row["id"] in members)

    def duplicates(self, shoot: ShootId) -> dict[PhotoId, PhotoId]:
        """Photo -> the photo that it is an edit of."""
        rows = self._db.query(
            "SELECT id, duplicate_of FROM photos WHERE shoot = ? AND duplicate_of IS NOT NULL", (shoot,)
        )
        return {PhotoId(row["id"]): PhotoId(row["duplicate_of"]) for row in rows}

    def strongest_link(self, photo: PhotoId) -> Match | None:
        """The best match of a photo with another of its own group."""
        rows = self._db.query(
            """SELECT matches.* FROM matches
            JOIN members AS one ON one.photo = matches.first
            JOIN members AS two ON two.photo = matches.second AND two.grp = one.grp
            WHERE matches.first = ? OR matches.second = ?
            ORDER BY score DESC, first, second LIMIT 1""",
            (photo, photo),
        )
        return _match(rows[0]) if rows else None

    def corrections(self) -> tuple[tuple[str, str, bool], ...]:
        """What the user said about pairs of contents: digest, digest, same product or not."""
        rows = self._db.query("SELECT first, second, same FROM corrections ORDER BY first, second")
        return tuple((row["first"], row["second"], bool(row["same"])) for row in rows)

    def _group(self, row: sqlite3.Row, photos: list[PhotoId]) -> Group:
        weakest = None
        if row["weakest_first"] is not None:
            links = self._db.query(
                "SELECT * FROM matches WHERE first = ? AND second = ?",
                (row["weakest_first"], row["weakest_second"]),
            )
            weakest = _match(links[0]) if links else None
        return Group(
            id=GroupId(row["id"]),
            photos=tuple(photos),
            band=Band(row["band"]) if row["band"] is not None else None,
            cohesion=row["cohesion"],
            weakest=weakest,
            name=row["name"],
            accepted=bool(row["accepted"]),
        )


def _insert(connection: sqlite3.Connection, shoot: ShootId, position: int, group: Group) -> None:
    weakest = group.weakest
    cursor = connection.execute(
        """INSERT INTO groups (shoot, position, name, accepted, band, cohesion, weakest_first, weakest_second)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            shoot,
            position,
            group.name,
            group.accepted,
            group.band,
            group.cohesion,
            weakest.first if weakest else None,
            weakest.second if weakest else None,
        ),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO members (photo, grp, position) VALUES (?, ?, ?)",
        [(photo, cursor.lastrowid, place) for place, photo in enumerate(group.photos)],
    )
    if weakest is not None:
        connection.execute("INSERT OR IGNORE INTO matches VALUES (?, ?, ?, ?, ?, ?, ?)", _match_row(weakest))


def _match_row(match: Match) -> tuple[object, ...]:
    parts = match.signals
    return (
        match.first,
        match.second,
        match.score,
        parts.semantic,
        parts.colour,
        parts.feature,
        parts.spatial,
    )


def _match(row: sqlite3.Row) -> Match:
    signals = Signals(row["semantic"], row["colour"], row["feature"], row["spatial"])
    return Match(PhotoId(row["first"]), PhotoId(row["second"]), row["score"], signals)
