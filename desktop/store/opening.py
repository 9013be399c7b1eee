"""The library opened with care: whole or restored, what killed runs left taken over, a copy made a day."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from pathlib import Path

from desktop.core.errors import DiskFull, NewerLibrary, OutputError, StoreError
from desktop.core.files import sweep_parts
from desktop.core.types import Problem, ShootId
from desktop.paths import Places
from desktop.store.backups import back_up, copies, copy_database, is_sound
from desktop.store.database import Database
from desktop.store.in_hand import InHand
from desktop.store.presence import Presence
from desktop.store.schema import LIBRARY

log = logging.getLogger(__name__)

Clock = Callable[[], datetime.datetime]


class OpenLibrary:
    """The user's library while this run uses it.

    notices: what she should know of how it was opened.
    """

    def __init__(self, places: Places, clock: Clock = datetime.datetime.now) -> None:
        """Raises NewerLibrary, StoreError, OutputError, DiskFull."""
        self._places = places
        self._clock = clock
        self.notices: tuple[Problem, ...] = ()
        try:
            self._presence = Presence(places.data / "running")
        except DiskFull:
            raise
        except OutputError as error:
            raise StoreError(error.message, error.remedy) from error
        try:
            self.database = self._opened()
            self.in_hand = InHand(self.database, self._presence.id)
            alive, dead = self._presence.others()
            suspects = self.in_hand.inherit(alive)
            if dead:
                log.warning("%d runs did not end properly; %d photos were in hand", len(dead), len(suspects))
                self._sweep()
            self._presence.bury(dead)
        except BaseException:
            self._presence.leave()
            raise
        back_up(places.library_file, self.backups, clock().date())

    @property
    def backups(self) -> Path:
        """Where the copies are."""
        return self._places.data / "backups"

    def claim(self, shoot: ShootId) -> bool:
        """Say that this run works on a shoot; False when another that is alive does."""
        return self.in_hand.claim(shoot, self._presence.others()[0])

    def close(self) -> None:
        """This run ends as it should."""
        try:
            self.in_hand.release()
        except (StoreError, DiskFull) as error:
            log.info("claims are left: %s", error)
        self.database.close()
        self._presence.leave()

    def _opened(self) -> Database:
        """The database; a damaged one is kept aside and the last good copy stands in."""
        file = self._places.library_file
        alive, dead = self._presence.others()
        is_suspect = bool(dead) and file.exists() and not is_sound(file)
        if not is_suspect:
            try:
                return Database(file, LIBRARY)
            except NewerLibrary:
                raise
            except StoreError:
                if not file.exists() or is_sound(file) or not _was_a_library(file):
                    raise
        if alive:  # another run has it open: nothing is moved under its feet
            raise StoreError(
                f"{file} is damaged, and another BG Remover has it open.",
                "Close it, then start this one again: the last good copy is restored then.",
            )
        self._restore(file)
        return Database(file, LIBRARY)

    def _restore(self, file: Path) -> None:
        """Raises StoreError when the damaged file cannot be moved."""
        aside = file.with_name(f"{file.stem}.damaged-{self._clock():%Y%m%d-%H%M%S}.db")
        try:
            file.replace(aside)
            for companion in ("-wal", "-shm"):
                beside = file.with_name(file.name + companion)
                if beside.exists():
                    beside.replace(aside.with_name(aside.name + companion))
            good = next((copy for copy in copies(self.backups) if is_sound(copy)), None)
            if good is not None:
                copy_database(good, file)
        except OSError as error:
            raise StoreError(
                f"{file} is damaged and cannot be moved aside: {error.strerror}.", "Check the drive."
            ) from error
        since = (
            f"The copy of {good.stem.removeprefix('library-')} is used: what was decided later is not in it."
            if good is not None
            else "There was no copy of it: a new, empty one is used."
        )
        log.error("the library was damaged; %s", since)
        self.notices += (
            Problem("library-restored", f"The library was damaged and is kept as {aside.name}.", since),
        )

    def _sweep(self) -> None:
        """What killed runs left half-written."""
        cache = self._places.cache
        folders = [self._places.data, self.backups, self._places.models, cache]
        for kind in ("mattes", "thumbnails"):
            folders += [folder for folder in (cache / kind).glob("*") if folder.is_dir()]
        for folder in folders:
            sweep_parts(folder)


def _was_a_library(file: Path) -> bool:
    """Whether damage, not a mistake, is what is wrong: another program's file is left where it is."""
    try:
        with file.open("rb") as handle:
            head = handle.read(16)
        companions = [file.with_name(file.name + suffix) for suffix in ("-wal", "-shm")]
        return head == b"SQLite format 3\0" or not head.strip(b"\0") or any(map(Path.exists, companions))
    except OSError:
        return False
