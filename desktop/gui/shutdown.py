"""Closing in stages: asked once, then the window stays alive while the photos in work come to an end."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.gui.bench import Workbench
from desktop.gui.sheet import ask
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails

LONGEST_WAIT_S = 20.0


class Shutdown(QObject):
    """Stops the workers in a thread, so that nothing is waited for on the GUI thread."""

    begun = Signal()
    """The user wants to close; nothing may be asked of the workbench any more."""
    done = Signal()
    """Nothing runs any more, or a job would not end in time."""

    _ended = Signal()

    def __init__(self, window: QWidget, theme: Theme, workbench: Workbench, thumbnails: Thumbnails) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._workbench = workbench
        self._thumbnails = thumbnails
        self._thread: threading.Thread | None = None
        self._is_asking = False
        self._others: list[Callable[[float], object]] = []
        self.is_done = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def also(self, close: Callable[[float], object]) -> None:
        """Something else to end; close: gets how long it may take in seconds, in another thread."""
        self._others.append(close)

    def request(self) -> None:
        """Begin to close; while a batch runs only after the user confirmed."""
        if self._thread is not None or self._is_asking:
            return
        if not self._workbench.is_busy:
            self._begin()
            return
        self._is_asking = True
        sheet = ask(
            self._theme,
            self._window,
            self.tr("Stop and close?"),
            self.tr("Photos are still in work. What is done is kept; the others wait for the next time."),
            self.tr("Stop and close"),
            self.tr("Keep working"),
            self._begin,
        )
        sheet.closed.connect(self._on_answered)

    def _on_answered(self) -> None:
        self._is_asking = False

    def _begin(self) -> None:
        if self._thread is None:
            self.begun.emit()
            self._thread = threading.Thread(target=self._run, name="shutdown-1", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        self._thumbnails.close()
        for close in self._others:
            close(LONGEST_WAIT_S)
        self._workbench.close(LONGEST_WAIT_S)
        self._ended.emit()

    def _on_ended(self) -> None:
        if self._thread is not None:
            self._thread.join()
        self.is_done = True
        self.done.emit()
