"""What the window remembers from one start to the next: its place, the tile size, the details."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from desktop.gui.tokens import SIZE
from desktop.gui.workspace import Workspace


def restore(settings: QSettings, window: QMainWindow, work: Workspace) -> None:
    """Put the window as it was left; what cannot be read counts as not set."""
    window.resize(SIZE.window_w, SIZE.window_h)
    geometry = settings.value("geometry")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    restore_parts(settings, work)


def restore_parts(settings: QSettings, work: Workspace) -> None:
    """Put the parts of the window as they were left."""
    tile = str(settings.value("tile", ""))
    if tile.isdecimal():
        work.view.set_wished_tile(int(tile))
    work.want_details(str(settings.value("details", "1")) == "1")
    work.toolbar.show_tile_size(work.view.wished_tile)


def keep(settings: QSettings, window: QMainWindow, work: Workspace) -> None:
    """Remember how the window is now."""
    values = {
        "geometry": window.saveGeometry(),
        "tile": work.view.wished_tile,
        "details": int(work.details_wanted),
    }
    for name, value in values.items():
        settings.setValue(name, value)
    settings.sync()
