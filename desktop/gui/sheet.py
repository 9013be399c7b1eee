"""A sheet over the window: the rest is dimmed, Esc leaves, the focus comes back to where it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import Button, Label, frame, hairline

_MARGIN = 24


class Cover(QWidget):
    """The dimmed window with an empty panel in its middle. It deletes itself when it is closed."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, title: str, width: int) -> None:
        super().__init__(window)
        self._theme = theme
        self._focused_before = QApplication.focusWidget()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panel: QFrame = frame("sheet", self)
        self._width = width
        window.installEventFilter(self)

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; focus: the part that has the focus first."""
        self._place()
        self.show()
        self.raise_()
        (focus or self).setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Close it and give the focus back."""
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        self.hide()
        if self._focused_before is not None and isValid(self._focused_before):
            self._focused_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        event.accept()  # nothing below the sheet is meant

    def focusNextPrevChild(self, next: bool) -> bool:
        """The focus goes round inside the sheet."""
        parts = [
            part
            for part in self.panel.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled()
        ]
        if not parts:
            return False
        at = parts.index(now) if (now := QApplication.focusWidget()) in parts else -1 if next else 0
        parts[(at + (1 if next else -1)) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.colours.scrim)
        painter.end()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(self._width, window.width() - 2 * _MARGIN)
        self.panel.setFixedWidth(width)
        height = min(self._wished_height(width), window.height() - 2 * _MARGIN)
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _wished_height(self, width: int) -> int:
        """Of the panel, in a window that is high enough."""
        layout = self.panel.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.heightForWidth(width)
        return self.panel.sizeHint().height()


class Sheet(Cover):
    """A cover with a title, a body that scrolls where the window is low, and a row of buttons at its foot."""

    def __init__(self, theme: Theme, window: QWidget, title: str, width: int, height: int = 0) -> None:
        """height: 0 for as much as it needs; never more than the window has."""
        super().__init__(theme, window, title, width)
        self._height = height
        self.title = Label(theme, title, Type.TITLE)
        self.head = head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 16, 16, 14)
        head.addWidget(self.title, 1)
        self.close_button = Button(theme, icon="close", kind="tool", icon_px=18, hint=self.tr("Close"))
        self.close_button.clicked.connect(self.leave)
        head.addWidget(self.close_button)
        self._head = head
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(_MARGIN, 20, _MARGIN, 20)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(_MARGIN, 14, _MARGIN, 14)
        self.foot.setSpacing(8)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(scroll, 1)
        column.addWidget(hairline())
        column.addLayout(self.foot)

    def _wished_height(self, width: int) -> int:
        if self._height:
            return self._height
        parts = (self._head, self.body, self.foot)
        lines = 4  # of the edge, and below the head and above the foot
        return lines + sum(_height_of(part, width - 2) for part in parts)


def _height_of(layout: QLayout, width: int) -> int:
    return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()


def ask(
    theme: Theme, window: QWidget, title: str, words: str, yes: str, no: str, on_yes: Callable[[], None]
) -> Sheet:
    """A question; Esc and the first button are "no"."""
    sheet = Sheet(theme, window, title, 460)
    sheet.body.addWidget(Label(theme, words, wraps=True))
    stay = Button(theme, no)
    go = Button(theme, yes, kind="primary")
    stay.clicked.connect(sheet.leave)
    go.clicked.connect(sheet.leave)
    go.clicked.connect(on_yes)
    sheet.foot.addStretch(1)
    sheet.foot.addWidget(stay)
    sheet.foot.addWidget(go)
    sheet.open(go)
    return sheet


def ask_three(
    theme: Theme,
    window: QWidget,
    title: str,
    words: str,
    answers: Sequence[tuple[str, Callable[[], None]]],
    stay: str,
) -> Sheet:
    """A question with several answers, the last the usual one; Esc and the first button change nothing."""
    sheet = Sheet(theme, window, title, 480)
    sheet.body.addWidget(Label(theme, words, wraps=True))
    back = Button(theme, stay)
    back.clicked.connect(sheet.leave)
    sheet.foot.addStretch(1)
    sheet.foot.addWidget(back)
    go = back
    for number, (name, act) in enumerate(answers, 1):
        go = Button(theme, name, kind="primary" if number == len(answers) else "")
        go.clicked.connect(sheet.leave)
        go.clicked.connect(act)
        sheet.foot.addWidget(go)
    sheet.open(go)
    return sheet
