"""The groups of a shoot, the links that hold them, what to keep of them, and the user's corrections."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from desktop.core.decisions import GroupState, Verdict
from desktop.core.keep import Keep, KeepRule
from desktop.core.types import Band, Group, GroupId, Match, PhotoId, ShootId
from desktop.store.database import Database
from desktop.store.group_rows import (
    describe_group,
    heed_twins,
    insert_group,
    mark_duplicates,
    match_of,
    match_row,
)
from desktop.store.group_states import states_of
from desktop.store.library import now

ContentCorrection = tuple[str, str, bool]
"""Digests of two contents, the lower first, and whether they show the same product."""


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
        keeps: Mapping[GroupId, Keep] | None = None,
        goes_on_as: Mapping[GroupId, GroupId] | None = None,
    ) -> tuple[Group, ...]:
        """Replace the shoot's groups in one go; the new groups come back with their lasting ids.

        keeps: by the ids that the groups have in the call.  goes_on_as: likewise, the ids that they had.
        """
        lasting = goes_on_as or {}
        with self._db.transaction() as connection:
            connection.execute("DELETE FROM groups WHERE shoot = ?", (shoot,))
            connection.execute(
                "DELETE FROM matches WHERE first IN (SELECT id FROM photos WHERE shoot = ?)", (shoot,)
            )
            connection.execute("UPDATE photos SET duplicate_of = NULL WHERE shoot = ?", (shoot,))
            connection.executemany(
                "INSERT INTO matches VALUES (?, ?, ?, ?, ?, ?, ?)", map(match_row, matches)
            )
            # Those that have an id first: a new one must not get it.
            order = sorted(enumerate(groups), key=lambda each: each[1].id not in lasting)
            for position, group in order:
                keep = (keeps or {}).get(group.id)
                insert_group(connection, shoot, position, group, keep, lasting.get(group.id))
            mark_duplicates(connection, duplicates)
            heed_twins(connection, shoot)
        return self.groups(shoot)

    def describe(
        self,
        groups: Sequence[Group],
        matches: Sequence[Match],
        duplicates: Mapping[PhotoId, PhotoId],
        keeps: Mapping[GroupId, Keep],
    ) -> None:
        """Bands, links and what to keep of groups that the user arranged; of those that changed since, none.

        Their names, places and acceptance stay. groups: with their lasting ids.
        """
        with self._db.transaction() as connection:
            for group in groups:
                rows = connection.execute("SELECT photo FROM members WHERE grp = ?", (group.id,)).fetchall()
                if {row["photo"] for row in rows} != set(group.photos):
                    continue
                describe_group(connection, group, keeps.get(group.id))
                here = set(group.photos)
                mark_duplicates(connection, {one: duplicates.get(one) for one in group.photos})
                connection.executemany(
                    "INSERT OR REPLACE INTO matches VALUES (?, ?, ?, ?, ?, ?, ?)",
                    [match_row(match) for match in matches if {match.first, match.second} <= here],
                )
                shoot = connection.execute("SELECT shoot FROM groups WHERE id = ?", (group.id,)).fetchone()
                heed_twins(connection, ShootId(shoot["shoot"]))

    def verdicts(self, shoot: ShootId) -> dict[PhotoId, Verdict]:
        """What the user said about single photos."""
        rows = self._db.query(
            """SELECT verdicts.* FROM verdicts JOIN photos ON photos.id = verdicts.photo
            WHERE photos.shoot = ?""",
            (shoot,),
        )
        return {PhotoId(row["photo"]): Verdict(row["verdict"]) for row in rows}

    def twins(self, shoot: ShootId) -> dict[PhotoId, int]:
        """Photo -> what it is an edit of by the user's word; 0: of no other."""
        rows = self._db.query(
            "SELECT twins.* FROM twins JOIN photos ON photos.id = twins.photo WHERE photos.shoot = ?",
            (shoot,),
        )
        return {PhotoId(row["photo"]): row["original"] for row in rows}

    def states(self, shoot: ShootId) -> dict[GroupId, GroupState]:
        """The groups in display order, as a decision names them."""
        with self._db.transaction() as connection:
            return states_of(connection, shoot)

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """Several calls as one: all or nothing."""
        return self._db.transaction()

    def decisions_stamp(self, shoot: ShootId) -> tuple[int, int]:
        """Changes with every decision of the user."""
        (row,) = self._db.query(
            "SELECT TOTAL(id) AS ids, TOTAL(undone) AS undone FROM journal WHERE shoot = ?", (shoot,)
        )
        return int(row["ids"]), int(row["undone"])

    def forget_grouping(self, shoot: ShootId) -> None:
        """Group a shoot as the settings say from now on."""
        with self._db.transaction() as connection:
            connection.execute("UPDATE shoots SET grouping = '' WHERE id = ?", (shoot,))

    def grouping_of(self, shoot: ShootId) -> str:
        """How a shoot is grouped, as JSON; empty when as the settings say."""
        rows = self._db.query("SELECT grouping FROM shoots WHERE id = ?", (shoot,))
        grouping: str = rows[0]["grouping"] if rows else ""
        return grouping

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
        weakest, nearest = self._links(shoot, "weakest"), self._links(shoot, "nearest")
        rows = self._db.query("SELECT * FROM groups WHERE shoot = ? ORDER BY position", (shoot,))
        return tuple(
            Group(
                id=GroupId(row["id"]),
                photos=tuple(members[row["id"]]),
                band=Band(row["band"]) if row["band"] is not None else None,
                cohesion=row["cohesion"],
                weakest=weakest.get(row["id"]),
                name=row["name"],
                accepted=bool(row["accepted"]),
                nearest=nearest.get(row["id"]),
            )
            for row in rows
            if row["id"] in members
        )

    def duplicates(self, shoot: ShootId) -> dict[PhotoId, PhotoId]:
        """Photo -> the photo that it is an edit of."""
        rows = self._db.query(
            "SELECT id, duplicate_of FROM photos WHERE shoot = ? AND duplicate_of IS NOT NULL", (shoot,)
        )
        return {PhotoId(row["id"]): PhotoId(row["duplicate_of"]) for row in rows}

    def keeps(self, shoot: ShootId) -> dict[GroupId, Keep]:
        """Which photo of a group is the one to keep, and why; of groups with more than one."""
        rows = self._db.query(
            "SELECT keeps.* FROM keeps JOIN groups ON groups.id = keeps.grp WHERE groups.shoot = ?", (shoot,)
        )
        return {
            GroupId(row["grp"]): Keep(
                PhotoId(row["photo"]),
                KeepRule(row["rule"]),
                row["value"],
                row["rival"],
                tuple(KeepRule(rule) for rule in json.loads(row["equal"])),
            )
            for row in rows
        }

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
        return match_of(rows[0]) if rows else None

    def match(self, one: PhotoId, other: PhotoId) -> Match | None:
        """What is known of two photos; None where they were never compared closely."""
        rows = self._db.query(
            "SELECT * FROM matches WHERE first = ? AND second = ?", (min(one, other), max(one, other))
        )
        return match_of(rows[0]) if rows else None

    def links(self, group: GroupId) -> tuple[Match, ...]:
        """The links inside a group that are worth telling, the strongest first."""
        rows = self._db.query(
            """SELECT matches.* FROM matches
            JOIN members AS one ON one.photo = matches.first AND one.grp = ?
            JOIN members AS two ON two.photo = matches.second AND two.grp = one.grp
            ORDER BY score DESC, first, second""",
            (group,),
        )
        return tuple(map(match_of, rows))

    def accept(self, group: GroupId, *, accepted: bool = True) -> None:
        """What the user accepted stays as it is when the shoot is grouped again."""
        with self._db.transaction() as connection:
            connection.execute("UPDATE groups SET accepted = ? WHERE id = ?", (accepted, group))

    def corrections(self) -> tuple[ContentCorrection, ...]:
        """What the user said about pairs of contents."""
        rows = self._db.query("SELECT first, second, same FROM corrections ORDER BY first, second")
        return tuple((row["first"], row["second"], bool(row["same"])) for row in rows)

    def correct(self, corrections: Iterable[ContentCorrection]) -> None:
        """Keep what the user said; about a pair her last word counts. In any order of the two digests."""
        with self._db.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?)",
                [(*sorted((one, other)), same, now()) for one, other, same in corrections],
            )

    def take_back(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Forget what the user said about pairs of contents."""
        with self._db.transaction() as connection:
            connection.executemany(
                "DELETE FROM corrections WHERE first = ? AND second = ?",
                [tuple(sorted(pair)) for pair in pairs],
            )

    def _links(self, shoot: ShootId, kind: str) -> dict[int, Match]:
        """Group -> its weakest or its nearest link."""
        rows = self._db.query(
            f"""SELECT groups.id AS grp, matches.* FROM groups
            JOIN matches ON matches.first = groups.{kind}_first AND matches.second = groups.{kind}_second
            WHERE groups.shoot = ?""",
            (shoot,),
        )
        return {row["grp"]: match_of(row) for row in rows}
