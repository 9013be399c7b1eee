"""What pages of settings are made of: cards, rows, fields that say at once what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import ElidedLabel, Label, hairline
from desktop.store.settings import Settings

_PAD = 18
FIELD_W = 72


class Page(QScrollArea):
    """One page: a title, a sentence, cards. What is too high for the sheet scrolls."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self.title = title
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.head = QHBoxLayout()
        self.head.addWidget(Label(theme, title, Type.TITLE))
        self.head.addStretch(1)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(32, 24, 32, 24)
        self.column.setSpacing(16)
        top = QVBoxLayout()
        top.setSpacing(4)
        top.addLayout(self.head)
        top.addWidget(Label(theme, words, tone="text2", wraps=True))
        self.column.addLayout(top)
        self.setWidget(inside)

    def show_values(self, settings: Settings) -> None:
        """Fill the fields."""

    def taken(self, settings: Settings) -> Settings:
        """The settings with what this page says; only while it has no complaint."""
        return settings

    @property
    def complaint(self) -> str:
        """What keeps the settings from being saved, or ''."""
        return ""

    def card(self) -> Card:
        """A new card at the end of the page."""
        made = Card(self._theme)
        self.column.addWidget(made)
        return made

    def finish(self) -> None:
        """After the last card: the rest of the page stays empty."""
        self.column.addStretch(1)


class Card(QFrame):
    """A subject of its own: rows divided by hairlines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(_PAD, 14, _PAD, 14)
        self.rows.setSpacing(12)

    def row(self, title: str, words: str, *controls: QWidget, square: str = "") -> Label:
        """A named row; the controls stand at its right. Gives the label of its words.

        square: a tone, for a mark beside the title that comes again elsewhere.
        """
        line = QHBoxLayout()
        line.setSpacing(10)
        named = QVBoxLayout()
        named.setSpacing(1)
        name = Label(self._theme, title, Type.STRONG, wraps=True)
        top = QHBoxLayout()
        top.setSpacing(7)
        if square:
            top.addWidget(Square(self._theme, square))
        top.addWidget(name, 1)
        named.addLayout(top)
        explained = Label(self._theme, words, Type.SMALL, "text2", wraps=True)
        explained.setVisible(bool(words))
        named.addWidget(explained)
        line.addLayout(named, 1)
        for control in controls:
            line.addWidget(control)
            if not control.accessibleName():
                control.setAccessibleName(title)
            control.setAccessibleDescription(words)
        self.rows.addLayout(line)
        return explained

    def line(self) -> None:
        self.rows.addWidget(hairline())

    def path(self, words: str) -> None:
        """Words with a path in them, which may be too long for a line."""
        label = ElidedLabel(self._theme, Type.SMALL, "text2")
        label.set_words(words)
        self.rows.addWidget(label)

    def text(self, words: str, role: Type = Type.BODY, tone: str = "text") -> Label:
        label = Label(self._theme, words, role, tone, wraps=True)
        self.rows.addWidget(label)
        return label


class Square(QWidget):
    """A small coloured square."""

    def __init__(self, theme: Theme, tone: str) -> None:
        super().__init__()
        self._theme = theme
        self._tone = tone
        self.setFixedSize(9, 9)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tone(self._tone))
        painter.drawRoundedRect(self.rect(), 2, 2)
        painter.end()


class SharesBar(QWidget):
    """Weights as a stack of colours, with a mark where their sum should end."""

    _SCALE = 1.25  # of the sum that fits the width

    def __init__(self, theme: Theme, tones: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._tones = tuple(tones)
        self._shares: tuple[float, ...] = (0.0,) * len(tones)
        self.setFixedHeight(theme.grown(36))
        self.setMinimumWidth(160)
        theme.changed.connect(self.update)

    def show_shares(self, shares: Sequence[float]) -> None:
        self._shares = tuple(shares)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(380, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        total = max(sum(self._shares), self._SCALE)
        left, top = 0.0, 8
        for tone, share in zip(self._tones, self._shares, strict=True):
            wide = self.width() * share / total
            painter.fillRect(round(left), top, max(0, round(wide) - 1), 8, self._theme.tone(tone))
            left += wide
        one = round(self.width() / total)
        painter.fillRect(one - 1, top - 5, 2, 18, self._theme.colours.text)
        painter.setFont(self._theme.font(Type.MICRO))
        painter.setPen(self._theme.colours.text2)
        words = "1.00"
        wide_px = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(min(one - wide_px // 2, self.width() - wide_px), self.height() - 2, words)
        painter.end()
