"""One's own recipe: duplicated from another or edited, kept as a file in the user's folder."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from desktop.app.exporting import Exporting
from desktop.core.backgrounds import parse_background
from desktop.core.encoding import OutputFormat
from desktop.core.errors import AppError
from desktop.core.recipes import Align, Canvas, Recipe, Shadow
from desktop.gui.check_box import CheckBox
from desktop.gui.sheet import Sheet
from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import Button, Label

_WIDTH = 520
_FIXED = "fixed"
_FIELD_H = 32


class RecipeForm(Sheet):
    """Takes a recipe, gives one; what is typed is checked when it is saved."""

    saved = Signal(str)
    """The recipe's name."""
    removed = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, recipe: Recipe, exporting: Exporting, *, as_other: bool
    ) -> None:
        """as_other: what is saved is another recipe than the one given."""
        super().__init__(theme, window, "", _WIDTH)
        self.title.setText(self.tr("New recipe") if as_other else self.tr("Edit recipe"))
        self.setAccessibleName(self.title.text())
        self._recipe = recipe
        self._exporting = exporting
        self._as_other = as_other
        self.title_field = QLineEdit()
        self.format = QComboBox()
        self.canvas = QComboBox()
        self.across = _spin(1, 20_000, " px")
        self.down = _spin(1, 20_000, " px")
        self.background = QLineEdit()
        self.fill = _spin(1, 100, " %")
        self.quality = _spin(1, 100, "")
        self.ground = CheckBox(theme, self.tr("Stands on the lower margin"))
        self.shadow = CheckBox(theme, self.tr("Soft shadow below"))
        self.shop = QComboBox()
        self._error = Label(theme, "", Type.SMALL, "bad", wraps=True)
        self.remove = Button(theme, self.tr("Delete"), kind="ghost")
        self.cancel = Button(theme, self.tr("Cancel"))
        self.save = Button(theme, self.tr("Save recipe"), kind="primary")
        self._build()
        self._show(recipe)
        self.canvas.currentIndexChanged.connect(self._on_canvas)
        self.cancel.clicked.connect(self.leave)
        self.save.clicked.connect(self._on_save)
        self.remove.clicked.connect(self._on_remove)

    @property
    def error_words(self) -> str:
        return self._error.text()

    def recipe(self) -> Recipe:
        """What is typed. Raises UsageError."""
        title = self.title_field.text().strip() or self._recipe.title
        kind = str(self.canvas.currentData())
        fixed = (self.across.value(), self.down.value())
        return replace(
            self._recipe,
            name=self._exporting.recipe_name(title) if self._as_other else self._recipe.name,
            title=title,
            format=OutputFormat(str(self.format.currentData())),
            canvas=fixed if kind == _FIXED else Canvas(kind),
            background=parse_background(self.background.text().strip() or "transparent"),
            fill=self.fill.value() / 100,
            quality=self.quality.value(),
            align=Align.GROUND if self.ground.isChecked() else Align.CENTRE,
            shadow=(self._recipe.shadow or Shadow()) if self.shadow.isChecked() else None,
            marketplace=str(self.shop.currentData() or ""),
            source="" if self._as_other else self._recipe.source,
            checked_on="" if self._as_other else self._recipe.checked_on,
            file=None,
        )

    def _build(self) -> None:
        for format in OutputFormat:
            words = "WebP" if format is OutputFormat.WEBP else format.value.upper()
            self.format.addItem(words, format.value)
        self.canvas.addItem(self.tr("Fixed size"), _FIXED)
        self.canvas.addItem(self.tr("Cropped to the product"), Canvas.SUBJECT.value)
        self.canvas.addItem(self.tr("The photo's own frame"), Canvas.PHOTO.value)
        self.shop.addItem(self.tr("Nobody"), "")
        for name, shop in self._exporting.marketplaces().items():
            self.shop.addItem(shop.title, name)
        self.background.setPlaceholderText(
            self.tr("transparent, a colour such as #ffffff, or a picture's path")
        )
        size = QHBoxLayout()
        size.addWidget(self.across)
        size.addWidget(Label(self._theme, "\N{MULTIPLICATION SIGN}"))
        size.addWidget(self.down)
        size.addStretch(1)
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._row(form, self.tr("Name"), self.title_field)
        self._row(form, self.tr("File type"), self.format)
        self._row(form, self.tr("Canvas"), self.canvas)
        form.addRow(Label(self._theme, self.tr("Size")), size)
        self._row(form, self.tr("Background"), self.background)
        self._row(form, self.tr("Product fills"), self.fill)
        self._row(form, self.tr("Quality"), self.quality)
        self._row(form, self.tr("Judged as"), self.shop)
        form.addRow("", self.ground)
        form.addRow("", self.shadow)
        self.across.setAccessibleName(self.tr("Width"))
        self.down.setAccessibleName(self.tr("Height"))
        self.body.addLayout(form)
        self.body.addWidget(self._error)
        self.foot.addWidget(self.remove)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.save)
        self.remove.setVisible(not self._as_other)

    def _row(self, form: QFormLayout, words: str, field: QWidget) -> None:
        field.setAccessibleName(words)
        field.setMinimumHeight(_FIELD_H)
        form.addRow(Label(self._theme, words), field)

    def _show(self, recipe: Recipe) -> None:
        title = recipe.title or recipe.name
        self.title_field.setText(self.tr("{title}, mine").format(title=title) if self._as_other else title)
        self.title_field.selectAll()
        self.format.setCurrentIndex(self.format.findData(recipe.format.value))
        is_fixed = not isinstance(recipe.canvas, Canvas)
        self.canvas.setCurrentIndex(self.canvas.findData(_FIXED if is_fixed else str(recipe.canvas)))
        width, height = (2000, 2000) if isinstance(recipe.canvas, Canvas) else recipe.canvas
        self.across.setValue(width)
        self.down.setValue(height)
        colour, image = recipe.background.colour, recipe.background.image
        behind = f"#{bytes(colour).hex()}" if colour is not None else str(image) if image else "transparent"
        self.background.setText(behind)
        self.fill.setValue(round(recipe.fill * 100))
        self.quality.setValue(recipe.quality)
        self.ground.setChecked(recipe.align is Align.GROUND)
        self.shadow.setChecked(recipe.shadow is not None)
        self.shop.setCurrentIndex(max(0, self.shop.findData(recipe.marketplace)))
        self._on_canvas()

    def _on_canvas(self) -> None:
        kind = str(self.canvas.currentData())
        for part in (self.across, self.down):
            part.setEnabled(kind == _FIXED)
        self.fill.setEnabled(kind != Canvas.PHOTO)

    def _on_save(self) -> None:
        try:
            saved = self._exporting.save_recipe(self.recipe())
        except AppError as error:
            self._error.setText(str(error))
            return
        self.leave()
        self.saved.emit(saved.name)

    def _on_remove(self) -> None:
        self._exporting.remove_recipe(self._recipe.name)
        self.leave()
        self.removed.emit()


def _spin(least: int, most: int, unit: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setSuffix(unit)
    field.setMinimumHeight(_FIELD_H)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return field
