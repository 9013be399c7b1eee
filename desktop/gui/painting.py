"""Shapes that several parts paint: checkerboard, badge, band bars, divider, chip."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from desktop.gui.style import Theme
from desktop.gui.tokens import RADIUS, SIZE, Colours, Type

_BADGE_ICON = 14
BADGE_ICON_W = _BADGE_ICON + 10
"""The width of a badge without words."""
_CHIP = QColor(0, 0, 0, 153)
_HANDLE_RADIUS = 15.0


def checkerboard(colour_a: QColor, colour_b: QColor, square_px: int) -> QBrush:
    """A brush of two colours; its origin is the painter's brush origin."""
    pixmap = QPixmap(2 * square_px, 2 * square_px)
    pixmap.fill(colour_a)
    painter = QPainter(pixmap)
    painter.fillRect(0, 0, square_px, square_px, colour_b)
    painter.fillRect(square_px, square_px, square_px, square_px, colour_b)
    painter.end()
    return QBrush(pixmap)


def outline(painter: QPainter, rect: QRectF, colour: QColor, width: float, radius: float) -> None:
    """A rounded line of this width just inside the rectangle."""
    half = width / 2
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def dashed(
    painter: QPainter, rect: QRectF, colour: QColor, width: float, radius: float, dashes: Sequence[float]
) -> None:
    """A rounded dashed line just inside the rectangle; dashes: lengths in widths of the line."""
    pen = QPen(colour, width)
    pen.setDashPattern(list(dashes))
    half = width / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def filled(painter: QPainter, rect: QRectF, fill: QColor | QBrush, radius: float) -> None:
    """A rounded surface without a line."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, radius, radius)


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> float:
    """One line of text in the painter's font, centred in height; the width that it takes."""
    metrics = QFontMetricsF(painter.font())
    words = metrics.elidedText(words, elide, rect.width())
    painter.setPen(colour)
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)
    return metrics.horizontalAdvance(words)


def badge(
    painter: QPainter,
    theme: Theme,
    left: float,
    top: float,
    room: float,
    icon: str,
    words: str,
    ink: QColor,
    ground: QColor,
) -> float:
    """A badge; without its words where they do not fit into the room. Returns its width."""
    painter.setFont(theme.font(Type.MICRO))
    height = theme.grown(SIZE.badge)
    words_w = QFontMetricsF(painter.font()).horizontalAdvance(words)
    width = 5 + _BADGE_ICON + 4 + words_w + 6
    has_words = width <= room
    if not has_words:
        width = BADGE_ICON_W
    rect = QRectF(left, top, width, height)
    filled(painter, rect, ground, RADIUS.badge)
    density = painter.device().devicePixelRatio()
    pixmap = theme.pixmap(icon, ink, _BADGE_ICON, density, filled=icon == "star")
    painter.drawPixmap(QPointF(left + 5, rect.center().y() - _BADGE_ICON / 2), pixmap)
    if has_words:
        text(painter, rect.adjusted(5 + _BADGE_ICON + 4, 0, 0, 0), words, ink)
    return width


def band_bars(
    painter: QPainter, colours: Colours[QColor], x: float, middle: float, level: int, ink: QColor
) -> float:
    """Three rising bars, `level` of them lit. Returns their width."""
    empty = QColor(colours.control)
    empty.setAlphaF(0.45)
    for bar in range(3):
        height = 4 + bar * 3.5
        rect = QRectF(x + bar * 5, middle + 5.5 - height, 3.5, height)
        filled(painter, rect, ink if bar < level else empty, 1)
    return 13.5


def divider(painter: QPainter, rect: QRectF, x: float) -> None:
    """The line between before and after, with its handle, visible on anything."""
    line = QLineF(x, rect.top(), x, rect.bottom())
    painter.setPen(QPen(QColor(0, 0, 0, 71), 4))
    painter.drawLine(line)
    painter.setPen(QPen(Qt.GlobalColor.white, 2))
    painter.drawLine(line)
    middle = QPointF(x, rect.center().y())
    painter.setPen(QPen(QColor(0, 0, 0, 60), 1))
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(middle, _HANDLE_RADIUS, _HANDLE_RADIUS)
    pen = QPen(QColor("#333333"), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1, 1):
        arrow = [QPointF(4, -4), QPointF(8, 0), QPointF(4, 4)]
        painter.drawPolyline(QPolygonF([middle + QPointF(side * p.x(), p.y()) for p in arrow]))


def chip(painter: QPainter, theme: Theme, corner: QPointF, words: str, *, at_right: bool = False) -> None:
    """A small dark label over a picture; corner is its top left or, at_right, its top right."""
    painter.setFont(theme.font(Type.MICRO))
    width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 14
    left = corner.x() - width if at_right else corner.x()
    rect = QRectF(left, corner.y(), width, theme.grown(SIZE.badge))
    filled(painter, rect, _CHIP, RADIUS.badge)
    text(painter, rect, words, QColor("#FFFFFF"), align=Qt.AlignmentFlag.AlignHCenter)
