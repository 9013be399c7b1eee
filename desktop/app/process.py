"""Cut out and group a folder, kept in the library; the same call goes on where it stopped."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.app.batch import BatchResult, Outcome, run_batch
from desktop.app.contact_sheet import write_sheet
from desktop.app.cutouts import reason
from desktop.app.engine import Choice, Engine, load_extractor
from desktop.app.export import GROUPS_FILE, write_groups
from desktop.app.group_report import group_documents
from desktop.app.grouping import Grouper
from desktop.app.orders import Order, PhotoPlan, Target, places_of
from desktop.app.photo_batch import as_problem
from desktop.app.photo_work import PhotoWork, Processed
from desktop.app.pictures import Pictures
from desktop.app.progress import Tally
from desktop.app.report import Entry
from desktop.app.suspects import Suspects
from desktop.core.errors import OutputBlocked, StoreError
from desktop.core.grouping import GroupingSettings
from desktop.core.outputs import Found
from desktop.core.similarity import SignalWeights
from desktop.core.types import Checkpoint, Group, Photo, PhotoId, PhotoState, Problem, ShootId
from desktop.jobs import JobContext, JobState
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.edits import EditStore
from desktop.store.groups import GroupStore
from desktop.store.library import FileStamp, Library
from desktop.store.opening import OpenLibrary

_RETRY = "To try it again: --retry-set-aside."


@dataclass(frozen=True, slots=True)
class PhotoTask:
    """A photo of the library and the files to make of it; none while their names are not known."""

    photo: Photo
    targets: tuple[Target, ...] = ()


class FolderRun:
    """One call of `process`: the library, the engine, and the photos of this call."""

    def __init__(
        self,
        places: Places,
        engine: Engine,
        found: Found,
        folder: Path,
        shoot_name: str,
        order: Order | None = None,
        *,
        choice: Choice,
        retry_set_aside: bool = False,
    ) -> None:
        """Open the library and add what is new to it. Raises StoreError, ModelUnavailable, UsageError.

        order: the transparent master without one.  choice: what the engine was loaded for.
        retry_set_aside: try also what stopped the program twice.
        """
        self._folder = folder
        self._order = order or Order()
        self._open = OpenLibrary(places)
        self._database = self._open.database
        self._cache = Cache(places.cache)
        self._library = Library(self._database)
        self._groups = GroupStore(self._database)
        self._grouper = Grouper(self._library, self._groups, self._cache)
        self._work = PhotoWork(
            self._library,
            EditStore(self._database),
            self._cache,
            engine,
            load_extractor(),
            strip_gps=self._order.strip_gps,
            in_hand=self._open.in_hand,
        )
        self._suspects = Suspects(places, choice, self._open.in_hand, strip_gps=self._order.strip_gps)
        self._retry_set_aside = retry_set_aside
        self.own_results = tuple(one.path for one in found.photos if self._library.is_output(one.path))
        """What was named but is no photo: the program wrote it."""
        own = set(self.own_results)
        self._found = dataclasses.replace(
            found, photos=tuple(one for one in found.photos if one.path not in own)
        )
        self._entries: dict[PhotoId, Entry] = {}
        self.plans: tuple[PhotoPlan, ...] = ()
        """What goes where; empty while the names wait for the groups."""
        if not self._order.needs_groups:
            self.plans = self._order.plan(self._found, folder, is_ours=self._library.is_output)
        self.tasks: tuple[PhotoTask, ...] = ()
        if not self._found.photos:
            return  # no shoot for nothing
        self._shoot = self._shoot_of(self._found, shoot_name)
        if not self._open.claim(self._shoot):
            self.close()
            raise StoreError(
                "Another BG Remover works on this shoot at the moment.",
                "Wait until it is done or stop it there, then call this again.",
            )
        self._library.add_photos(self._shoot, [(one.path, one.root) for one in self._found.photos])
        self.tasks = self._planned_tasks()

    def cut_out(
        self, *, workers: int, watch: Callable[[Tally], None]
    ) -> tuple[BatchResult[PhotoTask], tuple[Entry, ...]]:
        """Do the photos that need it; the entries say what became of every photo of this call.

        Called again after group, it writes what had to wait for its name.
        """
        order = self._open.in_hand.suspects_last([task.photo.id for task in self.tasks])
        task_of = {task.photo.id: task for task in self.tasks}
        open_tasks = [task for task in map(task_of.__getitem__, order) if not self._is_done(task)]
        result = run_batch(open_tasks, self._process, workers=workers, watch=watch)
        for outcome in result.outcomes:
            id = outcome.item.photo.id
            self._entries[id] = _joined(self._entries.get(id), self._entry(outcome))
        return result, tuple(self._entries.get(task.photo.id, self._done_before(task)) for task in self.tasks)

    def group(self, settings: GroupingSettings, checkpoint: Checkpoint) -> tuple[Group, ...]:
        """Group the shoot, name what waits for it, and write the table; the groups."""
        groups = self._grouper.regroup(self._work, self._shoot, settings, checkpoint)
        if self._order.needs_groups:
            self._name(groups)
        names = {
            task.photo.id: task.targets[0][1].relative_to(self._folder).as_posix()
            for task in self.tasks
            if task.targets
        }
        write_groups(self._folder / GROUPS_FILE, names, groups, self._groups.duplicates(self._shoot))
        return groups

    def group_documents(self, weights: SignalWeights) -> list[dict[str, object]]:
        """The groups of the shoot as the report has them. weights: those that they were made with."""
        names = {photo.id: str(photo.path) for photo in self._library.photos(self._shoot)}
        keeps = self._groups.keeps(self._shoot)
        groups = self._groups.groups(self._shoot)
        return group_documents(groups, lambda group: self._groups.links(group.id), keeps, names, weights)

    def write_sheet(self, file: Path, entries: Sequence[Entry]) -> None:
        """The products of the shoot with their pictures, on one page. Raises OutputError.

        entries: what became of the photos; what was written now is told with what the shops make of it.
        """
        photos = {task.photo.id: self._library.photo(task.photo.id) for task in self.tasks}
        files = {task.photo.id: entry.files for task, entry in zip(self.tasks, entries, strict=True)}
        write_sheet(
            file,
            self._groups.groups(self._shoot),
            photos,
            files,
            Pictures(self._library, self._cache),
            title=self._folder.name,
            duplicates=self._groups.duplicates(self._shoot),
        )

    @property
    def waits_for_groups(self) -> bool:
        """Whether nothing is written before the photos are grouped."""
        return self._order.needs_groups

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What should be known of how the library was opened."""
        return self._open.notices

    def close(self) -> None:
        self._cache.close()
        self._open.close()

    def _shoot_of(self, found: Found, name: str) -> ShootId:
        """The shoot that these folders were added to before, or a new one."""
        for root in dict.fromkeys(one.root for one in found.photos):
            known = self._library.shoot_below(root)
            if known is not None:
                return known
        return self._library.add_shoot(name)

    def _planned_tasks(self) -> tuple[PhotoTask, ...]:
        targets: Mapping[Path, tuple[Target, ...]] = {plan.source.path: plan.targets for plan in self.plans}
        return tuple(
            PhotoTask(self._library.photo_at(self._shoot, one.path), targets.get(one.path, ()))
            for one in self._found.photos
        )

    def _name(self, groups: tuple[Group, ...]) -> None:
        """Plan the files of the photos that are in a group, which are those that are done."""
        places = places_of(groups)
        products = {task.photo.path: places[task.photo.id] for task in self.tasks if task.photo.id in places}
        grouped = Found(tuple(one for one in self._found.photos if one.path in products))
        self.plans = self._order.plan(
            grouped, self._folder, is_ours=self._library.is_output, products=products
        )
        self.tasks = self._planned_tasks()

    def _is_done(self, task: PhotoTask) -> bool:
        if task.photo.id in self._entries and not task.targets:
            return True  # it failed before the names were known
        if self._is_set_aside(task.photo):
            return True
        return self._is_current(task.photo) and not self._missing(task)

    def _done_before(self, task: PhotoTask) -> Entry:
        if self._is_set_aside(task.photo):
            return Entry(task.photo.path, "failed", error=f"{task.photo.problem} {_RETRY}")
        return Entry(task.photo.path, "skipped", tuple(path for _, path in task.targets))

    def _is_set_aside(self, photo: Photo) -> bool:
        return not self._retry_set_aside and photo.is_set_aside

    def _is_current(self, photo: Photo) -> bool:
        """Whether the library knows what the photo's file shows now."""
        try:
            stamp = FileStamp.of(photo.path)
        except OSError:
            return False
        return photo.state is PhotoState.DONE and stamp == self._library.stamp_of(photo.id)

    def _missing(self, task: PhotoTask) -> tuple[Target, ...]:
        """The targets that are not there as they would be written now."""
        return tuple(
            (recipe, path)
            for recipe, path in task.targets
            if not self._library.has_output(task.photo, path, self._work.settings_key(task.photo, recipe))
        )

    def _process(self, task: PhotoTask, context: JobContext) -> Processed:
        targets = self._missing(task) if self._is_current(task.photo) else task.targets
        if self._suspects.are(task.photo.id):
            return self._suspects.process(task.photo.id, context.checkpoint, targets)
        return self._work.process(task.photo.id, context.checkpoint, targets)

    def _entry(self, outcome: Outcome[PhotoTask]) -> Entry:
        task, result = outcome.item, outcome.result
        if outcome.state is JobState.DONE and isinstance(result, Processed):
            photo = self._library.photo(task.photo.id)
            return Entry(
                photo.path,
                "done",
                tuple(path for _, path in task.targets),
                warnings=photo.warnings,
                milliseconds=result.watch.milliseconds,
                files=result.files,
                doubt=photo.doubt,
            )
        if outcome.state is JobState.FAILED and outcome.error is not None:
            if not isinstance(outcome.error, OutputBlocked):  # that is no fault of the photo
                self._library.save_failed(task.photo.id, as_problem(outcome.error))
            return Entry(task.photo.path, "failed", error=reason(outcome.error))
        return Entry(task.photo.path, "skipped", error="Stopped before its turn.")


def _joined(before: Entry | None, now: Entry) -> Entry:
    """What became of a photo in two goes: the second counts, the times add up."""
    if before is None:
        return now
    stages = dict.fromkeys((*before.milliseconds, *now.milliseconds))
    times = {
        stage: before.milliseconds.get(stage, 0.0) + now.milliseconds.get(stage, 0.0) for stage in stages
    }
    return dataclasses.replace(now, milliseconds=times)
