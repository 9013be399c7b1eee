"""How the files of an export are called, and what else is asked of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.core.errors import UsageError
from desktop.core.naming import NameTemplate
from desktop.gui.check_box import CheckBox
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Button, Label, frame

_FIELDS = ("product", "sequence:02", "original", "recipe")


class ExportOptions(QWidget):
    """The right side of the export sheet, lower part."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name = QLineEdit()
        self._names = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self._clash = frame("look")
        self._clash_words = Label(theme, "", Type.SMALL, "look", wraps=True)
        self.apart = CheckBox(theme, self.tr("One folder for each recipe"))
        self.strip = CheckBox(theme, self.tr("Leave out GPS position"))
        self.sheet = CheckBox(theme, self.tr("Contact sheet (HTML and CSV)"))
        self._build()
        self.name.textChanged.connect(self._on_name)
        for box in (self.apart, self.strip, self.sheet):
            box.toggled.connect(self.changed)

    @property
    def template(self) -> NameTemplate | None:
        """What is typed; None for each recipe's own. Raises UsageError for what cannot be used."""
        text = self.name.text().strip()
        return NameTemplate.parse(text) if text else None

    @property
    def is_valid(self) -> bool:
        try:
            return self.template is not None or not self.name.text().strip()
        except UsageError:
            return False

    @property
    def names_words(self) -> str:
        return self._names.text()

    @property
    def clash_words(self) -> str:
        return self._clash_words.text() if self._clash.isVisibleTo(self) else ""

    def show_names(self, names: tuple[str, ...], more: int) -> None:
        """The first of the resulting names."""
        lines = list(names)
        if more > 0:
            lines.append(self.tr("and %Ln more", "", more))
        self._names.set_tone("text2")
        self._names.setText("\n".join(lines))

    def show_wrong(self, error: UsageError) -> None:
        """Why there are no names."""
        self._names.set_tone("bad")
        self._names.setText(str(error))

    def show_clashes(self, sentences: list[str]) -> None:
        """What happens to names that are taken."""
        self._clash_words.setText(" ".join(sentences))
        self._clash.setVisible(bool(sentences))

    def _build(self) -> None:
        self.name.setPlaceholderText(self.tr("As the photo is called"))
        label = Label(self._theme, self.tr("File name"), Type.SMALL, "text2")
        label.setBuddy(self.name)
        self.name.setAccessibleName(self.tr("File name"))
        fields = QHBoxLayout()
        fields.setSpacing(0)
        fields.setContentsMargins(0, 0, 0, 0)
        for field in _FIELDS:
            button = Button(self._theme, field.partition(":")[0], kind="quiet")
            button.setToolTip(self.tr("Put it into the name"))
            button.clicked.connect(lambda _=False, it=field: self._insert(it))
            fields.addWidget(button)
        fields.addStretch(1)
        clash = QVBoxLayout(self._clash)
        clash.setContentsMargins(10, 8, 10, 8)
        clash.addWidget(self._clash_words)
        self._clash.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label)
        column.addWidget(self.name)
        column.addLayout(fields)
        column.addWidget(self._names)
        column.addWidget(self._clash)
        column.addSpacing(SPACE.xs)
        for box in (self.apart, self.strip, self.sheet):
            column.addWidget(box)

    def _insert(self, field: str) -> None:
        self.name.insert(f"{{{field}}}")
        self.name.setFocus()

    def _on_name(self) -> None:
        self.changed.emit()
