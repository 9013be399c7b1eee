"""The viewer and the export sheet of a window, put together and bound to its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from desktop.gui.bench import Workbench
from desktop.gui.export_flow import ExportFlow
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.viewer import Viewer
from desktop.gui.viewing import Viewing

if TYPE_CHECKING:
    from desktop.gui.main_window import MainWindow


def large_views(
    window: MainWindow, theme: Theme, workbench: Workbench, thumbnails: Thumbnails, settings: QSettings
) -> tuple[Viewer, Viewing, ExportFlow]:
    """Made anew with the window's parts. settings: the window's own file."""
    commands = window.commands
    viewer = Viewer(theme, workbench, thumbnails)
    window.pages.addWidget(viewer)
    viewing = Viewing(viewer, window.work, window.session, window.reviewer, window.pages)
    exporting = ExportFlow(theme, window, workbench, window.session, viewing, settings)
    commands.view.triggered.connect(viewing.open)
    commands.compare.triggered.connect(viewing.compare)
    commands.export.triggered.connect(exporting.open)
    commands.next_area.triggered.connect(viewing.focus_next_area)
    commands.bind_decisions(viewer)
    viewer.keys.use_letters(workbench.preferences.settings.letter_keys)
    return viewer, viewing, exporting
