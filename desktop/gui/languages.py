"""The language of the window: chosen, or the system's, and switched while it runs."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

LANGUAGES = {"en": "English", "is": "Íslenska"}
"""Each in its own words, so that whoever is lost finds the way back."""


class Languages(QObject):
    """Installs the texts of a language. Widgets hear of it through QEvent.LanguageChange."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []
        self._chosen: str | None = None

    @property
    def code(self) -> str:
        """Of the language that is shown."""
        return self._chosen or system_language()

    def choose(self, language: str) -> None:
        """Show a language of LANGUAGES, or with '' the system's, if it is one of them, else English."""
        wanted = language if language in LANGUAGES else ""
        if wanted == self._chosen:
            return
        self._chosen = wanted
        QLocale.setDefault(_locale(wanted))
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        # Qt's own texts first: the last one installed is asked first.
        own = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        found = [
            self._loaded(f"qtbase_{self.code}", own),
            self._loaded(f"qtbase_{self.code}", self._folder),
            self._loaded(f"bg-remover_{self.code}", self._folder),
        ]
        if found[-1] is None:
            log.error("the texts of the window are missing")
        self._installed = [translator for translator in found if translator is not None]
        for translator in self._installed:
            self._app.installTranslator(translator)

    def _loaded(self, name: str, folder: Path) -> QTranslator | None:
        translator = QTranslator(self)
        return translator if translator.load(name, str(folder)) else None


def system_language() -> str:
    """The first of the user's languages that there are texts for, else English."""
    for name in QLocale.system().uiLanguages():
        code = name.split("-")[0]
        if code in LANGUAGES:
            return code
    return "en"


def _locale(language: str) -> QLocale:
    """For numbers and dates: the system's where it speaks the language, else that of its home country."""
    system = QLocale.system()
    shown = language or system_language()
    if system.language() is not QLocale.Language.C and (
        not language or QLocale.languageToCode(system.language()) == shown
    ):
        return system
    country = QLocale.Country.Iceland if shown == "is" else QLocale.Country.UnitedKingdom
    return QLocale(QLocale(shown).language(), country)
