"""The subject on its canvas, with its shadow, on a background or on none."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.backgrounds import Backdrops, Background, divided_by_255
from desktop.core.nearness import as_pixels, blocks_near
from desktop.core.placement import Placement
from desktop.core.recipes import Canvas, Recipe, Shadow
from desktop.core.resampling import premultiplied, resized, straight
from desktop.core.shadow import contact_shadow, reach_px
from desktop.core.subject import FRINGE_CHOICE_PX, TRACE, Subject
from desktop.core.types import Box, RgbaImage, RgbImage


def draw(
    subject: Subject, placement: Placement, recipe: Recipe, background: Background, backdrops: Backdrops
) -> NDArray[np.uint8]:
    """The canvas: RGBA where it is transparent, RGB otherwise. Only where there is something is worked."""
    drawn, box = _resized(subject, placement, recipe)
    if background.colour is not None:
        drawn = without_traces(drawn)
    if recipe.shadow is not None:
        drawn, box = _with_shadow(drawn, box, placement, recipe.shadow)
    drawn, box = _inside(drawn, box, placement)
    rows, columns = slice(box.top, box.bottom), slice(box.left, box.right)
    if background.is_transparent:
        canvas: NDArray[np.uint8] = np.zeros((placement.height, placement.width, 4), np.uint8)
        canvas[rows, columns] = straight(drawn)
        return canvas
    canvas = np.array(backdrops.behind(background, placement.width, placement.height), order="C")
    canvas[rows, columns] = _over(drawn, canvas[rows, columns], background.colour)
    return canvas


def _resized(subject: Subject, placement: Placement, recipe: Recipe) -> tuple[RgbaImage, Box]:
    """What there is to draw, premultiplied and at its size, and its box, which may exceed the canvas."""
    if recipe.canvas is Canvas.PHOTO:
        return premultiplied(subject.whole), Box(0, 0, placement.width, placement.height)
    there, fringe, box = subject.box, subject.fringe, placement.box
    across, down = box.width / there.width, box.height / there.height
    left = _margin(there.left - fringe.left, across)
    top = _margin(there.top - fringe.top, down)
    right = _margin(fringe.right - there.right, across)
    bottom = _margin(fringe.bottom - there.bottom, down)
    rows = slice(there.top - top - fringe.top, there.bottom + bottom - fringe.top)
    columns = slice(there.left - left - fringe.left, there.right + right - fringe.left)
    drawn = subject.weighed[rows, columns]
    box = Box(
        box.left - round(left * across),
        box.top - round(top * down),
        box.right + round(right * across),
        box.bottom + round(bottom * down),
    )
    if (box.width, box.height) == drawn.shape[1::-1]:
        return drawn, box
    return resized(drawn, (box.width, box.height)), box


def _margin(room_px: int, scale: float) -> int:
    """How much of the fringe to take: of the widest few the one that becomes whole pixels most nearly.

    So the subject's box lands where it is placed, though only whole pixels can be resized.
    """
    return min(
        range(max(0, room_px - FRINGE_CHOICE_PX), room_px + 1),
        key=lambda px: (round(abs(px * scale - round(px * scale)), 6), -px),
    )


def _inside(drawn: RgbaImage, box: Box, placement: Placement) -> tuple[RgbaImage, Box]:
    """The part of a box that is on the canvas."""
    left, top = max(0, box.left), max(0, box.top)
    right, bottom = min(placement.width, box.right), min(placement.height, box.bottom)
    part = drawn[top - box.top : bottom - box.top, left - box.left : right - box.left]
    return np.ascontiguousarray(part), Box(left, top, right, bottom)


def without_traces(weighed: RgbaImage) -> RgbaImage:
    """Traces of the subject, below a tenth, fade out within two blocks of where it is more than that.

    On a screen a trace can hardly be seen; but 250 is not the pure white that a shop asks for.
    weighed: premultiplied; a copy comes back.
    """
    alpha = cv2.extractChannel(weighed, 3)
    solid = np.asarray(cv2.inRange(alpha, TRACE, 255), np.uint8)
    fade = as_pixels(blocks_near(solid), *solid.shape, is_soft=True)
    faded: RgbaImage = np.zeros_like(weighed)
    cv2.copyTo(weighed, fade, faded)
    partly = np.asarray(cv2.bitwise_and(cv2.inRange(fade, 1, 254), cv2.inRange(alpha, 1, 255)), np.uint8)
    flat, soft = faded.reshape(-1, 4), np.flatnonzero(partly.view(np.bool_))
    flat[soft] = divided_by_255(flat[soft].astype(np.uint16) * fade.ravel()[soft, None])
    return faded


def _over(weighed: RgbaImage, behind: RgbImage, colour: tuple[int, int, int] | None) -> RgbImage:
    """Premultiplied pixels over others: c + (255 - a) * b / 255, rounded. colour: of all those others."""
    through = cv2.bitwise_not(cv2.extractChannel(weighed, 3))
    if colour is None:
        rest = cv2.multiply(cv2.merge([through, through, through]), behind, scale=1 / 255)
    else:  # three tables of 256 entries take a third of the time
        shares = np.arange(256) / 255
        rest = cv2.merge([cv2.LUT(through, np.rint(shares * value).astype(np.uint8)) for value in colour])
    return np.asarray(cv2.add(cv2.cvtColor(weighed, cv2.COLOR_RGBA2RGB), rest), np.uint8)


def _with_shadow(weighed: RgbaImage, box: Box, placement: Placement, shadow: Shadow) -> tuple[RgbaImage, Box]:
    """Pixels and box with the shadow's black below the subject."""
    longer_px = max(placement.box.width, placement.box.height)
    room = reach_px(shadow, longer_px)
    wide = np.pad(weighed, ((room, room), (room, room), (0, 0)))
    alpha = np.ascontiguousarray(wide[..., 3])
    dark = contact_shadow(alpha, shadow, longer_px)
    hidden = cv2.multiply(dark, alpha, scale=1 / 255)
    wide[..., 3] += np.asarray(cv2.subtract(dark, hidden), np.uint8)  # black: alpha and no colour
    return wide, Box(box.left - room, box.top - room, box.right + room, box.bottom + room)
