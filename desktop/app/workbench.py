"""The open shoot: what was dropped is walked, cut out, grouped; whoever listens is told.

Two pools: `photo` has one thread a core and does the photos; `desk` has one thread for what must not wait
behind them: walking folders, grouping, closing an export.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop.app.demo import DEMO_NAME, demo_photos
from desktop.app.drawing import Drawing
from desktop.app.engine import default_workers
from desktop.app.events import Event, Noticed, PhotoChanged
from desktop.app.exporting import Exporting
from desktop.app.incoming import Incoming
from desktop.app.photo_batch import BatchPlan, PhotoBatch
from desktop.app.pictures import Pictures
from desktop.app.preferences import Preferences, choice_of
from desktop.app.review import Review
from desktop.app.room_check import cutouts_still_need
from desktop.app.shoot_list import ShootList
from desktop.app.studio import Studio
from desktop.core.errors import MissingPhoto, UsageError
from desktop.core.types import (
    Alpha,
    Group,
    Match,
    Photo,
    PhotoId,
    PhotoState,
    Problem,
    RgbaImage,
    RgbImage,
    Shoot,
    ShootId,
)
from desktop.jobs import JobContext, JobRunner
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.edits import EditStore
from desktop.store.groups import GroupStore
from desktop.store.journal import Journal
from desktop.store.library import Library
from desktop.store.opening import OpenLibrary
from desktop.store.settings import SettingsFile


class Workbench:
    """What the window works on. Any thread may call; events come from worker threads."""

    def __init__(self, places: Places, listener: Callable[[Event], None]) -> None:
        """Open the library. Raises StoreError when it cannot be opened."""
        self._tell = listener
        settings = SettingsFile(places.settings_file).load()
        self._open = OpenLibrary(places)
        self._database = self._open.database
        self._library = Library(self._database)
        edits = EditStore(self._database)
        self._groups = GroupStore(self._database)
        self._cache = Cache(places.cache)
        self._pictures = Pictures(self._library, self._cache)
        self._photo_pool = JobRunner(settings.workers or default_workers(), "photo", is_background=True)
        self._desk = JobRunner(1, "desk", is_background=True)
        self._lock = threading.RLock()
        self._studio = Studio(
            places,
            self._library,
            edits,
            self._groups,
            self._cache,
            listener,
            choice=choice_of(settings),
            grouping=settings.grouping,
            workers=self._photo_pool.workers,
            in_hand=self._open.in_hand,
            claim=self._open.claim,
            memory_mb=settings.memory_mb,
        )
        self.preferences = Preferences(places, settings, self._studio, self._photo_pool, self._desk, listener)
        """What the user set."""
        self.drawing = Drawing(self._database, self._library, edits, self._studio, listener, self._queue)
        """What the user draws on the photos."""
        self.exporting = Exporting(
            places, self._library, self._groups, self._pictures, self._studio, listener, self._begin_export
        )
        """What leaves the program."""
        stores = self._library, self._groups, Journal(self._database)
        self.review = Review(*stores, self._studio, self._desk, listener, lambda: self._shoot)
        """What she decides about the products of the open shoot."""
        self.shoot_list = ShootList(self._library, lambda: self.is_busy)
        self._incoming = Incoming(places, self._library, self._studio, self._desk, listener, self._joined)
        self._shoot: ShootId | None = None
        self._batches: list[PhotoBatch] = []
        for notice in self._open.notices:
            listener(Noticed(notice))

    # The shoots and what they hold

    @property
    def shoot(self) -> ShootId | None:
        """The open shoot; None before anything was opened or added."""
        return self._shoot

    def shoots(self) -> tuple[Shoot, ...]:
        """All shoots, the newest first."""
        return self._library.shoots()

    def open_shoot(self, id: ShootId) -> None:
        """Make a shoot the open one; what is in work goes on."""
        self._shoot = id

    def new_shoot(self) -> None:
        """Open none: the next photos that are added start one."""
        self._shoot = None

    def photos(self) -> tuple[Photo, ...]:
        """The photos of the open shoot in the order in which they were added."""
        if self._shoot is None:
            return ()
        photos = self._library.photos(self._shoot)
        return tuple(self._studio.as_seen(photo) for photo in photos)

    def groups(self) -> tuple[Group, ...]:
        """The groups of the open shoot; empty before its first grouping."""
        return self._groups.groups(self._shoot) if self._shoot is not None else ()

    def duplicates(self) -> Mapping[PhotoId, PhotoId]:
        """Photo -> the photo that it is an edit of, in the open shoot."""
        return self._groups.duplicates(self._shoot) if self._shoot is not None else {}

    def why(self, photo: PhotoId) -> Match | None:
        """The strongest link of a photo to another of its group."""
        return self._groups.strongest_link(photo)

    # Pictures, for worker threads of whoever shows them

    def photo_picture(self, photo: PhotoId, side_px: int) -> RgbImage:
        return self._pictures.photo(photo, side_px)

    def cutout_picture(self, photo: PhotoId, side_px: int, *, cropped: bool) -> RgbaImage:
        return self._pictures.cutout(photo, side_px, cropped=cropped)

    def whole_picture(self, photo: PhotoId) -> tuple[RgbImage, Alpha | None]:
        return self._pictures.whole(photo)

    # Work

    @property
    def is_busy(self) -> bool:
        return bool(self._batches)

    @property
    def is_paused(self) -> bool:
        return self._photo_pool.is_paused

    def add(self, sources: Sequence[Path | str]) -> None:
        """Add files, folders and web addresses of pictures; returns at once.

        They come to the open shoot, or to a new one named after them.
        """
        self._incoming.add(sources, self._open_or_new)

    def add_demo(self) -> None:
        """Open the demo shoot, its photos added."""
        try:
            photos = demo_photos()
        except MissingPhoto as error:
            self._tell(Noticed(error.problem))
            return
        self._shoot = self._library.shoot_named(DEMO_NAME)
        self._incoming.walk(self._open_or_new(DEMO_NAME), photos)

    def pause(self) -> None:
        """Hold the batch at the next checkpoints. Nothing is lost."""
        for batch in self._running():
            batch.pause()

    def resume(self) -> None:
        """Go on after a pause; with no batch, begin one with the photos that still wait."""
        running = self._running()
        for batch in running:
            batch.resume()
        if running:
            return
        waiting = [photo.id for photo in self.photos() if photo.state is PhotoState.WAITING]
        if waiting:
            self._queue(waiting)

    def stop(self) -> None:
        """End the batch after the photos in work; the others keep waiting."""
        self._incoming.stop()
        self._desk.cancel_all()
        for batch in self._running():
            batch.stop()

    def retry(self, photos: Sequence[PhotoId] = ()) -> None:
        """Do photos again; with none named, all of the open shoot that failed."""
        chosen = list(photos) or [one.id for one in self.photos() if one.state is PhotoState.FAILED]
        for photo in self._library.queue_again(chosen):
            self._tell(PhotoChanged(photo))
        if chosen:
            self._queue(chosen)

    def export(self, folder: Path) -> None:
        """Write every cutout of the open shoot that is not dropped below a folder; see Exporting.start."""
        self.exporting.start_all(self._shoot, self.photos(), self.review.dropped, folder)

    def close(self, timeout_s: float | None = None) -> bool:
        """Stop everything and close the library; False when a job was still running after timeout_s."""
        self._photo_pool.cancel_all()
        self._desk.cancel_all()
        idle = (
            self._incoming.close(timeout_s)
            and self._photo_pool.close(timeout_s)
            and self._desk.close(timeout_s)
        )
        if idle:
            self._cache.close()
            self._open.close()
        return idle

    # How it is done

    def _open_or_new(self, name: str) -> ShootId:
        with self._lock:
            if self._shoot is None:
                self._shoot = self._library.add_shoot(name)
            return self._shoot

    def _begin_export(self, plan: BatchPlan, photos: Sequence[PhotoId]) -> None:
        with self._lock:
            if self._batches:
                raise UsageError("The photos are still in work.", "Export when they are done, or press Stop.")
            batch = self._start(plan)
        batch.add(photos)
        batch.release()

    def _queue(self, ids: Sequence[PhotoId]) -> None:
        batch = self._joined()
        batch.add(self._studio.reserve(ids))
        batch.release()

    def _running(self) -> list[PhotoBatch]:
        with self._lock:
            return list(self._batches)

    def _joined(self) -> PhotoBatch:
        """The running batch of cutouts, or a new one, held until its release."""
        with self._lock:
            running = self._batches[-1] if self._batches else None
            if running is not None and running.stage == "cutouts" and running.hold():
                return running
            studio = self._studio
            plan = BatchPlan(
                "cutouts", self._process, self._ended, studio.group, studio.began, cutouts_still_need
            )
            return self._start(plan)

    def _start(self, plan: BatchPlan) -> PhotoBatch:
        """A new batch, held until its release."""
        batch = PhotoBatch(plan, self._photo_pool, self._desk, self._tell, lambda: self._closed(batch))
        batch.hold()
        with self._lock:
            self._batches.append(batch)
        return batch

    def _closed(self, batch: PhotoBatch) -> None:
        with self._lock:
            self._batches.remove(batch)

    def _ended(self, id: PhotoId, problem: Problem | None) -> None:
        if self._studio.ended(id, problem):
            self._library.queue_again([id])
            self._queue([id])

    def _process(self, id: PhotoId, context: JobContext) -> None:
        engine, _ = self._studio.loaded()
        for batch in self._running():
            batch.engine_is(engine.quality, engine.matting.name)
        self._studio.process(id, context.checkpoint)
