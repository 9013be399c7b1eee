"""Start and end of the window: QApplication, the workbench, what happens to an error nobody expected."""

from __future__ import annotations

import contextlib
import importlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.core.errors import AppError
from desktop.gui.bridge import Bridge
from desktop.gui.error_hook import ErrorHook, copy_diagnostics
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
    hook = ErrorHook(window, theme, places)
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
    window.commands.diagnostics.triggered.connect(lambda: copy_diagnostics(places))
    bridge.setParent(window)
    thumbnails.setParent(window)
    return window


def _refuse(error: AppError) -> int:
    """The library cannot be opened: say so in a window of its own."""
    box = QMessageBox(QMessageBox.Icon.Warning, "BG Remover", error.message)
    box.setInformativeText(error.remedy)
    box.exec()
    return 1
