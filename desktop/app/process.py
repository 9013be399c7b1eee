"""Cut out and group a folder, kept in the library; the same call goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.app.batch import BatchResult, Outcome, run_batch
from desktop.app.cutouts import reason
from desktop.app.engine import Engine, load_extractor
from desktop.app.export import GROUPS_FILE, write_groups
from desktop.app.grouping import regroup
from desktop.app.photo_batch import as_problem
from desktop.app.photo_work import PhotoWork
from desktop.app.progress import Tally
from desktop.app.report import Entry
from desktop.core.grouping import GroupingSettings
from desktop.core.outputs import Found, PlannedOutput, plan_outputs
from desktop.core.recipes import Recipe
from desktop.core.stages import Stopwatch
from desktop.core.types import Checkpoint, Group, Photo, PhotoState, ShootId
from desktop.jobs import JobContext, JobState
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.database import Database
from desktop.store.groups import GroupStore
from desktop.store.library import FileStamp, Library
from desktop.store.schema import LIBRARY

_MASTER = Recipe("transparent")


@dataclass(frozen=True, slots=True)
class PhotoTask:
    """A photo of the library and the file its cutout goes to."""

    photo: Photo
    target: Path


class FolderRun:
    """One call of `process`: the library, the engine, and the photos of this call."""

    def __init__(
        self,
        places: Places,
        engine: Engine,
        found: Found,
        folder: Path,
        shoot_name: str,
        *,
        strip_gps: bool = False,
    ) -> None:
        """Open the library and add what is new to it. Raises StoreError, ModelUnavailable, UsageError."""
        self._folder = folder
        self._database = Database(places.library_file, LIBRARY)
        self._cache = Cache(places.cache)
        self._library = Library(self._database)
        self._groups = GroupStore(self._database)
        self._engine = engine
        self._work = PhotoWork(self._library, self._cache, engine, load_extractor(), strip_gps=strip_gps)
        found = Found(
            tuple(one for one in found.photos if not self._library.is_output(one.path)),
            found.ignored,
            found.problems,
        )
        self.planned: tuple[PlannedOutput, ...] = plan_outputs(
            found, folder, _MASTER.format.suffix, is_ours=self._library.is_output
        )
        self.tasks: tuple[PhotoTask, ...] = ()
        if not found.photos:
            return  # no shoot for nothing
        self._shoot = self._shoot_of(found, shoot_name)
        self._library.add_photos(self._shoot, [(one.path, one.root) for one in found.photos])
        self.tasks = tuple(
            PhotoTask(self._library.photo_at(self._shoot, one.source.path), one.target)
            for one in self.planned
        )

    def cut_out(
        self, *, workers: int, watch: Callable[[Tally], None]
    ) -> tuple[BatchResult[PhotoTask], tuple[Entry, ...]]:
        """Do the photos that need it; the entries say what became of every photo of this call."""
        open_tasks = [task for task in self.tasks if not self._is_done(task)]
        result = run_batch(open_tasks, self._process, workers=workers, watch=watch)
        entry_of = {outcome.item.photo.id: self._entry(outcome) for outcome in result.outcomes}
        already = {task.photo.id: Entry(task.photo.path, "skipped", (task.target,)) for task in self.tasks}
        return result, tuple((already | entry_of)[task.photo.id] for task in self.tasks)

    def group(self, settings: GroupingSettings, checkpoint: Checkpoint) -> tuple[Group, ...]:
        """Group the shoot and write the table; the groups."""
        groups = regroup(self._library, self._groups, self._work, self._shoot, settings, checkpoint)
        names = {task.photo.id: task.target.relative_to(self._folder).as_posix() for task in self.tasks}
        write_groups(self._folder / GROUPS_FILE, names, groups, self._groups.duplicates(self._shoot))
        return groups

    def close(self) -> None:
        self._cache.close()
        self._database.close()

    def _shoot_of(self, found: Found, name: str) -> ShootId:
        """The shoot that these folders were added to before, or a new one."""
        for root in dict.fromkeys(one.root for one in found.photos):
            known = self._library.shoot_below(root)
            if known is not None:
                return known
        return self._library.add_shoot(name)

    def _is_done(self, task: PhotoTask) -> bool:
        photo = task.photo
        if photo.state is not PhotoState.DONE:
            return False
        try:
            unchanged = FileStamp.of(photo.path) == self._library.stamp_of(photo.id)
        except OSError:
            return False
        return unchanged and self._library.has_output(photo, task.target, self._work.settings_key(_MASTER))

    def _process(self, task: PhotoTask, context: JobContext) -> Stopwatch:
        _, watch = self._work.process(task.photo.id, context.checkpoint, [(_MASTER, task.target)])
        return watch

    def _entry(self, outcome: Outcome[PhotoTask]) -> Entry:
        task = outcome.item
        if outcome.state is JobState.DONE and isinstance(outcome.result, Stopwatch):
            warnings = self._library.photo(task.photo.id).warnings
            return Entry(task.photo.path, "done", (task.target,), None, warnings, outcome.result.milliseconds)
        if outcome.state is JobState.FAILED and outcome.error is not None:
            self._library.save_failed(task.photo.id, as_problem(outcome.error))
            return Entry(task.photo.path, "failed", error=reason(outcome.error))
        return Entry(task.photo.path, "skipped", error="Stopped before its turn.")
