"""The viewer: one photo as large as the window, its tools, and the photos beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from desktop.core.types import Photo, PhotoId, PhotoState, Problem
from desktop.gui import wording
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Kind, Thumbnails
from desktop.gui.tile_store import Side, Viewed
from desktop.gui.tools import Tool
from desktop.gui.viewer_bar import DIVIDER, SIDE_BY_SIDE
from desktop.gui.viewer_compare import ComparingViewer, ViewerBench

if TYPE_CHECKING:
    pass

_STEP = 1.25
_SLOW_MS = 500


class Viewer(ComparingViewer):
    """A page of the window. It is told which photos there are and asks for nothing but pictures."""

    left = Signal()
    """Back to the gallery."""
    photo_shown = Signal(object)
    """The PhotoId."""
    pair_asked = Signal(object, int)
    """The PhotoId that another is to be compared with, and how: SIDE_BY_SIDE or DIFFERENCE."""

    def __init__(self, theme: Theme, bench: ViewerBench, thumbnails: Thumbnails) -> None:
        super().__init__(theme, bench, thumbnails)
        self.setAccessibleName(self.tr("Viewer"))
        self._bench = bench
        self._thumbnails = thumbnails
        self._photos: list[Photo] = []
        self._photo: Photo | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self.show_work)
        self._connect_keys()
        self._connect_parts()
        self.take(Tool.HAND)

    # What is asked of it

    @property
    def photo(self) -> Photo | None:
        """The photo that is shown."""
        return self._photo

    def open(self, photo: Photo, photos: Sequence[Photo]) -> None:
        """Show a photo among others, which the film strip shows."""
        self._photos = list(photos)
        self.strip.show_photos(photos)
        self._show(photo)
        self.stage.setFocus()

    def refresh(self, photo: Photo) -> None:
        """What is known of a photo changed."""
        self._photos = [photo if one.id == photo.id else one for one in self._photos]
        self.strip.strip.change(photo)
        before = self._photo
        if before is None or photo.id != before.id:
            return
        self._photo = photo
        self.bar.show_photo(photo, self._place())
        is_newer = photo.state is PhotoState.DONE and (photo.revision, photo.state) != (
            before.revision,
            before.state,
        )
        if is_newer and not self.desk.history.is_changed and not self.desk.is_working:
            self._load(photo, keeps_camera=True)

    def stop_comparing(self) -> None:
        """One photo again: the first of the pair."""
        pair = self.comparison.pair
        self.comparison.end()
        self.show_parts()
        if pair is not None:
            first = next((one for one in self._photos if one.id == pair.first.id), None)
            if first is not None:
                self._show(first)
        self.stage.setFocus()

    def step(self, by: int) -> None:
        """Another photo of the strip, or in the place of the second of two."""
        if self.comparison.pair is not None:
            self.comparison.step(by)
            return
        at = self._row()
        if at is not None and 0 <= at + by < len(self._photos):
            self.ask_for(self._photos[at + by].id)

    def ask_for(self, photo: PhotoId) -> None:
        """Show a photo of the strip; asks first when something drawn would be lost."""
        wanted = next((one for one in self._photos if one.id == photo), None)
        if wanted is not None and wanted != self._photo:
            self.unless_drawn(lambda: self._show(wanted))

    def leave(self) -> None:
        """Back to the gallery; asks first when something drawn would be lost."""
        self.unless_drawn(self._leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Z and not event.modifiers() and not event.isAutoRepeat():
            self.stage.show_loupe(is_on=True)
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Z and not event.isAutoRepeat():
            self.stage.show_loupe(is_on=False)
            return
        super().keyReleaseEvent(event)

    def close_work(self, timeout_s: float) -> None:
        """Stop the threads and wait for them; from any thread, before the library closes."""
        self.background.close(timeout_s)
        self.store.close()

    def retire(self) -> None:
        """Do nothing more; the threads end by themselves."""
        self.background.retire()
        self.store.retire()

    # Showing

    def _show(self, photo: Photo) -> None:
        self._photo = photo
        self.desk.close()
        self.show_notice("")
        self.bar.show_photo(photo, self._place())
        self.strip.show_current(photo.id)
        self._show_small(photo)
        self._load(photo, keeps_camera=False)
        self.photo_shown.emit(photo.id)

    def _show_small(self, photo: Photo) -> None:
        """What is there at once of a photo."""
        stand_ins = {
            side: pixmap
            for side, kind in ((Side.PHOTO, Kind.WHOLE_PHOTO), (Side.CUTOUT, Kind.WHOLE_CUTOUT))
            if (pixmap := self._thumbnails.stand_in(photo.id, kind)) is not None
        }
        if photo.width_px and photo.height_px and stand_ins:
            self.stage.show_stand_ins(QSize(photo.width_px, photo.height_px), stand_ins)
        elif self.loader.find(photo) is None:
            self.stage.show_nothing()

    def _load(self, photo: Photo, *, keeps_camera: bool) -> None:
        def done(viewed: Viewed) -> None:
            self._slow.stop()
            self.stage.show_viewed(viewed, keeps_camera=keeps_camera)
            self._open_desk(photo, viewed)
            self.show_work()
            self._prepare_next()

        def failed(problem: Problem) -> None:
            self._slow.stop()
            self.show_work()
            self.show_notice(str(problem))

        self._slow.start()
        self.loader.load("load", photo, done, failed)

    def _open_desk(self, photo: Photo, viewed: Viewed) -> None:
        if viewed.has_cutout and photo.state is PhotoState.DONE:
            self.desk.open(photo.id, viewed, self._bench.drawing.edits(photo.id))
        elif self.stage.tool is not Tool.HAND:
            self.take(Tool.HAND)

    def _prepare_next(self) -> None:
        at = self._row()
        following = self._photos[at + 1] if at is not None and at + 1 < len(self._photos) else None
        self.loader.prepare(following)

    def show_work(self) -> None:
        super().show_work()
        is_opening = self.background.is_running("load") and not self._slow.isActive()
        if is_opening and not self.desk.is_slow:
            self.busy.show_work(self.tr("Opening…"), 0.0, can_stop=False)
            self.place_floating()

    def _connect_keys(self) -> None:
        keys = self.keys
        keys.leave.triggered.connect(self._on_escape)
        keys.back.triggered.connect(lambda: self.step(-1))
        keys.on.triggered.connect(lambda: self.step(1))
        keys.flip.triggered.connect(self.flip)
        keys.ground.triggered.connect(self.bar.swatches.choose_next)
        keys.fit.triggered.connect(lambda: self.seen.fit())
        keys.pixels.triggered.connect(lambda: self.seen.pixels())
        keys.larger.triggered.connect(lambda: self.seen.zoom_by(_STEP))
        keys.smaller.triggered.connect(lambda: self.seen.zoom_by(1 / _STEP))
        keys.compare.triggered.connect(lambda: self._on_mode(SIDE_BY_SIDE))

    def _connect_parts(self) -> None:
        bar, stage = self.bar, self.stage
        bar.back.clicked.connect(self.leave)
        bar.zoom.clicked.connect(self.keys.pixels.trigger)
        bar.fit.clicked.connect(self.keys.fit.trigger)
        bar.zoom_in.clicked.connect(self.keys.larger.trigger)
        bar.zoom_out.clicked.connect(self.keys.smaller.trigger)
        bar.mode_asked.connect(self._on_mode)
        bar.swatches.chosen.connect(stage.set_ground)
        bar.swatches.own_chosen.connect(stage.set_own_colour)
        stage.zoom_changed.connect(bar.show_zoom)
        self.rail.flip.clicked.connect(self.keys.flip.trigger)
        self.strip.photo_asked.connect(self.ask_for)

    # What was asked by hand

    def _on_escape(self) -> None:
        """Back by one: a comparison, an unfinished tool, then the viewer itself."""
        if self.comparison.pair is not None:
            self.stop_comparing()
        elif self.stage.tool is not Tool.HAND and not self.desk.history.is_changed:
            self.take(Tool.HAND)
        else:
            self.leave()

    def _leave(self) -> None:
        if self.comparison.pair is not None:
            self.comparison.end()
            self.show_parts()
        self.desk.close()
        self.take(Tool.HAND)
        self.background.stop("load")
        self._slow.stop()
        self.busy.hide()
        self.loader.forget()
        self.left.emit()

    def _on_mode(self, mode: int) -> None:
        pair = self.comparison.pair
        if mode == DIVIDER:
            if pair is not None:
                self.stop_comparing()
        elif pair is not None:
            self.comparison.begin(mode, pair)
            self.show_parts()
        elif self._photo is not None:
            self.bar.show_mode(DIVIDER)  # until there is a pair
            self.pair_asked.emit(self._photo.id, mode)

    def _row(self) -> int | None:
        current = self._photo.id if self._photo is not None else None
        return next((row for row, one in enumerate(self._photos) if one.id == current), None)

    def _place(self) -> str:
        row = self._row()
        if row is None or len(self._photos) < 2:
            return ""
        text = self.tr("{number} of {count}")
        return text.format(number=wording.number(row + 1), count=wording.number(len(self._photos)))
