"""Trying another grouping: from the bar's sliders to the gallery, and to Accept or Cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.grouping import GroupingSettings
from desktop.core.types import PhotoId
from desktop.gui.change_rows import change_rows
from desktop.gui.changes_panel import ChangesPanel
from desktop.gui.commands import Commands
from desktop.gui.decision_words import done_words
from desktop.gui.regroup_bar import RegroupBar
from desktop.gui.session import Session
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.wording import number
from desktop.gui.workspace import Workspace

if TYPE_CHECKING:
    from desktop.app.trial import Trial, Tried


class Regrouping(QObject):
    """One trial at a time. What the worker finds out comes here by a queued signal."""

    painted = Signal(object)
    """Tried: the gallery shows it now."""
    ended = Signal()

    _tried = Signal(object)
    _accepted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        work: Workspace,
        session: Session,
        commands: Commands,
        thumbnails: Thumbnails,
    ) -> None:
        super().__init__(session)
        self._work = work
        self._session = session
        self._trial: Trial | None = None
        self._decisions = 0
        self._is_first = True
        self.bar = RegroupBar(theme)
        self.bar.setParent(work.canvas)
        self.bar.hide()
        self.panel = ChangesPanel(theme, thumbnails)
        self.panel.setParent(work)
        self.panel.hide()
        commands.regroup.triggered.connect(self.begin)
        self.bar.settings_asked.connect(self._on_settings)
        self.bar.cancel_asked.connect(self.cancel)
        self.bar.accept_asked.connect(self.accept)
        self.bar.grown.connect(lambda: work.show_bar(self.bar))
        self.panel.photo_asked.connect(self._on_photo_asked)
        self._tried.connect(self._on_tried, Qt.ConnectionType.QueuedConnection)
        self._accepted.connect(self._on_accepted, Qt.ConnectionType.QueuedConnection)

    @property
    def is_on(self) -> bool:
        return self._trial is not None

    @Slot()
    def begin(self) -> None:
        """Open the bar and find out what there is to compare."""
        if self.is_on or not self._session.can_regroup:
            return
        review = self._session.review
        self._decisions = review.decision_count
        self._trial = review.try_out(self._tried.emit)
        self._is_first = True
        self._work.view.is_reviewing = False
        self.bar.begin(review.grouping)
        self._work.show_bar(self.bar)
        self._work.show_side(self.panel)
        self.panel.show_rows([])
        self._trial.ask(self.bar.settings)

    @Slot()
    def cancel(self) -> None:
        """Leave everything as it was."""
        self._leave()

    @Slot()
    def accept(self) -> None:
        """Group the shoot like this."""
        if self._trial is not None and self.bar.accept.isEnabled():
            self.bar.show_accepting()
            self._session.review.regroup(self.bar.settings, self._accepted.emit)

    @Slot(object)
    def _on_settings(self, settings: GroupingSettings) -> None:
        if self._trial is not None:
            self._trial.ask(settings)

    @Slot(object)
    def _on_tried(self, tried: Tried) -> None:
        if self._trial is None:
            return
        if tried.problem is not None:
            self.bar.show_problem(str(tried.problem))
            return
        state = self._session.state
        self._session.show_trial(tried.changes)
        self.bar.show_changes(tried.changes, tried.histogram, self._decisions)
        self.panel.show_rows(change_rows(state, tried.changes))
        self._work.status.show_words(self._standing(tried))
        if self._is_first:
            self._is_first = False
            self._work.view.verticalScrollBar().setValue(0)
            self.bar.slider.setFocus(Qt.FocusReason.TabFocusReason)
        self.painted.emit(tried)

    @Slot(object)
    def _on_accepted(self, error: Exception | None) -> None:
        if self._trial is None:
            return
        if error is not None:
            self.bar.show_problem(str(error) or self.tr("Stopped. Nothing was changed."))
            return
        self._leave()
        decision = self._session.catch_up_with_journal()
        if decision is not None:
            self._work.status.show_done(done_words(decision), can_undo=True)

    def _leave(self) -> None:
        if self._trial is None:
            return
        self._trial.close()
        self._trial = None
        self._work.view.is_reviewing = True
        self._work.show_bar(None)
        self._work.show_side(None)
        self._session.show_trial(None)
        self._work.view.setFocus()
        self.ended.emit()

    def _standing(self, tried: Tried) -> str:
        words = self.tr("Preview of a new grouping · {before} → {after} groups · found out in {ms} ms")
        before = len(self._session.state.groups)
        return words.format(
            before=number(before), after=number(tried.changes.groups), ms=number(max(1, round(tried.took_ms)))
        )

    def _on_photo_asked(self, photo: PhotoId) -> None:
        row = self._work.view.gallery.row_of(photo)
        if row is not None:
            view = self._work.view
            view.setCurrentIndex(view.gallery.index(row))
            view.scrollTo(view.currentIndex(), view.ScrollHint.PositionAtCenter)
