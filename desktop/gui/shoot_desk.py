"""The list of shoots: opening, a new one, another name, off the list."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.core.errors import AppError
from desktop.core.types import Shoot, ShootId
from desktop.gui import wording
from desktop.gui.bench import Workbench
from desktop.gui.session import Session
from desktop.gui.sheet import Sheet, ask
from desktop.gui.style import Theme
from desktop.gui.widgets import Button, Label
from desktop.gui.workspace import Workspace

LONGEST_NAME = 120


class ShootDesk(QObject):
    """Asks before anything is forgotten."""

    def __init__(
        self, theme: Theme, window: QWidget, workbench: Workbench, work: Workspace, session: Session
    ) -> None:
        super().__init__(session)
        self._theme = theme
        self._window = window
        self._workbench = workbench
        self._work = work
        self._session = session
        work.sidebar.shoot_asked.connect(self.open)
        work.sidebar.new_asked.connect(self.begin_new)
        work.sidebar.rename_asked.connect(self.ask_name)
        work.sidebar.remove_asked.connect(self.ask_removal)

    def open(self, shoot: ShootId) -> None:
        """Show another shoot; what is in work goes on."""
        if shoot != self._session.shoot:
            self._workbench.open_shoot(shoot)
            self._session.reopen()

    def begin_new(self) -> None:
        """The next photos that are added start a shoot."""
        self._workbench.new_shoot()
        self._session.reopen()

    def ask_name(self, shoot: ShootId) -> None:
        """Let the user write another name."""
        found = self._found(shoot)
        if found is not None:
            sheet = NameSheet(self._theme, self._window, found.name)
            sheet.go.clicked.connect(lambda: self._rename(shoot, sheet.field.text()))
            sheet.open(sheet.field)

    def ask_removal(self, shoot: ShootId) -> None:
        """Say what is forgotten and what is not, and ask."""
        found = self._found(shoot)
        if found is None:
            return
        stays = self.tr("Its {photos} and everything that was exported stay where they are.")
        goes = self.tr("Its products, their names and what can be undone are forgotten.")
        ask(
            self._theme,
            self._window,
            self.tr("Remove “{name}” from the list?").format(name=found.name),
            f"{stays.format(photos=wording.photos(found.photo_count))} {goes}",
            self.tr("Remove"),
            self.tr("Cancel"),
            lambda: self._remove(shoot),
        )

    def _found(self, id: ShootId) -> Shoot | None:
        return next((shoot for shoot in self._workbench.shoots() if shoot.id == id), None)

    def _rename(self, shoot: ShootId, name: str) -> None:
        name = " ".join(name.split())
        if name:
            self._workbench.shoot_list.rename(shoot, name)
            self._show()

    def _remove(self, shoot: ShootId) -> None:
        try:
            self._workbench.shoot_list.remove(shoot)
        except AppError as error:
            self._work.status.show_words(str(error))
            return
        if shoot == self._session.shoot:
            self.begin_new()
        else:
            self._show()

    def _show(self) -> None:
        self._work.sidebar.show_shoots(self._workbench.shoots(), self._session.shoot)


class NameSheet(Sheet):
    """A name and two buttons; Enter keeps it, Esc does not."""

    def __init__(self, theme: Theme, window: QWidget, name: str) -> None:
        super().__init__(theme, window, self.tr("Rename the shoot"), 460)
        self.field = QLineEdit(name)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name of the shoot"))
        self.field.selectAll()
        self._empty = Label(theme, self.tr("A shoot needs a name."), tone="bad")
        self._empty.hide()
        self.cancel = Button(theme, self.tr("Cancel"))
        self.go = Button(theme, self.tr("Rename"), kind="primary")
        self.body.setSpacing(8)
        self.body.addWidget(self.field)
        self.body.addWidget(self._empty)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)
        self.field.textChanged.connect(self._on_changed)
        self.field.returnPressed.connect(self.go.click)
        self.cancel.clicked.connect(self.leave)
        self.go.clicked.connect(self.leave)

    def _on_changed(self, words: str) -> None:
        is_empty = not words.strip()
        self._empty.setVisible(is_empty)
        self.go.setEnabled(not is_empty)
