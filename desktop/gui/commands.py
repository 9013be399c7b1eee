"""Everything the user can ask for by key, in one place: the menus, the keys and their list agree."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.gui.style import Appearance, Theme


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the list of keys: the key caps and what they do."""

    keys: tuple[str, ...]
    words: str


class Commands(QObject):
    """The window's actions. Letter keys work only in the gallery, never in a text field."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.add_photos = self._command(self.tr("Add photos…"), "Ctrl+O")
        self.add_folder = self._command(self.tr("Add folder…"), "Ctrl+Shift+O")
        self.paste = self._command(self.tr("Paste photos or web addresses"), "Ctrl+V")
        self.new_shoot = self._command(self.tr("New shoot"), "Ctrl+N")
        self.export = self._command(self.tr("Export…"), "Ctrl+E")
        self.find = self._command(self.tr("Find"), "Ctrl+F")
        self.keys = self._command(self.tr("Keys"), "F1")
        self.next_area = self._command(self.tr("Next area"), "F6")
        self.close_window = self._command(self.tr("Close"), "Ctrl+Q")
        self.larger = self._command(self.tr("Larger tiles"), "Ctrl++")
        self.smaller = self._command(self.tr("Smaller tiles"), "Ctrl+-")
        self.view = self._letter(self.tr("Open in the viewer"), "Space")
        self.flip = self._letter(self.tr("Before and after"), "F")
        self.stage = self._letter(self.tr("Ground behind the cutout"), "G")
        self.details = self._letter(self.tr("Details on or off"), "I")
        self.find_by_letter = self._letter(self.tr("Find"), "/")
        self.keys_by_letter = self._letter(self.tr("Keys"), "?")
        self.clear = self._letter(self.tr("Clear the selection"), "Esc")
        self.find_by_letter.triggered.connect(self.find.trigger)
        self.keys_by_letter.triggered.connect(self.keys.trigger)

    def bind_letters(self, area: QWidget) -> None:
        """Make the single keys work while this part of the window has the focus."""
        for action in (
            self.view,
            self.flip,
            self.stage,
            self.details,
            self.find_by_letter,
            self.keys_by_letter,
            self.clear,
        ):
            area.addAction(action)

    def appearance_menu(self, parent: QWidget) -> QMenu:
        """System, light or dark."""
        menu = QMenu(self.tr("Appearance"), parent)
        group = QActionGroup(menu)
        names = {
            Appearance.SYSTEM: self.tr("As the system"),
            Appearance.LIGHT: self.tr("Light"),
            Appearance.DARK: self.tr("Dark"),
        }
        for appearance, name in names.items():
            action = group.addAction(name)
            action.setCheckable(True)
            action.setChecked(appearance is self._theme.appearance)
            action.triggered.connect(lambda _=False, it=appearance: self._theme.choose(it))
            menu.addAction(action)
        # The same menu is reached from two places: each shows the present choice when it opens.
        menu.aboutToShow.connect(
            lambda: group.actions()[list(Appearance).index(self._theme.appearance)].setChecked(True)
        )
        return menu

    def key_lines(self) -> list[tuple[str, list[KeyLine]]]:
        """The list of keys by subject."""
        shift = self.tr("Shift")
        return [
            (
                self.tr("Move"),
                [
                    KeyLine(("←", "→", "↑", "↓"), self.tr("Photo")),
                    KeyLine((shift, "↓"), self.tr("Next product")),
                    KeyLine((shift, "↑"), self.tr("Previous product")),
                    KeyLine((shift, "→"), self.tr("Select more")),
                    KeyLine(("F6",), self.tr("Next area")),
                    KeyLine(("Esc",), self.clear.text()),
                ],
            ),
            (
                self.tr("Look"),
                [
                    KeyLine((self.tr("Space"),), self.view.text()),
                    KeyLine(("F",), self.flip.text()),
                    KeyLine(("G",), self.stage.text()),
                    KeyLine(("I",), self.details.text()),
                    KeyLine(("/",), self.find.text()),
                    KeyLine(("Ctrl", "+"), self.larger.text()),
                    KeyLine(("Ctrl", "-"), self.smaller.text()),
                ],
            ),
            (
                self.tr("Shoot"),
                [
                    KeyLine(("Ctrl", "O"), self.tr("Add photos")),
                    KeyLine(("Ctrl", shift, "O"), self.tr("Add folder")),
                    KeyLine(("Ctrl", "V"), self.paste.text()),
                    KeyLine(("Ctrl", "N"), self.new_shoot.text()),
                    KeyLine(("Ctrl", "E"), self.tr("Export")),
                    KeyLine(("?",), self.keys.text()),
                ],
            ),
        ]

    def _command(self, words: str, keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action

    def _letter(self, words: str, key: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action
