"""What the user draws on photos: a box and marks that guide the matte, strokes that retouch it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.app.events import Event, PhotoChanged
from desktop.app.studio import Studio
from desktop.core.edits import Edits
from desktop.core.errors import UsageError
from desktop.core.guidance import Guidance, fitted
from desktop.core.types import Checkpoint, PhotoId, no_checkpoint
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.library import Library

if TYPE_CHECKING:
    from desktop.core.guided_matting import Draft


class Drawing:
    """Reads and replaces the edits of photos. Any thread may call.

    An undo is a `replace` with the edits before. The edits belong to a content: every copy of the photo, in
    whatever shoot, has them.
    """

    def __init__(
        self,
        database: Database,
        library: Library,
        edits: EditStore,
        studio: Studio,
        tell: Callable[[Event], None],
        queue: Callable[[Sequence[PhotoId]], None],
    ) -> None:
        """queue: gives photos to the running batch or to a new one."""
        self._database = database
        self._library = library
        self._edits = edits
        self._studio = studio
        self._tell = tell
        self._queue = queue

    def edits(self, photo: PhotoId) -> Edits:
        """What was drawn on a photo so far. Raises StoreError when it cannot be understood."""
        return self._edits.of(self._library.photo(photo).digest)

    def replace(self, photo: PhotoId, edits: Edits) -> None:
        """Keep these edits instead of the earlier ones; returns at once.

        Matte, small picture, features and groups are made again, told of like other work. Raises UsageError
        for a photo that was never cut out, and for a box outside it.
        """
        known = self._library.photo(photo)
        if not known.digest:
            raise UsageError(f"{known.path.name} is not cut out yet.", "Draw on it when it is.")
        if edits.guidance.box is not None and known.width_px:
            fitted(edits.guidance.box, known.width_px, known.height_px)
        with self._database.transaction():
            self._edits.save(known.digest, edits)
            changed = self._library.queue_again(self._library.with_content(known.digest))
        ids = [one.id for one in changed]
        self._studio.drawn_on(ids)
        for one in changed:
            self._tell(PhotoChanged(self._studio.as_seen(one)))
        self._queue(ids)

    def draft(self, photo: PhotoId, guidance: Guidance, checkpoint: Checkpoint = no_checkpoint) -> Draft:
        """A photo under some guidance, to be drawn on further (core/guided_matting.py); nothing is kept.

        Takes as long as decoding and the networks do: for a worker thread. Raises AppError.
        """
        return self._studio.loaded()[1].draft(self._library.photo(photo), guidance, checkpoint)
