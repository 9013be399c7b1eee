"""The viewer's own keys: what they do is said once, for the keys themselves and for their list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.gui.key_line import KeyLine
from desktop.gui.texts import tr


def viewer_lines(space: str) -> list[KeyLine]:
    """The viewer's part of the list of keys. space: what the space bar is called."""
    return [
        KeyLine((space,), tr("Photo or cutout")),
        KeyLine(("B",), tr("Restore brush")),
        KeyLine(("E",), tr("Erase brush")),
        KeyLine(("[", "]"), tr("Brush size")),
        KeyLine(("T",), tr("Follow edges")),
        KeyLine(("R",), tr("Subject box")),
        KeyLine(("F",), tr("Swap A and B")),
        KeyLine(("0",), tr("All of the photo")),
        KeyLine(("1",), tr("100 %")),
        KeyLine(("Z",), tr("Loupe, while held")),
        KeyLine(("Ctrl", tr("Enter")), tr("Keep what was drawn")),
    ]


class ViewerKeys(QObject):
    """Actions that work while the focus is in the viewer, never in a text field."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._keys: dict[QAction, list[QKeySequence]] = {}
        self.has_letters = True
        self.leave = self._action(self.tr("Back to the gallery"), "Esc")
        self.back = self._action(self.tr("Previous photo"), "Left", "PgUp")
        self.on = self._action(self.tr("Next photo"), "Right", "PgDown")
        self.flip = self._action(self.tr("Photo or cutout"), "Space", "F")
        self.ground = self._action(self.tr("Ground behind the cutout"), "G")
        self.hand = self._action(self.tr("Move the picture"), "H")
        self.restore = self._action(self.tr("Restore brush"), "B")
        self.erase = self._action(self.tr("Erase brush"), "E")
        self.box = self._action(self.tr("Subject box"), "R")
        self.follow = self._action(self.tr("Follow edges"), "T")
        self.smaller_brush = self._action(self.tr("Smaller brush"), "[")
        self.larger_brush = self._action(self.tr("Larger brush"), "]")
        self.fit = self._action(self.tr("All of the photo"), "0")
        self.pixels = self._action(self.tr("Pixel for pixel"), "1")
        self.larger = self._action(self.tr("Larger"), "+", "=")
        self.smaller = self._action(self.tr("Smaller"), "-")
        self.compare = self._action(self.tr("Compare with another photo"), "C")

    def use_letters(self, are_wanted: bool) -> None:
        """Single letters and signs as keys, or not (WCAG 2.1.4); every one of them is a button as well."""
        self.has_letters = are_wanted
        for action, keys in self._keys.items():
            kept = [key for key in keys if are_wanted or len(key.toString()) > 1]
            action.setShortcuts(kept)

    def _action(self, words: str, *keys: str) -> QAction:
        action = QAction(words, self)
        self._keys[action] = [QKeySequence(key) for key in keys]
        action.setShortcuts(self._keys[action])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)
        return action
