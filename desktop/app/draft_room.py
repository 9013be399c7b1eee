"""Mattes of one photo while it is drawn on: each step costs its own work, not that of those before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.app.drawing import Drawing
from desktop.core.edits import Edits
from desktop.core.guidance import Guidance
from desktop.core.retouch import Retouch, retouched
from desktop.core.stages import part_of
from desktop.core.types import Alpha, Checkpoint, PhotoId, no_checkpoint

if TYPE_CHECKING:
    from desktop.core.guided_matting import Draft

_KEPT_BYTES = 192 * 2**20
"""Mattes and drafts of earlier steps, so that an undo is quick."""


class DraftRoom:
    """For one photo and one thread at a time. Nothing is kept in the library."""

    def __init__(self, drawing: Drawing, photo: PhotoId) -> None:
        self._drawing = drawing
        self._photo = photo
        self._drafts: list[tuple[Guidance, Draft]] = []
        self._alphas: list[tuple[Edits, Alpha]] = []

    def alpha(self, edits: Edits, checkpoint: Checkpoint = no_checkpoint) -> Alpha:
        """The matte under some edits: what applying them will give. Raises AppError.

        A new box takes as long as the networks do, a mark some 100 ms, a touch what it covers.
        """
        known = self._nearest(edits)
        if known is None:
            base = self._draft(edits.guidance, part_of(checkpoint, 0.0, 0.9)).alpha
            known = Edits(edits.guidance), base
        had, alpha = known
        done = len(had.retouch.touches)
        if done < len(edits.retouch.touches):
            alpha = retouched(alpha, edits.retouch.touches[done:], checkpoint=part_of(checkpoint, 0.9, 1.0))
        self.remember(edits, alpha)
        return alpha

    def remember(self, edits: Edits, alpha: Alpha) -> None:
        """A matte that is known, such as the one that the library keeps."""
        self._alphas = [(had, one) for had, one in self._alphas if had != edits]
        self._alphas.append((edits, alpha))
        while len(self._alphas) > 2 and sum(one.nbytes for _, one in self._alphas) > _KEPT_BYTES:
            del self._alphas[0]

    def _nearest(self, edits: Edits) -> tuple[Edits, Alpha] | None:
        """The known matte with the same guidance and the most of the same touches."""
        found = [
            (had, alpha)
            for had, alpha in self._alphas
            if had.guidance == edits.guidance and _begins(edits.retouch, had.retouch)
        ]
        return max(found, key=lambda one: len(one[0].retouch.touches), default=None)

    def _draft(self, guidance: Guidance, checkpoint: Checkpoint) -> Draft:
        """The draft under a guidance, from the known one with the most of its marks."""
        from desktop.core.guided_matting import marked  # scipy is wanted only here

        found = [
            (had, draft)
            for had, draft in self._drafts
            if had.box == guidance.box and guidance.marks[: len(had.marks)] == had.marks
        ]
        best = max(found, key=lambda one: len(one[0].marks), default=None)
        if best is None:
            start = Guidance(guidance.box)
            draft = self._drawing.draft(self._photo, start, part_of(checkpoint, 0.0, 0.8))
            self._keep_draft(start, draft)
            best = start, draft
        had, draft = best
        missing = guidance.marks[len(had.marks) :]
        for number, mark in enumerate(missing):
            draft = marked(draft, mark, part_of(checkpoint, 0.8 + 0.2 * number / len(missing), 1.0))
        if missing:
            self._keep_draft(guidance, draft)
        return draft

    def _keep_draft(self, guidance: Guidance, draft: Draft) -> None:
        self._drafts.append((guidance, draft))
        while len(self._drafts) > 2 and sum(one.alpha.nbytes for _, one in self._drafts) > _KEPT_BYTES:
            del self._drafts[1]  # the first is the one that took the networks


def _begins(whole: Retouch, part: Retouch) -> bool:
    return whole.touches[: len(part.touches)] == part.touches
