"""What happens to the photos of the library while they are in work, and to their shoots afterwards."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Sequence

from desktop.app.engine import Choice, Engine, load_engine, load_extractor
from desktop.app.events import Event, GroupsChanged, Noticed, PhotoChanged
from desktop.app.grouping import Grouper
from desktop.app.learning import Lesson
from desktop.app.photo_work import PhotoWork
from desktop.app.shoot_settings import from_text
from desktop.app.suspects import Suspects
from desktop.core.grouping import GroupingSettings
from desktop.core.types import Checkpoint, Photo, PhotoId, PhotoState, Problem, ShootId
from desktop.jobs import JobContext
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.edits import EditStore
from desktop.store.groups import GroupStore
from desktop.store.in_hand import InHand
from desktop.store.library import Library


class Studio:
    """Cuts out photos and groups their shoots. Any thread may call."""

    def __init__(
        self,
        places: Places,
        library: Library,
        edits: EditStore,
        groups: GroupStore,
        cache: Cache,
        tell: Callable[[Event], None],
        *,
        choice: Choice,
        grouping: GroupingSettings,
        workers: int,
        in_hand: InHand,
        claim: Callable[[ShootId], bool],
        memory_mb: int = 0,
    ) -> None:
        self._places = places
        self._library = library
        self._edits = edits
        self._groups = groups
        self._cache = cache
        self._tell = tell
        self._choice = choice
        self._workers = workers
        self._in_hand = in_hand
        self._claim = claim
        self._claimed: set[ShootId] = set()
        self._memory_mb = memory_mb
        self._lock = threading.Lock()
        self._loading = threading.Lock()
        self._loaded: tuple[Engine, PhotoWork] | None = None
        self._suspects: Suspects | None = None
        self._queued: set[PhotoId] = set()
        self._working: set[PhotoId] = set()
        self._again: set[PhotoId] = set()
        """In work, and drawn on meanwhile: to be done once more."""
        self._touched: set[ShootId] = set()
        self.grouping = grouping
        """How shoots are grouped that have no settings of their own."""
        self.grouper = Grouper(library, groups, cache)

    def loaded(self) -> tuple[Engine, PhotoWork]:
        """The engine, loaded by the first worker that needs it while the others wait. Raises ModelError."""
        with self._loading:
            if self._loaded is None:
                engine = load_engine(self._choice, self._places, self._workers, memory_mb=self._memory_mb)
                work = PhotoWork(
                    self._library, self._edits, self._cache, engine, load_extractor(), in_hand=self._in_hand
                )
                self._suspects = Suspects(self._places, self._choice, self._in_hand)
                self._loaded = engine, work
                if engine.notice is not None:
                    self._tell(Noticed(engine.notice))
            return self._loaded

    def use(self, choice: Choice, grouping: GroupingSettings, workers: int, memory_mb: int) -> None:
        """Cut and group differently from the next photo on; those in work keep their engine to the end."""
        with self._loading:
            if (choice, workers, memory_mb) != (self._choice, self._workers, self._memory_mb):
                self._choice, self._workers, self._memory_mb = choice, workers, memory_mb
                self._loaded = None
        self.grouping = grouping

    def forget_engine(self) -> None:
        """Load it anew for the next photo: other models are here now."""
        with self._loading:
            self._loaded = None

    def learn(self, shoot: ShootId, context: JobContext) -> Lesson:
        """What the user's decisions in a shoot teach. Raises ModelError or ContradictoryCorrections."""
        _, work = self.loaded()
        settings = from_text(self._groups.grouping_of(shoot), self.grouping)
        return self.grouper.learn(work, shoot, settings, context.checkpoint)

    def touch(self, shoot: ShootId) -> None:
        """The groups of a shoot are due again, as the settings say."""
        self._groups.forget_grouping(shoot)
        with self._lock:
            self._touched.add(shoot)

    def reserve(self, photos: Sequence[PhotoId]) -> list[PhotoId]:
        """Those of the photos that are in no batch yet, suspects last; from now on they are."""
        photos = self._in_hand.suspects_last(photos)
        with self._lock:
            free = [photo for photo in photos if photo not in self._queued]
            self._queued.update(free)
            return free

    def drawn_on(self, photos: Sequence[PhotoId]) -> None:
        """The edits of these photos changed: those in work may have read the earlier ones."""
        with self._lock:
            self._again.update(self._working.intersection(photos))

    def as_seen(self, photo: Photo) -> Photo:
        """The photo as the library has it, or in work."""
        with self._lock:
            is_working = photo.id in self._working
        return dataclasses.replace(photo, state=PhotoState.WORKING) if is_working else photo

    def process(self, id: PhotoId, checkpoint: Checkpoint) -> None:
        """Do a photo; one that may have killed the program, in a process of its own. Raises AppError."""
        _, work = self.loaded()
        self._claim_shoot_of(id)
        if self._suspects is not None and self._suspects.are(id):
            self._suspects.process(id, checkpoint)
        else:
            work.process(id, checkpoint)

    def _claim_shoot_of(self, id: PhotoId) -> None:
        """Let other runs know, and tell once when one was there before."""
        shoot = self._library.shoot_of(id)
        with self._lock:
            is_new = shoot not in self._claimed
            self._claimed.add(shoot)
        if is_new and not self._claim(shoot):
            self._tell(
                Noticed(
                    Problem(
                        "shoot-in-use",
                        "Another BG Remover works on this shoot at the moment.",
                        "Nothing is lost by it, but some photos may be done twice.",
                    )
                )
            )

    def began(self, id: PhotoId) -> None:
        """A photo's turn came."""
        with self._lock:
            self._working.add(id)
        self._tell(PhotoChanged(self.as_seen(self._library.photo(id))))

    def ended(self, id: PhotoId, problem: Problem | None) -> bool:
        """A photo is through, failed, or was stopped before its turn. True when it is to be done again."""
        with self._lock:
            self._working.discard(id)
            self._queued.discard(id)
            is_due = id in self._again
            self._again.discard(id)
        photo = self._library.photo(id) if problem is None else self._library.save_failed(id, problem)
        with self._lock:
            self._touched.add(self._library.shoot_of(id))
        self._tell(PhotoChanged(photo))
        return is_due

    def group(self, context: JobContext) -> None:
        """Group the shoots whose photos changed since they were grouped."""
        with self._lock:
            touched = sorted(self._touched)
        for shoot in touched:
            _, work = self.loaded()
            with self._lock:
                self._touched.discard(shoot)  # before: a photo that ends meanwhile asks for another grouping
            try:
                groups = self.grouper.regroup(
                    work,
                    shoot,
                    from_text(self._groups.grouping_of(shoot), self.grouping),
                    context.checkpoint,
                    lambda notice: self._tell(Noticed(notice)),
                )
            except BaseException:
                with self._lock:
                    self._touched.add(shoot)
                raise
            store = self._groups
            self._tell(
                GroupsChanged(
                    shoot, groups, store.duplicates(shoot), store.keeps(shoot), store.verdicts(shoot)
                )
            )
