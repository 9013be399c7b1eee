"""The right-hand pane while another grouping is tried: what would change; a click shows it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from desktop.gui import painting
from desktop.gui.change_rows import ChangeRow, ChangeRows
from desktop.gui.product_card import paint_thumb
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tokens import RADIUS, SPACE, Type
from desktop.gui.widgets import Label, hairline

_CARD_H = 104
_GAP = 8
_THUMB = 38


class ChangesPanel(QFrame):
    """Shows what it is told."""

    photo_asked = Signal(object)
    """The PhotoId to go to."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setObjectName("changes_panel")
        self.setAccessibleName(self.tr("What would change"))
        self.rows = ChangeRows(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What would change"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_CardDelegate(theme, thumbnails, self.rows, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, 14, 0, SPACE.m)
        column.setSpacing(SPACE.xs)
        column.addWidget(Label(theme, self.tr("What would change"), Type.HEAD))
        column.addWidget(Label(theme, self.tr("Click a line to see it in the gallery."), Type.SMALL, "text2"))
        column.addSpacing(SPACE.s)
        column.addWidget(self.list, 1)
        column.addWidget(hairline())
        promise = self.tr("Accepted products and your own merges and splits are never undone by a slider.")
        note = Label(theme, promise, Type.SMALL, "text2", wraps=True)
        note.setContentsMargins(0, SPACE.s, SPACE.l, 0)
        column.addWidget(note)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.clicked.connect(self._on_chosen)
        thumbnails.arrived.connect(self._on_thumbnails)
        theme.changed.connect(self.list.viewport().update)

    def show_rows(self, rows: list[ChangeRow]) -> None:
        self.rows.show_rows(rows)

    def _on_thumbnails(self) -> None:
        self.list.viewport().update()

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.photo_asked.emit(self.rows.rows[index.row()].show)


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, thumbnails: Thumbnails, rows: ChangeRows, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = thumbnails
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(option.rect.width(), self._theme.grown(_CARD_H) + _GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._rows.rows[index.row()]
        colours = self._theme.colours
        density = painter.device().devicePixelRatio()
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        card = QRectF(option.rect).adjusted(0, 0, -SPACE.s, -_GAP)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painting.filled(painter, card, colours.hover if is_hovered else colours.surface, RADIUS.card)
        line = colours.accent if is_current else colours.line
        painting.outline(painter, card, line, 2 if is_current else 1, RADIUS.card)
        ink = colours.accent_text if row.is_merge else colours.look
        icon = self._theme.pixmap("merge" if row.is_merge else "split", ink, 16, density)
        line_h = self._theme.grown(20)
        painter.drawPixmap(QPointF(card.left() + 12, card.top() + 10 + (line_h - 16) / 2), icon)
        title = QRectF(card.left() + 36, card.top() + 10, card.width() - 46, line_h)
        painter.setFont(self._theme.font(Type.STRONG))
        painting.text(painter, title, row.title, colours.text)
        painter.setFont(self._theme.font(Type.SMALL))
        reason = QRectF(card.left() + 12, title.bottom() + 2, card.width() - 22, line_h)
        painting.text(painter, reason, row.reason, colours.text2)
        left = card.left() + 12
        for photo in row.photos:
            thumb = QRectF(left, card.bottom() - _THUMB - 10, _THUMB, _THUMB)
            if thumb.right() > card.right() - 8:
                break
            paint_thumb(painter, self._theme, self._thumbnails, thumb, photo, density)
            left += _THUMB + 6
        painter.restore()
