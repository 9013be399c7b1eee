"""The open shoot as the gallery shows it: events in, sections out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.app.events import (
    BatchChanged,
    BatchFinished,
    Event,
    Exported,
    GroupsChanged,
    Noticed,
    PhotoChanged,
    PhotoProgress,
    PhotosAdded,
)
from desktop.core.changes import Changes
from desktop.core.decisions import Decision
from desktop.core.types import Band, GroupId, Match, Photo, PhotoId, PhotoState, Problem, ShootId
from desktop.gui.bench import Workbench
from desktop.gui.bridge import Bridge
from desktop.gui.gallery_view import GalleryView
from desktop.gui.previewed import previewed
from desktop.gui.problem_texts import told_problem
from desktop.gui.problems import Trouble
from desktop.gui.sections import Section, SectionKey, SectionKind, Wish, arrange, held
from desktop.gui.shoot_state import ShootState
from desktop.gui.thumbnails import Thumbnails

if TYPE_CHECKING:
    from desktop.app.review import Review

ARRANGE_MS = 200
"""While a batch runs, tiles change places at most so often."""


class Session(QObject):
    """Keeps the state of the open shoot up to date and the gallery arranged as the user wishes."""

    opened = Signal()
    """Another shoot is open, or none."""
    counts_changed = Signal()
    photos_changed = Signal(object)
    """set[PhotoId]: what is known of these photos changed."""
    batch_changed = Signal(object)
    """BatchChanged."""
    batch_finished = Signal(object)
    """BatchFinished."""
    exported = Signal(object)
    """ExportResult."""
    troubles_changed = Signal()
    arranged = Signal()
    decided = Signal()
    """The journal has another last entry."""

    def __init__(
        self,
        workbench: Workbench,
        bridge: Bridge,
        view: GalleryView,
        thumbnails: Thumbnails,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._view = view
        self._bridge = bridge
        self._thumbnails = thumbnails
        self.shoot: ShootId | None = None
        self.state = ShootState()
        self.wish = Wish()
        self._trial: Changes | None = None
        self._notices: list[Problem] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ARRANGE_MS)
        self._timer.timeout.connect(self._on_time_to_arrange)
        bridge.arrived.connect(self._on_events)
        view.pointer_left.connect(self._on_pointer_left)
        view.fold_asked.connect(self.fold)

    @property
    def review(self) -> Review:
        """What the user decides about the products."""
        return self._workbench.review

    def decide(self, decide: Callable[[], Decision | None]) -> Decision | None:
        """Carry out a decision and show what it changed at once. Raises AppError."""
        decision = decide()
        if decision is not None:
            self._bridge.drain()
            self.decided.emit()
        return decision

    def stay(self, group: GroupId) -> None:
        """A product that is being accepted stays in sight until something else is asked for."""
        self.wish = replace(self.wish, staying=self.wish.staying | {group})

    def fold_all(self, is_folded: bool) -> None:
        """Fold every product, or unfold all of them."""
        keys = frozenset((SectionKind.PRODUCT, int(group.id)) for group in self.state.groups)
        self.ask_for(replace(self.wish, folded=keys if is_folded else frozenset()))

    @property
    def is_running(self) -> bool:
        return self.wish.running

    @property
    def has_photos(self) -> bool:
        return bool(self.state.photos)

    def reopen(self) -> None:
        """Show the shoot that is open in the workbench."""
        self.shoot = self._workbench.shoot
        photos = self._workbench.photos() if self.shoot is not None else ()
        self._trial = None
        self.state = ShootState(photos)
        if self.shoot is not None:
            told = self.review.groups_as_told(self.shoot)
            self.state.regroup(told.groups, told.duplicates, told.keeps, told.verdicts)
            self.review.catch_up()
        self._notices = []
        self.wish = Wish(products=self.wish.products, running=self._has_work())
        self._view.gallery.open(self.state)
        self._view.doItemsLayout()
        self.arrange()
        self.opened.emit()
        self.counts_changed.emit()
        self.troubles_changed.emit()

    def ask_for(self, wish: Wish) -> None:
        """Change what is shown."""
        if wish.filter is not self.wish.filter:
            wish = replace(wish, staying=frozenset())
        if wish != self.wish:
            self.wish = wish
            self.arrange()

    def arrange(self) -> None:
        """Bring the gallery's rows in order now."""
        self._timer.stop()
        self._view.gallery.show_sections(self._sections())
        self.arranged.emit()

    @property
    def can_regroup(self) -> bool:
        """Whether there are groups, and nothing is in work that will change them."""
        return bool(self.state.groups) and not self._workbench.is_busy

    def show_trial(self, changes: Changes | None) -> None:
        """Show what another grouping would change; None: show the groups as they are."""
        self._trial = changes
        self.state.moves = changes.moves if changes is not None else {}
        place = self._view.verticalScrollBar().value()
        self.arrange()
        self._view.verticalScrollBar().setValue(place)
        self._view.gallery.refresh_all()

    def catch_up_with_journal(self) -> Decision | None:
        """A decision was carried out in the background: show it; gives what it was."""
        self._bridge.drain()
        self.decided.emit()
        return self.review.next_undo

    def _sections(self) -> tuple[Section, ...]:
        if self._trial is None:
            return arrange(self.state, self.wish)
        return previewed(arrange(self.state, Wish()), self.state, self._trial)

    def troubles(self) -> tuple[Trouble, ...]:
        """What went wrong, photo by photo, and what belongs to no photo."""
        failed = [
            Trouble(told_problem(photo.problem), photo.path.name, photo.id)
            for photo in self.state.photos.values()
            if photo.state is PhotoState.FAILED and photo.problem is not None
        ]
        return (*failed, *(Trouble(told_problem(problem)) for problem in self._notices))

    def estimate(self) -> tuple[str, int, int]:
        """Name of the open shoot or '', its photos in products that should be checked, all its photos."""
        name = next((shoot.name for shoot in self._workbench.shoots() if shoot.id == self.shoot), "")
        doubtful = [
            group for group in self.state.groups if group.band is Band.POSSIBLE and not group.accepted
        ]
        return name, sum(len(group.photos) for group in doubtful), len(self.state.photos)

    def notice(self, problem: Problem) -> None:
        """Add something to the list of problems that belongs to no photo."""
        self._notices.append(problem)
        self.troubles_changed.emit()

    def clear_notices(self) -> None:
        self._notices = []
        self.troubles_changed.emit()

    def link_of(self, photo: Photo) -> tuple[Photo, Match] | None:
        """The photo of the same product that it is most strongly linked to."""
        group = self.state.group_of(photo.id)
        match = self._workbench.why(photo.id) if group is not None else None
        if match is None:
            return None
        other = self.state.photos.get(match.second if match.first == photo.id else match.first)
        return (other, match) if other is not None else None

    @Slot(object)
    def _on_events(self, events: tuple[Event, ...]) -> None:
        changed: set[PhotoId] = set()
        progressed: set[PhotoId] = set()
        finished: set[PhotoId] = set()
        troubled = False
        must_arrange = False
        ended: BatchFinished | None = None
        for event in events:
            match event:
                case PhotosAdded(shoot, photos) if shoot == self.shoot:
                    self.state.add(photos)
                    changed.update(photo.id for photo in photos)
                case PhotoChanged(photo) if photo.id in self.state.photos:
                    if photo.state is PhotoState.DONE:
                        finished.add(photo.id)
                    self._thumbnails.forget_failures(photo.id)
                    self.state.change(photo)
                    changed.add(photo.id)
                    troubled = troubled or photo.state is PhotoState.FAILED
                case PhotoProgress(id, fraction):
                    self.state.progress(id, fraction)
                    progressed.add(id)
                case GroupsChanged(shoot, groups, duplicates, keeps, verdicts) if shoot == self.shoot:
                    self.state.regroup(groups, duplicates, keeps, verdicts)
                    must_arrange = True
                case BatchChanged():
                    self._on_batch(event)
                case BatchFinished():
                    self.wish = replace(self.wish, running=False)
                    ended = event
                    must_arrange = True
                case Exported(result):
                    self.exported.emit(result)
                case Noticed(problem):
                    self._notices.append(problem)
                    troubled = True
                case _:
                    pass  # of another shoot
        self._view.gallery.refresh(changed | progressed)
        if must_arrange:
            self._view.gallery.refresh_all()
            self.arrange()
        elif changed:
            self._arrange_soon()
        self._view.reveal(finished)
        if changed or must_arrange:
            self.counts_changed.emit()
            self.photos_changed.emit(changed)
        if troubled or must_arrange or changed:
            self.troubles_changed.emit()
        if ended is not None:
            self.batch_finished.emit(ended)  # at last: it says what came of all of this

    def _on_batch(self, batch: BatchChanged) -> None:
        if batch.stage == "cutouts" and not self.wish.running and self._has_work():
            self.wish = replace(self.wish, running=True)
            self._arrange_soon()
        self.batch_changed.emit(batch)

    def _has_work(self) -> bool:
        return self._workbench.is_busy and any(
            photo.state in (PhotoState.WAITING, PhotoState.WORKING) for photo in self.state.photos.values()
        )

    def _arrange_soon(self) -> None:
        if not self._view.gallery.sections:
            self.arrange()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_time_to_arrange(self) -> None:
        sections = self._sections()
        if self._view.is_pointed_at:
            sections = held(self._view.gallery.sections, sections)
        self._view.gallery.show_sections(sections)
        self.arranged.emit()

    @Slot()
    def _on_pointer_left(self) -> None:
        if self.wish.running:
            self._arrange_soon()

    @Slot(object)
    def fold(self, key: SectionKey) -> None:
        """Fold a product, or unfold it."""
        if key[0] is SectionKind.PRODUCT:
            self.ask_for(replace(self.wish, folded=self.wish.folded ^ {key}))
