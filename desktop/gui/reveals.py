"""The short wipe with which a finished cutout replaces its photo."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.core.types import PhotoId

DURATION_S = 0.24
MOST_AT_ONCE = 4
_FRAME_MS = 16


class Reveals(QObject):
    """Which photos are being uncovered, and how far. repaint: called with them at each frame."""

    def __init__(self, repaint: Callable[[set[PhotoId]], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._repaint = repaint
        self._started_s: dict[PhotoId, float] = {}
        self.are_wanted = True
        """False shows every cutout at once, for who asked for no motion."""
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)

    def start(self, photos: Sequence[PhotoId]) -> None:
        """Begin with these photos, as many as are bearable at once."""
        if not self.are_wanted:
            return
        for photo in photos[: MOST_AT_ONCE - len(self._started_s)]:
            self._started_s[photo] = time.monotonic()
        if self._started_s:
            self._timer.start()

    def share(self, photo: int) -> float:
        """How much of a photo's cutout is uncovered, 0..1."""
        started_s = self._started_s.get(PhotoId(photo))
        if started_s is None:
            return 1.0
        return min(1.0, (time.monotonic() - started_s) / DURATION_S)

    @Slot()
    def _on_frame(self) -> None:
        moving = set(self._started_s)
        now_s = time.monotonic()
        self._started_s = {p: s for p, s in self._started_s.items() if now_s - s < DURATION_S}
        if not self._started_s:
            self._timer.stop()
        self._repaint(moving)
