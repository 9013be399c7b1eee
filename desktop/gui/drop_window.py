"""A window that takes files and folders, wherever on it they are dropped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow

from desktop.gui.drops import Dragged


class DropWindow(QMainWindow):
    """Tells what is dragged over it and what was dropped; touches no disk."""

    files_dragged = Signal(object)
    """Dragged, when a drag comes in."""
    drag_ended = Signal()
    files_dropped = Signal(object)
    """list[Path | str]: files and folders, and addresses of pictures in the web."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        dragged = Dragged.of(event.mimeData())
        if dragged.is_empty:
            event.ignore()
            return
        event.acceptProposedAction()
        self.files_dragged.emit(dragged)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self.drag_ended.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        dragged = Dragged.of(event.mimeData())
        event.acceptProposedAction()
        self.drag_ended.emit()
        self.files_dropped.emit([*dragged.paths, *dragged.web])

    def paste(self) -> None:
        """Take what is in the clipboard as if it were dropped."""
        pasted = Dragged.of(QGuiApplication.clipboard().mimeData())
        if not pasted.is_empty:
            self.files_dropped.emit([*pasted.paths, *pasted.web])
