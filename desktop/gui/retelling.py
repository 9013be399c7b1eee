"""Another language while the window is open: its parts are built anew, where the user is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop.gui.languages import Languages
from desktop.gui.sheet import Cover


class Retelling(QObject):
    """Watches the window for a change of language. Texts are held by many parts; all go and come again."""

    def __init__(self, window: QWidget, languages: Languages, rebuild: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._languages = languages
        self._rebuild = rebuild
        self._shown = languages.code
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.LanguageChange:
            # Once for all the files of texts that came and went.
            QTimer.singleShot(0, self, self._on_change)
        return super().eventFilter(watched, event)

    def _on_change(self) -> None:
        if self._shown == self._languages.code or not self._window.isEnabled():
            return
        self._shown = self._languages.code
        for cover in self._window.findChildren(Cover):
            cover.leave()
        for action in self._window.actions():
            self._window.removeAction(action)
        self._rebuild()
