"""What the export sheet remembers from one time to the next, in the window's own file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings

_CHOSEN = ("transparent",)


@dataclass(frozen=True, slots=True)
class ExportHabits:
    """recipes: the names of the chosen ones.  name: the template of file names.  folder: '' for none yet."""

    recipes: tuple[str, ...] = _CHOSEN
    name: str = ""
    folder: str = ""
    apart: bool = True
    strip_gps: bool = True
    sheet: bool = False


def load_habits(settings: QSettings) -> ExportHabits:
    """Those of the last time."""
    recipes = str(settings.value("export/recipes", "|".join(_CHOSEN)))
    return ExportHabits(
        tuple(name for name in recipes.split("|") if name),
        str(settings.value("export/name", "")),
        str(settings.value("export/folder", "")),
        _flag(settings, "apart", usual=True),
        _flag(settings, "strip_gps", usual=True),
        _flag(settings, "sheet", usual=False),
    )


def save_habits(settings: QSettings, habits: ExportHabits) -> None:
    """Remember them for the next time."""
    settings.setValue("export/recipes", "|".join(habits.recipes))
    settings.setValue("export/name", habits.name)
    settings.setValue("export/folder", habits.folder)
    settings.setValue("export/apart", "yes" if habits.apart else "no")
    settings.setValue("export/strip_gps", "yes" if habits.strip_gps else "no")
    settings.setValue("export/sheet", "yes" if habits.sheet else "no")


def _flag(settings: QSettings, name: str, *, usual: bool) -> bool:
    return str(settings.value(f"export/{name}", "yes" if usual else "no")) == "yes"
