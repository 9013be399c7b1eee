"""The one window: puts the parts together and passes what they ask for to the workbench."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget

from desktop.core.types import PhotoId
from desktop.gui.bench import Workbench
from desktop.gui.bridge import Bridge
from desktop.gui.commands import Commands
from desktop.gui.drop_window import DropWindow
from desktop.gui.empty_state import EmptyState
from desktop.gui.keys_sheet import KeysSheet
from desktop.gui.languages import Languages
from desktop.gui.large_views import large_views
from desktop.gui.news import News
from desktop.gui.pickers import pick_folder, pick_photos
from desktop.gui.problems import ProblemsPopover
from desktop.gui.regrouping import Regrouping
from desktop.gui.retelling import Retelling
from desktop.gui.reviewing import Reviewer
from desktop.gui.sections import Wish
from desktop.gui.session import Session
from desktop.gui.settings_desk import SettingsDesk
from desktop.gui.settings_sheet import Page, SettingsSheet
from desktop.gui.shoot_desk import ShootDesk
from desktop.gui.shoot_state import Filter
from desktop.gui.shutdown import Shutdown
from desktop.gui.status_words import standing_words
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tokens import SIZE
from desktop.gui.window_memory import keep, restore, restore_parts
from desktop.gui.workspace import Workspace
from desktop.store.settings import Settings


class MainWindow(DropWindow):
    """Everything long runs in the workbench; the window asks and shows."""

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
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
        self._thumbnails = thumbnails
        self._settings = settings
        self._bridge = bridge
        self._art_folder = art_folder
        self._closing = Shutdown(self, theme, workbench, thumbnails)
        self._closing.begun.connect(self._on_closing)
        self._closing.done.connect(self.close)
        self._settings_desk = SettingsDesk(self, theme, languages, workbench)
        self._settings_desk.changed.connect(self._on_settings)
        self._settings_desk.failed.connect(lambda problem: self.session.notice(problem))
        self._closing.also(self._settings_desk.close)
        Retelling(self, languages, self._rebuild)
        self._build()
        restore(settings, self, self.work)
        self.work.toolbar.show_products(True)
        self.session.reopen()

    def _build(self) -> None:
        """The parts, in the language of the moment."""
        theme, thumbnails = self._theme, self._thumbnails
        self.commands = Commands(self)
        self.commands.use_letters(self._workbench.preferences.settings.letter_keys)
        self.empty = EmptyState(theme, self.commands, self._art_folder)
        self.work = Workspace(theme, self.commands, thumbnails)
        self.problems = ProblemsPopover(theme, self)
        self.session = Session(self._workbench, self._bridge, self.work.view, thumbnails, self)
        parts = self.work, self.session, self.commands, thumbnails
        self.reviewer = Reviewer(theme, self, *parts)
        self.regrouping = Regrouping(theme, *parts)
        self.shoots = ShootDesk(theme, self, self._workbench, self.work, self.session)
        self.news = News(self._workbench, self.session, self.work, self.empty, self.problems)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.work)
        self.setCentralWidget(self.pages)
        large = large_views(self, theme, self._workbench, thumbnails, self._settings)
        self.viewer, self.viewing, self.exporting = large
        self._closing.also(self.exporting.close_work)
        self._connect_commands()
        self._connect_parts()
        self._connect_session()

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
        keep(self._settings, self, self.work)
        self.setEnabled(False)

    # Settings

    def show_settings(self, page: Page = Page.GENERAL) -> SettingsSheet | None:
        """Open the settings at a page; None when something else is open, or to be answered first."""
        self.viewing.leave()
        return self._settings_desk.open(self.session, page)

    def _on_settings(self, settings: Settings) -> None:
        self.commands.use_letters(settings.letter_keys)
        self.viewer.keys.use_letters(settings.letter_keys)

    def _rebuild(self) -> None:
        """The parts anew, in another language, with what they showed."""
        wish, current = self.session.wish, self.work.view.current_photo
        self.regrouping.cancel()
        keep(self._settings, self, self.work)
        self.exporting.retire()
        for part in (self.reviewer, self.shoots, self.session, self.commands, self.problems):
            part.deleteLater()
        self._build()
        restore_parts(self._settings, self.work)
        self.session.reopen()
        self.session.ask_for(replace(wish, running=self.session.wish.running))
        self.work.sidebar.show_filter(wish.filter)
        self.work.toolbar.show_products(wish.products)
        if current is not None and current in self.session.state.photos:
            self.work.view.choose(current)

    # What the parts ask for

    def _connect_commands(self) -> None:
        commands = self.commands
        commands.add_photos.triggered.connect(lambda: pick_photos(self, self.add))
        commands.add_folder.triggered.connect(lambda: pick_folder(self, self.add))
        commands.paste.triggered.connect(self.paste)
        commands.new_shoot.triggered.connect(self.shoots.begin_new)
        commands.find.triggered.connect(self._on_find)
        commands.settings.triggered.connect(lambda: self.show_settings())
        commands.keys.triggered.connect(lambda: KeysSheet(self._theme, self, self.commands).open())
        commands.close_window.triggered.connect(self.close)
        commands.clear.triggered.connect(self._on_escape)

    def _connect_parts(self) -> None:
        work = self.work
        self.files_dragged.connect(self.empty.area.show_drag)
        self.files_dragged.connect(self.work.overlay.show_drag)
        self.drag_ended.connect(self.empty.area.show_invitation)
        self.drag_ended.connect(self.work.overlay.hide)
        self.files_dropped.connect(self.add)
        self.empty.area.demo.clicked.connect(self.add_demo)
        self.empty.shoot_asked.connect(self.shoots.open)
        work.toolbar.products_asked.connect(self._on_products_asked)
        work.toolbar.search_changed.connect(self._on_search)
        work.toolbar.tile_size_asked.connect(work.view.set_wished_tile)
        work.view.tile_size_changed.connect(work.toolbar.show_tile_size)
        work.view.photo_chosen.connect(self._on_photo_chosen)
        work.view.selection_changed.connect(self._show_standing)
        work.sidebar.filter_asked.connect(self._on_filter_asked)
        work.inspector.retry_asked.connect(lambda photo: self._workbench.retry((photo,)))
        work.batch.pause_asked.connect(self._workbench.pause)
        work.batch.resume_asked.connect(self._workbench.resume)
        work.batch.stop_asked.connect(self._workbench.stop)
        work.batch.problems_asked.connect(lambda: self.problems.open_above(work.batch))
        work.status.problems_asked.connect(lambda: self.problems.open_above(work.status))
        work.status.resume_asked.connect(self._workbench.resume)
        self.problems.retry_asked.connect(self._on_retry)
        self.problems.show_asked.connect(self._on_show_photo)

    def _connect_session(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        session.counts_changed.connect(self._show_counts)
        session.decided.connect(self.reviewer.show_steps)
        session.decided.connect(self._show_standing)
        session.batch_changed.connect(self.regrouping.cancel)
        self.regrouping.ended.connect(self._show_standing)

    def _show_shoot(self) -> None:
        if self._workbench.shoot != self.session.shoot:
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
        if self.regrouping.is_on:
            self.regrouping.cancel()
        elif not self.reviewer.merging.end() and not self.work.close_overlay():
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
        self.regrouping.cancel()
        self.reviewer.forget()
        self.news.show_details(None)
        self._show_standing()
        self.news.show_placeholder()
        (self.work.view if is_open else self.empty).setFocus()

    def _show_counts(self) -> None:
        state = self.session.state
        self.work.sidebar.show_counts(state, has_groups=bool(state.groups))
        self.work.status.show_waiting(state.waiting_count)
        has_cutouts = state.count(Filter.DONE) > 0
        is_busy = self._workbench.is_busy
        self.commands.export.setEnabled(has_cutouts and not is_busy)
        is_reviewed = not state.count(Filter.TO_REVIEW)
        self.work.toolbar.show_regroup(self.session.can_regroup)
        self.work.toolbar.show_export(has_cutouts, is_busy=is_busy, is_reviewed=is_reviewed)

    def _on_photo_chosen(self, photo: PhotoId | None) -> None:
        self.news.show_details(photo)
        self._show_standing()

    def _show_standing(self) -> None:
        view = self.work.view
        selected = len(view.selectionModel().selectedIndexes())
        self.work.status.show_words(standing_words(self.session.state, selected, view.current_photo))
