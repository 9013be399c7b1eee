"""What the shop of a recipe asks, and which of it the photo that is shown keeps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.app.exporting import Preview
from desktop.core.findings import asked
from desktop.core.marketplaces import Marketplace
from desktop.core.recipes import Recipe
from desktop.gui import recipe_words, wording
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Button, IconLabel, Label


class RulesPanel(QWidget):
    """The right side of the export sheet, upper part."""

    copy_asked = Signal(str)
    """The name of the recipe to duplicate and edit."""
    edit_asked = Signal(str)
    """The name of one's own recipe to edit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._recipe: Recipe | None = None
        self._title = Label(theme, "", Type.HEAD)
        self._spec = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self._rules = QVBoxLayout()
        self._rules.setSpacing(6)
        self._note = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self.copy = Button(theme, self.tr("Duplicate and edit"), kind="quiet")
        self.edit = Button(theme, self.tr("Edit"), kind="quiet")
        self._lines: list[str] = []
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.edit)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addLayout(head)
        column.addWidget(self._spec)
        column.addLayout(self._rules)
        column.addWidget(self._note)
        self.copy.clicked.connect(lambda: self._ask(self.copy_asked))
        self.edit.clicked.connect(lambda: self._ask(self.edit_asked))

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, line by line."""
        return tuple(self._lines)

    def show_recipe(
        self, recipe: Recipe, shop: Marketplace | None, preview: Preview | None, *, is_own: bool
    ) -> None:
        """A recipe's rules, each with what the preview shows of it."""
        self._recipe = recipe
        self._title.setText(recipe.title or recipe.name)
        self.edit.setVisible(is_own)
        facts = [recipe_words.spec(recipe)]
        if preview is not None:
            facts.append(
                self.tr("this photo: {sides}, {size}").format(
                    sides=f"{preview.width_px} \N{MULTIPLICATION SIGN} {preview.height_px}",
                    size=wording.file_size(preview.size_bytes),
                )
            )
        self._spec.setText(" · ".join(facts))
        self._clear()
        judgement = preview.judgement if preview is not None else None
        if judgement is not None:
            for check in judgement.checks:
                verdict = check.verdict
                icon = recipe_words.ICONS[verdict] if verdict is not None else "minus"
                tone = recipe_words.TONES[verdict] if verdict is not None else "text2"
                self._line(icon, tone, check.finding or check.rule)
        elif shop is not None:
            for rule in shop.rules:
                self._line("minus", "text2", asked(rule))
        for warning in preview.warnings if preview is not None else ():
            self._line("info", "text2", warning)
        if shop is None:
            self._note.setText(self.tr("No shop has a say in these files."))
        else:
            note = self.tr("Judged on the written file. Rules last checked {day}.")
            self._note.setText(note.format(day=shop.checked_on))

    def _ask(self, signal: object) -> None:
        if self._recipe is not None:
            signal.emit(self._recipe.name)  # type: ignore[attr-defined]

    def _line(self, icon: str, tone: str, words: str) -> None:
        self._lines.append(words)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        column = QVBoxLayout()
        column.setContentsMargins(0, 1, 0, 0)
        column.addWidget(IconLabel(self._theme, icon, tone, 16))
        column.addStretch(1)
        inside.addLayout(column)
        is_plain = tone in ("ok", "text2")
        inside.addWidget(Label(self._theme, words, Type.SMALL, "text" if is_plain else tone, wraps=True), 1)
        self._rules.addWidget(row)

    def _clear(self) -> None:
        self._lines = []
        while (item := self._rules.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
