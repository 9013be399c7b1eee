"""The groups of a shoot put into a state that a decision describes, whatever happened to them meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from desktop.core.changes import continued
from desktop.core.decisions import GroupState
from desktop.core.types import Group, GroupId, PhotoId, ShootId

_FEW = 500
"""So many photos are looked up one by one; for more the whole shoot is read."""


def states_of(
    connection: sqlite3.Connection, shoot: ShootId, photos: Sequence[PhotoId] | None = None
) -> dict[GroupId, GroupState]:
    """The groups in display order. photos: only the groups that hold any of these."""
    which = "shoot = ?"
    parameters: tuple[int, ...] = (shoot,)
    if photos is not None and len(photos) <= _FEW:
        marks = ", ".join("?" * len(photos))
        which += f" AND id IN (SELECT grp FROM members WHERE photo IN ({marks}))"
        parameters = (shoot, *photos)
    members = _members(connection, which, parameters)
    rows = connection.execute(
        f"SELECT id, position, name, accepted FROM groups WHERE {which} ORDER BY position, id", parameters
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
    named = [photo for state in states for photo in state.photos]
    present = states_of(connection, shoot, named)
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


def _members(
    connection: sqlite3.Connection, which: str, parameters: Sequence[int]
) -> dict[int, list[PhotoId]]:
    """Group -> its photos in their order, of the groups that the condition is true of."""
    found: dict[int, list[PhotoId]] = {}
    for row in connection.execute(
        f"""SELECT grp, photo FROM members WHERE grp IN (SELECT id FROM groups WHERE {which})
        ORDER BY grp, position""",
        parameters,
    ):
        found.setdefault(row["grp"], []).append(PhotoId(row["photo"]))
    return found
