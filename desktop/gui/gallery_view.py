"""The gallery: headers and tiles, hover and selection, folding, zoom, the header that stays at the top."""

from __future__ import annotations

import time

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.core.types import PhotoId
from desktop.gui.gallery_layout import Grid
from desktop.gui.gallery_model import GalleryModel
from desktop.gui.header_delegate import HeaderDelegate
from desktop.gui.reveals import Reveals
from desktop.gui.rows_view import Index, RowsView
from desktop.gui.sections import Section, SectionKey
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tile_delegate import TileDelegate, circle_rect, stage_rect
from desktop.gui.tokens import SIZE

_USUAL_TILE_PX = 150
_NOTCH = 120
_POINTING_S = 4.0


class GalleryView(RowsView):
    """One view over headers and tiles; what is in them is painted by two delegates."""

    photo_chosen = Signal(object)
    """The current PhotoId, or None."""
    selection_changed = Signal(int)
    """How many photos are selected."""
    fold_asked = Signal(object)
    """The SectionKey of a product whose chevron was clicked."""
    tile_size_changed = Signal(int)
    pointer_left = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(GalleryModel(), parent)
        self._gallery.setParent(self)
        self._theme = theme
        self._reveals = Reveals(self._repaint_photos, self)
        self._tiles = TileDelegate(theme, thumbnails, self._gallery, self._reveals.share, self)
        self._headers = HeaderDelegate(theme, self._gallery, self)
        self._wished_tile = _USUAL_TILE_PX
        self._hovered = QPersistentModelIndex()
        self._pointed_s = -_POINTING_S
        self._set_up()
        self.setModel(self._gallery)
        thumbnails.arrived.connect(self._on_arrived)
        theme.changed.connect(self._on_theme_changed)

    @property
    def gallery(self) -> GalleryModel:
        return self._gallery

    @property
    def tile_delegate(self) -> TileDelegate:
        return self._tiles

    @property
    def wished_tile(self) -> int:
        """The tile size that the user asked for; the real one fills the width."""
        return self._wished_tile

    @property
    def is_pointed_at(self) -> bool:
        """Whether somebody points at the gallery: then no tile may move.

        A pointer that was left lying there, as after a drop, does not count.
        """
        rested_s = time.monotonic() - self._pointed_s
        return self.viewport().underMouse() and rested_s < _POINTING_S

    def set_wished_tile(self, side_px: int) -> None:
        """Make tiles about this wide, within the limits of the design."""
        side_px = min(SIZE.largest_tile, max(SIZE.smallest_tile, side_px))
        if side_px != self._wished_tile:
            self._wished_tile = side_px
            self.doItemsLayout()
            self.tile_size_changed.emit(side_px)

    def choose(self, photo: PhotoId | None) -> None:
        """Make a photo the current and only selected one, in sight; None chooses nothing else."""
        row = self._gallery.row_of(photo) if photo is not None else None
        if row is not None:
            self.setCurrentIndex(self._gallery.index(row))

    def reveal(self, photos: set[PhotoId]) -> None:
        """Uncover the cutouts of photos that were just finished, where they can be seen."""
        motion_ms = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        self._reveals.are_wanted = motion_ms > 0 and not self._theme.is_still
        self._reveals.start([photo for photo in photos if self._is_in_sight(photo)])

    def step_product(self, step: int) -> None:
        """Go to the first photo of the next (1) or previous (-1) product."""
        row = self.currentIndex().row()
        section = self._rows.section_of(row) + step if row >= 0 else 0
        target = self._rows.first_photo(section, step)
        if target is not None:
            self.setCurrentIndex(self._gallery.index(target))

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        offset = self.verticalOffset()
        dirty = event.rect()
        has_focus = self.hasFocus()
        current = self.currentIndex().row()
        selected = self.selectionModel()
        for row in self._rows.rows_between(offset + dirty.top(), offset + dirty.bottom() + 1):
            index = self._gallery.index(row)
            option.rect = self.visualRect(index)
            state = QStyle.StateFlag.State_Enabled
            if selected.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if self._hovered == index:
                state |= QStyle.StateFlag.State_MouseOver
            if has_focus and row == current:
                state |= QStyle.StateFlag.State_HasFocus
            option.state = state
            self.itemDelegateForIndex(index).paint(painter, option, index)
        self._paint_pinned(painter)
        painter.end()

    def itemDelegateForIndex(self, index: Index) -> QStyledItemDelegate:
        return self._tiles if self._gallery.section(index.row()) is None else self._headers

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._headers.show_current(self.current_key)
        self.viewport().update()
        self.photo_chosen.emit(self.current_photo)

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self._headers.show_current(self.current_key)  # its photo may be in another section now

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self.selection_changed.emit(len(self.selectionModel().selectedIndexes()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hovered(QModelIndex())
            self.pointer_left.emit()
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed_s = time.monotonic()
        index = self.indexAt(event.position().toPoint())
        self._set_hovered(index if self._is_photo(index) else QModelIndex())
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        index = self.indexAt(point.toPoint())
        header = self.header_at(point.toPoint())
        if header is not None:
            self._press_header(*header, event)
            event.accept()
            return
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            stage = stage_rect(QRectF(self.visualRect(index)), self._tiles.caption_h)
            if circle_rect(stage).adjusted(-4, -4, 4, 4).contains(point):
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Toggle)
                return
        super().mousePressEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._set_hovered(QModelIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _NOTCH
            self.set_wished_tile(round(self._wished_tile + 10 * notches))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        only_shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if only_shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_product(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are commands here."""

    # How it is done

    def _set_up(self) -> None:
        self.setObjectName("gallery")
        self.setAccessibleName(self.tr("Photos"))
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(False)  # the whole window takes drops
        self.viewport().setAcceptDrops(False)

    def grid(self) -> Grid:
        width = self.viewport().width()
        return Grid.fitting(width, self._wished_tile, self._headers.header_h, self._tiles.caption_h)

    def _is_photo(self, index: Index) -> bool:
        return index.isValid() and self._gallery.section(index.row()) is None

    def _is_in_sight(self, photo: PhotoId) -> bool:
        row = self._gallery.row_of(photo)
        if row is None or not self.isVisible():
            return False
        return self.visualRect(self._gallery.index(row)).intersects(self.viewport().rect())

    def header_at(self, point: QPoint) -> tuple[Section, QRectF] | None:
        """The header below a point of the viewport, also the one that stays at the top, and where it lies."""
        pinned = self._pinned_at(point)
        index = self.indexAt(point)
        if pinned is None and (not index.isValid() or self._is_photo(index)):
            return None
        row, rect = pinned if pinned is not None else (index.row(), self.visualRect(index))
        section = self._gallery.section(row)
        return (section, QRectF(rect)) if section is not None else None

    def header_rect(self, key: SectionKey) -> QRectF | None:
        """Where a header lies in the viewport; where it is pinned to, if it is."""
        row = self._gallery.row_of(key)
        if row is None:
            return None
        pinned = self.pinned_header()
        if pinned is not None and pinned[0] == row:
            return QRectF(pinned[1])
        return QRectF(self.visualRect(self._gallery.index(row)))

    def _pinned_at(self, point: QPoint) -> tuple[int, QRect] | None:
        pinned = self.pinned_header()
        return pinned if pinned is not None and pinned[1].contains(point) else None

    def _paint_pinned(self, painter: QPainter) -> None:
        pinned = self.pinned_header()
        if pinned is None:
            return
        row, rect = pinned
        section = self._gallery.section(row)
        if section is None:
            return
        ground = QRect(0, 0, self.viewport().width(), rect.bottom() + 1)
        painter.fillRect(ground, self._theme.colours.canvas)
        painter.setPen(self._theme.colours.line)
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        self._headers.paint_section(painter, QRectF(rect), section, has_line=False)

    def _press_header(self, section: Section, rect: QRectF, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if section.can_fold and is_left and self._headers.chevron_rect(rect).contains(event.position()):
            self.fold_asked.emit(section.key)

    def _set_hovered(self, index: QModelIndex) -> None:
        if self._hovered == index:
            return
        for changed in (self._hovered, index):
            if changed.isValid():
                self.viewport().update(self.visualRect(changed))
        self._hovered = QPersistentModelIndex(index)

    def _repaint_photos(self, photos: set[PhotoId]) -> None:
        rows = (self._gallery.row_of(photo) for photo in photos)
        for row in rows:
            if row is not None and row < self._rows.row_count:
                self.viewport().update(self.visualRect(self._gallery.index(row)))

    @Slot(object)
    def _on_arrived(self, photos: set[PhotoId]) -> None:
        self._repaint_photos(photos)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._tiles.restyle()
        self.viewport().update()
