"""Everything the user can ask for by key, in one place: the menus, the keys and their list agree."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.gui.key_line import KeyLine
from desktop.gui.viewer_keys import viewer_lines


class Commands(QObject):
    """The window's actions. Letter keys work only in the gallery, never in a text field."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._letters: dict[QAction, str] = {}
        self.add_photos = self._command(self.tr("Add photos…"), "Ctrl+O")
        self.add_folder = self._command(self.tr("Add folder…"), "Ctrl+Shift+O")
        self.paste = self._command(self.tr("Paste photos or web addresses"), "Ctrl+V")
        self.diagnostics = self._command(self.tr("Copy diagnostics"), "Ctrl+Shift+D")
        self.new_shoot = self._command(self.tr("New shoot"), "Ctrl+N")
        self.export = self._command(self.tr("Export…"), "Ctrl+E")
        self.find = self._command(self.tr("Find"), "Ctrl+F")
        self.keys = self._command(self.tr("Keys"), "F1")
        self.settings = self._command(self.tr("Settings…"), "Ctrl+,")
        self.next_area = self._command(self.tr("Next area"), "F6")
        self.close_window = self._command(self.tr("Close"), "Ctrl+Q")
        self.larger = self._command(self.tr("Larger tiles"), "Ctrl++")
        self.smaller = self._command(self.tr("Smaller tiles"), "Ctrl+-")
        self.view = self._letter(self.tr("Open in the viewer"), "Space")
        self.compare = self._letter(self.tr("Compare"), "C")
        self.flip = self._letter(self.tr("Before and after"), "F")
        self.stage = self._letter(self.tr("Ground behind the cutout"), "G")
        self.details = self._letter(self.tr("Details on or off"), "I")
        self.find_by_letter = self._letter(self.tr("Find"), "/")
        self.keys_by_letter = self._letter(self.tr("Keys"), "?")
        self.clear = self._letter(self.tr("Clear the selection"), "Esc")
        self.accept = self._letter(self.tr("Accept product"), "Return")
        self.accept.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self.keep = self._letter(self.tr("Keep"), "K")
        self.drop = self._letter(self.tr("Drop"), "X")
        self.duplicate = self._letter(self.tr("Duplicate"), "D")
        self.merge = self._letter(self.tr("Merge with…"), "M")
        self.split = self._letter(self.tr("Split off selection"), "S")
        self.undo_by_letter = self._letter(self.tr("Undo"), "U")
        self.rename = self._letter(self.tr("Rename"), "F2")
        self.split_weakest = self._action(self.tr("Split at the weakest link"))
        self.split_singles = self._action(self.tr("Split into single photos"))
        self.new_product = self._action(self.tr("Move to a new product"))
        self.reopen = self._action(self.tr("Review again"))
        self.not_same = self._action(self.tr("Not the same product"))
        self.same = self._action(self.tr("Same product"))
        self.accept_many = self._command(self.tr("Accept all sure products…"), "Ctrl+Return")
        self.drop_duplicates = self._action(self.tr("Drop duplicates, keep the best…"))
        self.fold_all = self._action(self.tr("Fold all products"))
        self.unfold_all = self._action(self.tr("Unfold all products"))
        self.undo = self._command(self.tr("Undo"), "Ctrl+Z")
        self.redo = self._command(self.tr("Redo"), "Ctrl+Shift+Z")
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.regroup = self._command(self.tr("Regroup…"), "Ctrl+G")
        self.undo_by_letter.triggered.connect(self.undo.trigger)
        self.find_by_letter.triggered.connect(self.find.trigger)
        self.keys_by_letter.triggered.connect(self.keys.trigger)

    def bind_letters(self, area: QWidget) -> None:
        """Make the single keys work while this part of the window has the focus."""
        for action in (
            self.view,
            self.compare,
            self.flip,
            self.stage,
            self.details,
            self.find_by_letter,
            self.keys_by_letter,
            self.clear,
            self.accept,
            self.keep,
            self.drop,
            self.duplicate,
            self.merge,
            self.split,
            self.undo_by_letter,
            self.rename,
        ):
            area.addAction(action)

    def bind_decisions(self, area: QWidget) -> None:
        """Make the keys that decide about the current photo work in this part of the window too."""
        for action in (
            self.keys_by_letter,
            self.accept,
            self.keep,
            self.drop,
            self.duplicate,
            self.split,
            self.undo_by_letter,
        ):
            area.addAction(action)

    def review_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the products of a shoot, for who uses the mouse."""
        menu = QMenu(self.tr("Review"), parent)
        menu.addActions([self.undo, self.redo])
        menu.addSeparator()
        menu.addActions([self.accept_many, self.drop_duplicates, self.regroup])
        menu.addSeparator()
        menu.addActions([self.fold_all, self.unfold_all])
        return menu

    def photo_menu(self, parent: QWidget) -> QMenu:
        """What can be done with the selected photos."""
        menu = QMenu(parent)
        menu.addActions([self.keep, self.drop, self.duplicate])
        menu.addSeparator()
        menu.addActions([self.split, self.new_product, self.merge])
        menu.addSeparator()
        menu.addActions([self.same, self.not_same])
        menu.addSeparator()
        menu.addActions([self.view, self.compare])
        return menu

    def product_menu(self, parent: QWidget, *, accepted: bool) -> QMenu:
        """What can be done with a product."""
        menu = QMenu(parent)
        menu.addAction(self.reopen if accepted else self.accept)
        menu.addActions([self.rename, self.merge])
        menu.addSeparator()
        menu.addActions([self.split, self.split_weakest, self.split_singles])
        return menu

    def use_letters(self, are_wanted: bool) -> None:
        """Single letters and signs as keys, or not: who speaks to the computer cannot have them (WCAG 2.1.4).

        Space, Esc and Enter stay, and every action stays where else it can be reached.
        """
        for action, key in self._letters.items():
            if len(key) == 1:
                action.setShortcut(QKeySequence(key if are_wanted else ""))

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
                self.tr("Decide"),
                [
                    KeyLine((self.tr("Enter"),), self.accept.text()),
                    KeyLine(("K",), self.keep.text()),
                    KeyLine(("X",), self.drop.text()),
                    KeyLine(("D",), self.duplicate.text()),
                    KeyLine(("M",), self.merge.text()),
                    KeyLine(("S",), self.split.text()),
                    KeyLine(("F2",), self.rename.text()),
                    KeyLine(("U",), self.tr("Undo, also Ctrl+Z")),
                    KeyLine(("Ctrl", shift, "Z"), self.redo.text()),
                    KeyLine(("Ctrl", self.tr("Enter")), self.tr("Accept all sure products")),
                    KeyLine(("Ctrl", "G"), self.tr("Regroup")),
                ],
            ),
            (
                self.tr("Look"),
                [
                    KeyLine((self.tr("Space"),), self.view.text()),
                    KeyLine(("C",), self.compare.text()),
                    KeyLine(("F",), self.flip.text()),
                    KeyLine(("G",), self.stage.text()),
                    KeyLine(("I",), self.details.text()),
                    KeyLine(("/",), self.find.text()),
                    KeyLine(("Ctrl", "+"), self.larger.text()),
                    KeyLine(("Ctrl", "-"), self.smaller.text()),
                ],
            ),
            (self.tr("Viewer"), viewer_lines(self.tr("Space"))),
            (
                self.tr("Shoot"),
                [
                    KeyLine(("Ctrl", "O"), self.tr("Add photos")),
                    KeyLine(("Ctrl", shift, "O"), self.tr("Add folder")),
                    KeyLine(("Ctrl", "V"), self.paste.text()),
                    KeyLine(("Ctrl", shift, "D"), self.diagnostics.text()),
                    KeyLine(("Ctrl", "N"), self.new_shoot.text()),
                    KeyLine(("Ctrl", "E"), self.tr("Export")),
                    KeyLine(("Ctrl", ","), self.tr("Settings")),
                    KeyLine(("?",), self.keys.text()),
                ],
            ),
        ]

    def _command(self, words: str, keys: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action

    def _action(self, words: str) -> QAction:
        return QAction(words, self)

    def _letter(self, words: str, key: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._letters[action] = key
        return action
