"""What identity is judged by, one small record a photo."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.core.types import Alpha, Box, Checkpoint, RgbImage, no_checkpoint

FEATURES_VERSION: int = 2
"""Grows whenever other bytes come of the same photo, so that kept features are made again."""

Half = NDArray[np.float16]

_MAGIC = b"BGRF"
_HEADER = struct.Struct("<4sHH")  # magic, version, length of the digest's UTF-8
_CHECK_BYTES = 8
_LAYOUT: dict[str, tuple[str, tuple[int, ...]]] = {
    "cutout": ("<f2", (1280,)),
    "crop": ("<f2", (1280,)),
    "late": ("<f2", (352,)),
    "mid": ("<f2", (120,)),
    "chroma": ("<f2", (256,)),
    "hue": ("<f2", (25,)),
    "cube": ("<f2", (576,)),
    "hashes": ("<u8", (8,)),
    "points": ("<u2", (-1, 2)),
    "descriptors": ("u1", (-1, 128)),
    "picture": ("u1", (-1,)),
    "outline": ("u1", (-1,)),
}
"""Field -> dtype and shape; -1 stands for a length that is written before the array."""
_LENGTH = struct.Struct("<I")

_BOX_MARGIN = 0.04
_SMALLEST_SUBJECT = 0.01  # share of the frame; below it the matte has found nothing worth looking at
_WORKING_PX = 400  # the keypoints' size; the network and the colours need less
_GREY = 127  # the network's zero


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Descriptors of one photo and its matte, about 40 kB.

    digest: of the photo's content.  cutout: the network's head over the subject on grey, mean of four
    quarter turns; late, mid: the same of its inner layers.  crop: the head over the subject's box with its
    background.  chroma, hue, cube: see ColourHistograms.  hashes: of the whole photo, see
    perceptual_hashes.  points, descriptors, picture, outline: see Keypoints.  What the network gave and the
    histograms have unit length.
    """

    digest: str
    cutout: Half
    crop: Half
    late: Half
    mid: Half
    chroma: Half
    hue: Half
    cube: Half
    hashes: NDArray[np.uint64]
    points: NDArray[np.uint16]
    descriptors: NDArray[np.uint8]
    picture: NDArray[np.uint8]
    outline: NDArray[np.uint8]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Features) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash(self.digest)

    def to_bytes(self) -> bytes:
        """Header, digest, arrays in the order of the layout, and a check sum; the same on every machine."""
        name = self.digest.encode()
        parts = [_HEADER.pack(_MAGIC, FEATURES_VERSION, len(name)), name]
        for field, (dtype, shape) in _LAYOUT.items():
            values: NDArray[np.generic] = getattr(self, field)
            if shape[0] == -1:
                parts.append(_LENGTH.pack(len(values)))
            parts.append(values.reshape(shape).astype(dtype).tobytes())
        body = b"".join(parts)
        return body + _check(body)

    @classmethod
    def from_bytes(cls, data: bytes) -> Features:
        """What gave these bytes. Raises ValueError when they are damaged or of another version."""
        body, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
        if len(body) < _HEADER.size or check != _check(body):
            raise ValueError("the features are damaged")
        magic, version, name_length = _HEADER.unpack_from(body)
        if magic != _MAGIC or version != FEATURES_VERSION:
            raise ValueError(f"these are features of version {version}, not {FEATURES_VERSION}")
        start = _HEADER.size + name_length
        digest = body[_HEADER.size : start].decode()
        arrays: dict[str, NDArray[np.generic]] = {}
        for field, (dtype, shape) in _LAYOUT.items():
            if shape[0] == -1:
                shape = (_LENGTH.unpack_from(body, start)[0], *shape[1:])
                start += _LENGTH.size
            count = int(np.prod(shape))
            arrays[field] = np.frombuffer(body, dtype, count, start).reshape(shape)
            start += count * np.dtype(dtype).itemsize
        if start != len(body):
            raise ValueError(f"features of {len(body)} bytes instead of {start}")
        return cls(digest, **arrays)  # type: ignore[arg-type]


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECK_BYTES).digest()


class FeatureExtractor:
    """Makes features; threads may share one. Raises ModelUnavailable like EmbeddingModel."""

    def __init__(self, model_file: Path) -> None:
        from desktop.core.embedding import EmbeddingModel

        self._model = EmbeddingModel(model_file)

    def extract(
        self, rgb: RgbImage, alpha: Alpha, digest: str, checkpoint: Checkpoint = no_checkpoint
    ) -> Features:
        """Features of a photo and its matte, both of any one size; the same bytes on every run and thread.

        A matte that is next to empty is taken as the whole photo. Raises ValueError when the sizes differ.
        """
        from desktop.core import colour, embedding, hashing, keypoints

        if rgb.shape[:2] != alpha.shape:
            raise ValueError(f"photo is {rgb.shape[:2]}, matte is {alpha.shape}")
        subject = _subject(rgb, alpha)
        checkpoint(0.2)
        cutout = _square(shrink(subject.cutout, embedding.INPUT_SIDE_PX), _GREY)
        crop = _square(shrink(subject.rgb, embedding.INPUT_SIDE_PX), _GREY)
        turns = [np.rot90(cutout, quarter) for quarter in range(4)]
        views = self._model.describe([*turns, crop])
        checkpoint(0.8)
        colours = colour.colour_histograms(
            shrink(subject.rgb, colour.SIDE_PX), shrink(subject.mask, colour.SIDE_PX)
        )
        found = keypoints.find_keypoints(subject.rgb, subject.mask)
        return Features(
            digest=digest,
            cutout=_unit(views.head[:4].mean(axis=0)),
            crop=_unit(views.head[4]),
            late=_unit(views.late[:4].mean(axis=0)),
            mid=_unit(views.mid[:4].mean(axis=0)),
            chroma=colours.chroma.astype(np.float16),
            hue=colours.hue.astype(np.float16),
            cube=colours.cube.astype(np.float16),
            hashes=hashing.perceptual_hashes(rgb),
            points=found.points,
            descriptors=found.descriptors,
            picture=found.picture,
            outline=found.outline,
        )


@dataclass(frozen=True, slots=True)
class _Subject:
    """The subject's box at working size: as photographed, its mask, and on grey."""

    rgb: RgbImage
    mask: Alpha
    cutout: RgbImage


def _subject(rgb: RgbImage, alpha: Alpha) -> _Subject:
    height, width = alpha.shape
    box = _box(alpha)
    if box is None:
        box, alpha = Box(0, 0, width, height), np.full_like(alpha, 255)
    at = np.s_[box.top : box.bottom, box.left : box.right]
    crop, mask = shrink(rgb[at], _WORKING_PX), shrink(alpha[at], _WORKING_PX)
    opacity = mask[..., None].astype(np.float32) / np.float32(255)
    on_grey = crop * opacity + np.float32(_GREY) * (1 - opacity)
    return _Subject(crop, mask, np.rint(on_grey).astype(np.uint8))


def _box(alpha: Alpha) -> Box | None:
    """The subject's box with a margin, None when there is next to no subject."""
    height, width = alpha.shape
    inside = alpha > 127
    if np.count_nonzero(inside) < max(1.0, _SMALLEST_SUBJECT * inside.size):
        return None
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    tight = Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    return tight.grown(_BOX_MARGIN, width, height)


def shrink(image: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    """The image with its longer side at most side_px; never enlarged, no side below 1."""
    import cv2

    height, width = image.shape[:2]
    scale = side_px / max(height, width)
    if scale >= 1:
        return np.ascontiguousarray(image)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _square(image: RgbImage, fill: int) -> RgbImage:
    """The image in the middle of a square."""
    height, width = image.shape[:2]
    side = max(height, width)
    square = np.full((side, side, 3), fill, np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = image
    return square


def _unit(vector: NDArray[np.float32]) -> Half:
    """Unit length; a vector of zeros stays one."""
    return (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float16)
