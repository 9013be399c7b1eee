"""What was measured of photos and pairs, kept in the cache's database; damage counts as absence."""

from __future__ import annotations

import dataclasses
import datetime
import json
import logging
import sqlite3
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from desktop.core.alignment import ALIGNMENT_VERSION, Alignment
from desktop.core.errors import StoreError
from desktop.core.evidence import AlignmentKey
from desktop.core.keep import TRAITS_VERSION, Traits
from desktop.core.labels import Label, Labels
from desktop.store.database import Database

log = logging.getLogger(__name__)

MOST_ALIGNMENTS = 1_000_000
"""Some 130 MB; a shoot of 10,000 photos has about 90,000. The oldest go first."""
_KEYS_AT_ONCE = 500  # SQLite takes at least 999 parameters

Kept = TypeVar("Kept")


class Measurements:
    """Alignments, traits and labels. Every method is one short transaction; any thread may call.

    Saving is best effort, but for a full disk: raises DiskFull.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def alignments(self, keys: Collection[bytes]) -> dict[AlignmentKey, Alignment | None]:
        """The alignments of photos with each other that are known."""
        wanted = set(keys)
        ordered = sorted(wanted)
        found: dict[AlignmentKey, Alignment | None] = {}
        for start in range(0, len(ordered), _KEYS_AT_ONCE):
            chunk = ordered[start : start + _KEYS_AT_ONCE]
            marks = ", ".join("?" * len(chunk))
            sql = f"SELECT * FROM alignments WHERE version = ? AND first IN ({marks})"
            for row in self._rows(sql, ALIGNMENT_VERSION, *chunk):
                if row["second"] in wanted:
                    found[row["first"], row["second"]] = _alignment(row)
        return found

    def save_alignments(self, found: Mapping[AlignmentKey, Alignment | None]) -> None:
        rows = [
            (first, second, ALIGNMENT_VERSION, *(dataclasses.astuple(one) if one else (None, None, None)))
            for (first, second), one in found.items()
        ]

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(
                """INSERT OR REPLACE INTO alignments
                (first, second, version, correlation, lightness, chroma) VALUES (?, ?, ?, ?, ?, ?)""",
                rows,
            )
            connection.execute(
                "DELETE FROM alignments WHERE id <= (SELECT MAX(id) FROM alignments) - ?", (MOST_ALIGNMENTS,)
            )

        self._write(write)

    def traits(self, digest: str, matting: str) -> Traits | None:
        """What was measured of a content with one matting model."""
        return _read(
            self._rows(
                "SELECT data FROM traits WHERE digest = ? AND matting = ? AND version = ?",
                digest,
                matting,
                TRAITS_VERSION,
            ),
            _traits,
        )

    def save_traits(self, matting: str, traits: Traits) -> None:
        document = dataclasses.asdict(traits) | {"taken": traits.taken and traits.taken.isoformat()}
        row = traits.digest, matting, TRAITS_VERSION, json.dumps(document)
        self._write(
            lambda connection: connection.execute("INSERT OR REPLACE INTO traits VALUES (?, ?, ?, ?)", row)
        )

    def labels(self, digest: str, labeler: str) -> Labels | None:
        """What a labeler saw in a content; None when it was not asked, empty when it saw nothing."""
        rows = self._rows("SELECT data FROM labels WHERE digest = ? AND labeler = ?", digest, labeler)
        return _read(rows, _labels)

    def save_labels(self, digest: str, labeler: str, labels: Labels) -> None:
        row = digest, labeler, json.dumps([[label.name, label.confidence] for label in labels])
        self._write(
            lambda connection: connection.execute("INSERT OR REPLACE INTO labels VALUES (?, ?, ?)", row)
        )

    def _rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        try:
            return self._db.query(sql, parameters)
        except StoreError as error:  # damaged inside: as good as empty
            log.info("measurements cannot be read: %s", error)
            return []

    def _write(self, write: Callable[[sqlite3.Connection], object]) -> None:
        try:
            with self._db.transaction() as connection:
                write(connection)
        except StoreError as error:
            log.info("measurements cannot be kept: %s", error)


def _alignment(row: sqlite3.Row) -> Alignment | None:
    if row["correlation"] is None:
        return None
    return Alignment(row["correlation"], row["lightness"], row["chroma"])


def _traits(found: Any) -> Traits:
    taken = found["taken"]
    return Traits(
        digest=str(found["digest"]),
        sharpness=tuple(float(value) for value in found["sharpness"]),
        doubt=None if found["doubt"] is None else float(found["doubt"]),
        width_px=int(found["width_px"]),
        height_px=int(found["height_px"]),
        size_bytes=int(found["size_bytes"]),
        taken=None if taken is None else datetime.datetime.fromisoformat(taken),
    )


def _labels(found: Any) -> Labels:
    return tuple(Label(str(name), float(confidence)) for name, confidence in found)


def _read(rows: list[sqlite3.Row], made_of: Callable[[Any], Kept]) -> Kept | None:
    """What the JSON of the only row says; None without it and when it is damaged."""
    try:
        return made_of(json.loads(rows[0]["data"])) if rows else None
    except (ValueError, TypeError, KeyError):
        return None
