"""An error that nobody caught: logged where it happened, told once in a calm dialog, counted."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.app.diagnostics import diagnostics
from desktop.core.types import Problem
from desktop.gui.main_window import MainWindow
from desktop.gui.sheet import Sheet, ask
from desktop.gui.style import Theme
from desktop.logs import LOG_NAME
from desktop.paths import Places

log = logging.getLogger(__name__)


def copy_diagnostics(places: Places) -> None:
    """Into the clipboard."""
    QGuiApplication.clipboard().setText(diagnostics(places))


class ErrorHook(QObject):
    """An exception that nobody caught is logged wherever it happened, and told on the GUI thread.

    The first opens a dialog; while that is open the others only join the list of problems.
    """

    _caught = Signal(str)

    def __init__(self, window: MainWindow, theme: Theme, places: Places) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._places = places
        self._sheet: Sheet | None = None
        self._before = sys.excepthook
        self._threads_before = threading.excepthook
        self.count = 0
        """How many there were."""
        self._caught.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.on_exception
        threading.excepthook = self.on_thread_exception

    def remove(self) -> None:
        sys.excepthook = self._before
        threading.excepthook = self._threads_before

    def on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log it here and now; the window is told when its thread gets to it."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.count += 1
        log.critical("an error in the program", exc_info=(kind, error, trace))
        self._caught.emit(kind.__name__)

    def on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, name: str) -> None:
        message = self.tr("An error in the program: {name}.").format(name=name)
        remedy = self.tr("The log has the details. What was done before is safe.")
        self._window.session.notice(Problem("bug", message, remedy))
        if self._sheet is not None:
            return
        words = self.tr(
            "What was done before is safe, and you can go on. The details are in {file};"
            " a copy of them without names or photos can be pasted into a message."
        )
        self._sheet = ask(
            self._theme,
            self._window,
            self.tr("An error in the program"),
            words.format(file=self._places.logs / LOG_NAME),
            self.tr("Copy diagnostics"),
            self.tr("Close"),
            lambda: copy_diagnostics(self._places),
        )
        self._sheet.closed.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._sheet = None
