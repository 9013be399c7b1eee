"""The user's edits of mattes, kept by the photo's content: they outlive files, shoots and the cache."""

from __future__ import annotations

from desktop.core.edits import NO_EDITS, Edits, from_text, to_text
from desktop.core.errors import StoreError, UsageError
from desktop.store.database import Database
from desktop.store.library import now


class EditStore:
    """Boxes, marks and retouching. Every method is one short transaction; any thread may call."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, digest: str) -> Edits:
        """The edits of a content; none where there are none.

        Raises StoreError when they cannot be understood: made by a newer version, or damaged.
        """
        rows = self._db.query("SELECT edits FROM edits WHERE digest = ?", (digest,))
        if not rows:
            return NO_EDITS
        try:
            return from_text(rows[0]["edits"])
        except UsageError as error:
            raise StoreError(
                f"What was drawn on a photo cannot be read: {error.message}", error.remedy
            ) from error

    def save(self, digest: str, edits: Edits) -> None:
        """Replace the edits of a content; without any it is as it was before the first."""
        with self._db.transaction() as connection:
            if edits:
                connection.execute(
                    "INSERT OR REPLACE INTO edits VALUES (?, ?, ?)", (digest, to_text(edits), now())
                )
            else:
                connection.execute("DELETE FROM edits WHERE digest = ?", (digest,))
