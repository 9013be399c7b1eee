"""What the user did to one photo's matte: guidance before it is made, retouching after."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from desktop.core.errors import UsageError
from desktop.core.guidance import GUIDANCE_VERSION, NO_GUIDANCE, Guidance, Mark, MarkKind
from desktop.core.matting import Matte, MattingModel
from desktop.core.retouch import NO_RETOUCH, BrushKind, Retouch, Touch, retouched
from desktop.core.stages import part_of
from desktop.core.strokes import Stroke
from desktop.core.types import Box, Checkpoint, RgbImage, no_checkpoint

EDITS_VERSION = 1
"""Of the text form."""


@dataclass(frozen=True, slots=True)
class Edits:
    """All edits of one photo, as values: an undo is the Edits before."""

    guidance: Guidance = NO_GUIDANCE
    retouch: Retouch = NO_RETOUCH

    def __bool__(self) -> bool:
        return bool(self.guidance) or bool(self.retouch)

    @property
    def without_retouch(self) -> Edits:
        """What the networks need to know; retouching is done on their result."""
        return Edits(self.guidance)

    def keyed(self, matting: str) -> str:
        """A model's key with what these edits make of its mattes; the key itself without any."""
        if not self:
            return matting
        text = f"{GUIDANCE_VERSION if self.guidance else 0} {to_text(self)}"
        return f"{matting}-e{hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}"


NO_EDITS = Edits()


def has_edits(matting: str) -> bool:
    """Whether a key is one that Edits.keyed made for some edits."""
    return re.search(r"-e[0-9a-f]{16}$", matting) is not None


def edited(model: MattingModel, rgb: RgbImage, edits: Edits, checkpoint: Checkpoint = no_checkpoint) -> Matte:
    """A photo's matte with the user's edits; without any, the model's own.

    Raises UsageError for a box that lies outside the photo.
    """
    if not edits:
        return model.matte(rgb, checkpoint)
    making = part_of(checkpoint, 0.0, 0.9)
    if edits.guidance:
        from desktop.core.guided_matting import guided  # scipy is wanted only here

        matte = guided(model, rgb, edits.guidance, making)
    else:
        matte = model.matte(rgb, making)
    if not edits.retouch:
        return matte
    return Matte(
        retouched(matte.alpha, edits.retouch.touches, checkpoint=part_of(checkpoint, 0.9, 1.0)), None
    )


def to_text(edits: Edits) -> str:
    """The edits as JSON, the same text for the same edits."""
    box = edits.guidance.box
    document = {
        "version": EDITS_VERSION,
        "box": [box.left, box.top, box.right, box.bottom] if box else None,
        "marks": [{"kind": mark.kind, **_stroke_document(mark.stroke)} for mark in edits.guidance.marks],
        "touches": [
            {"kind": touch.kind, "hardness": touch.hardness, **_stroke_document(touch.stroke)}
            for touch in edits.retouch.touches
        ],
    }
    return json.dumps(document, separators=(",", ":"), allow_nan=False)


def from_text(text: str) -> Edits:
    """What to_text wrote. Raises UsageError for what is no edits, or those of a newer version."""
    try:
        document = json.loads(text)
        version = document["version"]
        if version == EDITS_VERSION:
            return _edits(document)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError("These are no edits of a photo.", "Draw them again.") from error
    raise UsageError(
        f"These edits have the version {version}; this program knows {EDITS_VERSION}.",
        "Install the newer version of BG Remover.",
    )


def _edits(document: dict[str, list[dict[str, object]]]) -> Edits:
    box = document["box"]
    marks = tuple(Mark(MarkKind(str(one["kind"])), _stroke(one)) for one in document["marks"])
    touches = tuple(
        Touch(BrushKind(str(one["kind"])), _stroke(one), float(str(one["hardness"])))
        for one in document["touches"]
    )
    corners = Box(*(int(str(number)) for number in box)) if box else None
    return Edits(Guidance(corners, marks), Retouch(touches))


def _stroke_document(stroke: Stroke) -> dict[str, object]:
    return {"radius_px": stroke.radius_px, "points": [list(point) for point in stroke.points]}


def _stroke(document: dict[str, object]) -> Stroke:
    points = document["points"]
    if not isinstance(points, list):
        raise TypeError(points)
    return Stroke(tuple((float(x), float(y)) for x, y in points), float(str(document["radius_px"])))
