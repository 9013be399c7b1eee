"""A list view whose rows lie where a GalleryLayout says, and that keeps its place while rows come and go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.core.types import PhotoId
from desktop.gui.gallery_layout import GalleryLayout, Grid
from desktop.gui.gallery_model import GalleryModel, RowKey
from desktop.gui.sections import Section, SectionKey

Index = QModelIndex | QPersistentModelIndex
_WHEEL_STEP_PX = 12


class RowsView(QListView):
    """Selection, keys and accessibility are QListView's; the geometry is asked from here.

    QListView would lay out every row anew at each change, through a call of the delegate for each.
    """

    def __init__(self, gallery: GalleryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._rows = GalleryLayout(Grid.fitting(0, 1, 1, 1), ())
        self._free_px = 0
        self._anchor: tuple[RowKey, int] | None = None
        self._kept: tuple[tuple[PhotoId, ...], PhotoId | None] = (), None
        gallery.modelAboutToBeReset.connect(self._on_about_to_reset)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)

    @property
    def current_photo(self) -> PhotoId | None:
        index = self.currentIndex()
        photo = self._gallery.photo(index.row()) if index.isValid() else None
        return photo.id if photo else None

    @property
    def current_key(self) -> SectionKey | None:
        """The section of the current photo."""
        row = self.currentIndex().row()
        return self.key_at(row) if 0 <= row < self._rows.row_count else None

    def key_at(self, row: int) -> SectionKey | None:
        """The section that a row belongs to."""
        key = self._gallery.key(self._rows.header_row(self._rows.section_of(row)))
        return key if isinstance(key, tuple) else None

    def section_of(self, key: SectionKey | None) -> Section | None:
        """A section that is shown, by its key."""
        row = self._gallery.row_of(key) if key is not None else None
        return self._gallery.section(row) if row is not None else None

    def selected_photos(self) -> tuple[PhotoId, ...]:
        """In the order of the gallery."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        photos = (self._gallery.photo(row) for row in rows)
        return tuple(photo.id for photo in photos if photo is not None)

    def grid(self) -> Grid:
        """The sizes of rows in the present viewport; for the view that knows what is in them."""
        raise NotImplementedError

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= self._rows.row_count:
            return QRect()
        place = self._rows.place(index.row())
        return QRect(place.x, place.y - self.verticalOffset(), place.w, place.h)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._rows.row_at(point.x(), point.y() + self.verticalOffset())
        return QModelIndex() if row is None else self._gallery.index(row)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def keep_free(self, height_px: int) -> None:
        """Something floats over the lowest part of the view: rows can be scrolled out from behind it."""
        if height_px != self._free_px:
            self._free_px = height_px
            self.updateGeometries()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or index.row() >= self._rows.row_count:
            return
        place = self._rows.place(index.row())
        above = self._rows.grid.header_h  # the header that stays at the top covers so much
        value, height = self.verticalOffset(), self.viewport().height() - self._free_px
        bar = self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(place.y - (height - place.h) // 2)
        elif place.y - above < value or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(place.y - above)
        elif place.y + place.h > value + height:
            bar.setValue(place.y + place.h - height)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        del modifiers
        row = self.currentIndex().row()
        if not 0 <= row < self._rows.row_count:
            first = self._rows.beside(-1, 1)
            return QModelIndex() if first is None else self._gallery.index(first)
        target = self._target(row, action)
        return self._gallery.index(row if target is None else target)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """A point selects its photo; a rectangle all photos between its two corners in reading order."""
        ends = [self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())]
        rows = sorted(index.row() for index in ends if index.isValid())
        selection = QItemSelection()
        if rows:
            selection.select(self._gallery.index(rows[0]), self._gallery.index(rows[-1]))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        del selection
        return QRegion(self.viewport().rect())

    def doItemsLayout(self) -> None:
        """Reckon all places anew and keep what is in sight where it is."""
        anchor = self._anchor
        counts = [0 if section.folded else len(section.photos) for section in self._gallery.sections]
        self._rows = GalleryLayout(self.grid(), counts)
        self.updateGeometries()
        row = self._gallery.row_of(anchor[0]) if anchor is not None else None
        if anchor is not None and row is not None and row < self._rows.row_count:
            self.verticalScrollBar().setValue(self._rows.place(row).y - anchor[1])
        self._remember_anchor()
        self.viewport().update()

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        reach = max(0, self._rows.height + self._free_px - height)
        bar.setRange(0, reach)
        bar.setEnabled(reach > 0)  # the sheet shows no handle then
        bar.setPageStep(height)
        bar.setSingleStep(_WHEEL_STEP_PX)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self._remember_anchor()
        self.viewport().update()  # all of it: the header at the top must not be carried along

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: Sequence[int] = ()) -> None:
        # QListView's own would lay out all rows again.
        QAbstractItemView.dataChanged(self, top_left, bottom_right, list(roles))

    def rows_in_sight(self) -> range:
        """The rows that reach into the viewport."""
        offset = self.verticalOffset()
        return self._rows.rows_between(offset, offset + self.viewport().height())

    def pinned_header(self) -> tuple[int, QRect] | None:
        """The row and place of the header that stays at the top, when its own place is out of sight."""
        offset = self.verticalOffset()
        section = self._rows.section_at(offset)
        top = self._rows.section_top(section) if section is not None else None
        if section is None or top is None or top >= offset:
            return None
        grid = self._rows.grid
        following = self._rows.section_top(section + 1)
        pushed = min(0, following - offset - grid.header_h) if following is not None else 0
        return self._rows.header_row(section), QRect(grid.left, pushed, grid.width, grid.header_h)

    def _target(self, row: int, action: QAbstractItemView.CursorAction) -> int | None:
        """The row that a cursor key leads to; None for none."""
        page = max(1, self.viewport().height() // self._rows.grid.cell_h)
        move = QAbstractItemView.CursorAction
        lines = {move.MoveUp: -1, move.MoveDown: 1, move.MovePageUp: -page, move.MovePageDown: page}
        steps = {move.MoveLeft: -1, move.MovePrevious: -1, move.MoveRight: 1, move.MoveNext: 1}
        if action in lines:
            return self._rows.below(row, lines[action])
        if action in steps:
            return self._rows.beside(row, steps[action])
        return (
            self._rows.beside(-1, 1)
            if action == move.MoveHome
            else self._rows.beside(self._rows.row_count, -1)
        )

    def _remember_anchor(self) -> None:
        """What lies at the top of the sight, so that it can stay there when rows come above it."""
        offset = self.verticalOffset()
        header_h = self._rows.grid.header_h
        rows = self._rows.rows_between(offset + header_h, offset + self.viewport().height())
        if offset <= 0 or not rows or rows[0] >= self._gallery.rowCount():
            self._anchor = None
            return
        self._anchor = self._gallery.key(rows[0]), self._rows.place(rows[0]).y - offset

    @Slot()
    def _on_about_to_reset(self) -> None:
        self._kept = self.selected_photos(), self.current_photo

    def reset(self) -> None:
        """Take over rows that were arranged anew, with the same photos selected."""
        super().reset()
        selected, current = self._kept
        flag = QItemSelectionModel.SelectionFlag
        self.doItemsLayout()
        selection = QItemSelection()
        rows = (self._gallery.row_of(photo) for photo in selected)
        for row in rows:
            if row is not None:
                selection.select(self._gallery.index(row), self._gallery.index(row))
        self.selectionModel().select(selection, flag.ClearAndSelect)
        row = self._gallery.row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self._gallery.index(row), flag.NoUpdate)
