"""The models of this computer: what each is for, its licence, and getting, stopping, checking it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from desktop.app.models import Got, Listed
from desktop.core.catalogue import Commercial, Model
from desktop.core.types import Problem
from desktop.gui import wording
from desktop.gui.model_desk import ModelDesk, Step, trouble_words
from desktop.gui.problem_texts import told
from desktop.gui.settings_parts import Card
from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.tokens import Type
from desktop.gui.widgets import Button, Label
from desktop.store.weight_files import Checked, State
from desktop.store.weights import Keeper


class ModelRow(QFrame):
    """One model."""

    fetch_asked = Signal(str)
    stop_asked = Signal()

    def __init__(self, theme: Theme, listed: Listed) -> None:
        super().__init__()
        self.model = listed.model
        self._state = Label(theme, "", Type.SMALL, "text2")
        self.get = Button(theme, self.tr("Get"), "arrow-in", icon_px=16)
        self.get.setAccessibleName(self.tr("Get {model}").format(model=self.model.title))
        self.stop = Button(theme, self.tr("Stop"), "stop", icon_px=14)
        self.stop.setAccessibleName(self.tr("Stop fetching {model}").format(model=self.model.title))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("How much of {model} is here").format(model=self.model.title))
        self._progress = Label(theme, "", Type.SMALL, "text2")
        self._build(theme)
        self.show_listed(listed)
        self.show_step(None)
        self.get.clicked.connect(lambda: self.fetch_asked.emit(self.model.name))
        self.stop.clicked.connect(self.stop_asked)

    @property
    def state_words(self) -> str:
        return self._state.text()

    def show_listed(self, listed: Listed) -> None:
        """Whether it is here, and whose the file is."""
        here = listed.here
        self._is_here = here is not None
        if here is None:
            can_get = bool(self.model.sources)
            self._state.setText("" if can_get else self.tr("Only by import"))
            self._state.set_tone("text2")
        else:
            words = {
                Keeper.PROGRAM: self.tr("Came with the program"),
                Keeper.OWN: self.tr("Here"),
                Keeper.REMBG: self.tr("Here, kept by rembg"),
            }
            self._state.setText(words[here.keeper])
            self._state.set_tone("ok")
        self.get.setVisible(here is None and bool(self.model.sources))

    def show_checked(self, state: State) -> None:
        """What a look at its file found."""
        words = {
            State.GOOD: self.tr("Checked: good"),
            State.WRONG: self.tr("Damaged or another file"),
            State.UNKNOWN: self.tr("Unknown"),
            State.UNREADABLE: self.tr("Cannot be read"),
        }
        self._state.setText(words[state])
        self._state.set_tone("ok" if state is State.GOOD else "bad")

    def show_step(self, step: Step | None) -> None:
        """How far its download is; None when there is none."""
        for part in (self.bar, self.stop, self._progress):
            part.setVisible(step is not None)
        self.get.setVisible(step is None and not self._is_here and bool(self.model.sources))
        if step is None:
            return
        self.bar.setValue(round(step.fraction * 1000))
        there = wording.file_size(step.done_bytes)
        if step.total_bytes:
            there = self.tr("{there} of {all}").format(there=there, all=wording.file_size(step.total_bytes))
        left = wording.time_left(step.remaining_s) if step.remaining_s is not None else ""
        self._progress.setText(" · ".join(filter(None, (there, left))))

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(10)
        named = QVBoxLayout()
        named.setSpacing(1)
        named.addWidget(Label(theme, self.model.title, Type.STRONG, wraps=True))
        named.addWidget(Label(theme, told(self.model.good_for), Type.SMALL, "text2", wraps=True))
        facts = f"{wording.file_size(self.model.size_bytes)} · {self.model.licence}"
        use = commercial_words(self.model)
        named.addWidget(
            Label(theme, f"{facts} · {use}", Type.SMALL, "text2" if self._may_sell else "look", wraps=True)
        )
        line.addLayout(named, 1)
        for part in (self._progress, self._state, self.get, self.stop):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)
        column.addWidget(self.bar)

    @property
    def _may_sell(self) -> bool:
        return self.model.commercial is Commercial.YES


def commercial_words(model: Model) -> str:
    """Whether a shop may use it."""
    match model.commercial:
        case Commercial.YES:
            return tr("free for commercial use")
        case Commercial.NO:
            return tr("not for commercial use")
        case Commercial.ASK:
            return tr("no licence stated: ask before commercial use")


class ModelsCard(Card):
    """All models; one is fetched, imported or checked at a time."""

    def __init__(self, theme: Theme, desk: ModelDesk) -> None:
        super().__init__(theme)
        self.desk = desk
        self._buttons = QHBoxLayout()
        self.take_in = Button(theme, self.tr("Import…"), "plus", icon_px=16)
        self.verify = Button(theme, self.tr("Check files"), "check", icon_px=16)
        self.stop = Button(theme, self.tr("Stop"), "stop", icon_px=14)
        self._result = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self.model_rows: dict[str, ModelRow] = {}
        self._build()
        desk.stepped.connect(self._on_step)
        desk.got.connect(self._on_got)
        desk.checked.connect(self._on_checked)
        desk.failed.connect(self._on_failed)
        desk.ended.connect(self._on_ended)

    @property
    def result_words(self) -> str:
        """What came of the last task."""
        return self._result.text()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(self._theme, self.tr("Models"), Type.STRONG), 1)
        for button in (self.stop, self.take_in, self.verify):
            head.addWidget(button)
        self.rows.addLayout(head)
        self.rows.addWidget(self._result)
        for listed in self.desk.listed():
            self.line()
            row = ModelRow(self._theme, listed)
            row.fetch_asked.connect(self._on_fetch)
            row.stop_asked.connect(self.desk.stop)
            self.rows.addWidget(row)
            self.model_rows[listed.model.name] = row
        folder = self.tr("Kept in {folder}").format(folder=self.desk.folder)
        self.line()
        self.path(folder)
        self.take_in.clicked.connect(self._on_import)
        self.verify.clicked.connect(lambda: self._begin(self.desk.verify))
        self.stop.clicked.connect(self.desk.stop)
        self._show_free(is_free=self.desk.busy_with is None)

    def _on_fetch(self, name: str) -> None:
        self._begin(lambda: self.desk.fetch(name))
        self.model_rows[name].show_step(Step(name, 0.0))

    def _on_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import the file of a model"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Models (*.onnx)"))
        dialog.fileSelected.connect(lambda file: self._begin(lambda: self.desk.take_in(Path(file))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _begin(self, task: Callable[[], None]) -> None:
        if self.desk.busy_with is None:
            self._result.setText("")
            task()
            self._show_free(is_free=False)

    def _show_free(self, *, is_free: bool) -> None:
        for button in (self.take_in, self.verify, *(row.get for row in self.model_rows.values())):
            button.setEnabled(is_free)
        self.stop.setVisible(not is_free and self.desk.busy_with == "")
        self._result.setVisible(bool(self._result.text()))

    def _on_step(self, step: Step) -> None:
        if step.model:
            self.model_rows[step.model].show_step(step)
        else:
            self._say(self.tr("Reading: {percent}").format(percent=wording.percent(step.fraction)))

    def _on_got(self, got: tuple[Got, ...]) -> None:
        new = [one.model.title for one in got if not one.was_here]
        old = [one.model.title for one in got if one.was_here]
        words = []
        if new:
            words.append(self.tr("Here now: {models}.").format(models=", ".join(new)))
        if old:
            words.append(self.tr("Was here already: {models}.").format(models=", ".join(old)))
        self._say(" ".join(words), "ok")

    def _on_checked(self, checked: tuple[Checked, ...]) -> None:
        for one in checked:
            row = self.model_rows.get(one.file.stem)
            if row is not None:
                row.show_checked(one.state)
        bad = [one.file.name for one in checked if one.state is not State.GOOD]
        if bad:
            words = self.tr("These are not as published: {files}. Get or import them again.")
            self._say(words.format(files=", ".join(bad)), "bad")
        else:
            self._say(self.tr("%Ln file(s) checked, all as published.", "", len(checked)), "ok")

    def _on_failed(self, problem: Problem) -> None:
        self._say(trouble_words(problem), "bad")

    def _on_ended(self) -> None:
        here = {listed.model.name: listed for listed in self.desk.listed()}
        for name, row in self.model_rows.items():
            if row.bar.isVisibleTo(row) or not row._is_here:
                row.show_listed(here[name])
            row.show_step(None)
        self._show_free(is_free=True)

    def _say(self, words: str, tone: str = "text2") -> None:
        self._result.setText(words)
        self._result.set_tone(tone)
        self._result.setVisible(bool(words))
