"""What was drawn on a photo step by step, to be undone and redone. No Qt."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.edits import NO_EDITS, Edits
from desktop.core.guidance import Guidance, Mark
from desktop.core.retouch import Retouch, Touch
from desktop.core.types import Box


class EditHistory:
    """Edits as they became; the first are those that the library keeps."""

    def __init__(self, kept: Edits = NO_EDITS) -> None:
        self._kept = kept
        self._steps = [kept]
        self._at = 0

    @property
    def edits(self) -> Edits:
        return self._steps[self._at]

    @property
    def kept(self) -> Edits:
        """What the library has."""
        return self._kept

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost."""
        return self.edits != self._kept

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._steps) - 1

    def add_mark(self, mark: Mark) -> None:
        """Follows the edges; what was retouched before stays on top."""
        guidance = self.edits.guidance
        self._push(replace(self.edits, guidance=Guidance(guidance.box, (*guidance.marks, mark))))

    def add_touch(self, touch: Touch) -> None:
        touches = self.edits.retouch.touches
        self._push(replace(self.edits, retouch=Retouch((*touches, touch))))

    def set_box(self, box: Box | None) -> None:
        """Another box around the subject, or none. Marks and retouching stay."""
        if box != self.edits.guidance.box:
            self._push(replace(self.edits, guidance=replace(self.edits.guidance, box=box)))

    def clear(self) -> None:
        """As the program made it, as one more step."""
        if self.edits:
            self._push(NO_EDITS)

    def undo(self) -> None:
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        self._at = min(len(self._steps) - 1, self._at + 1)

    def take_back(self) -> None:
        """Forget the newest step: it was stopped."""
        self.undo()
        del self._steps[self._at + 1 :]

    def keep(self) -> None:
        """The library has them now."""
        self._kept = self.edits

    def _push(self, edits: Edits) -> None:
        del self._steps[self._at + 1 :]
        self._steps.append(edits)
        self._at += 1
