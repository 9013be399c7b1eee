"""The bar at the top of an open shoot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QSlider

from desktop.gui.commands import Commands
from desktop.gui.style import Theme
from desktop.gui.tokens import SIZE
from desktop.gui.widgets import Button, IconLabel, Segments

_PRODUCTS, _PHOTOS = 0, 1


class Toolbar(QFrame):
    """Add, products or photos, find, tile size, details, settings, export."""

    products_asked = Signal(bool)
    """True for products, False for photos."""
    search_changed = Signal(str)
    tile_size_asked = Signal(int)

    def __init__(self, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setObjectName("toolbar")
        self.setMinimumHeight(SIZE.toolbar)
        self._theme = theme
        self.add = Button(theme, self.tr("Add"), "plus", icon_px=16)
        self.add.setMenu(_menu(self.add, [commands.add_photos, commands.add_folder, commands.new_shoot]))
        self.segments = Segments(theme, [self.tr("Products"), self.tr("Photos")], self.tr("Show"))
        self.search = QLineEdit()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.details = Button(theme, icon="info", kind="tool", icon_px=20, hint=self.tr("Details (I)"))
        self.details.setCheckable(True)
        self.keys = Button(theme, icon="keyboard", kind="tool", icon_px=20, hint=self.tr("Keys (?)"))
        self.undo = Button(theme, icon="undo", kind="tool", icon_px=20, hint=self.tr("Undo"))
        self.more = Button(theme, icon="more", kind="tool", icon_px=20, hint=self.tr("Review"))
        self.more.setMenu(commands.review_menu(self.more))
        self.regroup = Button(theme, self.tr("Regroup"), "tune", hint=self.tr("Regroup (Ctrl+G)"))
        self.settings = Button(
            theme, icon="settings", kind="tool", icon_px=20, hint=self.tr("Settings (Ctrl+,)")
        )
        self.export = Button(theme, self.tr("Export"), "export")
        self._slider_icons = [IconLabel(theme, "grid", "text3", 14), IconLabel(theme, "photo", "text3", 18)]
        self._search_action = QAction(self)
        self._build()
        self.segments.chosen.connect(lambda number: self.products_asked.emit(number == _PRODUCTS))
        self.search.textChanged.connect(self.search_changed)
        self.slider.valueChanged.connect(self.tile_size_asked)
        self.details.clicked.connect(commands.details.trigger)
        self.keys.clicked.connect(commands.keys.trigger)
        self.export.clicked.connect(commands.export.trigger)
        self.undo.clicked.connect(commands.undo.trigger)
        self.regroup.clicked.connect(commands.regroup.trigger)
        self.show_undo("")
        self.settings.clicked.connect(commands.settings.trigger)
        theme.changed.connect(self._on_theme_changed)

    def show_products(self, is_products: bool) -> None:
        self.segments.show_choice(_PRODUCTS if is_products else _PHOTOS)

    def show_undo(self, words: str) -> None:
        """What would be undone; nothing when empty."""
        self.undo.setEnabled(bool(words))
        self.undo.setToolTip(words or self.tr("Nothing to undo"))
        self.undo.setAccessibleName(words or self.tr("Undo"))

    def show_regroup(self, is_possible: bool) -> None:
        self.regroup.setEnabled(is_possible)
        self.regroup.setToolTip(
            self.tr("Regroup (Ctrl+G)") if is_possible else self.tr("When the photos are done")
        )

    def show_export(self, has_cutouts: bool, *, is_busy: bool, is_reviewed: bool = True) -> None:
        """Export is the next step once nothing is left to review; before a cutout it is not offered."""
        self.export.setVisible(has_cutouts)
        self.export.setEnabled(not is_busy)
        self.export.set_kind("primary" if is_reviewed and not is_busy else "")
        self.export.setToolTip(self.tr("When the photos are done") if is_busy else "")

    def show_tile_size(self, side_px: int) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(side_px)
        self.slider.blockSignals(False)

    def fit(self, width: int) -> None:
        """Leave out what has no room in a window of this width."""
        is_wide = width >= SIZE.overlay_below_w
        self.slider.setVisible(is_wide)
        for icon in self._slider_icons:
            icon.setVisible(is_wide)
        self.regroup.set_words(self.tr("Regroup") if is_wide else "")
        self.search.setFixedWidth(240 if is_wide else 150)
        self.search.setPlaceholderText(self.tr("Find a file or product") if is_wide else self.tr("Find"))

    def _build(self) -> None:
        self.search.setAccessibleName(self.tr("Find a file or product"))
        self.search.setProperty("kind", "quiet")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(self._search_action, QLineEdit.ActionPosition.LeadingPosition)
        self._on_theme_changed()
        self.slider.setRange(SIZE.smallest_tile, SIZE.largest_tile)
        self.slider.setFixedWidth(96)
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.slider.setToolTip(self.tr("Tile size (Ctrl and the wheel)"))
        self.slider.setAccessibleName(self.tr("Tile size"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addSpacing(4)
        row.addWidget(self.segments)
        row.addSpacing(8)
        row.addWidget(self.search)
        row.addStretch(1)
        row.addWidget(self._slider_icons[0])
        row.addWidget(self.slider)
        row.addWidget(self._slider_icons[1])
        row.addSpacing(8)
        for button in (self.undo, self.more, self.keys, self.details, self.settings):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.regroup)
        row.addWidget(self.export)

    def _on_theme_changed(self) -> None:
        self._search_action.setIcon(self._theme.icon("search", "text3", 16))


def _menu(parent: Button, actions: list[QAction]) -> QMenu:
    menu = QMenu(parent)
    menu.addActions(actions)
    return menu
