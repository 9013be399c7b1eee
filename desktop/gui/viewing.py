"""The way from the gallery to the viewer and back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from desktop.core.types import Photo, PhotoId
from desktop.gui.session import Session
from desktop.gui.viewer import Viewer
from desktop.gui.workspace import Workspace


class Viewing(QObject):
    """Opens the viewer on the photos of the gallery, in their order, and keeps it up to date."""

    def __init__(self, viewer: Viewer, work: Workspace, session: Session, pages: QStackedWidget) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self.work = work
        self._session = session
        self._pages = pages
        work.view.photo_opened.connect(lambda _: self.open())
        work.inspector.view_asked.connect(self.open)
        viewer.left.connect(self._on_left)
        viewer.photo_shown.connect(work.view.choose)
        session.photos_changed.connect(self._on_photos_changed)

    @property
    def is_open(self) -> bool:
        return self._pages.currentWidget() is self._viewer

    def open(self) -> None:
        """Show the current photo of the gallery large, or its first."""
        photos = self._shown()
        current = self.work.view.current_photo
        photo = next((one for one in photos if one.id == current), photos[0] if photos else None)
        if photo is not None:
            self._pages.setCurrentWidget(self._viewer)
            self._viewer.open(photo, photos)

    def leave(self) -> None:
        """Back to the gallery, if the viewer is open; it asks first when something would be lost."""
        if self.is_open:
            self._viewer.leave()

    def close_work(self) -> None:
        """Stop the viewer's threads and wait for them; from any thread."""
        self._viewer.close_work()

    def focus_next_area(self) -> None:
        """From one part of the page to the next."""
        (self._viewer if self.is_open else self.work).focus_next_area()

    def _shown(self) -> list[Photo]:
        gallery = self.work.view.gallery
        photos = (gallery.photo(row) for row in range(gallery.rowCount()))
        return [photo for photo in photos if photo is not None]

    def _on_left(self) -> None:
        self._pages.setCurrentWidget(self.work)
        self.work.view.setFocus()

    def _on_photos_changed(self, photos: set[PhotoId]) -> None:
        if not self.is_open:
            return
        for photo in self._session.state.photos.values():
            if photo.id in photos:
                self._viewer.refresh(photo)
