"""How many pairs of photos are how alike, with the threshold as a cut through them."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui import painting
from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.tokens import Type

HANDLE_PX = 14
"""The slider below is so much wider than its track."""
_HEIGHT = 64


class Histogram(QWidget):
    """Bars over the track of a slider. Values of 0..1 from left to right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[int, ...] = ()
        self._threshold = 0.0
        self._before = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT)

    def show_bars(self, bars: tuple[int, ...]) -> None:
        """How many pairs there are in each step of likeness."""
        if bars != self._bars:
            self._bars = bars
            self.update()

    def show_threshold(self, threshold: float, before: float) -> None:
        """Where the cut is and where it was."""
        self._threshold, self._before = threshold, before
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        track = QRectF(HANDLE_PX / 2, 0, self.width() - HANDLE_PX, self.height())
        above, below = QColor(colours.accent), QColor(colours.control)
        above.setAlphaF(0.75)
        below.setAlphaF(0.38)
        if self._bars:
            step = track.width() / len(self._bars)
            # Far most pairs are hardly alike: on a plain scale the others would be flat.
            most = math.log1p(max(self._bars)) or 1.0
            for at, count in enumerate(self._bars):
                height = (track.height() - 4) * math.log1p(count) / most
                bar = QRectF(track.left() + at * step + 0.75, track.bottom() - height, step - 1.5, height)
                is_above = (at + 0.5) / len(self._bars) >= self._threshold
                painting.filled(painter, bar, above if is_above else below, 1.5)
        if abs(self._before - self._threshold) >= 0.005:
            self._paint_before(painter, track)
        x = track.left() + track.width() * self._threshold
        painter.setPen(QPen(colours.accent, 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, track.bottom()))
        painter.end()

    def _paint_before(self, painter: QPainter, track: QRectF) -> None:
        colours = self._theme.colours
        x = track.left() + track.width() * self._before
        painter.setPen(QPen(colours.text2, 1))
        painter.drawLine(QPointF(x, 4), QPointF(x, track.bottom()))
        painter.setFont(self._theme.font(Type.MICRO))
        words = tr("was {threshold}")
        words = words.format(threshold=f"{self._before:.2f}")
        width = painter.fontMetrics().horizontalAdvance(words)
        left = x + 6 if x + 6 + width < track.right() else x - 6 - width
        painting.text(painter, QRectF(left, 0, width + 2, 18), words, colours.text2)
