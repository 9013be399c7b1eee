"""A row of the sidebar: icon, name and count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.gui import painting, wording
from desktop.gui.style import Theme
from desktop.gui.tokens import RADIUS, SIZE, Type

_ICON = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row of the sidebar shows.

    tone: of the icon.  count_tone: of the number.  is_heading: being on shows in its weight alone, so that
    only one row of the sidebar is lit.
    """

    icon: str
    name: str
    tone: str = "text2"
    count_tone: str = "text2"
    is_heading: bool = False


class SidebarRow(QAbstractButton):
    """Icon, name and count; in the rail the icon over the count."""

    def __init__(self, theme: Theme, entry: Entry) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self._count: int | None = None
        self._is_rail = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        theme.changed.connect(self.update)

    @property
    def name(self) -> str:
        return self._entry.name

    @property
    def count(self) -> int | None:
        return self._count

    def set_count(self, count: int | None) -> None:
        """None shows a dash: not known yet."""
        if count != self._count:
            self._count = count
            self._describe()
            self.update()

    def set_rail(self, is_rail: bool) -> None:
        self._is_rail = is_rail
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rail, row = SIZE.rail_row, SIZE.sidebar_row
        return QSize(40 if self._is_rail else 200, self._theme.grown(rail if self._is_rail else row))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        rect = QRectF(self.rect())
        is_on = self.isChecked() and not self._entry.is_heading
        if is_on:
            painting.filled(painter, rect, colours.accent_soft, RADIUS.control)
        elif self.underMouse():
            painting.filled(painter, rect, colours.hover, RADIUS.control)
        icon_ink = colours.accent_text if is_on else self._theme.tone(self._entry.tone)
        count_ink = colours.accent_text if is_on else self._theme.tone(self._entry.count_tone)
        text_ink = colours.accent_text if is_on else colours.text
        if self._is_rail:
            self._paint_rail(painter, rect, icon_ink, count_ink)
        else:
            self._paint_row(painter, rect, icon_ink, text_ink, count_ink)
        if self.hasFocus():
            painting.outline(painter, rect, colours.accent, 2, RADIUS.control)
        painter.end()

    def enterEvent(self, event: object) -> None:
        del event
        self.update()

    def leaveEvent(self, event: object) -> None:
        del event
        self.update()

    @property
    def _count_words(self) -> str:
        return "–" if self._count is None else wording.number(self._count)  # noqa: RUF001 - a dash

    def _describe(self) -> None:
        name = self._entry.name
        told = f"{name}, {self._count_words}" if self._count is not None else name
        self.setAccessibleName(told)
        self.setToolTip(told if self._is_rail else "")

    def _paint_rail(self, painter: QPainter, rect: QRectF, icon_ink: QColor, count_ink: QColor) -> None:
        self._paint_icon(painter, rect.center().x() - _ICON / 2, rect.top() + 14, icon_ink)
        painter.setFont(self._theme.font(Type.MICRO))
        line = QRectF(rect.left(), rect.top() + 24, rect.width(), rect.height() - 26)
        painting.text(painter, line, self._count_words, count_ink, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_row(
        self, painter: QPainter, rect: QRectF, icon_ink: QColor, text_ink: QColor, count_ink: QColor
    ) -> None:
        self._paint_icon(painter, rect.left() + 10, rect.center().y(), icon_ink)
        painter.setFont(self._theme.font(Type.SMALL))
        inner = rect.adjusted(38, 0, -10, 0)
        counted = painting.text(
            painter, inner, self._count_words, count_ink, align=Qt.AlignmentFlag.AlignRight
        )
        painter.setFont(self._theme.font(Type.STRONG if self.isChecked() else Type.BODY))
        name = inner.adjusted(0, 0, -counted - 8, 0)
        painting.text(painter, name, self._entry.name, text_ink)

    def _paint_icon(self, painter: QPainter, left: float, middle: float, ink: QColor) -> None:
        pixmap = self._theme.pixmap(self._entry.icon, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, middle - _ICON / 2), pixmap)
