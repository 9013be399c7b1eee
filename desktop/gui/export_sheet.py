"""The export sheet at work: previews, what would be written, the writing, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.app.events import BatchChanged
from desktop.app.export_result import ExportResult
from desktop.app.exporting import Exporting, ExportPlan, Preview
from desktop.core.errors import UsageError
from desktop.core.subject import Subject
from desktop.core.types import PhotoId, Problem, ShootId
from desktop.gui import wording
from desktop.gui.background import Background
from desktop.gui.export_form import ExportForm, Scope
from desktop.gui.export_memory import ExportHabits
from desktop.gui.export_pages import open_folder
from desktop.gui.recipe_card import RecipeCard
from desktop.gui.style import Theme

_SHOWN_NAMES = 3


class ExportSheet(ExportForm):
    """Shows how the photo looks, how far the writing is and what came of it. The workbench writes."""

    started = Signal()
    stop_asked = Signal()
    photo_asked = Signal(object)
    """The PhotoId to be looked at."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        exporting: Exporting,
        background: Background,
        shoot: ShootId,
        scopes: Sequence[Scope],
        shown: PhotoId,
        habits: ExportHabits,
    ) -> None:
        """shown: the photo that the previews are of."""
        super().__init__(theme, window, exporting, shoot, scopes, habits)
        self._background = background
        self.shown = shown
        self._subject: Subject | None = None
        self._plan: ExportPlan | None = None
        self._was_ready = False
        self._soon.timeout.connect(self._make_plan)
        self.cancel.clicked.connect(self.leave)
        self.go.clicked.connect(self._on_go)
        self.progress.stop_asked.connect(self.stop_asked)
        self.summary.photo_asked.connect(self.photo_asked)
        self.show_folder.clicked.connect(lambda: open_folder(str(self.folder)))
        self.show_recipes()

    @property
    def is_writing(self) -> bool:
        return self._pages.currentWidget() is self.progress

    @property
    def plan(self) -> ExportPlan | None:
        """What would be written, as far as it is known."""
        return self._plan

    def show_batch(self, batch: BatchChanged) -> None:
        if self.is_writing and batch.stage == "export":
            self.progress.show_batch(batch)

    def show_result(self, result: ExportResult) -> None:
        """It is through."""
        self.summary.show_result(result)
        self._pages.setCurrentWidget(self.summary)
        self.title.setText(self.tr("Exported"))
        self._total.hide()
        self.go.hide()
        self.show_folder.show()
        self.cancel.show()
        self.cancel.set_words(self.tr("Close"))
        self.show_folder.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        for name in ("subject", "preview", "plan", "start"):
            self._background.stop(name)
        self._soon.stop()
        super().leave()

    # Previews

    def render_previews(self) -> None:
        if self._subject is not None:
            self._render_next()
            return

        def opened(subject: Subject) -> None:
            self._subject = subject
            self._render_next()

        def failed(problem: Problem) -> None:
            for card in self.cards.values():
                card.show_failure(problem.message)

        shown = self.shown
        self._background.run("subject", lambda _: self._exporting.subject(shown), opened, failed=failed)

    def _render_next(self) -> None:
        """The next card without a picture, the chosen ones first; one after the other."""
        waiting = [card for card in self.cards.values() if card.is_waiting]
        subject = self._subject
        if not waiting or subject is None:
            return
        card = min(waiting, key=lambda one: not one.check.isChecked())

        def done(preview: Preview) -> None:
            if self.cards.get(card.recipe.name) is card:
                card.show_preview(preview)
                self._rendered(card)

        def failed(problem: Problem) -> None:
            if self.cards.get(card.recipe.name) is card:
                card.show_failure(str(problem))
                self._rendered(card)

        self._background.run(
            "preview", lambda _: self._exporting.preview(subject, card.recipe), done, failed=failed
        )

    def _rendered(self, card: RecipeCard) -> None:
        if card.recipe.name == self._current:
            self.show_rules(self._current)
        self._show_total()
        self._render_next()

    # What would be written

    def _make_plan(self) -> None:
        try:
            wish = self.wish
        except UsageError as error:
            self._plan = None
            self.options.show_wrong(error)
            self.options.show_clashes([])
            self._show_total()
            return
        if not wish.order.recipes:
            self._plan = None
            self.options.show_names((), 0)
            self.options.show_clashes([])
            self._show_total()
            return
        self._background.run(
            "plan", lambda _: self._exporting.plan(wish), self._on_plan, failed=self._on_no_plan
        )

    def _on_plan(self, plan: ExportPlan) -> None:
        self._plan = plan
        targets = [output.target for output in plan.outputs[:_SHOWN_NAMES]]
        names = tuple(target.relative_to(self.folder).as_posix() for target in targets)
        self.options.show_names(names, len(plan.outputs) - len(names))
        clashes = []
        if renamed := plan.renamed:
            text = self.tr("%Ln name(s) are taken and get a number, such as {name}.", "", len(renamed))
            clashes.append(text.format(name=renamed[0].target.name))
        if replaced := plan.replaced:
            text = self.tr("%Ln file(s) that are there will be replaced, such as {name}.", "", len(replaced))
            clashes.append(text.format(name=replaced[0].target.name))
        if plan.left_out:
            clashes.append(self.tr("%Ln photo(s) are in no product yet and are left out.", "", plan.left_out))
        self.options.show_clashes(clashes)
        self._show_total()

    def _on_no_plan(self, problem: Problem) -> None:
        self._plan = None
        self.options.show_names((), 0)
        self.options.show_clashes([str(problem)])
        self._show_total()

    def _show_total(self) -> None:
        count = len(self._plan.outputs) if self._plan is not None else 0
        self.go.set_words(self.tr("Export %Ln file(s)", "", count) if count else self.tr("Export"))
        self.go.setEnabled(count > 0)
        if count and self.cancel.hasFocus() and not self._was_ready:
            self.go.setFocus(Qt.FocusReason.TabFocusReason)  # the next step, as soon as it can be taken
            self._was_ready = True
        if count:
            self._total.setText(" · ".join((self.tr("%Ln file(s)", "", count), *self._estimate())))
        elif not any(card.check.isChecked() for card in self.cards.values()):
            self._total.setText(self.tr("Choose at least one recipe."))
        else:
            self._total.setText("")

    def _estimate(self) -> list[str]:
        """About how large it will be, by the previews of the chosen recipes."""
        chosen = [card.preview for card in self.cards.values() if card.check.isChecked()]
        if any(preview is None for preview in chosen):
            return []
        size = sum(preview.size_bytes for preview in chosen if preview is not None)
        total = wording.file_size(size * len(self._scope.photos))
        return [self.tr("about {size}").format(size=total)]

    # Writing

    def _on_go(self) -> None:
        try:
            wish = self.wish
        except UsageError:
            return
        self._pages.setCurrentWidget(self.progress)
        self.scopes.hide()
        for part in (self.change, self.go):
            part.hide()
        self._total.setText("")
        self.cancel.set_words(self.tr("Go on in the background"))
        self.progress.stop.setFocus(Qt.FocusReason.TabFocusReason)
        self.started.emit()
        self._background.run(
            "start", lambda _: self._exporting.start(wish), lambda _: None, failed=self._on_refused
        )

    def _on_refused(self, problem: Problem) -> None:
        """It could not begin: back to the form, with the reason."""
        self._pages.setCurrentIndex(0)
        for part in (self.change, self.go):
            part.show()
        self.scopes.setVisible(len(self._scopes) > 1)
        self.cancel.set_words(self.tr("Cancel"))
        self.options.show_clashes([str(problem)])
