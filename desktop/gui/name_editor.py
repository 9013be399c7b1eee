"""The field in which a product is renamed, over its name in the header."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.tokens import Type

_LEAST_W = 180
LONGEST_NAME = 120


class NameEditor(QLineEdit):
    """Enter and leaving it keep the name, Esc does not. It deletes itself."""

    def __init__(
        self, theme: Theme, parent: QWidget, name: str, hint: str, place: QRect, kept: Callable[[str], None]
    ) -> None:
        """hint: what the product is called without a name."""
        super().__init__(name, parent)
        self._before = name
        self._kept = kept
        self._is_over = False
        self.setFont(theme.font(Type.HEAD))
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST_NAME)
        self.setAccessibleName(tr("Name of the product"))
        width = max(_LEAST_W, place.width() + 40)
        height = self.sizeHint().height()
        self.setGeometry(place.left() - 9, place.center().y() - height // 2 + 1, width, height)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key is a command of the gallery here
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(is_kept=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._end(is_kept=False)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:  # its own context menu
            self._end(is_kept=True)

    def _end(self, *, is_kept: bool) -> None:
        if self._is_over:
            return
        self._is_over = True
        name = self.text().strip()
        viewport = self.parentWidget()
        view = viewport.parentWidget() if viewport is not None else None
        if self.hasFocus() and view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        if is_kept and name != self._before:
            self._kept(name)
