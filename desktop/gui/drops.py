"""What hangs on the pointer while files are dragged over the window, told without touching a disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.core.readers import READABLE_SUFFIXES
from desktop.gui.texts import tr


@dataclass(frozen=True, slots=True)
class Dragged:
    """Local paths, and by their names what they are: a stat could hang on a network drive."""

    paths: tuple[Path, ...]
    photos: int
    folders: int
    others: int

    @classmethod
    def of(cls, mime: QMimeData) -> Dragged:
        """What a drag brings; nothing when it is no local files."""
        paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        photos = sum(path.suffix.lower() in READABLE_SUFFIXES for path in paths)
        folders = sum(not path.suffix for path in paths)
        return cls(paths, photos, folders, len(paths) - photos - folders)

    @property
    def title(self) -> str:
        """What a drop would do."""
        photos = tr("%Ln photo(s)", "", self.photos)
        folders = tr("%Ln folder(s)", "", self.folders)
        both = tr("Drop to add {photos} and {folders}")
        one = tr("Drop to add {what}")
        if self.photos and self.folders:
            return both.format(photos=photos, folders=folders)
        if self.photos or self.folders:
            return one.format(what=photos if self.photos else folders)
        return tr("These files are not pictures")

    @property
    def remark(self) -> str:
        """What is not a picture, if anything is not."""
        if not self.others:
            return ""
        return tr("%Ln file(s) are not pictures", "", self.others)


def photo_name_filter() -> str:
    """The file dialog's filter for photos."""
    patterns = " ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES))
    photos = tr("Photos")
    everything = tr("All files")
    return f"{photos} ({patterns});;{everything} (*)"
