"""What lies near a subject and what is background for certain, in blocks of eight pixels as JPEG has them."""

from __future__ import annotations

import cv2
import numpy as np

from desktop.core.types import Alpha, BoolMask

BLOCK_PX = 8
"""A JPEG with full colour spoils no pixel beyond the 8 x 8 block that an edge touches."""


def blocks_near(mask: Alpha, blocks: int = 1) -> BoolMask:
    """The blocks that hold anything of a mask, and those around them.

    mask: (H, W) uint8, anything but zero counts.  blocks: how many around.
    Returns (rows, columns) bool, of ceil(H / 8) and ceil(W / 8) blocks.
    """
    height, width = mask.shape
    rows, columns = -(-height // BLOCK_PX), -(-width // BLOCK_PX)
    if height % BLOCK_PX or width % BLOCK_PX:
        mask = np.pad(mask, ((0, rows * BLOCK_PX - height), (0, columns * BLOCK_PX - width)))
    lines = mask.reshape(rows, BLOCK_PX, columns * BLOCK_PX).max(axis=1)
    held = lines.reshape(rows, columns, BLOCK_PX).max(axis=2)
    around = np.ones((2 * blocks + 1, 2 * blocks + 1), np.uint8)
    return np.asarray(cv2.dilate((held > 0).astype(np.uint8), around) > 0, np.bool_)


def open_blocks(near: BoolMask) -> BoolMask:
    """The blocks that are not near and can be reached from the frame past blocks that are not near.

    What a subject encloses is no background that could be told from a light part of it.
    """
    outer = np.pad((~near).astype(np.uint8), 1, constant_values=1)
    _, labels = cv2.connectedComponents(outer, connectivity=4)
    return np.asarray((labels == labels[0, 0])[1:-1, 1:-1], np.bool_)


def as_pixels(blocks: BoolMask, height: int, width: int, *, is_soft: bool = False) -> Alpha:
    """255 at every pixel of the blocks, 0 elsewhere: (height, width) uint8.

    is_soft: instead of a step there is a ramp from the middle of one block to the middle of the next.
    """
    size = (blocks.shape[1] * BLOCK_PX, blocks.shape[0] * BLOCK_PX)
    how = cv2.INTER_LINEAR if is_soft else cv2.INTER_NEAREST
    enlarged = cv2.resize(blocks.astype(np.uint8) * 255, size, interpolation=how)
    return np.ascontiguousarray(enlarged[:height, :width])
