"""What changes in a shoot, becomes of a batch, went wrong: as the parts of the window show it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.app.events import BatchChanged, BatchFinished
from desktop.app.export_result import ExportResult
from desktop.core.types import PhotoId
from desktop.gui.bench import Workbench
from desktop.gui.empty_state import EmptyState
from desktop.gui.problems import ProblemsPopover
from desktop.gui.session import Session
from desktop.gui.status_words import empty_words, finished_words
from desktop.gui.workspace import Workspace


class News(QObject):
    """Hears the session and tells the panel at the foot, the list of problems and the empty gallery."""

    def __init__(
        self,
        workbench: Workbench,
        session: Session,
        work: Workspace,
        empty: EmptyState,
        problems: ProblemsPopover,
    ) -> None:
        super().__init__(session)
        self._workbench = workbench
        self._session = session
        self._work = work
        self._empty = empty
        self._problems = problems
        self.export_folder = ""
        """Where the last export went."""
        session.exported.connect(self._on_exported)
        session.photos_changed.connect(self._on_photos_changed)
        session.batch_changed.connect(self._on_batch_changed)
        session.batch_finished.connect(self._on_batch_finished)
        session.troubles_changed.connect(self._show_troubles)
        session.arranged.connect(self.show_placeholder)

    def show_placeholder(self) -> None:
        """What a gallery without photos says."""
        is_empty = not self._work.view.gallery.sections
        searched = bool(self._session.wish.search.strip())
        is_busy = self._workbench.is_busy
        words = empty_words(self._session.state, searched=searched, is_busy=is_busy) if is_empty else ""
        self._work.show_placeholder(words)

    def show_details(self, photo: PhotoId | None) -> None:
        """A photo in the inspector, with its strongest link."""
        known = self._session.state.photos.get(photo) if photo is not None else None
        link = self._session.link_of(known) if known is not None else None
        if known is None or link is None:
            self._work.inspector.show_photo(known)
        else:
            other, match = link
            weakest = self._session.state.is_weakest(known.id, match)
            self._work.inspector.show_photo(known, other, match, is_weakest=weakest)

    def _on_photos_changed(self, photos: set[PhotoId]) -> None:
        current = self._work.view.current_photo
        if current is not None and (current in photos or not photos):
            self.show_details(current)

    def _show_troubles(self) -> None:
        troubles = self._session.troubles()
        self._problems.show_troubles(troubles, is_running=self._workbench.is_busy)
        self._work.batch.show_problems(len(troubles))
        self._work.status.show_problems(len(troubles))
        if not self._session.has_photos:
            self._empty.show_notices(tuple(str(trouble.problem) for trouble in troubles[:3]))

    def _on_batch_changed(self, batch: BatchChanged) -> None:
        self._work.show_running(True)
        self._work.batch.show_batch(batch)
        if self._session.is_running and batch.stage == "cutouts":
            self._work.toolbar.show_products(False)

    def _on_batch_finished(self, batch: BatchFinished) -> None:
        self._work.show_running(False)
        self._work.toolbar.show_products(self._session.wish.products)
        if batch.stage == "cutouts" and not self._session.has_photos:
            notices = tuple(str(trouble.problem) for trouble in self._session.troubles()[:3])
            self._workbench.new_shoot()
            self._session.reopen()
            self._empty.show_notices(notices or (self.tr("No photos were found there."),))
            return
        self.show_placeholder()
        words = finished_words(batch, self._session.state, self.export_folder)
        self._work.status.show_words(words)

    def _on_exported(self, result: ExportResult) -> None:
        self.export_folder = str(result.folder)
