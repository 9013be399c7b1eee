"""What the program makes of two photos, and what the user says."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.types import Band, Match
from desktop.gui import painting, wording
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.why_together import SignalBars
from desktop.gui.widgets import Button, KeyCap, Label

HEIGHT = 118
_LEVELS = {Band.CERTAIN: (3, "ok"), Band.LIKELY: (2, "text2"), Band.POSSIBLE: (1, "look")}


class BandBars(QWidget):
    """Three rising bars."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._level, self._tone = 0, "text2"
        self.setFixedSize(QSize(22, 22))
        theme.changed.connect(self.update)

    def show_band(self, band: Band | None) -> None:
        self._level, self._tone = _LEVELS[band] if band is not None else (0, "text2")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(1.4, 1.4)
        ink = self._theme.tone(self._tone)
        painting.band_bars(painter, self._theme.colours, 0, 8, self._level, ink)
        painter.end()


class VerdictRow(QFrame):
    """Asks; does nothing itself."""

    same_said = Signal()
    different_said = Signal()
    duplicate_said = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setAccessibleName(self.tr("Same product?"))
        self._bars = BandBars(theme)
        self._band = Label(theme, "", Type.TITLE)
        self._note = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self._signals = SignalBars(theme)
        self._nothing = Label(theme, self.tr("These two were never compared."), Type.SMALL, "text2")
        self._said = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self.same = Button(theme, self.tr("Same product"), "check", kind="primary", icon_px=16)
        self.different = Button(theme, self.tr("Not the same"), "close", icon_px=16)
        self.duplicate = Button(theme, self.tr("Duplicate"), "twins", icon_px=16)
        self.same.clicked.connect(self.same_said)
        self.different.clicked.connect(self.different_said)
        self.duplicate.clicked.connect(self.duplicate_said)
        left = QVBoxLayout()
        left.setSpacing(SPACE.xs)
        left.addStretch(1)
        left.addWidget(Label(theme, self.tr("Same product?"), Type.SMALL, "text2"))
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._bars)
        head.addWidget(self._band, 1)
        left.addLayout(head)
        left.addWidget(self._note)
        left.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(220)
        holder.setLayout(left)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._signals)
        middle.addWidget(self._nothing)
        middle.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        for button, key in ((self.same, "K"), (self.different, "X"), (self.duplicate, "D")):
            buttons.addWidget(button)
            buttons.addWidget(KeyCap(theme, key))
        right = QVBoxLayout()
        right.addStretch(1)
        right.addLayout(buttons)
        right.addWidget(self._said)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(SPACE.xl)
        row.addWidget(holder)
        row.addLayout(middle, 1)
        row.addLayout(right)

    @property
    def said_words(self) -> str:
        return self._said.text()

    @property
    def band_words(self) -> str:
        return self._band.text()

    def show_pair(self, band: Band | None, match: Match | None, *, together: bool, is_twin: bool) -> None:
        """band: of the product that holds both, None where they are apart or alone."""
        self._bars.show_band(band if together else None)
        if together:
            self._band.setText(wording.band_label(band) if band is not None else self.tr("Together"))
        else:
            self._band.setText(self.tr("Two products"))
        self._note.setText(
            self.tr("One is an edit of the other.") if is_twin else self.tr("Not a duplicate: another shot.")
        )
        self._signals.setVisible(match is not None)
        self._nothing.setVisible(match is None)
        if match is not None:
            self._signals.show_signals(match.signals)
        self._said.setText(self.tr("Your answer is kept and never overruled."))

    def show_said(self, words: str) -> None:
        """What came of an answer."""
        self._said.setText(words)
