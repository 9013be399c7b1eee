"""From the command Export to the sheet, and from the workbench's events back to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop.app.events import BatchChanged
from desktop.app.export_result import ExportResult
from desktop.core.decisions import Verdict
from desktop.core.naming import safe_name
from desktop.core.recipes import Recipe
from desktop.core.types import PhotoId, PhotoState
from desktop.gui.background import Background
from desktop.gui.bench import Workbench
from desktop.gui.export_form import Scope
from desktop.gui.export_memory import ExportHabits, load_habits, save_habits
from desktop.gui.export_sheet import ExportSheet
from desktop.gui.recipe_form import RecipeForm
from desktop.gui.session import Session
from desktop.gui.style import Theme
from desktop.gui.viewing import Viewing


class ExportFlow(QObject):
    """Opens the sheet with what can be exported. Call close_work before the library closes."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        workbench: Workbench,
        session: Session,
        viewing: Viewing,
        settings: QSettings,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._workbench = workbench
        self._session = session
        self._work = viewing.work
        self._viewing = viewing
        self._settings = settings
        self._background = Background("export", self)
        self._sheet: ExportSheet | None = None
        session.exported.connect(self._on_exported)
        session.batch_changed.connect(self._on_batch_changed)

    @property
    def sheet(self) -> ExportSheet | None:
        """The sheet while it is open."""
        return self._sheet

    def open(self) -> None:
        """The sheet on the open shoot, its previews of the current photo."""
        scopes = self._scopes()
        shoot = self._session.shoot
        if self._sheet is not None or shoot is None or not scopes:
            return
        current = self._work.view.current_photo
        done = scopes[0].photos  # all of them
        shown = current if current is not None and current in done else done[0]
        sheet = ExportSheet(
            self._theme,
            self._window,
            self._workbench.exporting,
            self._background,
            shoot,
            scopes,
            shown,
            self.habits(),
        )
        self._sheet = sheet
        sheet.closed.connect(self._on_closed)
        sheet.started.connect(self._on_started)
        sheet.stop_asked.connect(self._workbench.stop)
        sheet.photo_asked.connect(self._on_photo_asked)
        sheet.edit_asked.connect(self._on_edit)
        sheet.open(sheet.cancel)

    def close_work(self, timeout_s: float) -> None:
        """Stop the threads of the sheet and of the viewer and wait for them; from any thread."""
        self._background.close(timeout_s)
        self._viewing.close_work(timeout_s)

    def retire(self) -> None:
        """Other views take over: do nothing more, and go. The threads are waited for by close_work."""
        if self._sheet is not None:
            self._sheet.leave()
        self._background.retire()
        self._viewing.retire()
        self.deleteLater()

    def _scopes(self) -> list[Scope]:
        """Accepted, selected and all photos that are cut out and not dropped; none, or all, is no choice."""
        state = self._session.state
        done = tuple(
            id
            for id, photo in state.photos.items()
            if photo.state is PhotoState.DONE and state.verdicts.get(id) is not Verdict.DROP
        )
        if not done:
            return []
        accepted = {photo for group in state.groups if group.accepted for photo in group.photos}
        selected = set(self._work.view.selected_photos())
        found = [Scope(self.tr("All"), done)]
        for words, chosen in ((self.tr("Accepted"), accepted), (self.tr("Selected"), selected)):
            photos = tuple(photo for photo in done if photo in chosen)
            if photos and len(photos) < len(done) and (words != self.tr("Selected") or len(photos) > 1):
                found.append(Scope(words, photos))
        return found

    def habits(self) -> ExportHabits:
        """The settings' folder, else the last one, else one of the shoot's name."""
        habits = load_habits(self._settings)
        if wished := self._workbench.preferences.settings.results_folder:
            return replace(habits, folder=wished)
        if habits.folder:
            return habits
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        shoots = {shoot.id: shoot.name for shoot in self._workbench.shoots()}
        name = safe_name(shoots.get(self._session.shoot, "")) if self._session.shoot is not None else ""
        folder = Path(pictures or Path.home()) / name / "export"
        return replace(habits, folder=str(folder))

    def _on_started(self) -> None:
        if self._sheet is not None:
            save_habits(self._settings, self._sheet.habits)

    def _on_exported(self, result: ExportResult) -> None:
        if self._sheet is not None:
            self._sheet.show_result(result)

    def _on_batch_changed(self, batch: BatchChanged) -> None:
        if self._sheet is not None:
            self._sheet.show_batch(batch)

    def _on_photo_asked(self, photo: PhotoId) -> None:
        if self._sheet is not None:
            self._sheet.leave()
        self._work.view.choose(photo)
        self._viewing.open()

    def _on_edit(self, recipe: Recipe, as_other: bool) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        form = RecipeForm(self._theme, self._window, recipe, self._workbench.exporting, as_other=as_other)
        form.saved.connect(sheet.show_recipes)
        form.removed.connect(sheet.show_recipes)
        form.open(form.title_field)

    def _on_closed(self) -> None:
        self._sheet = None
