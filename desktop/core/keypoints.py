"""Distinct points of a subject and the small picture that their matches are checked on."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import Alpha, RgbImage

SIDE_PX = 400  # long side at which points are found
PICTURE_PX = 128  # long side of the small picture
_MOST = 240
_CONTRAST = 0.02  # half of SIFT's default: packaging has faint print
_STEPS_PER_PX = 64
_JPEG_QUALITY = 92


@dataclass(frozen=True, slots=True)
class Keypoints:
    """What alignment needs of one photo, compact.

    points: (K, 2) uint16, x and y in 1/64 px of the subject's box at SIDE_PX.  descriptors: (K, 128) uint8,
    SIFT.  picture: the box at PICTURE_PX as the bytes of a JPEG.  outline: its mask, bits packed row by row.
    """

    points: NDArray[np.uint16]
    descriptors: NDArray[np.uint8]
    picture: NDArray[np.uint8]
    outline: NDArray[np.uint8]


def find_keypoints(rgb: RgbImage, mask: Alpha) -> Keypoints:
    """The strongest SIFT points (Lowe 2004) on the subject; at most 240, the strongest first.

    rgb, mask: the subject's box, of one size.
    """
    scale = SIDE_PX / max(mask.shape)
    grey = _scaled(np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), np.uint8), scale)
    subject = (_scaled(mask, scale) > 127).astype(np.uint8)
    inside = cv2.dilate(subject, np.ones((9, 9), np.uint8))  # print often ends where the subject does
    found, described = cv2.SIFT.create(_MOST, contrastThreshold=_CONTRAST).detectAndCompute(grey, inside)
    order = sorted(
        range(len(found)), key=lambda at: (-found[at].response, found[at].pt, found[at].size, found[at].angle)
    )[:_MOST]
    points = np.array([found[at].pt for at in order], np.float64).reshape(-1, 2)
    descriptors = described[order] if order else np.empty((0, 128))
    small = min(1.0, PICTURE_PX / max(mask.shape))
    _, picture = cv2.imencode(
        ".jpg",
        cv2.cvtColor(_scaled(rgb, small), cv2.COLOR_RGB2BGR),
        [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY],
    )
    return Keypoints(
        np.clip(points * _STEPS_PER_PX, 0, 65535).astype(np.uint16),
        descriptors.astype(np.uint8),
        picture.ravel(),
        np.packbits(_scaled(mask, small) > 127),
    )


def points_px(points: NDArray[np.uint16]) -> NDArray[np.float32]:
    """The points in pixels of the box at SIDE_PX."""
    return points.astype(np.float32) / np.float32(_STEPS_PER_PX)


def _scaled(image: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    height, width = image.shape[:2]
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if size == (width, height):
        return np.ascontiguousarray(image)
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, size, interpolation=interpolation), np.uint8)
