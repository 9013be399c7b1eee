"""The foot of the window when nothing runs: what is selected, what was done, the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.gui import wording
from desktop.gui.style import Theme
from desktop.gui.tokens import SIZE, Type
from desktop.gui.widgets import Button, ElidedLabel, Label


class StatusLine(QFrame):
    """Shows what it is told."""

    problems_asked = Signal()
    resume_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setObjectName("status_line")
        self.setMinimumHeight(SIZE.status)
        self._words = ElidedLabel(theme, Type.SMALL, "text2")
        self.problems = Button(theme, "", "alert", "quiet", tone="bad", icon_px=14)
        self.resume = Button(theme, self.tr("Resume"), "play", "quiet", icon_px=14)
        self._keys = Label(theme, self.tr("Space view   G ground   / find   ? all keys"), Type.SMALL, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self.resume)
        row.addWidget(self.problems)
        row.addWidget(self._keys)
        self.problems.clicked.connect(self.problems_asked)
        self.resume.clicked.connect(self.resume_asked)
        self.show_problems(0)
        self.show_waiting(0)

    @property
    def words(self) -> str:
        return self._words.words

    def show_words(self, words: str) -> None:
        self._words.set_words(words)

    def show_problems(self, count: int) -> None:
        self.problems.set_words(wording.problems(count))
        self.problems.setVisible(count > 0)

    def show_waiting(self, count: int) -> None:
        """Offer to go on with photos that wait after a stop."""
        self.resume.setVisible(count > 0)
        self.resume.setAccessibleName(self.tr("Resume with %Ln waiting photo(s)", "", count))
