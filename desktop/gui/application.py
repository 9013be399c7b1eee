"""Start and end of the window: QApplication, the workbench, what happens to an error nobody expected."""

from __future__ import annotations

import contextlib
import importlib
import logging
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.core.errors import AppError
from desktop.core.types import Problem
from desktop.gui.bridge import Bridge
from desktop.gui.languages import Languages
from desktop.gui.main_window import MainWindow
from desktop.gui.single import FirstWindow, hand_over
from desktop.gui.style import Appearance, Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.paths import Places, resources

log = logging.getLogger(__name__)

_AFTER_FIRST_PAINT_MS = 30


def run(places: Places, *, demo: bool, paths: Sequence[Path]) -> int:
    """Open the window and stay until it is closed; the exit code."""
    app = make_application()
    if hand_over(places, paths):
        return 0
    settings = window_settings(places)
    theme = make_theme(app)
    try:
        window = open_window(places, theme, settings)
    except AppError as error:
        return _refuse(error)
    hook = ErrorHook(window)
    hook.install()
    window.show()
    first = FirstWindow(places, window)

    def on_files(paths: list[Path]) -> None:
        bring_to_front(window)
        window.add(paths)

    first.files_came.connect(on_files)

    def begin() -> None:
        load_runtime()
        if paths:
            window.add(list(paths))
        elif demo:
            window.add_demo()

    QTimer.singleShot(_AFTER_FIRST_PAINT_MS, begin)
    code = app.exec()
    first.close()
    hook.remove()
    return code


def bring_to_front(window: MainWindow) -> None:
    """Where the system lets a window do that; elsewhere its entry in the task bar blinks."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def load_runtime() -> None:
    """Load the networks' runtime now, after the first paint.

    Its import holds Python's lock for 0.1 s in whatever thread it happens: not while photos are moving.
    """
    with contextlib.suppress(ImportError):  # told by the engine, with a remedy
        importlib.import_module("onnxruntime")


def make_application() -> QApplication:
    """The QApplication with the program's name, locale and texts."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("bg-remover")
    app.setApplicationDisplayName("BG Remover")
    app.setDesktopFileName("bg-remover")
    app.setWindowIcon(QIcon(str(resources() / "icons" / "scissors.svg")))
    languages_of(app).choose("")
    return app


def languages_of(app: QApplication) -> Languages:
    """The application's languages, made by the first who asks."""
    return app.findChild(Languages) or Languages(app, resources() / "translations")


def window_settings(places: Places) -> QSettings:
    """What the window remembers: a file beside the library, nothing of the whole system's."""
    places.data.mkdir(parents=True, exist_ok=True)
    return QSettings(str(places.data / "window.ini"), QSettings.Format.IniFormat)


def make_theme(app: QApplication) -> Theme:
    """The look, as the system has it until the settings of the user say otherwise."""
    return Theme(app, resources() / "icons", Appearance.SYSTEM)


def open_window(places: Places, theme: Theme, settings: QSettings) -> MainWindow:
    """The window on the user's library. Raises StoreError when that cannot be opened."""
    # Its import brings the engine's arrays and codecs: 0.2 s that `import desktop.gui` need not cost.
    from desktop.app.workbench import Workbench

    bridge = Bridge()
    workbench = Workbench(places, bridge.listen)
    thumbnails = Thumbnails(workbench)
    languages = languages_of(theme.app)
    window = MainWindow(theme, languages, workbench, bridge, thumbnails, settings, resources() / "art")
    bridge.setParent(window)
    thumbnails.setParent(window)
    return window


class ErrorHook(QObject):
    """An exception that nobody caught is logged wherever it happened, and told on the GUI thread."""

    _caught = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = sys.excepthook
        self._threads_before = threading.excepthook
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
        log.critical("an error in the program", exc_info=(kind, error, trace))
        self._caught.emit(kind.__name__)

    def on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, name: str) -> None:
        message = self.tr("An error in the program: {name}.").format(name=name)
        remedy = self.tr("The log has the details. What was done before is safe.")
        self._window.session.notice(Problem("bug", message, remedy))


def _refuse(error: AppError) -> int:
    """The library cannot be opened: say so in a window of its own."""
    box = QMessageBox(QMessageBox.Icon.Warning, "BG Remover", error.message)
    box.setInformativeText(error.remedy)
    box.exec()
    return 1
