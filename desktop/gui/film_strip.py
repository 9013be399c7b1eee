"""The photos of the present filter side by side, at the foot of the viewer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.types import Photo, PhotoId, PhotoState
from desktop.gui import painting
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Kind, Thumbnails

HEIGHT = 92
_CELL = QSize(84, 72)
_TILE = QSize(76, 64)

Index = QModelIndex | QPersistentModelIndex


class StripModel(QAbstractListModel):
    """Photos in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photos: list[Photo] = []

    def show_photos(self, photos: Sequence[Photo]) -> None:
        self.beginResetModel()
        self.photos = list(photos)
        self.endResetModel()

    def change(self, photo: Photo) -> None:
        """What is known of a photo changed."""
        for row, known in enumerate(self.photos):
            if known.id == photo.id:
                self.photos[row] = photo
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.photos[index.row()].path.name
        return None


class _StripDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, thumbnails: Thumbnails, strip: FilmStrip) -> None:
        super().__init__(strip)
        self._theme = theme
        self._thumbnails = thumbnails
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        photo = self._strip.strip.photos[index.row()]
        colours = self._theme.colours
        rect = QRectF(0, 0, _TILE.width(), _TILE.height())
        rect.moveCenter(QRectF(option.rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrushOrigin(rect.topLeft())
        painting.filled(painter, rect, painting.checkerboard(colours.stage_a, colours.stage_b, 6), 6)
        is_done = photo.state is PhotoState.DONE
        kind = Kind.CUTOUT if is_done else Kind.WHOLE_PHOTO
        room = rect.adjusted(5, 5, -5, -5)
        density = self._strip.devicePixelRatioF()
        width, height = round(room.width() * density), round(room.height() * density)
        pixmap = self._thumbnails.pixmap(photo, kind, width, height)
        pixmap = pixmap or self._thumbnails.stand_in(photo.id, kind)
        if pixmap is not None:
            scale = min(room.width() / pixmap.width(), room.height() / pixmap.height())
            place = QRectF(0, 0, pixmap.width() * scale, pixmap.height() * scale)
            place.moveCenter(room.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(1.0 if is_done else 0.55)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
            painter.setOpacity(1.0)
        is_current = index.row() == self._strip.currentIndex().row()
        edge = colours.accent if is_current else colours.line
        painting.outline(painter, rect, edge, 2 if is_current else 1, 6)
        if is_current and self._strip.hasFocus():
            painting.outline(painter, rect.adjusted(-3, -3, 3, 3), colours.ring, 2, 8)
        painter.restore()


class FilmStrip(QListView):
    """A click or an arrow chooses."""

    photo_asked = Signal(object)
    """The PhotoId."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Photos of this filter"))
        self.strip = StripModel(self)
        self.setModel(self.strip)
        self.setItemDelegate(_StripDelegate(theme, thumbnails, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFixedHeight(_CELL.height() + 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._quiet = False
        thumbnails.arrived.connect(self._on_arrived)
        theme.changed.connect(self.viewport().update)

    def show_photos(self, photos: Sequence[Photo]) -> None:
        self._quiet = True
        self.strip.show_photos(photos)
        self._quiet = False
        self.setMaximumWidth(len(photos) * _CELL.width() + 8)

    def show_current(self, photo: PhotoId) -> None:
        row = next((row for row, one in enumerate(self.strip.photos) if one.id == photo), None)
        if row is not None:
            self._quiet = True
            self.setCurrentIndex(self.strip.index(row))
            self._quiet = False
            self.scrollTo(self.strip.index(row), QListView.ScrollHint.PositionAtCenter)
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.photo_asked.emit(self.strip.photos[current.row()].id)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are commands here."""

    def _on_arrived(self, photos: set[int]) -> None:
        del photos
        self.viewport().update()
