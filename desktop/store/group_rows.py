"""Rows of groups and matches, as the tables hold them."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Mapping

from desktop.core.keep import Keep
from desktop.core.types import Group, GroupId, Match, PhotoId, ShootId, Signals


def insert_group(
    connection: sqlite3.Connection,
    shoot: ShootId,
    position: int,
    group: Group,
    keep: Keep | None,
    id: GroupId | None,
) -> None:
    """A new group, or one that keeps its id."""
    cursor = connection.execute(
        "INSERT INTO groups (id, shoot, position, name, accepted, cohesion) VALUES (?, ?, ?, ?, ?, 1.0)",
        (id, shoot, position, group.name, group.accepted),
    )
    lasting = GroupId(cursor.lastrowid or 0)
    describe_group(connection, dataclasses.replace(group, id=lasting), keep)


def describe_group(connection: sqlite3.Connection, group: Group, keep: Keep | None) -> None:
    """What is told about a group that is there: band, links, order of its photos, what to keep."""
    links = (group.weakest, group.nearest)
    connection.execute(
        """UPDATE groups SET band = ?, cohesion = ?, weakest_first = ?, weakest_second = ?,
        nearest_first = ?, nearest_second = ? WHERE id = ?""",
        (
            group.band,
            group.cohesion,
            *(photo for link in links for photo in ((link.first, link.second) if link else (None, None))),
            group.id,
        ),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO members (photo, grp, position) VALUES (?, ?, ?)",
        [(photo, group.id, place) for place, photo in enumerate(group.photos)],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO matches VALUES (?, ?, ?, ?, ?, ?, ?)",
        [match_row(link) for link in links if link is not None],
    )
    connection.execute("DELETE FROM keeps WHERE grp = ?", (group.id,))
    if keep is not None:
        connection.execute(
            "INSERT INTO keeps VALUES (?, ?, ?, ?, ?, ?)",
            (group.id, keep.photo, keep.rule, keep.value, keep.rival, json.dumps(keep.equal)),
        )


def mark_duplicates(connection: sqlite3.Connection, duplicates: Mapping[PhotoId, PhotoId | None]) -> None:
    """Photo -> what it is an edit of, None: of no other."""
    connection.executemany(
        "UPDATE photos SET duplicate_of = ? WHERE id = ?",
        [(original, copy) for copy, original in duplicates.items()],
    )


def heed_twins(connection: sqlite3.Connection, shoot: ShootId) -> None:
    """The user's word on duplicates counts for more than what was found."""
    connection.execute(
        """UPDATE photos SET duplicate_of = (SELECT NULLIF(original, 0) FROM twins WHERE photo = photos.id)
        WHERE shoot = ? AND id IN (SELECT photo FROM twins)""",
        (shoot,),
    )


def match_row(match: Match) -> tuple[object, ...]:
    """A match as a row of its table."""
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


def match_of(row: sqlite3.Row) -> Match:
    """A row of the table as a match."""
    signals = Signals(row["semantic"], row["colour"], row["feature"], row["spatial"])
    return Match(PhotoId(row["first"]), PhotoId(row["second"]), row["score"], signals)
