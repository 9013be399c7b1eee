"""--box, --keep, --remove, --restore and --erase: what the user says about the matte of one photo."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from desktop.core.edits import NO_EDITS, Edits
from desktop.core.errors import UsageError
from desktop.core.guidance import Guidance, Mark, MarkKind, fitted
from desktop.core.imaging import read_picture
from desktop.core.retouch import BrushKind, Retouch, Touch
from desktop.core.strokes import Point, Stroke
from desktop.core.types import Box

_BRUSH = 0.01
"""Radius of the brush where none is named, as a share of the photo's diagonal."""


def edits_for(arguments: argparse.Namespace, photos: Sequence[Path]) -> Edits:
    """The edits that the arguments ask for, in pixels of the one photo they are about.

    Raises UsageError for several photos, for what cannot be read and for what lies outside the photo, and
    whatever reading the photo raises.
    """
    if not arguments.box and not arguments.strokes:
        return NO_EDITS
    if len(photos) != 1:
        raise UsageError(
            f"--box and strokes are about one photo, and {len(photos)} are named.",
            "Name one photo.",
        )
    height, width = read_picture(photos[0]).rgb.shape[:2]
    box = parse_box(arguments.box, width, height) if arguments.box else None
    diagonal = math.hypot(width, height)
    radius = _number(arguments.brush, diagonal, "--brush") if arguments.brush else _BRUSH * diagonal
    marks, touches = [], []
    for kind, text in arguments.strokes:
        stroke = Stroke(parse_points(text, width, height, f"--{kind}"), radius)
        if kind in list(MarkKind):
            marks.append(Mark(MarkKind(kind), stroke))
        else:
            touches.append(Touch(BrushKind(kind), stroke, arguments.hardness))
    return Edits(Guidance(box, tuple(marks)), Retouch(tuple(touches)))


def parse_box(text: str, width: int, height: int) -> Box:
    """A box from `x,y,w,h`: each in pixels of the upright photo or, with %, as a share of its side.

    Raises UsageError for what is no box, is empty or lies outside; what runs over the frame is cut.
    """
    parts = text.split(",")
    if len(parts) != 4:
        raise UsageError(
            f"{text!r} is not a box: it is x,y,w,h.", "For example 120,80,400,300 or 10%,20%,50%,60%."
        )
    x, y, w, h = (_number(part, side, "--box") for part, side in zip(parts, (width, height) * 2, strict=True))
    return fitted(Box(round(x), round(y), round(x + w), round(y + h)), width, height)


def parse_points(text: str, width: int, height: int, option: str) -> tuple[Point, ...]:
    """The points of a stroke from `x,y x,y ...`, in pixels or %. Raises UsageError when one is outside."""
    points = []
    for pair in text.split():
        parts = pair.split(",")
        if len(parts) != 2:
            raise UsageError(
                f"{pair!r} in {option} is not a point: it is x,y.", "For example 120,80 or 10%,20%."
            )
        x, y = _number(parts[0], width, option), _number(parts[1], height, option)
        if not (0 <= x <= width and 0 <= y <= height):
            raise UsageError(
                f"The point {pair} of {option} lies outside the photo, which is {width} x {height} pixels.",
                "Name a point inside.",
            )
        points.append((x, y))
    return tuple(points)


def _number(text: str, whole: float, option: str) -> float:
    """A number of pixels, or with % that share of the whole."""
    bare = text.strip().removesuffix("%")
    try:
        value = float(bare)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise UsageError(
            f"{text!r} in {option} is not a number.", "Use pixels, such as 120, or a share, such as 10%."
        )
    return value * whole / 100 if text.strip().endswith("%") else value
