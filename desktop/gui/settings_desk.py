"""Opens the settings, and does what the window itself has to do with what they say."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.app.models import ModelManager
from desktop.core.errors import AppError
from desktop.gui.bench import Workbench
from desktop.gui.languages import Languages
from desktop.gui.model_desk import ModelDesk
from desktop.gui.session import Session
from desktop.gui.settings_sheet import Page, SettingsSheet
from desktop.gui.sheet import Cover
from desktop.gui.style import Appearance, Theme
from desktop.store.settings import Settings


class SettingsDesk(QObject):
    """Stays while the parts of the window are built anew; so does a download that it began."""

    changed = Signal(object)
    """The new Settings, after they were kept."""
    failed = Signal(object)
    """Problem: they could not be kept, or not be opened."""

    def __init__(self, window: QWidget, theme: Theme, languages: Languages, workbench: Workbench) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._languages = languages
        self._workbench = workbench
        self._models: ModelDesk | None = None
        self._heed(workbench.preferences.settings)

    def open(self, session: Session, page: Page = Page.GENERAL) -> SettingsSheet | None:
        """Show the settings at a page; None when another sheet is open or a catalogue of models is broken."""
        if any(cover.isVisible() for cover in self._window.findChildren(Cover)):
            return None
        try:
            models = self._model_desk()
        except AppError as error:
            self.failed.emit(error.problem)
            return None
        sheet = SettingsSheet(self._theme, self._window, self._workbench, session, models, page)
        sheet.accepted.connect(self._on_accepted)
        sheet.open()
        return sheet

    def close(self, timeout_s: float) -> None:
        """Stop a download; from any thread."""
        if self._models is not None:
            self._models.close(timeout_s)

    def _model_desk(self) -> ModelDesk:
        """Raises ModelError."""
        if self._models is None:
            preferences = self._workbench.preferences
            self._models = ModelDesk(ModelManager(preferences.places), self)
            self._models.got.connect(preferences.models_changed)
        return self._models

    def _on_accepted(self, settings: Settings) -> None:
        try:
            self._workbench.preferences.apply(settings, self._workbench.shoot)
        except AppError as error:
            self.failed.emit(error.problem)
            return
        self.changed.emit(settings)
        self._heed(settings)

    def _heed(self, settings: Settings) -> None:
        self._theme.is_still = settings.reduce_motion
        self._theme.choose(Appearance(settings.theme.value))
        self._languages.choose(settings.language)
