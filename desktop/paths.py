"""Where things live: the user's folders and the bundled resources, from source, installed or frozen."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "BG_REMOVER_HOME"
"""When set, everything the program keeps goes below this one folder (portable use, tests)."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that the program writes to. None of them need exist."""

    data: Path
    """The user's work: library, settings, recipes. Backed up."""
    cache: Path
    """Mattes, thumbnails, features. May be deleted at any time."""
    logs: Path
    models: Path
    """Weights that were fetched or imported."""

    @property
    def library_file(self) -> Path:
        return self.data / "library.db"

    @property
    def settings_file(self) -> Path:
        return self.data / "settings.json"

    @property
    def recipes(self) -> Path:
        """The user's own recipes, one TOML file each."""
        return self.data / "recipes"

    @classmethod
    def of_user(cls) -> Places:
        """The platform's own folders, or those below BG_REMOVER_HOME."""
        home = os.environ.get(HOME_VARIABLE)
        if home:
            return cls.below(Path(home))
        dirs = platformdirs.PlatformDirs("BG Remover" if os.name == "nt" else "bg-remover", appauthor=False)
        data = Path(dirs.user_data_dir)
        return cls(data, Path(dirs.user_cache_dir), Path(dirs.user_log_dir), data / "models")

    @classmethod
    def below(cls, root: Path) -> Places:
        """All four folders below one."""
        return cls(root / "data", root / "cache", root / "logs", root / "models")


def resources() -> Path:
    """The folder of models, icons and recipes that came with the program."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"  # an installed wheel and the frozen program carry it in the package
    return inside if inside.is_dir() else package.parent / "resources"
