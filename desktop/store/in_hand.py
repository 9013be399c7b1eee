"""Which photos are being worked on by which run, so that the next knows what killed the last."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence

from desktop.core.types import PhotoId, ShootId
from desktop.store.database import Database

_RUNS_AT_ONCE = 500  # SQLite takes at least 999 parameters


class InHand:
    """The photos that this run has in hand, and those that were in hand when one died.

    Every method is one short transaction; any thread may call.
    """

    def __init__(self, database: Database, run: str) -> None:
        self._db = database
        self._run = run

    @contextlib.contextmanager
    def holding(self, photo: PhotoId) -> Iterator[None]:
        """Around work that a broken file could kill the program in."""
        with self._db.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO in_hand VALUES (?, ?)", (self._run, photo))
        try:
            yield
        finally:
            with self._db.transaction() as connection:
                connection.execute("DELETE FROM in_hand WHERE run = ? AND photo = ?", (self._run, photo))

    def inherit(self, alive: Collection[str]) -> tuple[PhotoId, ...]:
        """Take over from the runs that are not alive any more: each photo that one had in hand is suspect."""
        keep = [self._run, *alive][:_RUNS_AT_ONCE]
        marks = ", ".join("?" * len(keep))
        with self._db.transaction() as connection:
            rows = connection.execute(
                f"SELECT photo, COUNT(*) AS deaths FROM in_hand WHERE run NOT IN ({marks}) GROUP BY photo",
                keep,
            ).fetchall()
            connection.executemany(
                """INSERT INTO suspects VALUES (?, ?)
                ON CONFLICT (photo) DO UPDATE SET deaths = deaths + excluded.deaths""",
                [(row["photo"], row["deaths"]) for row in rows],
            )
            connection.execute(f"DELETE FROM in_hand WHERE run NOT IN ({marks})", keep)
            connection.execute(f"DELETE FROM claims WHERE run NOT IN ({marks})", keep)
        return tuple(PhotoId(row["photo"]) for row in rows)

    def deaths(self, photo: PhotoId) -> int:
        """How often a run died with this photo in hand since it was last done."""
        rows = self._db.query("SELECT deaths FROM suspects WHERE photo = ?", (photo,))
        return int(rows[0]["deaths"]) if rows else 0

    def suspects_last(self, photos: Sequence[PhotoId]) -> list[PhotoId]:
        """The same photos, those under suspicion behind the others."""
        suspects = {row["photo"] for row in self._db.query("SELECT photo FROM suspects")}
        return sorted(photos, key=lambda photo: photo in suspects)

    def blame(self, photo: PhotoId) -> int:
        """It killed a process that did nothing else; how many deaths that makes."""
        with self._db.transaction() as connection:
            connection.execute(
                "INSERT INTO suspects VALUES (?, 1) ON CONFLICT (photo) DO UPDATE SET deaths = deaths + 1",
                (photo,),
            )
        return self.deaths(photo)

    def clear(self, photo: PhotoId) -> None:
        """It was done without anybody dying."""
        if self.deaths(photo):
            with self._db.transaction() as connection:
                connection.execute("DELETE FROM suspects WHERE photo = ?", (photo,))

    def claim(self, shoot: ShootId, alive: Collection[str]) -> bool:
        """Say that this run works on a shoot; False when one that is alive said so before."""
        with self._db.transaction() as connection:
            rows = connection.execute("SELECT run FROM claims WHERE shoot = ?", (shoot,)).fetchall()
            if any(row["run"] in alive and row["run"] != self._run for row in rows):
                return False
            connection.execute("INSERT OR IGNORE INTO claims VALUES (?, ?)", (self._run, shoot))
        return True

    def release(self) -> None:
        """This run works on no shoot any more."""
        with self._db.transaction() as connection:
            connection.execute("DELETE FROM claims WHERE run = ?", (self._run,))
