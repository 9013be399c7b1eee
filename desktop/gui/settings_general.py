"""Settings, General: look, language, motion, keys, where results go, how much of the computer is used."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop.gui.languages import LANGUAGES
from desktop.gui.settings_fields import Choice, Mark, NumberField, mark_wrong
from desktop.gui.settings_parts import Page
from desktop.gui.style import Theme
from desktop.gui.widgets import Button, Segments
from desktop.store.settings import LEAST_MEMORY_MB, MOST_WORKERS, Settings
from desktop.store.settings import Theme as Look

_LOOKS = (Look.SYSTEM, Look.LIGHT, Look.DARK)
_MB_PER_GB = 1024
_MOST_GB = 512


class GeneralPage(Page):
    """What belongs to the whole program."""

    def __init__(self, theme: Theme, usual_workers: int) -> None:
        super().__init__(theme, self.tr("General"), self.tr("The window, and how hard this computer works."))
        names = [self.tr("As the system"), self.tr("Light"), self.tr("Dark")]
        self.look = Segments(theme, names, self.tr("Appearance"))
        self.language = Choice(
            theme, self.tr("Language"), [("", self.tr("As the system")), *LANGUAGES.items()]
        )
        self.still = Mark(theme, self.tr("Reduce motion"))
        self.letters = Mark(theme, self.tr("Single letters are keys"))
        self.folder = QLineEdit()
        self.browse = Button(theme, self.tr("Choose…"), "folder", icon_px=16)
        self.workers = NumberField(
            self.tr("Photos at a time"),
            1,
            MOST_WORKERS,
            empty_words=self.tr("automatic: {count}").format(count=usual_workers),
        )
        self.memory = NumberField(
            self.tr("Memory in GB"),
            LEAST_MEMORY_MB / _MB_PER_GB,
            _MOST_GB,
            digits=1,
            empty_words=self.tr("automatic"),
        )
        self._build()
        self.look.chosen.connect(lambda _: self.changed.emit())
        for signal in (
            self.language.chosen,
            self.still.toggled,
            self.letters.toggled,
            self.folder.textChanged,
            self.workers.number_changed,
            self.memory.number_changed,
        ):
            signal.connect(self._on_change)
        self.browse.clicked.connect(self._on_browse)

    def show_values(self, settings: Settings) -> None:
        self.look.show_choice(_LOOKS.index(settings.theme))
        self.language.show_value(settings.language)
        self.still.setChecked(settings.reduce_motion)
        self.letters.setChecked(settings.letter_keys)
        self.folder.setText(settings.results_folder)
        self.workers.show_value(settings.workers or None)
        self.memory.show_value(settings.memory_mb / _MB_PER_GB if settings.memory_mb else None)

    def taken(self, settings: Settings) -> Settings:
        return replace(
            settings,
            theme=_LOOKS[self.look.buttons.checkedId()],
            language=self.language.value,
            reduce_motion=self.still.isChecked(),
            letter_keys=self.letters.isChecked(),
            results_folder=self.folder.text().strip(),
            workers=int(self.workers.value or 0),
            memory_mb=round((self.memory.value or 0) * _MB_PER_GB),
        )

    @property
    def complaint(self) -> str:
        if not self._folder_is_there:
            return self.tr("Results: there is no folder {folder}.").format(folder=self.folder.text().strip())
        return self.workers.complaint or self.memory.complaint

    @property
    def _folder_is_there(self) -> bool:
        words = self.folder.text().strip()
        return not words or Path(words).expanduser().is_dir()

    def _build(self) -> None:
        window = self.card()
        window.row(self.tr("Appearance"), self.tr("Light, dark, or as the system has it"), self.look)
        window.line()
        window.row(self.tr("Language"), self.tr("Changes at once, without a restart"), self.language)
        window.line()
        window.row(self.tr("Motion"), self.tr("Without it everything is where it goes at once"), self.still)
        window.row(
            self.tr("Keys"),
            self.tr("Switch the letters off if you speak to your computer or press keys by accident"),
            self.letters,
        )
        results = self.card()
        self.folder.setPlaceholderText(self.tr("Where the last export went"))
        self.folder.setMinimumWidth(210)
        results.row(
            self.tr("Results go to"),
            self.tr("What an export proposes; you can choose another folder each time"),
            self.folder,
            self.browse,
        )
        self.browse.setAccessibleName(self.tr("Choose the folder for results"))
        work = self.card()
        work.row(
            self.tr("Photos at a time"), self.tr("Fewer leave more of the computer to others"), self.workers
        )
        work.line()
        work.row(
            self.tr("Memory in GB"),
            self.tr("For the photos in work; with less, large photos wait for each other"),
            self.memory,
        )
        self.finish()

    def _on_change(self) -> None:
        mark_wrong(self.folder, not self._folder_is_there)
        self.changed.emit()

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Results go to"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
