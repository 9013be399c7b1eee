"""What is dropped on its way into a shoot: folders walked on the desk, pictures fetched from the web."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from desktop.app.events import Event, Noticed, PhotoChanged, PhotosAdded
from desktop.app.intake import Intake, name_for, take_in
from desktop.app.photo_batch import PhotoBatch, as_problem
from desktop.app.room_check import cutout_needs, room_notices
from desktop.app.studio import Studio
from desktop.app.web_import import WebJobs
from desktop.core.types import ShootId
from desktop.jobs import JobContext, JobEvent, JobRunner
from desktop.paths import Places
from desktop.store.library import Library


class Incoming:
    """Brings photos into shoots and into the batch. Any thread may call; every call returns at once."""

    def __init__(
        self,
        places: Places,
        library: Library,
        studio: Studio,
        desk: JobRunner,
        tell: Callable[[Event], None],
        joined: Callable[[], PhotoBatch],
    ) -> None:
        """joined: the running batch or a new one, held until its release."""
        self._library = library
        self._studio = studio
        self._desk = desk
        self._tell = tell
        self._joined = joined
        self._cache_folder = places.cache
        self._web = WebJobs(places)

    def add(self, sources: Sequence[Path | str], shoot_called: Callable[[str], ShootId]) -> None:
        """Add files, folders and web addresses. shoot_called: the shoot to add to, or a new one so called."""
        paths = [source for source in sources if isinstance(source, Path)]
        urls = [source for source in sources if isinstance(source, str)]
        if paths:
            self.walk(shoot_called(name_for(paths)), paths)
        if urls:
            self.fetch(shoot_called(urlsplit(urls[0]).hostname or "Web"), urls)

    def walk(self, shoot: ShootId, paths: Sequence[Path]) -> None:
        """Add files and folders to a shoot."""
        batch = self._joined()
        waiting = 0

        def each(intake: Intake) -> None:
            nonlocal waiting
            waiting += len(intake.added) + len(intake.again)
            if intake.added:
                self._tell(PhotosAdded(shoot, intake.added))
            for photo in intake.again:
                self._tell(PhotoChanged(self._studio.as_seen(photo)))
            batch.skip(intake.unchanged)
            batch.add(self._studio.reserve([photo.id for photo in (*intake.added, *intake.again)]))

        def walk_in(context: JobContext) -> None:
            take_in(
                self._library,
                shoot,
                paths,
                each=each,
                left_out=lambda problem: self._tell(Noticed(problem)),
                checkpoint=context.checkpoint,
            )
            for notice in room_notices([cutout_needs(self._cache_folder, waiting)]):
                self._tell(Noticed(notice))

        def listen(event: JobEvent) -> None:
            if event.state.is_terminal:
                if event.error is not None:
                    self._tell(Noticed(as_problem(event.error)))
                batch.release()

        self._desk.submit(walk_in, listen)

    def fetch(self, shoot: ShootId, urls: Sequence[str]) -> None:
        """Add pictures from web addresses to a shoot."""
        batch = self._joined()

        def ended(file: Path | None, error: Exception | None) -> None:
            if file is not None:
                self.walk(shoot, [file])
            elif error is not None:
                self._tell(Noticed(as_problem(error)))
            batch.release()

        for url in urls:
            batch.hold()
            self._web.fetch(url, ended)
        batch.release()

    def stop(self) -> None:
        """Fetch nothing more."""
        self._web.stop()

    def close(self, timeout_s: float | None = None) -> bool:
        """False when something was still being fetched after timeout_s."""
        return self._web.close(timeout_s)
