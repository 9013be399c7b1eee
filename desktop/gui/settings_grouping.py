"""Settings, Grouping: what each signal counts, from when on it is one product, sizes, learning."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QSlider

from desktop.app.learning import Lesson
from desktop.core.grouping import DEFAULT_THRESHOLD
from desktop.core.similarity import SignalWeights
from desktop.gui import wording
from desktop.gui.settings_fields import NumberField, share_slider
from desktop.gui.settings_parts import Page, SharesBar
from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import Button, IconLabel, Label
from desktop.store.settings import Settings

SIGNALS = ("semantic", "colour", "feature", "spatial")
TONES = ("accent", "twin", "look_fill", "control")
SUM_TOLERANCE = 0.005
_MOST_PHOTOS = 10_000


class GroupingPage(Page):
    """Weights as shares that add up to 1; the settings keep them as multiples of the fitted ones."""

    def __init__(self, theme: Theme, can_learn: bool) -> None:
        """can_learn: whether a shoot is open whose accepted products teach something."""
        super().__init__(
            theme,
            self.tr("Grouping"),
            self.tr("How much each signal counts when BG Remover asks “same product?”"),
        )
        names = (self.tr("Semantic"), self.tr("Colour"), self.tr("Feature"), self.tr("Spatial"))
        self.names = dict(zip(SIGNALS, names, strict=True))
        self.sliders = {signal: share_slider(self.names[signal]) for signal in SIGNALS}
        self.fields = {signal: NumberField(self.names[signal], 0, 1, digits=2) for signal in SIGNALS}
        self.bar = SharesBar(theme, TONES)
        self.sum = Label(theme, "", Type.STRONG)
        self.normalise = Button(theme, self.tr("Normalise"))
        self._remark = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self.threshold_slider = share_slider(self.tr("Threshold"))
        self.threshold = NumberField(self.tr("Threshold"), 0, 1, digits=2)
        self.fewest = NumberField(self.tr("Fewest photos in a product"), 1, _MOST_PHOTOS)
        self.most = NumberField(
            self.tr("Most photos in a product"), 2, _MOST_PHOTOS, empty_words=self.tr("any number")
        )
        self.learn = Button(theme, self.tr("Look for a suggestion"))
        self.use_lesson = Button(theme, self.tr("Use it"), kind="primary")
        self._learned = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self._lesson: Lesson | None = None
        self._can_learn = can_learn
        self._build()
        for signal in SIGNALS:
            self._tie(self.sliders[signal], self.fields[signal])
        self._tie(self.threshold_slider, self.threshold)
        self.fewest.number_changed.connect(self.changed)
        self.most.number_changed.connect(self.changed)
        self.changed.connect(self._show_sum)
        self.normalise.clicked.connect(self._on_normalise)
        self.use_lesson.clicked.connect(self._on_use_lesson)

    def show_values(self, settings: Settings) -> None:
        self._show_weights(settings.weights)
        self.threshold.show_value(DEFAULT_THRESHOLD if settings.threshold is None else settings.threshold)
        self.fewest.show_value(settings.min_photos)
        self.most.show_value(settings.max_photos or None)

    def taken(self, settings: Settings) -> Settings:
        threshold = self.threshold.value
        return replace(
            settings,
            weights=self._weights(settings.weights),
            threshold=None if threshold == DEFAULT_THRESHOLD else threshold,
            min_photos=int(self.fewest.value or 1),
            max_photos=int(self.most.value or 0),
        )

    @property
    def complaint(self) -> str:
        for field in (*self.fields.values(), self.threshold, self.fewest, self.most):
            if field.complaint:
                return field.complaint
        if not self._sum_is_right:
            return self.tr("Save is possible once the sum is 1.00.")
        if (
            self.most.value is not None
            and self.fewest.value is not None
            and self.most.value < self.fewest.value
        ):
            return self.tr("The most photos of a product are fewer than the fewest.")
        return ""

    def show_learning(self) -> None:
        self._show_lesson(None, self.tr("Comparing with what you accepted…"))

    def show_lesson(self, lesson: Lesson) -> None:
        """What was learned, or why nothing was."""
        if lesson.is_too_few:
            missing = lesson.same_missing + lesson.different_missing
            words = self.tr("Too few decisions yet: %Ln more pair(s) are needed.", "", missing)
        elif lesson.settings is None:
            words = self.tr("Your present settings suit your decisions best.")
        else:
            new, old = wording.percent(1 - lesson.error), wording.percent(1 - lesson.present_error)
            words = self.tr(
                "New settings would get {new} of your decisions right, the present ones {old}."
            ).format(new=new, old=old)
        self._show_lesson(lesson, words)

    def show_trouble(self, words: str) -> None:
        self._show_lesson(None, words)

    def _show_lesson(self, lesson: Lesson | None, words: str) -> None:
        self._lesson = lesson
        self._learned.setText(words)
        self.use_lesson.setVisible(lesson is not None and lesson.settings is not None)

    def _build(self) -> None:
        weights = self.card()
        explained = (
            self.tr("What kind of thing it is"),
            self.tr("Colour of the item, background left out"),
            self.tr("Shared print, seams, corners"),
            self.tr("Same shape in the same place"),
        )
        for signal, words, tone in zip(SIGNALS, explained, TONES, strict=True):
            weights.row(self.names[signal], words, self.sliders[signal], self.fields[signal], square=tone)
        weights.line()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.bar, 1)
        line.addWidget(self.sum)
        line.addWidget(self.normalise)
        weights.rows.addLayout(line)
        weights.rows.addWidget(self._remark)
        sizes = self.card()
        sizes.row(
            self.tr("Threshold"),
            self.tr("Above it: proposed as one product. {usual} is the measured default.").format(
                usual=f"{DEFAULT_THRESHOLD:.2f}"
            ),
            self.threshold_slider,
            self.threshold,
        )
        sizes.line()
        sizes.row(
            self.tr("Photos in a product"),
            self.tr("Larger ones are proposed for a split"),
            Label(self._theme, self.tr("from"), tone="text2"),
            self.fewest,
            Label(self._theme, self.tr("to"), tone="text2"),
            self.most,
        )
        self._build_learning()
        self.finish()

    def _build_learning(self) -> None:
        card = self.card()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(IconLabel(self._theme, "retry", "accent"))
        words = Label(self._theme, self.tr("Learn from my decisions"), Type.STRONG)
        self._learned.setText(
            self.tr("Which weights would have proposed the products that you accepted?")
            if self._can_learn
            else self.tr("Open a shoot and accept some of its products first.")
        )
        self.learn.setEnabled(self._can_learn)
        self.use_lesson.hide()
        column = card.rows
        top = QHBoxLayout()
        top.addLayout(line)
        top.addWidget(words, 1)
        top.addWidget(self.learn)
        top.addWidget(self.use_lesson)
        column.addLayout(top)
        column.addWidget(self._learned)

    def _tie(self, slider: QSlider, field: NumberField) -> None:
        def from_slider(value: int) -> None:
            if field.value is None or round(field.value * 100) != value:
                field.show_value(value / 100)

        def from_field() -> None:
            if field.value is not None:
                slider.blockSignals(True)
                slider.setValue(round(field.value * 100))
                slider.blockSignals(False)
            self.changed.emit()

        slider.valueChanged.connect(from_slider)
        field.number_changed.connect(from_field)

    @property
    def shares(self) -> tuple[float, ...]:
        """What the fields say; a field that says nothing counts as 0."""
        return tuple(self.fields[signal].value or 0.0 for signal in SIGNALS)

    @property
    def _sum_is_right(self) -> bool:
        return abs(sum(self.shares) - 1) < SUM_TOLERANCE + 1e-9

    def _weights(self, before: SignalWeights) -> SignalWeights:
        """As multiples; those that are shown as they were stay as they were, to the last digit."""
        if self.shares == _shares(before):
            return before
        total = sum(self.shares)
        return SignalWeights(
            **{
                signal: len(SIGNALS) * share / total
                for signal, share in zip(SIGNALS, self.shares, strict=True)
            }
        )

    def _show_weights(self, weights: SignalWeights) -> None:
        for signal, share in zip(SIGNALS, _shares(weights), strict=True):
            self.fields[signal].show_value(share)

    def _show_sum(self) -> None:
        self.bar.show_shares(self.shares)
        total = sum(self.shares)
        self.sum.setText(self.tr("Sum {sum}").format(sum=f"{total:.2f}"))
        self.sum.set_tone("text2" if self._sum_is_right else "bad")
        self.normalise.set_kind("" if self._sum_is_right else "primary")
        self.normalise.setEnabled(total > 0 and not self._sum_is_right)
        if self._sum_is_right:
            self._remark.setText(
                self.tr("0.25 each is as measured; more or less counts the signal more or less.")
            )
        else:
            shares = ", ".join(f"{share:.2f}" for share in normalised(self.shares))
            words = self.tr("The weights must add up to 1.00. Normalise keeps their proportions: {shares}.")
            self._remark.setText(
                words.format(shares=shares) if total else self.tr("Give one of them more than 0.")
            )

    def _on_normalise(self) -> None:
        for signal, share in zip(SIGNALS, normalised(self.shares), strict=True):
            self.fields[signal].show_value(share)

    def _on_use_lesson(self) -> None:
        if self._lesson is not None and self._lesson.settings is not None:
            self._show_weights(self._lesson.settings.weights)
            self.threshold.show_value(self._lesson.settings.threshold)


def normalised(shares: tuple[float, ...]) -> tuple[float, ...]:
    """In proportion, in hundredths that add up to 1 exactly: the largest remainders get the rest."""
    total = sum(shares)
    if total <= 0:
        return shares
    exact = [100 * share / total for share in shares]
    hundredths = [int(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: exact[at] - hundredths[at], reverse=True)
    for at in order[: 100 - sum(hundredths)]:
        hundredths[at] += 1
    return tuple(one / 100 for one in hundredths)


def _shares(weights: SignalWeights) -> tuple[float, ...]:
    values = dict(weights.items())
    return normalised(tuple(values[signal] for signal in SIGNALS))
