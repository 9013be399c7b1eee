"""What the export sheet asks: which recipes, of which photos, where to and under which names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.app.exporting import Exporting, ExportWish
from desktop.app.orders import Order
from desktop.core.recipes import MASTER, Recipe
from desktop.core.types import PhotoId, ShootId
from desktop.gui import wording
from desktop.gui.export_memory import ExportHabits
from desktop.gui.export_options import ExportOptions
from desktop.gui.export_pages import ProgressPage, SummaryPage
from desktop.gui.export_rules import RulesPanel
from desktop.gui.pickers import pick_target
from desktop.gui.recipe_card import RecipeCard
from desktop.gui.sheet import Sheet
from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Button, ElidedLabel, IconLabel, Label, Segments, hairline

_WIDTH, _HEIGHT = 1080, 724
_SIDE_W = 336
_COLUMNS = 3
_PATH_W = 340
_PLAN_AFTER_MS = 150


@dataclass(frozen=True, slots=True)
class Scope:
    """Photos that can be exported together. words: what they are called."""

    words: str
    photos: tuple[PhotoId, ...]


class ExportForm(Sheet):
    """The cards, the rules, the names and the folder; what happens when they change belongs to the sheet."""

    edit_asked = Signal(object, bool)
    """The Recipe to be edited, and whether as another one."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        exporting: Exporting,
        shoot: ShootId,
        scopes: Sequence[Scope],
        habits: ExportHabits,
    ) -> None:
        super().__init__(theme, window, "", _WIDTH, _HEIGHT)
        self._exporting = exporting
        self._shoot = shoot
        self._scopes = tuple(scopes)
        self._scope = self._scopes[0]
        self._folder = Path(habits.folder)
        self._chosen = set(habits.recipes)
        self._current = ""
        self.cards: dict[str, RecipeCard] = {}
        self.scopes = Segments(
            theme,
            [f"{one.words} {wording.number(len(one.photos))}" for one in scopes],
            self.tr("Which photos"),
        )
        self.rules = RulesPanel(theme)
        self.options = ExportOptions(theme)
        self.progress = ProgressPage(theme)
        self.summary = SummaryPage(theme)
        self._pages = QStackedWidget()
        self._grid = QGridLayout()
        self._to = ElidedLabel(theme, Type.BODY)
        self.change = Button(theme, self.tr("Change"), kind="ghost")
        self._total = Label(theme, "", Type.BODY, "text2")
        self.cancel = Button(theme, self.tr("Cancel"))
        self.go = Button(theme, "", kind="primary")
        self.show_folder = Button(theme, self.tr("Open folder"), "folder", icon_px=16)
        self._to_icon = IconLabel(theme, "folder", "text2")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PLAN_AFTER_MS)
        self._build()
        self._take_habits(habits)
        self._connect_form()

    # What is asked of it

    @property
    def wish(self) -> ExportWish:
        """What Export would do. Raises UsageError for names that cannot be used."""
        order = Order(
            tuple(card.recipe for card in self.cards.values() if card.check.isChecked()),
            self.options.template,
            self.options.strip.isChecked(),
            self.options.apart.isChecked(),
        )
        return ExportWish(
            self._shoot, self._scope.photos, self._folder, order, self.options.sheet.isChecked()
        )

    @property
    def habits(self) -> ExportHabits:
        return ExportHabits(
            tuple(name for name, card in self.cards.items() if card.check.isChecked()),
            self.options.name.text().strip(),
            str(self._folder),
            self.options.apart.isChecked(),
            self.options.strip.isChecked(),
            self.options.sheet.isChecked(),
        )

    @property
    def folder(self) -> Path:
        return self._folder

    def set_folder(self, folder: Path) -> None:
        self._folder = folder
        self._show_folder()
        self.plan_soon()

    def show_recipes(self, current: str = "") -> None:
        """The recipes anew, after one was added or changed. current: the one whose rules are shown."""
        if self.cards:
            self._chosen = {name for name, card in self.cards.items() if card.check.isChecked()}
        if current:
            self._chosen.add(current)
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        book = self._exporting.recipes()
        self.cards = {}
        for number, recipe in enumerate(_in_order(book.recipes.values(), self._exporting.recipes_folder)):
            card = RecipeCard(self._theme, recipe)
            card.check.setChecked(recipe.name in self._chosen)
            card.shown.connect(self.show_rules)
            card.toggled.connect(lambda name, _: self.show_rules(name))
            card.toggled.connect(self.plan_soon)
            card.setMinimumHeight(210)
            self._grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
            self.cards[recipe.name] = card
        first = next((name for name in self.cards if name in self._chosen), next(iter(self.cards)))
        self.show_rules(current if current in self.cards else first)
        self.render_previews()
        self.plan_soon()

    def render_previews(self) -> None:
        """The cards have no pictures yet."""
        raise NotImplementedError

    def plan_soon(self) -> None:
        """What would be written is to be told anew, after what else is typed at once."""
        self._soon.start()

    def show_rules(self, name: str) -> None:
        """The rules of a recipe."""
        self._current = name
        for one, card in self.cards.items():
            card.show_current(is_current=one == name)
        card = self.cards[name]
        shop = self._exporting.marketplaces().get(card.recipe.marketplace)
        self.rules.show_recipe(card.recipe, shop, card.preview, is_own=self._is_own(card.recipe))

    # Building

    def _build(self) -> None:
        self.head.insertWidget(1, self.scopes)
        self.scopes.setVisible(len(self._scopes) > 1)
        self.scopes.show_choice(0)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._pages)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        cards = QWidget()
        self._grid.setContentsMargins(24, 18, 20, 18)
        self._grid.setSpacing(SPACE.m)
        cards.setLayout(self._grid)
        row.addWidget(_scrolled(cards), 1)
        row.addWidget(hairline(vertical=True))
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 18, 24, 18)
        column.setSpacing(SPACE.m)
        column.addWidget(self.rules)
        column.addWidget(hairline())
        column.addWidget(self.options)
        column.addStretch(1)
        holder = _scrolled(side)
        holder.setFixedWidth(_SIDE_W)
        row.addWidget(holder)
        for one in (page, self.progress, self.summary):
            self._pages.addWidget(one)
        where: tuple[QWidget, ...] = (self._to_icon, self._to, self.change)
        what: tuple[QWidget, ...] = (self._total, self.cancel, self.show_folder, self.go)
        for part in where:
            self.foot.addWidget(part)
        self.foot.addStretch(1)
        for part in what:
            self.foot.addWidget(part)
        self.show_folder.hide()

    def _connect_form(self) -> None:
        self.scopes.chosen.connect(self._on_scope)
        self.options.changed.connect(self.plan_soon)
        self.rules.copy_asked.connect(lambda name: self.edit_asked.emit(self.cards[name].recipe, True))
        self.rules.edit_asked.connect(lambda name: self.edit_asked.emit(self.cards[name].recipe, False))
        self.change.clicked.connect(self._on_change)

    def _on_scope(self, number: int) -> None:
        self._scope = self._scopes[number]
        self.title.setText(self._title())
        self.plan_soon()

    def _on_change(self) -> None:
        pick_target(self.window(), lambda folders: self.set_folder(folders[0]) if folders else None)

    def _title(self) -> str:
        return tr("Export %Ln photo(s)", "", len(self._scope.photos))

    def _take_habits(self, habits: ExportHabits) -> None:
        self.options.name.setText(habits.name)
        self.options.apart.setChecked(habits.apart)
        self.options.strip.setChecked(habits.strip_gps)
        self.options.sheet.setChecked(habits.sheet)
        self.title.setText(self._title())
        self.setAccessibleName(self._title())
        self._show_folder()

    def _show_folder(self) -> None:
        home = Path.home()
        shown = self._folder
        words = f"~/{shown.relative_to(home).as_posix()}" if shown.is_relative_to(home) else str(shown)
        room = min(_PATH_W, self._to.fontMetrics().horizontalAdvance(words) + 4)
        self._to.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._to.setFixedWidth(room)
        self._to.set_words(words)

    def _is_own(self, recipe: Recipe) -> bool:
        return recipe.file is not None and recipe.file.parent == self._exporting.recipes_folder


def _in_order(recipes: Iterable[Recipe], own: Path) -> list[Recipe]:
    """The shops by name, then one's own, the plain master last."""

    def key(recipe: Recipe) -> tuple[bool, bool, str]:
        is_own = recipe.file is not None and recipe.file.parent == own
        return recipe.name == MASTER.name, is_own, (recipe.title or recipe.name).casefold()

    return sorted(recipes, key=key)


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
