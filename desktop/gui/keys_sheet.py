"""The list of keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.commands import Commands
from desktop.gui.key_line import KeyLine
from desktop.gui.sheet import Sheet
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import KeyCap, Label


class KeysSheet(Sheet):
    """Every key that does something; ? shows and hides it."""

    def __init__(self, theme: Theme, window: QWidget, commands: Commands) -> None:
        super().__init__(theme, window, self.tr("Keys"), 1120)
        row = QHBoxLayout()
        row.setSpacing(28)
        for title, lines in commands.key_lines():
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(Label(theme, title, Type.STRONG, "text2"))
            column.addLayout(self._grid(lines))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)
        words = self.tr("? shows and hides this list. Letters work in the gallery, not in text fields.")
        self.foot.addWidget(Label(theme, words, Type.SMALL, "text2", wraps=True), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Question, Qt.Key.Key_F1):
            self.leave()
            event.accept()
            return
        super().keyPressEvent(event)

    def _wished_height(self, width: int) -> int:
        # The columns are reckoned as thirds; the one with the widest keys leaves its words less than that.
        return super()._wished_height(width) + SPACE.l

    def _grid(self, lines: list[KeyLine]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(lines):
            caps = QHBoxLayout()
            caps.setSpacing(5)
            for key in line.keys:
                caps.addWidget(KeyCap(self._theme, key))
            caps.addStretch(1)
            grid.addLayout(caps, number, 0)
            grid.addWidget(Label(self._theme, line.words, wraps=True), number, 1)
        return grid
