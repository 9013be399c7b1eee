"""The menus of the gallery: of photos, of a product, and of the ways to split one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.gui.commands import Commands
from desktop.gui.review_gallery import ReviewGallery
from desktop.gui.sections import SectionKey


class ReviewMenus(QObject):
    """A menu deletes itself when it is left."""

    def __init__(self, window: QWidget, view: ReviewGallery, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._view = view
        self._commands = commands

    def open_photo(self, where: QPoint) -> None:
        """What can be done with the selected photos."""
        self._open(self._commands.photo_menu(self._window), "photo_menu", where)

    def open_product(self, where: QPoint, *, accepted: bool) -> None:
        """What can be done with the current product."""
        menu = self._commands.product_menu(self._window, accepted=accepted)
        self._open(menu, "product_menu", where)

    def open_split(self, key: SectionKey) -> None:
        """The ways to split the current product, below its button."""
        rect = self._view.header_rect(key)
        if rect is None:
            return
        menu = QMenu(self._window)
        commands = self._commands
        menu.addActions([commands.split, commands.split_weakest, commands.split_singles])
        corner = QPoint(round(rect.right()) - menu.sizeHint().width() - 8, round(rect.bottom()))
        self._open(menu, "split_menu", self._view.viewport().mapToGlobal(corner))

    @staticmethod
    def _open(menu: QMenu, name: str, where: QPoint) -> None:
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
