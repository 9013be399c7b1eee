"""The user's settings while the program runs: kept, acted on at once, learned from her decisions."""

from __future__ import annotations

from collections.abc import Callable

from desktop.app.engine import Choice, default_workers
from desktop.app.events import Event, Noticed
from desktop.app.learning import Lesson
from desktop.app.photo_batch import as_problem
from desktop.app.studio import Studio
from desktop.core.types import Problem, ShootId
from desktop.jobs import JobEvent, JobRunner
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile


class Preferences:
    """Any thread may call."""

    def __init__(
        self,
        places: Places,
        settings: Settings,
        studio: Studio,
        photos: JobRunner,
        desk: JobRunner,
        tell: Callable[[Event], None],
    ) -> None:
        """settings: those that the studio was made with."""
        self.places = places
        self._file = SettingsFile(places.settings_file)
        self._settings = settings
        self._studio = studio
        self._photos = photos
        self._desk = desk
        self._tell = tell

    @property
    def settings(self) -> Settings:
        return self._settings

    def apply(self, settings: Settings, shoot: ShootId | None) -> None:
        """Keep new settings and act on them; returns at once. Raises UsageError or OutputError.

        The next photo is cut with them. shoot: is grouped anew where its groups depend on them.
        """
        grouping = settings.grouping
        self._file.save(settings)
        before, self._settings = self._settings, settings
        workers = settings.workers or default_workers()
        self._photos.resize(workers)
        self._studio.use(choice_of(settings), grouping, workers, settings.memory_mb)
        if grouping != before.grouping and shoot is not None:
            self._studio.touch(shoot)
            self._desk.submit(self._studio.group, self._listen)

    def models_changed(self) -> None:
        """Models came or went: the next photo is cut with what is here now."""
        self._studio.forget_engine()

    def learn(self, shoot: ShootId, listener: Callable[[Lesson | Problem], None]) -> None:
        """Tell from a worker thread what the decisions in a shoot teach; returns at once."""

        def listen(event: JobEvent) -> None:
            if event.error is not None:
                listener(as_problem(event.error))
            elif isinstance(event.result, Lesson):
                listener(event.result)

        self._desk.submit(lambda context: self._studio.learn(shoot, context), listen)

    def _listen(self, event: JobEvent) -> None:
        if event.error is not None:
            self._tell(Noticed(as_problem(event.error)))


def choice_of(settings: Settings) -> Choice:
    """What cuts, by the settings."""
    return Choice(settings.quality, settings.model, settings.hardware)
