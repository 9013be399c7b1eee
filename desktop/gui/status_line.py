"""The foot of the window when nothing runs: what is selected, what was done, the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.gui import wording
from desktop.gui.style import Theme
from desktop.gui.tokens import SIZE, Type
from desktop.gui.widgets import Button, ElidedLabel, Label


class StatusLine(QFrame):
    """Shows what it is told."""

    problems_asked = Signal()
    resume_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_redo = False
        self.setProperty("role", "bar")
        self.setObjectName("status_line")
        self.setMinimumHeight(SIZE.status)
        self._words = ElidedLabel(theme, Type.SMALL, "text2")
        self._done = Label(theme, "", Type.SMALL, "text")
        self.step = Button(theme, "", "undo", "quiet", icon_px=14)
        self.problems = Button(theme, "", "alert", "quiet", tone="bad", icon_px=14)
        self.resume = Button(theme, self.tr("Resume"), "play", "quiet", icon_px=14)
        self._keys = Label(
            theme, self.tr("K keep   X drop   M merge   S split   U undo   ? all keys"), Type.SMALL, "text2"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._done)
        row.addWidget(self.step)
        row.addWidget(self._words, 1)
        row.addWidget(self.resume)
        row.addWidget(self.problems)
        row.addWidget(self._keys)
        self.problems.clicked.connect(self.problems_asked)
        self.step.clicked.connect(self._on_step)
        self.resume.clicked.connect(self.resume_asked)
        self.show_problems(0)
        self.show_waiting(0)
        self.show_done("", can_undo=False)

    @property
    def words(self) -> str:
        return self._words.words

    def show_words(self, words: str) -> None:
        self._words.set_words(words)

    @property
    def done(self) -> str:
        """What was decided last."""
        return self._done.text()

    def show_done(self, words: str, *, can_undo: bool, was_undone: bool = False) -> None:
        """What was decided last, with Undo; what was undone, with Redo. Empty words: nothing."""
        self._done.setText(words)
        self._done.setVisible(bool(words))
        self._is_redo = was_undone
        self.step.set_words(self.tr("Redo") if was_undone else self.tr("Undo"))
        self.step.setVisible(bool(words) and can_undo)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def fit(self, width: int) -> None:
        """Leave out the keys where there is no room for them."""
        self._keys.setVisible(width >= SIZE.overlay_below_w)

    def _on_step(self) -> None:
        (self.redo_asked if self._is_redo else self.undo_asked).emit()

    def show_problems(self, count: int) -> None:
        self.problems.set_words(wording.problems(count))
        self.problems.setVisible(count > 0)

    def show_waiting(self, count: int) -> None:
        """Offer to go on with photos that wait after a stop."""
        self.resume.setVisible(count > 0)
        self.resume.setAccessibleName(self.tr("Resume with %Ln waiting photo(s)", "", count))
