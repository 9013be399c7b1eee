"""What is drawn on the photo in the viewer: steps, their results as they are worked out, keeping them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.app.draft_room import DraftRoom
from desktop.app.drawing import Drawing
from desktop.core.edits import Edits
from desktop.core.errors import AppError
from desktop.core.guidance import Mark, MarkKind
from desktop.core.pyramid import Tile
from desktop.core.retouch import BrushKind, Touch
from desktop.core.strokes import Stroke
from desktop.core.types import Box, PhotoId, Problem
from desktop.gui.background import Background
from desktop.gui.edit_history import EditHistory
from desktop.gui.tile_store import TileStore, Viewed
from desktop.gui.tools import Brush, Tool
from desktop.jobs import JobContext

PROGRESS_AFTER_MS = 500
_ERRAND = "draw"


class DrawingDesk(QObject):
    """One photo at a time. The networks run in the background; the newest step is what is worked out."""

    redrawn = Signal(object)
    """The Viewed with the matte of the present step."""
    changed = Signal()
    """Steps, or what is being worked out."""
    progressed = Signal(float)
    """The share that is done of what takes longer than half a second."""
    failed = Signal(object)
    """The Problem because of which the newest step was taken back."""

    def __init__(
        self, drawing: Drawing, background: Background, store: TileStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._background = background
        self._store = store
        self._photo: PhotoId | None = None
        self._viewed: Viewed | None = None
        self._room: DraftRoom | None = None
        self._history = EditHistory()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PROGRESS_AFTER_MS)
        self._slow.timeout.connect(self.changed)
        self._fraction = 0.0
        self.pending: list[tuple[Tool, Stroke]] = []
        """Strokes whose effect is not seen yet."""

    @property
    def photo(self) -> PhotoId | None:
        return self._photo

    @property
    def can_draw(self) -> bool:
        return self._photo is not None

    @property
    def history(self) -> EditHistory:
        return self._history

    @property
    def box(self) -> Box | None:
        return self._history.edits.guidance.box

    @property
    def is_working(self) -> bool:
        return self._background.is_running(_ERRAND)

    @property
    def is_slow(self) -> bool:
        """Whether it has been working for long enough to say so."""
        return self.is_working and not self._slow.isActive()

    @property
    def fraction(self) -> float:
        return self._fraction

    def open(self, photo: PhotoId, viewed: Viewed, edits: Edits) -> None:
        """A photo that is cut out, as the library keeps it."""
        self.close()
        self._photo = photo
        self._viewed = viewed
        self._history = EditHistory(edits)
        self._room = DraftRoom(self._drawing, photo)
        self._room.remember(edits, viewed.pyramid.alphas[0])
        self.changed.emit()

    def close(self) -> None:
        """Forget the photo and what was not kept."""
        self._stop_work()
        self._photo = self._viewed = self._room = None
        self._history = EditHistory()
        self.changed.emit()

    def draw(self, tool: Tool, brush: Brush, stroke: Stroke) -> None:
        """A stroke of one of the brushes."""
        if not self.can_draw:
            return
        restores = tool is Tool.RESTORE
        if brush.follows_edges:
            self._history.add_mark(Mark(MarkKind.KEEP if restores else MarkKind.REMOVE, stroke))
        else:
            kind = BrushKind.RESTORE if restores else BrushKind.ERASE
            self._history.add_touch(Touch(kind, stroke, 1.0 - brush.softness))
        self.pending.append((tool, stroke))
        self._work()

    def set_box(self, box: Box | None) -> None:
        if self.can_draw:
            self._history.set_box(box)
            self._work()

    def clear(self) -> None:
        """Back to what the program made, as one more step."""
        if self.can_draw:
            self._history.clear()
            self._work()

    def undo(self) -> None:
        if self._history.can_undo:
            self._history.undo()
            self.pending.clear()
            self._work()

    def redo(self) -> None:
        if self._history.can_redo:
            self._history.redo()
            self._work()

    def stop(self) -> None:
        """Give up the step that is being worked out."""
        if self.is_working:
            self._stop_work()
            self._history.take_back()
            self._work()

    def discard(self) -> None:
        """Back to what the library keeps."""
        if self._history.is_changed:
            self._stop_work()
            self._history = EditHistory(self._history.kept)
            self._work()

    def apply(self) -> bool:
        """Keep it in the library; False when that cannot be, which is told of."""
        if self._photo is None or not self._history.is_changed:
            return False
        try:
            self._drawing.replace(self._photo, self._history.edits)
        except AppError as error:
            self.failed.emit(error.problem)
            return False
        self._history.keep()
        self.changed.emit()
        return True

    def _work(self) -> None:
        """Have the matte of the present step worked out."""
        room, viewed, store = self._room, self._viewed, self._store
        if room is None or viewed is None:
            return
        edits = self._history.edits
        self._fraction = 0.0
        self._slow.start()

        def task(context: JobContext) -> tuple[Viewed, frozenset[Tile]]:
            pyramid = viewed.pyramid.with_alpha(room.alpha(edits, context.checkpoint))
            return viewed.redrawn(pyramid), pyramid.changed(viewed.pyramid)

        def done(result: tuple[Viewed, frozenset[Tile]]) -> None:
            redrawn, gone = result
            self._slow.stop()
            self.pending.clear()
            if self._viewed is not None:
                store.carry_over(self._viewed, redrawn, gone)
            self._viewed = redrawn
            self.redrawn.emit(redrawn)
            self.changed.emit()

        self._background.run(_ERRAND, task, done, failed=self._on_failed, progressed=self._on_progress)
        self.changed.emit()

    def _stop_work(self) -> None:
        self._background.stop(_ERRAND)
        self._slow.stop()
        self.pending.clear()

    def _on_progress(self, fraction: float) -> None:
        self._fraction = fraction
        if self.is_slow:
            self.progressed.emit(fraction)

    def _on_failed(self, problem: Problem) -> None:
        self._stop_work()
        if self._history.can_undo:
            self._history.take_back()
            self._work()
        self.failed.emit(problem)
