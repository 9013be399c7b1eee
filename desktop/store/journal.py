"""The journal of the user's decisions: each is carried out and written down in one transaction."""

from __future__ import annotations

import json
import sqlite3
from typing import cast

from desktop.core.decisions import (
    Decision,
    DecisionKind,
    GroupState,
    Marked,
    Said,
    Twin,
    Verdict,
)
from desktop.core.types import PhotoId, ShootId
from desktop.store.database import Database
from desktop.store.group_states import put
from desktop.store.library import now

BINDING = (
    DecisionKind.ACCEPT,
    DecisionKind.MERGE,
    DecisionKind.SPLIT,
    DecisionKind.MOVE,
    DecisionKind.SAME,
    DecisionKind.DIFFERENT,
)
"""What stays whatever the shoot is grouped by."""


class Journal:
    """Decisions that can be undone and done again, also after a restart. Any thread may call."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def record(self, shoot: ShootId, decision: Decision) -> None:
        """Carry a decision out and remember it; what was undone before can no longer be done again."""
        with self._db.transaction() as connection:
            connection.execute("DELETE FROM journal WHERE shoot = ? AND undone", (shoot,))
            _carry_out(connection, shoot, decision)
            connection.execute(
                "INSERT INTO journal (shoot, kind, decision, made_at) VALUES (?, ?, ?, ?)",
                (shoot, decision.kind, _as_json(decision), now()),
            )

    def undo(self, shoot: ShootId) -> Decision | None:
        """Take back the latest decision; None when there is none."""
        return self._step(shoot, undone=False)

    def redo(self, shoot: ShootId) -> Decision | None:
        """Carry out again what was undone last; None when there is nothing."""
        return self._step(shoot, undone=True)

    def next_undo(self, shoot: ShootId) -> Decision | None:
        """What `undo` would take back."""
        row = self._row(shoot, undone=False)
        return _decision(row) if row else None

    def next_redo(self, shoot: ShootId) -> Decision | None:
        """What `redo` would carry out again."""
        row = self._row(shoot, undone=True)
        return _decision(row) if row else None

    def count(self, shoot: ShootId) -> int:
        """How many decisions hold that a grouping must heed."""
        marks = ", ".join("?" * len(BINDING))
        rows = self._db.query(
            f"SELECT COUNT(*) AS count FROM journal WHERE shoot = ? AND NOT undone AND kind IN ({marks})",
            (shoot, *BINDING),
        )
        count: int = rows[0]["count"]
        return count

    def _step(self, shoot: ShootId, *, undone: bool) -> Decision | None:
        with self._db.transaction() as connection:
            row = self._row(shoot, undone=undone)
            if row is None:
                return None
            decision = _decision(row)
            _carry_out(connection, shoot, decision if undone else decision.reverse)
            connection.execute("UPDATE journal SET undone = ? WHERE id = ?", (not undone, row["id"]))
            return decision

    def _row(self, shoot: ShootId, *, undone: bool) -> sqlite3.Row | None:
        order = "id" if undone else "id DESC"
        rows = self._db.query(
            f"SELECT id, kind, decision FROM journal WHERE shoot = ? AND undone = ? ORDER BY {order} LIMIT 1",
            (shoot, undone),
        )
        return rows[0] if rows else None


def _carry_out(connection: sqlite3.Connection, shoot: ShootId, decision: Decision) -> None:
    if decision.after:
        put(connection, shoot, decision.after)
    for said in decision.said:
        if said.after is None:
            connection.execute("DELETE FROM corrections WHERE first = ? AND second = ?", said.pair)
        else:
            connection.execute(
                "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?)", (*said.pair, said.after, now())
            )
    for mark in decision.marks:
        connection.execute("DELETE FROM verdicts WHERE photo = ?", (mark.photo,))
        if mark.after is not None:
            connection.execute(
                "INSERT INTO verdicts SELECT id, ? FROM photos WHERE id = ?", (mark.after, mark.photo)
            )
    for twin in decision.twins:
        _carry_out_twin(connection, twin)
    if decision.settings is not None:
        connection.execute("UPDATE shoots SET grouping = ? WHERE id = ?", (decision.settings[1], shoot))


def _carry_out_twin(connection: sqlite3.Connection, twin: Twin) -> None:
    """The user's word and what is shown by it."""
    connection.execute("DELETE FROM twins WHERE photo = ?", (twin.photo,))
    shown = twin.found if twin.after is None else twin.after
    if twin.after is not None:
        connection.execute(
            "INSERT INTO twins SELECT id, ? FROM photos WHERE id = ?", (twin.after, twin.photo)
        )
    connection.execute(
        "UPDATE photos SET duplicate_of = (SELECT id FROM photos WHERE id = ?) WHERE id = ?",
        (shown, twin.photo),
    )


def _as_json(decision: Decision) -> str:
    return json.dumps(
        {
            "name": decision.name,
            "number": decision.number,
            "count": decision.count,
            "before": [_state_as_json(state) for state in decision.before],
            "after": [_state_as_json(state) for state in decision.after],
            "said": [[*said.pair, said.before, said.after] for said in decision.said],
            "marks": [[mark.photo, mark.before, mark.after] for mark in decision.marks],
            "twins": [[twin.photo, twin.before, twin.after, twin.found] for twin in decision.twins],
            "settings": decision.settings,
        },
        separators=(",", ":"),
    )


def _state_as_json(state: GroupState) -> list[object]:
    return [state.position, state.name, state.accepted, state.photos]


def _decision(row: sqlite3.Row) -> Decision:
    found = json.loads(row["decision"])
    settings = found["settings"]
    return Decision(
        DecisionKind(row["kind"]),
        found["name"],
        found["number"],
        found["count"],
        tuple(map(_state, found["before"])),
        tuple(map(_state, found["after"])),
        tuple(Said((first, second), before, after) for first, second, before, after in found["said"]),
        tuple(
            Marked(PhotoId(photo), _verdict(before), _verdict(after))
            for photo, before, after in found["marks"]
        ),
        tuple(Twin(PhotoId(photo), *words) for photo, *words in found["twins"]),
        cast("tuple[str, str]", tuple(settings)) if settings else None,
    )


def _state(found: tuple[float, str, bool, list[int]]) -> GroupState:
    position, name, accepted, photos = found
    return GroupState(tuple(map(PhotoId, photos)), position, name, accepted)


def _verdict(found: str | None) -> Verdict | None:
    return None if found is None else Verdict(found)
