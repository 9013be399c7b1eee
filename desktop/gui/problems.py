"""The list of what went wrong: file, cause, remedy, and Retry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.types import PhotoId, Problem
from desktop.gui import wording
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Button, ElidedLabel, IconLabel, Label, hairline

WIDTH = 520
_MOST_SHOWN = 60
"""Of thousands of failures the list shows so many; the text to copy has them all."""
_GAP = 12


@dataclass(frozen=True, slots=True)
class Trouble:
    """One line of the list. photo: None when the problem belongs to no single photo."""

    problem: Problem
    name: str = ""
    photo: PhotoId | None = None


class ProblemsPopover(QFrame):
    """Above the button that opened it. Asks; does nothing itself."""

    retry_asked = Signal(object)
    """A tuple of PhotoIds; empty for all."""
    show_asked = Signal(object)
    """The PhotoId to show in the gallery."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "popover")
        self.setObjectName("problems")
        self.setAccessibleName(self.tr("Problems"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._troubles: tuple[Trouble, ...] = ()
        self._bottom = 0
        self._focused_before: QWidget | None = None
        self._title = Label(theme, "", Type.HEAD)
        self.retry_all = Button(theme, self.tr("Retry all"), "retry", icon_px=16)
        self._close = Button(theme, icon="close", kind="tool", hint=self.tr("Close"))
        self._footer = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self.copy = Button(theme, self.tr("Copy as text"), kind="ghost")
        self._list = QVBoxLayout()
        self._scroll = QScrollArea()
        self._build()
        self.retry_all.clicked.connect(lambda: self.retry_asked.emit(()))
        self._close.clicked.connect(self.leave)
        self.copy.clicked.connect(self._on_copy)
        self.hide()

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        return self._troubles

    def show_troubles(self, troubles: Sequence[Trouble], *, is_running: bool) -> None:
        """The list anew; without any the popover goes."""
        is_same = tuple(troubles) == self._troubles
        self._troubles = tuple(troubles)
        if not self._troubles:
            self.leave()
        if is_same:
            return
        self._title.setText(wording.problems(len(self._troubles)))
        photos = sum(trouble.photo is not None for trouble in self._troubles)
        self.retry_all.setVisible(photos > 1)
        self._footer.setText(self._footer_of(photos, is_running=is_running))
        self._fill()
        if self.isVisible():
            self._place()

    def open_above(self, anchor: QWidget) -> None:
        """Open at the right, above this part of the window."""
        window = self.parentWidget()
        if window is None or not self._troubles:
            return
        self._bottom = anchor.mapTo(window, QPoint(0, 0)).y() - _GAP
        self._place()
        self._focused_before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close it and give the focus back."""
        focused = QApplication.focusWidget()
        had_focus = focused is self or (focused is not None and self.isAncestorOf(focused))
        before, self._focused_before = self._focused_before, None
        if had_focus and before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def as_text(self) -> str:
        """Everything in the list, a line each."""
        lines = []
        for trouble in self._troubles:
            start = (
                f"{trouble.name}: " if trouble.name and trouble.name not in trouble.problem.message else ""
            )
            lines.append(f"{start}{trouble.problem}")
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            event.accept()
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 11, 12, 11)
        head.addWidget(self._title, 1)
        head.addWidget(self.retry_all)
        head.addWidget(self._close)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        content = QWidget()
        content.setLayout(self._list)
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 9, 12, 9)
        foot.addWidget(self._footer, 1)
        foot.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self._scroll, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def _fill(self) -> None:
        while self._list.count() > 1:
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, trouble in enumerate(self._troubles[:_MOST_SHOWN]):
            self._list.insertWidget(number, self._row(trouble, is_first=number == 0))
        rest = len(self._troubles) - _MOST_SHOWN
        if rest > 0:
            more = Label(self._theme, self.tr("and %Ln more", "", rest), Type.SMALL, "text2")
            more.setContentsMargins(48, SPACE.s, SPACE.m, SPACE.s)
            self._list.insertWidget(_MOST_SHOWN, more)

    def _row(self, trouble: Trouble, *, is_first: bool) -> QWidget:
        row = QWidget()
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if not is_first:
            outer.addWidget(hairline())
        line = QHBoxLayout()
        line.setContentsMargins(18, 13, 14, 13)
        line.setSpacing(14)
        line.addWidget(IconLabel(self._theme, "x-circle" if trouble.photo else "alert", "bad"))
        words = QVBoxLayout()
        words.setSpacing(2)
        message = trouble.problem.message
        if trouble.name and not message.startswith(trouble.name):
            name = ElidedLabel(self._theme, Type.STRONG)
            name.set_words(trouble.name)
            words.addWidget(name)
        words.addWidget(Label(self._theme, message, wraps=True))
        if trouble.problem.remedy:
            words.addWidget(Label(self._theme, trouble.problem.remedy, Type.SMALL, "text2", wraps=True))
        line.addLayout(words, 1)
        if trouble.photo is not None:
            photo = trouble.photo
            show = Button(self._theme, self.tr("Show"), kind="ghost")
            show.clicked.connect(lambda: self.show_asked.emit(photo))
            line.addWidget(show)
            retry = Button(self._theme, self.tr("Retry"))
            retry.clicked.connect(lambda: self.retry_asked.emit((photo,)))
            line.addWidget(retry)
        outer.addLayout(line)
        return row

    def _footer_of(self, photos: int, *, is_running: bool) -> str:
        if photos == 0:
            return ""
        nothing = self.tr("Nothing was written for %Ln of the photo(s).", "", photos)
        return self.tr("The batch goes on.") + " " + nothing if is_running else nothing

    def _place(self) -> None:
        window = self.parentWidget()
        layout = self.layout()
        if window is None or layout is None:
            return
        width = min(WIDTH, window.width() - 2 * SPACE.xl)
        content = self._scroll.widget()
        listed = content.heightForWidth(width - 2) if content is not None else -1
        if listed < 0 and content is not None:
            listed = content.sizeHint().height()
        head_and_foot = 54 + 52
        height = min(listed + head_and_foot + 4, self._bottom - SPACE.xl)
        self.setGeometry(window.width() - width - SPACE.l, self._bottom - height, width, height)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
