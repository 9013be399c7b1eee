"""The dialogs that choose files and folders; they return at once and call back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.gui.drops import photo_name_filter
from desktop.gui.texts import tr

Chosen = Callable[[list[Path]], None]


def pick_photos(window: QWidget, chosen: Chosen) -> QFileDialog:
    """Ask for photo files."""
    title = tr("Add photos")
    dialog = _dialog(window, title, QFileDialog.FileMode.ExistingFiles, chosen)
    dialog.setNameFilter(photo_name_filter())
    dialog.open()
    return dialog


def pick_folder(window: QWidget, chosen: Chosen) -> QFileDialog:
    """Ask for a folder of photos."""
    title = tr("Add folder")
    dialog = _dialog(window, title, QFileDialog.FileMode.Directory, chosen)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def pick_target(window: QWidget, chosen: Chosen, proposed: str = "") -> QFileDialog:
    """Ask for the folder that cutouts are written to; proposed: what is shown first, '' for the last one."""
    title = tr("Export to folder")
    dialog = _dialog(window, title, QFileDialog.FileMode.Directory, chosen)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Export here"))
    if proposed:
        dialog.setDirectory(str(Path(proposed).expanduser()))
    dialog.open()
    return dialog


def _dialog(window: QWidget, title: str, mode: QFileDialog.FileMode, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(window, title)
    dialog.setFileMode(mode)
    dialog.filesSelected.connect(lambda files: chosen([Path(file) for file in files]))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
