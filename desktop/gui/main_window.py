"""The one window: puts the parts together and passes what they ask for to the workbench."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from desktop.app.events import BatchChanged, BatchFinished
from desktop.core.types import PhotoId, ShootId
from desktop.gui.bench import Workbench
from desktop.gui.bridge import Bridge
from desktop.gui.commands import Commands
from desktop.gui.drop_window import DropWindow
from desktop.gui.empty_state import EmptyState
from desktop.gui.export_flow import ExportFlow
from desktop.gui.keys_sheet import KeysSheet
from desktop.gui.pickers import pick_folder, pick_photos
from desktop.gui.problems import ProblemsPopover
from desktop.gui.reviewing import Reviewer
from desktop.gui.sections import Wish
from desktop.gui.session import Session
from desktop.gui.shoot_state import Filter
from desktop.gui.shutdown import Shutdown
from desktop.gui.status_words import empty_words, finished_words, standing_words
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tokens import SIZE
from desktop.gui.viewer import Viewer
from desktop.gui.viewing import Viewing
from desktop.gui.window_memory import keep, restore
from desktop.gui.workspace import Workspace

_TILE_STEP_PX = 20


class MainWindow(DropWindow):
    """Everything long runs in the workbench; the window asks and shows."""

    def __init__(
        self,
        theme: Theme,
        workbench: Workbench,
        bridge: Bridge,
        thumbnails: Thumbnails,
        settings: QSettings,
        art_folder: Path,
    ) -> None:
        super().__init__()
        self.setWindowTitle("BG Remover")
        self.setMinimumSize(SIZE.smallest_w, SIZE.smallest_h)
        self._theme = theme
        self._workbench = workbench
        self._settings = settings
        self._bridge = bridge
        self.viewer = Viewer(theme, workbench, thumbnails)
        self._closing = Shutdown(self, theme, workbench, thumbnails, lambda: self.exporting.close_work())
        self.commands = Commands(self, theme)
        self.empty = EmptyState(theme, self.commands, art_folder)
        self.work = Workspace(theme, self.commands, thumbnails)
        self.problems = ProblemsPopover(theme, self)
        self.session = Session(workbench, bridge, self.work.view, thumbnails, self)
        self.reviewer = Reviewer(theme, self, self.work, self.session, self.commands, thumbnails)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.work)
        self.pages.addWidget(self.viewer)
        self.setCentralWidget(self.pages)
        self._connect_commands()
        self._connect_parts()
        self._connect_session()
        self.viewing = Viewing(self.viewer, self.work, self.session, self.reviewer, workbench, self.pages)
        self.exporting = ExportFlow(theme, self, workbench, self.session, self.viewing, settings)
        restore(settings, self, self.work)
        self.work.toolbar.show_products(True)
        self.session.reopen()

    def add(self, paths: Sequence[Path | str]) -> None:
        """Add files, folders and web addresses and show the shoot that they come to; returns at once."""
        if paths:
            self._workbench.add(paths)
            self._show_shoot()

    def add_demo(self) -> None:
        self._workbench.add_demo()
        self._show_shoot()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing.is_done:
            event.accept()
            return
        event.ignore()
        self._closing.request()

    def _on_closing(self) -> None:
        self._bridge.close()
        keep(self._settings, self, self.work, self._theme)
        self.setEnabled(False)

    # What the parts ask for

    def _connect_commands(self) -> None:
        commands, view = self.commands, self.work.view
        commands.add_photos.triggered.connect(lambda: pick_photos(self, self.add))
        commands.add_folder.triggered.connect(lambda: pick_folder(self, self.add))
        commands.paste.triggered.connect(self.paste)
        commands.new_shoot.triggered.connect(self._on_new_shoot)
        commands.export.triggered.connect(lambda: self.exporting.open())
        commands.find.triggered.connect(self._on_find)
        commands.keys.triggered.connect(lambda: KeysSheet(self._theme, self, self.commands).open())
        commands.next_area.triggered.connect(lambda: self.viewing.focus_next_area())
        commands.close_window.triggered.connect(self.close)
        commands.larger.triggered.connect(lambda: view.set_wished_tile(view.wished_tile + _TILE_STEP_PX))
        commands.smaller.triggered.connect(lambda: view.set_wished_tile(view.wished_tile - _TILE_STEP_PX))
        commands.view.triggered.connect(lambda: self.viewing.open())
        commands.compare.triggered.connect(lambda: self.viewing.compare())
        commands.flip.triggered.connect(self.work.inspector.stage.flip)
        commands.stage.triggered.connect(self.work.inspector.swatches.choose_next)
        commands.details.triggered.connect(self.work.toggle_details)
        commands.clear.triggered.connect(self._on_escape)
        commands.bind_letters(self.work.view)
        commands.bind_letters(self.work.inspector)
        commands.bind_decisions(self.viewer)

    def _connect_parts(self) -> None:
        work = self.work
        self.files_dragged.connect(self.empty.area.show_drag)
        self.files_dragged.connect(self.work.overlay.show_drag)
        self.drag_ended.connect(self.empty.area.show_invitation)
        self.drag_ended.connect(self.work.overlay.hide)
        self.files_dropped.connect(self.add)
        self.empty.area.demo.clicked.connect(self.add_demo)
        self.empty.shoot_asked.connect(self._on_shoot_asked)
        work.toolbar.products_asked.connect(self._on_products_asked)
        work.toolbar.search_changed.connect(self._on_search)
        work.toolbar.tile_size_asked.connect(work.view.set_wished_tile)
        work.view.tile_size_changed.connect(work.toolbar.show_tile_size)
        work.view.photo_chosen.connect(self._on_photo_chosen)
        work.view.selection_changed.connect(self._show_standing)
        work.sidebar.filter_asked.connect(self._on_filter_asked)
        work.sidebar.shoot_asked.connect(self._on_shoot_asked)
        work.inspector.retry_asked.connect(lambda photo: self._workbench.retry((photo,)))
        work.batch.pause_asked.connect(self._workbench.pause)
        work.batch.resume_asked.connect(self._workbench.resume)
        work.batch.stop_asked.connect(self._workbench.stop)
        work.batch.problems_asked.connect(lambda: self.problems.open_above(work.batch))
        work.status.problems_asked.connect(lambda: self.problems.open_above(work.status))
        work.status.resume_asked.connect(self._workbench.resume)
        self.problems.retry_asked.connect(self._on_retry)
        self.problems.show_asked.connect(self._on_show_photo)
        self._closing.begun.connect(self._on_closing)
        self._closing.done.connect(self.close)

    def _connect_session(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        session.counts_changed.connect(self._show_counts)
        session.photos_changed.connect(self._on_photos_changed)
        session.batch_changed.connect(self._on_batch_changed)
        session.batch_finished.connect(self._on_batch_finished)
        session.troubles_changed.connect(self._show_troubles)
        session.arranged.connect(self._show_placeholder)

    def _show_shoot(self) -> None:
        if self._workbench.shoot != self.session.shoot:
            self.session.reopen()

    def _on_new_shoot(self) -> None:
        self._workbench.new_shoot()
        self.session.reopen()

    def _on_shoot_asked(self, shoot: ShootId) -> None:
        if shoot != self.session.shoot:
            self._workbench.open_shoot(shoot)
            self.session.reopen()

    def _on_products_asked(self, is_products: bool) -> None:
        self.session.ask_for(replace(self.session.wish, products=is_products, filter=Filter.ALL))
        self.work.sidebar.show_filter(Filter.ALL)

    def _on_filter_asked(self, which: Filter) -> None:
        self.session.ask_for(replace(self.session.wish, filter=which))
        if which in (Filter.TO_REVIEW, Filter.ACCEPTED, Filter.SINGLES):
            self.work.toolbar.show_products(True)
        elif which is not Filter.ALL:
            self.work.toolbar.show_products(False)
        else:
            self.work.toolbar.show_products(self.session.wish.products)

    def _on_search(self, words: str) -> None:
        self.session.ask_for(replace(self.session.wish, search=words))

    def _on_retry(self, photos: tuple[PhotoId, ...]) -> None:
        self.session.clear_notices()
        self._workbench.retry(photos)

    def _on_show_photo(self, photo: PhotoId) -> None:
        self.session.ask_for(Wish(self.session.wish.products, running=self.session.wish.running))
        self.work.sidebar.show_filter(Filter.ALL)
        self.work.toolbar.search.clear()
        self.problems.leave()
        self.work.view.choose(photo)

    def _on_find(self) -> None:
        self.viewing.leave()
        self.work.toolbar.search.setFocus()
        self.work.toolbar.search.selectAll()

    def _on_escape(self) -> None:
        if not self.work.close_overlay():
            self.work.view.clearSelection()

    # What the session tells

    def _on_opened(self) -> None:
        is_open = self.session.shoot is not None
        shoots = self._workbench.shoots()
        self.empty.show_newest(shoots[0] if shoots else None)
        self.empty.show_notices(())
        self.pages.setCurrentWidget(self.work if is_open else self.empty)
        self.work.sidebar.show_shoots(shoots, self.session.shoot)
        self.work.sidebar.show_filter(Filter.ALL)
        self.work.toolbar.search.clear()
        self.work.show_running(self._workbench.is_busy)
        self.reviewer.forget()
        self._show_details(None)
        self._show_standing()
        self._show_placeholder()
        (self.work.view if is_open else self.empty).setFocus()

    def _show_counts(self) -> None:
        state = self.session.state
        self.work.sidebar.show_counts(state, has_groups=bool(state.groups))
        self.work.status.show_waiting(state.waiting_count)
        has_cutouts = state.count(Filter.DONE) > 0
        is_busy = self._workbench.is_busy
        self.commands.export.setEnabled(has_cutouts and not is_busy)
        is_reviewed = not state.count(Filter.TO_REVIEW)
        self.work.toolbar.show_export(has_cutouts, is_busy=is_busy, is_reviewed=is_reviewed)

    def _on_photos_changed(self, photos: set[PhotoId]) -> None:
        current = self.work.view.current_photo
        if current is not None and (current in photos or not photos):
            self._show_details(current)

    def _on_photo_chosen(self, photo: PhotoId | None) -> None:
        self._show_details(photo)
        self._show_standing()

    def _show_details(self, photo: PhotoId | None) -> None:
        known = self.session.state.photos.get(photo) if photo is not None else None
        link = self.session.link_of(known) if known is not None else None
        if known is None or link is None:
            self.work.inspector.show_photo(known)
        else:
            other, match = link
            weakest = self.session.is_weakest(known, match)
            self.work.inspector.show_photo(known, other, match, is_weakest=weakest)

    def _show_standing(self) -> None:
        view = self.work.view
        selected = len(view.selectionModel().selectedIndexes())
        self.work.status.show_words(standing_words(self.session.state, selected, view.current_photo))

    def _show_troubles(self) -> None:
        troubles = self.session.troubles()
        self.problems.show_troubles(troubles, is_running=self._workbench.is_busy)
        self.work.batch.show_problems(len(troubles))
        self.work.status.show_problems(len(troubles))
        if not self.session.has_photos:
            self.empty.show_notices(tuple(str(trouble.problem) for trouble in troubles[:3]))

    def _show_placeholder(self) -> None:
        is_empty = not self.work.view.gallery.sections
        searched = bool(self.session.wish.search.strip())
        is_busy = self._workbench.is_busy
        words = empty_words(self.session.state, searched=searched, is_busy=is_busy) if is_empty else ""
        self.work.show_placeholder(words)

    def _on_batch_changed(self, batch: BatchChanged) -> None:
        self.work.show_running(True)
        self.work.batch.show_batch(batch)
        if self.session.is_running and batch.stage == "cutouts":
            self.work.toolbar.show_products(False)

    def _on_batch_finished(self, batch: BatchFinished) -> None:
        self.work.show_running(False)
        self.work.toolbar.show_products(self.session.wish.products)
        if batch.stage == "cutouts" and not self.session.has_photos:
            notices = tuple(str(trouble.problem) for trouble in self.session.troubles()[:3])
            self._workbench.new_shoot()
            self.session.reopen()
            self.empty.show_notices(notices or (self.tr("No photos were found there."),))
            return
        self._show_placeholder()
        words = finished_words(batch, self.session.state, self.exporting.last_folder)
        self.work.status.show_words(words)
