"""The groups of a shoot put into a state that a decision describes, whatever happened to them meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from desktop.core.changes import continued
from desktop.core.decisions import GroupState
from desktop.core.types import Group, GroupId, PhotoId, ShootId


def states_of(connection: sqlite3.Connection, shoot: ShootId) -> dict[GroupId, GroupState]:
    """The groups in display order."""
    members = _members(connection, shoot)
    rows = connection.execute(
        "SELECT id, position, name, accepted FROM groups WHERE shoot = ? ORDER BY position, id", (shoot,)
    )
    return {
        GroupId(row["id"]): GroupState(
            tuple(members[row["id"]]), row["position"], row["name"], bool(row["accepted"])
        )
        for row in rows
        if row["id"] in members
    }


def put(connection: sqlite3.Connection, shoot: ShootId, states: Sequence[GroupState]) -> None:
    """Arrange the photos of these groups like this.

    Each state goes on as that group with which it shares most photos, so that ids last. Photos that came
    into one of those groups meanwhile stay with it; photos that are gone are left out.
    """
    present = states_of(connection, shoot)
    home = {photo: id for id, state in present.items() for photo in state.photos}
    wanted = [tuple(photo for photo in state.photos if photo in home) for state in states]
    moved = {photo for photos in wanted for photo in photos}
    touched = [id for id, state in present.items() if not moved.isdisjoint(state.photos)]
    before = [Group(id, present[id].photos, None, 1.0) for id in touched]
    goes_on_as = continued(before, wanted)
    rest = {id: [photo for photo in present[id].photos if photo not in moved] for id in touched}
    for at, state in enumerate(states):
        if not wanted[at]:
            continue
        id = goes_on_as.get(at)
        if id is None:
            id = _new_group(connection, shoot)
        photos = (*wanted[at], *rest.pop(id, ()))
        _write(connection, id, state, photos, is_same=id in present and present[id].photos == photos)
    for id, left in rest.items():
        if left:
            _write(connection, id, present[id], left, is_same=False)
    empty = "DELETE FROM groups WHERE shoot = ? AND id NOT IN (SELECT grp FROM members)"
    connection.execute(empty, (shoot,))


def _write(
    connection: sqlite3.Connection,
    id: GroupId,
    state: GroupState,
    photos: Sequence[PhotoId],
    *,
    is_same: bool,
) -> None:
    """is_same: nothing that is told about the group, such as its band, needs to be found out again."""
    connection.execute(
        "UPDATE groups SET position = ?, name = ?, accepted = ? WHERE id = ?",
        (state.position, state.name, state.accepted, id),
    )
    if is_same:
        return
    connection.execute(
        """UPDATE groups SET band = NULL, cohesion = 1.0, weakest_first = NULL, weakest_second = NULL
        WHERE id = ?""",
        (id,),
    )
    connection.execute("DELETE FROM keeps WHERE grp = ?", (id,))
    connection.executemany(
        "INSERT OR REPLACE INTO members (photo, grp, position) VALUES (?, ?, ?)",
        [(photo, id, place) for place, photo in enumerate(photos)],
    )


def _new_group(connection: sqlite3.Connection, shoot: ShootId) -> GroupId:
    cursor = connection.execute("INSERT INTO groups (shoot, position, cohesion) VALUES (?, 0, 1.0)", (shoot,))
    return GroupId(cursor.lastrowid or 0)


def _members(connection: sqlite3.Connection, shoot: ShootId) -> dict[int, list[PhotoId]]:
    found: dict[int, list[PhotoId]] = {}
    for row in connection.execute(
        """SELECT members.grp, members.photo FROM members JOIN groups ON groups.id = members.grp
        WHERE groups.shoot = ? ORDER BY members.grp, members.position""",
        (shoot,),
    ):
        found.setdefault(row["grp"], []).append(PhotoId(row["photo"]))
    return found
