"""What hangs on the pointer while files are dragged over the window, told without touching a disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from desktop.core.readers import READABLE_SUFFIXES
from desktop.gui.texts import tr

_MOST_LINES = 500
"""Of a text that is pasted: more addresses than that nobody copies."""


@dataclass(frozen=True, slots=True)
class Dragged:
    """Local paths, and by their names what they are: a stat could hang on a network drive.

    web: addresses of pictures out in the web, as a browser gives them.
    """

    paths: tuple[Path, ...]
    photos: int
    folders: int
    others: int
    web: tuple[str, ...] = ()

    @classmethod
    def of(cls, mime: QMimeData) -> Dragged:
        """What a drag or the clipboard brings; nothing when it is no files and no web addresses."""
        paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        photos = sum(path.suffix.lower() in READABLE_SUFFIXES for path in paths)
        folders = sum(not path.suffix for path in paths)
        return cls(paths, photos, folders, len(paths) - photos - folders, _web_addresses(mime))

    @property
    def is_empty(self) -> bool:
        return not self.paths and not self.web

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
        if self.web:
            return tr("Drop to fetch the picture from the web")
        return tr("These files are not pictures")

    @property
    def remark(self) -> str:
        """What is not a picture, if anything is not."""
        if not self.others:
            return ""
        return tr("%Ln file(s) are not pictures", "", self.others)


def _web_addresses(mime: QMimeData) -> tuple[str, ...]:
    """The addresses of a drag, or the lines of a text that are such."""
    urls = [url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in mime.urls()]
    if not mime.hasUrls() and mime.hasText():
        urls = [line.strip() for line in mime.text().splitlines()[:_MOST_LINES]]
    return tuple(dict.fromkeys(url for url in urls if url.lower().startswith(("http://", "https://"))))


def photo_name_filter() -> str:
    """The file dialog's filter for photos."""
    patterns = " ".join(f"*{suffix}" for suffix in sorted(READABLE_SUFFIXES))
    photos = tr("Photos")
    everything = tr("All files")
    return f"{photos} ({patterns});;{everything} (*)"
