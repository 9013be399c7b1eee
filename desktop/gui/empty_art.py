"""Three cards that show what the program does: a photo, before and after, a cutout."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui import painting

_SIZE = QSize(540, 252)
_SIDE = QSize(156, 184)
_MIDDLE = QSize(184, 216)
_LEAN = 178
_ANGLE = 7
# The cards are pictures, not surfaces: they stay light in the dark theme.
_SQUARES = QColor("#FFFFFF"), QColor("#E8E8E8")


class EmptyArt(QWidget):
    """The cards. Purely decoration: a screen reader is told nothing."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._pictures = {
            name: QPixmap(str(folder / file))
            for name, file in (
                ("photo", "cup.jpg"),
                ("cutout", "cup.png"),
                ("before", "cat.jpg"),
                ("after", "cat.png"),
            )
        }
        self.setMinimumSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _SIZE

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        centre = QPointF(self.width() / 2, self.height() / 2)
        for side in (-1, 1):
            painter.save()
            painter.translate(centre.x() + side * _LEAN, centre.y() + 12)
            painter.rotate(side * _ANGLE)
            card = QRectF(-_SIDE.width() / 2, -_SIDE.height() / 2, _SIDE.width(), _SIDE.height())
            self._paint_card(painter, card, 10, "photo" if side < 0 else "cutout")
            painter.restore()
        card = QRectF(
            centre.x() - _MIDDLE.width() / 2,
            centre.y() - _MIDDLE.height() / 2,
            _MIDDLE.width(),
            _MIDDLE.height(),
        )
        self._paint_card(painter, card, 12, "after")
        left = QRectF(card.left(), card.top(), card.width() / 2, card.height())
        painter.save()
        painter.setClipRect(left)
        self._paint_picture(painter, card, 12, "before")
        painter.restore()
        self._paint_divider(painter, card)
        painter.end()

    def _paint_card(self, painter: QPainter, card: QRectF, radius: float, name: str) -> None:
        for spread in range(7):
            shadow = card.adjusted(-spread, -spread + 4, spread, spread + 5)
            painting.filled(painter, shadow, QColor(0, 0, 0, 8), radius + spread)
        painter.setBrushOrigin(card.topLeft())
        painting.filled(painter, card, painting.checkerboard(*_SQUARES, 10), radius)
        painter.setBrushOrigin(0, 0)
        self._paint_picture(painter, card, radius, name)

    def _paint_picture(self, painter: QPainter, card: QRectF, radius: float, name: str) -> None:
        pixmap = self._pictures[name]
        brush = QBrush(pixmap)
        transform = brush.transform().translate(card.left(), card.top())
        transform.scale(card.width() / pixmap.width(), card.height() / pixmap.height())
        brush.setTransform(transform)
        painting.filled(painter, card, brush, radius)

    def _paint_divider(self, painter: QPainter, card: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(card, 12, 12)
        painter.save()
        painter.setClipPath(path)
        x = card.center().x()
        painter.setPen(QPen(Qt.GlobalColor.white, 2))
        painter.drawLine(QPointF(x, card.top()), QPointF(x, card.bottom()))
        painter.restore()
        middle = QPointF(x, card.bottom() - 40)
        painter.setPen(QPen(QColor(0, 0, 0, 50), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawEllipse(middle, 15, 15)
        pen = QPen(QColor("#333333"), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for side in (-1, 1):
            points = [QPointF(4 * side, -4), QPointF(8 * side, 0), QPointF(4 * side, 4)]
            painter.drawPolyline(QPolygonF([middle + point for point in points]))
