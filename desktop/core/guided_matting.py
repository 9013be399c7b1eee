"""A matte under the user's guidance: a box around the subject, marks to keep and to remove.

Works with every model, because it works on mattes: the model's own is taken where it fits the box, else its
matte of what the box holds, else the box's colours decide. A mark then changes the matte where it reaches.

For an interactive caller: `boxed` (or the kept matte of a photo without a box) runs the networks and takes
its time; `drafted` takes some 100 ms; each `marked` after it a few 100 ms at most for 12 megapixels. All are
pure: a Draft is never changed, may be shared by threads, and an undo is the Draft before.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import cv2
import numpy as np

from desktop.core.compose import subject_box
from desktop.core.following import Division, completed, followed
from desktop.core.guidance import Guidance, Mark, fitted
from desktop.core.matting import Matte, MattingModel
from desktop.core.patches import Patches
from desktop.core.region import Region
from desktop.core.repaint import repainted
from desktop.core.stages import part_of
from desktop.core.strokes import Stroke, tiles
from desktop.core.subject_box import Fit, allowed, fit_of, only_inside
from desktop.core.types import Alpha, BoolMask, Box, Checkpoint, FloatMap, RgbImage, no_checkpoint

_WORK_LONG_PX = 640
_LOOK_MARGIN = 0.2
"""How much beside the box the model sees."""
_SURROUNDINGS = 1.0
"""How much beside the subject is divided: enough to know the background by its colours."""
_MOST = 0.4
"""A frame that is this share of the photo becomes all of it."""
_MEETS = 0.15
"""A matte meets a box when it comes this near to every side, as a share of the box."""
_NEARLY_MEETS = 0.2
"""The same for the matte of the box alone, which is the last that a network says."""
_RUNS_OUT = 0.2
"""A matte runs out of a box when this share of a side of the zone lies in it."""
_STAYS_IN = 0.1
_CLEAR = 0.1
"""A patch is half transparent when the matte's mean over it is this far from both ends."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A matte that is being drawn on. alpha: (H, W), what it is so far.

    box: the user's, or None.  marks: those that were drawn.  frame: the part of the photo that is divided.
    """

    rgb: RgbImage
    alpha: Alpha
    box: Box | None
    marks: tuple[Mark, ...]
    frame: Box
    division: Division


def guided(
    model: MattingModel, rgb: RgbImage, guidance: Guidance, checkpoint: Checkpoint = no_checkpoint
) -> Matte:
    """The matte of a photo under all of its guidance; without any, the model's own.

    Raises UsageError for a box outside the photo. A box gives a matte that is never empty, unless marks
    remove it.
    """
    if not guidance:
        return model.matte(rgb, checkpoint)
    share = 0.7 if guidance.marks else 1.0
    if guidance.box is None:
        alpha = model.matte(rgb, part_of(checkpoint, 0.0, share)).alpha
    else:
        alpha = boxed(model, rgb, guidance.box, part_of(checkpoint, 0.0, share))
    if guidance.marks:
        draft = drafted(rgb, alpha, guidance.box)
        for number, mark in enumerate(guidance.marks):
            checkpoint(share + (1 - share) * number / len(guidance.marks))
            draft = marked(draft, mark)
        alpha = draft.alpha
    return Matte(alpha, evidence=None)


def boxed(model: MattingModel, rgb: RgbImage, box: Box, checkpoint: Checkpoint = no_checkpoint) -> Alpha:
    """The matte of what a box holds; never empty. Raises UsageError for a box outside the photo."""
    height, width = rgb.shape[:2]
    box = fitted(box, width, height)
    zone = allowed(box, width, height)
    whole = only_inside(model.matte(rgb, part_of(checkpoint, 0.0, 0.4)).alpha, zone)
    whole_fit = fit_of(whole, box, zone)
    meets = whole_fit.gap <= _MEETS
    if meets and whole_fit.cut <= _RUNS_OUT:
        return whole
    near = _look(model, rgb, box, zone, part_of(checkpoint, 0.4, 0.9))
    near_fit = fit_of(near, box, zone)
    if near_fit.gap <= _NEARLY_MEETS and (near_fit.cut <= _STAYS_IN or not meets):
        return near
    if meets:
        return whole
    best, fit = (whole, whole_fit) if whole_fit.gap < near_fit.gap else (near, near_fit)
    return _by_colour(rgb, best, fit, box, zone)


def drafted(rgb: RgbImage, alpha: Alpha, box: Box | None = None) -> Draft:
    """The start of drawing on a photo's matte. box: the one that the matte was made for."""
    height, width = alpha.shape
    box = fitted(box, width, height) if box is not None else None
    frame = (box or subject_box(alpha)).grown(_SURROUNDINGS, width, height)
    if frame.width * frame.height > _MOST * width * height:  # a mark might soon run out of it
        frame = Box(0, 0, width, height)
    return Draft(rgb, alpha, box, (), frame, _divided(rgb, alpha, box, frame))


def marked(draft: Draft, mark: Mark, checkpoint: Checkpoint = no_checkpoint) -> Draft:
    """The draft with one more mark. Raises whatever checkpoint raises; the draft given stays good."""
    height, width = draft.alpha.shape
    whole = Box(0, 0, width, height)
    if not _holds(draft.frame, mark.stroke, whole):
        draft = _widened(draft, whole)
    checkpoint(0.1)
    division, unclear = _followed(draft, mark)
    if _reaches_out(draft, division, whole):
        draft = _widened(draft, whole)
        division, unclear = _followed(draft, mark)
    checkpoint(0.4)
    before, after = draft.division.mask, division.mask
    alpha = repainted(draft.rgb, draft.alpha, draft.frame, (before != after) | unclear, after)
    return dataclasses.replace(draft, alpha=alpha, marks=(*draft.marks, mark), division=division)


def _followed(draft: Draft, mark: Mark) -> tuple[Division, BoolMask]:
    """The division after a mark, and what under the mark was half transparent: that is drawn anew as well."""
    patches = draft.division.patches
    cover = _cover(mark.stroke, draft.frame, patches)
    share = patches.means(_shrunk(draft.alpha, draft.frame, patches))
    unclear = patches.marked(cover) & (share > _CLEAR) & (share < 1 - _CLEAR)
    return followed(draft.division, cover, mark.kind), patches.painted(unclear)


def _look(model: MattingModel, rgb: RgbImage, box: Box, zone: Box, checkpoint: Checkpoint) -> Alpha:
    """The model's matte of the box with some margin, in the photo's frame."""
    height, width = rgb.shape[:2]
    crop = box.grown(_LOOK_MARGIN, width, height)
    part = (slice(crop.top, crop.bottom), slice(crop.left, crop.right))
    alpha: Alpha = np.zeros((height, width), np.uint8)
    alpha[part] = model.matte(rgb[part], checkpoint).alpha
    return only_inside(alpha, zone)


def _by_colour(rgb: RgbImage, alpha: Alpha, fit: Fit, box: Box, zone: Box) -> Alpha:
    """A matte that fits the box badly, completed by colour; the whole box where colour finds nothing."""
    draft = drafted(rgb, alpha, box)
    patches = draft.division.patches
    inside, kept = _rectangle(box, draft.frame, patches), _shrunk(alpha, draft.frame, patches)
    division = completed(draft.division, inside, kept)
    changed = draft.division.mask != division.mask
    done = only_inside(repainted(rgb, alpha, draft.frame, changed, division.mask), zone)
    if fit_of(done, box, zone).gap < fit.gap:
        return done
    if fit.gap < 1:
        return alpha
    solid: Alpha = np.zeros_like(alpha)
    solid[box.top : box.bottom, box.left : box.right] = 255
    return solid


def _divided(rgb: RgbImage, alpha: Alpha, box: Box | None, frame: Box) -> Division:
    height, width = alpha.shape
    patches = Patches.of_picture(Region.of(rgb, frame).shrunk(_WORK_LONG_PX))
    zone = allowed(box, width, height) if box is not None else Box(0, 0, width, height)
    return Division.of_matte(patches, _shrunk(alpha, frame, patches), _rectangle(zone, frame, patches))


def _widened(draft: Draft, whole: Box) -> Draft:
    """The same draft with all of the photo divided."""
    division = _divided(draft.rgb, draft.alpha, draft.box, whole)
    for mark in draft.marks:
        division = division.saying(_cover(mark.stroke, whole, division.patches), mark.kind)
    return dataclasses.replace(draft, frame=whole, division=division)


def _shrunk(alpha: Alpha, frame: Box, patches: Patches) -> FloatMap:
    """The part of a matte that is divided, at the size of the patches, 0..1."""
    rows, columns = patches.of.shape
    step = max(1, frame.width // (2 * columns))  # every pixel of a large matte is not worth reading
    part = alpha[frame.top : frame.bottom : step, frame.left : frame.right : step]
    small = cv2.resize(part, (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32) / np.float32(255)


def _rectangle(box: Box, frame: Box, patches: Patches) -> BoolMask:
    """The pixels of the patches that lie in a box of the photo."""
    rows, columns = patches.of.shape
    x = frame.left + (np.arange(columns) + 0.5) * frame.width / columns
    y = frame.top + (np.arange(rows) + 0.5) * frame.height / rows
    inside: BoolMask = ((y >= box.top) & (y < box.bottom))[:, None] & ((x >= box.left) & (x < box.right))
    return inside


def _cover(stroke: Stroke, frame: Box, patches: Patches) -> FloatMap:
    """What a stroke covers of the patches' pixels, 0..1."""
    rows, columns = patches.of.shape
    moved = stroke.moved(-frame.left, -frame.top).scaled(columns / frame.width, rows / frame.height)
    cover: FloatMap = np.zeros((rows, columns), np.float32)
    for tile, part in tiles(moved, 0.0, columns, rows):
        cover[tile.top : tile.bottom, tile.left : tile.right] = part
    return cover


def _holds(frame: Box, stroke: Stroke, whole: Box) -> bool:
    """True when the frame holds what a stroke covers of the photo."""
    radius = stroke.radius_px
    left, top = (min(point[axis] for point in stroke.points) - radius for axis in (0, 1))
    right, bottom = (max(point[axis] for point in stroke.points) + radius for axis in (0, 1))
    return (
        max(left, whole.left) >= frame.left
        and max(top, whole.top) >= frame.top
        and min(right, whole.right) <= frame.right
        and min(bottom, whole.bottom) <= frame.bottom
    )


def _reaches_out(draft: Draft, division: Division, whole: Box) -> bool:
    """True when a change reaches a side of the frame beyond which the photo goes on."""
    changed, frame = draft.division.mask != division.mask, draft.frame
    return bool(
        (frame.left > whole.left and changed[:, 0].any())
        or (frame.top > whole.top and changed[0].any())
        or (frame.right < whole.right and changed[:, -1].any())
        or (frame.bottom < whole.bottom and changed[-1].any())
    )
