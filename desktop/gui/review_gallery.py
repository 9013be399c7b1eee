"""The gallery with what is done in it: header buttons, names, photos dragged between products, menus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from desktop.gui import wording
from desktop.gui.gallery_drag import MIME, dragged_photos, ghost, photos_mime
from desktop.gui.gallery_view import GalleryView
from desktop.gui.header_buttons import HeaderButton
from desktop.gui.name_editor import NameEditor
from desktop.gui.sections import Section, SectionKey, SectionKind
from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.thumbnails import Kind, Thumbnails

_EDGE_PX = 48
_SCROLL_PX = 18
_SCROLL_MS = 16


class ReviewGallery(GalleryView):
    """It only asks; what is asked for is decided elsewhere."""

    button_asked = Signal(object, object)
    """SectionKey and HeaderButton."""
    rename_asked = Signal(object, str)
    """SectionKey and the new name; empty takes the name away."""
    drop_asked = Signal(object, object)
    """tuple[PhotoId, ...] and the SectionKey that they were dropped on."""
    photo_menu_asked = Signal(object)
    """QPoint on the screen, for the selected photos."""
    header_menu_asked = Signal(object, object)
    """SectionKey and QPoint on the screen."""
    photo_opened = Signal(object)
    """The PhotoId that was double-clicked."""
    product_picked = Signal(object)
    """The SectionKey of a product that was clicked while one is to be picked."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(theme, thumbnails, parent)
        self._thumbnails = thumbnails
        self._is_picking = False
        self.is_reviewing = True
        """False while another grouping is tried: then nothing can be changed."""
        self._pull = QTimer(self)
        self._pull.setInterval(_SCROLL_MS)
        self._pull.timeout.connect(self._on_pull)
        self._pull_px = 0
        self.setDragEnabled(True)
        self.viewport().setAcceptDrops(True)

    @property
    def is_picking(self) -> bool:
        return self._is_picking

    def pick_products(self, is_picking: bool) -> None:
        """While picking, a click on a product names it instead of selecting."""
        self._is_picking = is_picking
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_picking else Qt.CursorShape.ArrowCursor
        )

    def edit_name(self, key: SectionKey) -> NameEditor | None:
        """Open the field for a product's name; None when its header is out of sight."""
        section, rect = self.section_of(key), self.header_rect(key)
        if section is None or rect is None or section.kind is not SectionKind.PRODUCT:
            return None
        row = self._gallery.row_of(key)
        if row is not None and not rect.intersects(QRectF(self.viewport().rect())):
            self.scrollTo(self._gallery.index(row))
            rect = self.header_rect(key) or rect
        place = self._headers.name_rect(rect, section).toRect()
        hint = wording.product_name("", section.number)
        return NameEditor(
            self._theme, self.viewport(), section.name, hint, place, lambda name: self._on_named(key, name)
        )

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_picking and event.button() == Qt.MouseButton.LeftButton:
            key = self._key_below(event.position().toPoint())
            if key is not None and key[0] is SectionKind.PRODUCT:
                self.product_picked.emit(key)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        header = self.header_at(point.toPoint())
        if header is not None:
            section, rect = header
            if self.is_reviewing and self._headers.name_rect(rect, section).contains(point):
                self.edit_name(section.key)
            event.accept()
            return
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(point.toPoint())
        photo = self._gallery.photo(index.row()) if index.isValid() else None
        if photo is not None:
            self.photo_opened.emit(photo.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._show_hovered_button(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.visualRect(self.currentIndex()).center() if is_keyboard else event.pos()
        where = self.viewport().mapToGlobal(point)
        header = None if is_keyboard else self.header_at(point)
        if header is not None:
            self.header_menu_asked.emit(header[0].key, where)
            return
        index = self.indexAt(point)
        if not index.isValid():
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        self.photo_menu_asked.emit(where)

    def _press_header(self, section: Section, rect: QRectF, event: QMouseEvent) -> None:
        if self.is_reviewing and event.button() == Qt.MouseButton.LeftButton:
            for placed in self._headers.buttons(rect, section):
                if placed.rect.contains(event.position()):
                    self.button_asked.emit(section.key, placed.button)
                    return
        super()._press_header(section, rect, event)

    # Dragging

    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        del supported_actions
        photos = self.selected_photos()
        if not photos or not self.is_reviewing or self._is_picking:
            return
        drag = QDrag(self)
        drag.setMimeData(photos_mime(photos))
        found = (self._thumbnails.stand_in(photo, Kind.CUTOUT) for photo in photos[:3])
        pictures: list[QPixmap] = [picture for picture in found if picture is not None]
        drag.setPixmap(ghost(self._theme, pictures, len(photos), self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(20, 24))
        drag.exec(Qt.DropAction.MoveAction)
        self._end_drag()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and self.is_reviewing:
            event.acceptProposedAction()
        else:
            event.ignore()  # files are the window's

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        point = event.position().toPoint()
        self._scroll_near(point)
        key = self._drop_key(point)
        self._headers.show_target(key)
        self.viewport().update()
        if key is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        event.accept()
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        photos = dragged_photos(event.mimeData())
        key = self._drop_key(event.position().toPoint())
        self._end_drag()
        if not photos or key is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.drop_asked.emit(photos, key)

    # How it is done

    def _key_below(self, point: QPoint) -> SectionKey | None:
        """The section whose header or photo lies at a point."""
        header = self.header_at(point)
        if header is not None:
            return header[0].key
        index = self.indexAt(point)
        return self.key_at(index.row()) if index.isValid() else None

    def _drop_key(self, point: QPoint) -> SectionKey | None:
        """The section that a drop at a point goes to: that of the place, also beside its last tile."""
        key = self._key_below(point)
        if key is None:
            at = self._rows.section_at(point.y() + self.verticalOffset())
            key = self.key_at(self._rows.header_row(at)) if at is not None else None
        return key if key is not None and key[0] in (SectionKind.PRODUCT, SectionKind.SINGLES) else None

    def _show_hovered_button(self, event: QMouseEvent) -> None:
        found: tuple[SectionKey, HeaderButton] | None = None
        header = self.header_at(event.position().toPoint())
        tip = ""
        if header is not None:
            section, rect = header
            for placed in self._headers.buttons(rect, section):
                if placed.rect.contains(event.position()):
                    found = section.key, placed.button
                    tip = button_tip(placed.button)
        if self._headers.show_hovered(found):
            self.viewport().setToolTip(tip)
            self.viewport().update()

    def _scroll_near(self, point: QPoint) -> None:
        """Scroll while something is held near an edge."""
        below = point.y() - (self.viewport().height() - _EDGE_PX)
        above = _EDGE_PX - point.y()
        self._pull_px = _SCROLL_PX if below > 0 else -_SCROLL_PX if above > 0 else 0
        if self._pull_px and not self._pull.isActive():
            self._pull.start()
        elif not self._pull_px:
            self._pull.stop()

    @Slot()
    def _on_pull(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._pull_px)

    def _end_drag(self) -> None:
        self._pull.stop()
        self._headers.show_target(None)
        self.viewport().update()

    def _on_named(self, key: SectionKey, name: str) -> None:
        self.rename_asked.emit(key, name)


def button_tip(button: HeaderButton) -> str:
    """What a button of a header does, with its key."""
    match button:
        case HeaderButton.ACCEPT:
            return tr("Accept this product (Enter)")
        case HeaderButton.MERGE:
            return tr("Merge with another product (M)")
        case HeaderButton.SPLIT:
            return tr("Split this product (S)")
        case HeaderButton.REOPEN:
            return tr("Review this product again")
