"""Settings, Cutouts: how much work a cutout may cost, which model, what runs it, the models themselves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from desktop.core.types import HardwareUse, Quality
from desktop.gui.model_desk import ModelDesk
from desktop.gui.settings_fields import Choice, Mark
from desktop.gui.settings_models import ModelsCard
from desktop.gui.settings_parts import Page
from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import Label
from desktop.store.settings import Settings


class CutoutsPage(Page):
    """Photos that are done stay as they are; what is chosen here counts from the next one."""

    def __init__(self, theme: Theme, desk: ModelDesk) -> None:
        super().__init__(
            theme, self.tr("Cutouts"), self.tr("What is chosen here counts from the next photo on.")
        )
        self.qualities = {
            Quality.FAST: Mark(theme, self.tr("Fast"), is_round=True),
            Quality.BALANCED: Mark(theme, self.tr("Balanced"), is_round=True),
            Quality.BEST: Mark(theme, self.tr("Best"), is_round=True),
        }
        self._group = QButtonGroup(self)
        self.model = Choice(theme, self.tr("Another model"), self._model_choices(desk))
        self.hardware = Choice(
            theme,
            self.tr("Hardware"),
            [
                (HardwareUse.AUTO, self.tr("The fastest that proves itself")),
                (HardwareUse.CPU, self.tr("The processor only")),
            ],
        )
        self._needs = Label(theme, "", Type.SMALL, "look", wraps=True)
        self.models = ModelsCard(theme, desk)
        self._desk = desk
        self._build()
        self._group.buttonClicked.connect(self._on_change)
        self.model.chosen.connect(self._on_change)
        self.hardware.chosen.connect(self._on_change)
        desk.ended.connect(self._on_models)

    def show_values(self, settings: Settings) -> None:
        self.qualities[settings.quality].setChecked(True)
        self.model.show_value(settings.model)
        self.hardware.show_value(settings.hardware)
        self._show_needs()

    def taken(self, settings: Settings) -> Settings:
        return replace(
            settings,
            quality=self._quality,
            model=self.model.value,
            hardware=HardwareUse(self.hardware.value),
        )

    @property
    def needs_words(self) -> str:
        """What the choice lacks on this computer, or ''."""
        return self._needs.text()

    @property
    def _quality(self) -> Quality:
        return next(quality for quality, button in self.qualities.items() if button.isChecked())

    def _build(self) -> None:
        explained = {
            Quality.FAST: self.tr("One pass of the small network"),
            Quality.BALANCED: self.tr(
                "Finds the subject, looks again closely, asks a second network in doubt"
            ),
            Quality.BEST: self.tr("Both networks look closely at every photo"),
        }
        card = self.card()
        card.text(self.tr("Quality"), Type.STRONG)
        row = QHBoxLayout()
        row.setSpacing(16)
        for quality, button in self.qualities.items():
            self._group.addButton(button)
            button.setAccessibleDescription(explained[quality])
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(button)
            column.addWidget(Label(self._theme, explained[quality], Type.SMALL, "text2", wraps=True))
            column.addStretch(1)
            row.addLayout(column, 1)
        card.rows.addLayout(row)
        card.rows.addWidget(self._needs)
        card.line()
        card.row(
            self.tr("Another model"),
            self.tr("Cuts in place of the quality; only those that are here"),
            self.model,
        )
        card.line()
        card.row(
            self.tr("Hardware"),
            self.tr("A graphics processor is tried out first, and used where it is faster and agrees"),
            self.hardware,
        )
        self.column.addWidget(self.models)
        self.finish()

    def _model_choices(self, desk: ModelDesk) -> list[tuple[str, str]]:
        here = [(one.model.name, one.model.title) for one in desk.listed() if one.here is not None]
        return [("", self.tr("None: as the quality says")), *here]

    def _show_needs(self) -> None:
        here = {one.model.name for one in self._desk.listed() if one.here is not None}
        stands = {one.model.stands_for for one in self._desk.listed() if one.here is not None}
        is_lacking = "u2net" not in here and "u2net" not in stands and not self.model.value
        words = ""
        if is_lacking and self._quality is Quality.BEST:
            words = self.tr(
                "Best needs the model U²-Net, which is not here. Without it photos are done in Balanced."
            )
        self._needs.setText(words)
        self._needs.setVisible(bool(words))

    def _on_change(self) -> None:
        self._show_needs()
        self.changed.emit()

    def _on_models(self) -> None:
        self.model.show_choices(self._model_choices(self._desk))
        self._show_needs()
