"""TIFF files that neither Pillow nor OpenCV read right: 16 bits, channels one after the other, many channels.

Both let libtiff undo the compression, and trip over what the samples mean. So libtiff is given the samples as
if they were one wide grey picture, by way of a directory written for that; what they mean is sorted out here.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core import tiff_tags
from desktop.core.lazy_picture import Deep, LazyPicture
from desktop.core.metadata import tiff_info
from desktop.core.tiff_tags import TagsError, longs, shorts

Samples = NDArray[np.uint8 | np.uint16]

_NONE = 1
_COMPRESSIONS = (_NONE, 5, 8, 32773, 32946)
"""None, LZW, deflate, PackBits, deflate by its old number: those that keep samples as they are."""
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB = 0, 1, 2
_SEPARATE, _HORIZONTAL = 2, 2
_ASSOCIATED, _UNASSOCIATED = 1, 2
_BAND_ROWS = 16
_MOST_CHANNELS = 16


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the samples are stored (TIFF 6.0 §8, §14, §15, §18).

    channels: stored a pixel.  colours: how many of them are colour, from the first.  alpha: which is alpha,
    None without any.  block_px: width and height of a tile; None for strips.
    """

    width: int
    height: int
    bits: int
    channels: int
    colours: int
    alpha: int | None
    is_premultiplied: bool
    is_inverted: bool
    is_separate: bool
    has_predictor: bool
    compression: int
    strip_rows: int
    block_px: tuple[int, int] | None
    starts: tuple[int, ...]
    sizes: tuple[int, ...]


def is_such_tiff(data: bytes) -> bool:
    """Whether the first picture of a file is of this kind."""
    return _layout(data) is not None


def open_tiff(data: bytes) -> SamplesPicture:
    """Open a file that is_such_tiff says yes to. Raises EOFError for one that is cut short."""
    layout = _layout(data)
    if layout is None:
        raise ValueError("not a TIFF of this kind")
    if max(start + size for start, size in zip(layout.starts, layout.sizes, strict=True)) > len(data):
        raise EOFError("truncated")
    return SamplesPicture(data, layout)


class SamplesPicture(LazyPicture):
    """The first picture of such a file."""

    def __init__(self, data: bytes, layout: _Layout) -> None:
        mode = ("L" if layout.colours == 1 else "RGB") + ("A" if layout.alpha is not None else "")
        first = tiff_tags.first_directory(data)
        (turn,) = tiff_tags.numbers_of(data, first, 274)[:1] or (1,)
        super().__init__("TIFF", mode, (layout.width, layout.height), tiff_info(data))
        self.orientation = turn if 1 <= turn <= 8 else 1
        self._data = data
        self._layout = layout
        self.is_animated = data[first.end : first.end + 4].strip(b"\0") != b""

    def deep(self) -> Deep | None:
        if self._layout.bits == 8:
            return None
        samples = self._samples().astype(np.uint16, copy=False)
        return Deep(samples, is_premultiplied=self._layout.is_premultiplied)

    def _decoded(self, side_px: int | None) -> Image.Image:
        del side_px
        mode = self._mode
        planes = np.ascontiguousarray(self._samples().transpose(2, 0, 1))
        channels = [Image.fromarray(plane) for plane in planes]
        if self._layout.is_premultiplied:
            return Image.merge(f"{mode[:-1]}a", channels).convert(mode)
        return Image.merge(mode, channels)

    def _samples(self) -> Samples:
        """(H, W, colours and alpha)."""
        layout = self._layout
        if layout.is_separate:
            planes = [_grey(self._data, layout, plane) for plane in range(layout.channels)]
            samples = np.dstack(planes)
        else:
            samples = _grey(self._data, layout, None).reshape(layout.height, layout.width, layout.channels)
        wanted = [*range(layout.colours), *([] if layout.alpha is None else [layout.alpha])]
        if wanted != list(range(layout.channels)):
            samples = np.ascontiguousarray(samples[..., wanted])
        if layout.is_inverted:
            samples[..., 0] = (1 << layout.bits) - 1 - samples[..., 0]
        return samples


def _layout(data: bytes) -> _Layout | None:
    """How the first picture is stored; None where it is of another kind or damaged."""
    try:
        first = tiff_tags.first_directory(data)
    except TagsError:
        return None

    def numbers(tag: int, default: int = 0) -> tuple[int, ...]:
        return tiff_tags.numbers_of(data, first, tag) or (default,)

    channels, colours = numbers(277, 1)[0], 3 if numbers(262, -1)[0] == _RGB else 1
    is_separate = numbers(284, 1)[0] == _SEPARATE and channels > 1
    if not _is_known(numbers) or not (numbers(258)[0] == 16 or is_separate or channels > colours + 1):
        return None
    width, height, has_tiles = numbers(256)[0], numbers(257)[0], 324 in first.entries
    rows = min(height, numbers(278, height)[0])
    piece = (numbers(322)[0], numbers(323)[0]) if has_tiles else (width, rows)
    if min(width, height, *piece) < 1 or not colours <= channels <= _MOST_CHANNELS:
        return None
    starts, sizes = (numbers(324), numbers(325)) if has_tiles else (numbers(273), numbers(279))
    pieces = -(-width // piece[0]) * -(-height // piece[1]) * (channels if is_separate else 1)
    if len(starts) != pieces or len(sizes) != pieces:
        return None
    extra = numbers(338)[: channels - colours]
    alpha = next((at for at, kind in enumerate(extra) if kind in (_ASSOCIATED, _UNASSOCIATED)), None)
    return _Layout(
        width,
        height,
        bits=numbers(258)[0],
        channels=channels,
        colours=colours,
        alpha=None if alpha is None else colours + alpha,
        is_premultiplied=alpha is not None and extra[alpha] == _ASSOCIATED,
        is_inverted=numbers(262)[0] == _WHITE_IS_ZERO,
        is_separate=is_separate,
        has_predictor=numbers(317, 1)[0] == _HORIZONTAL,
        compression=numbers(259, 1)[0],
        strip_rows=rows,
        block_px=piece if has_tiles else None,
        starts=starts,
        sizes=sizes,
    )


def _is_known(numbers: Callable[[int, int], tuple[int, ...]]) -> bool:
    """Whether samples are whole numbers of 8 or 16 bits, grey or RGB, and packed without loss."""
    return (
        numbers(262, -1)[0] in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB)
        and set(numbers(258, 1)) in ({8}, {16})
        and set(numbers(339, 1)) == {1}  # without a sign
        and numbers(266, 1)[0] == 1  # the order of bits
        and numbers(259, 1)[0] in _COMPRESSIONS
        and numbers(317, 1)[0] in (1, _HORIZONTAL)
    )


def _grey(data: bytes, layout: _Layout, plane: int | None) -> Samples:
    """The samples of one plane, or of all channels side by side: (H, W)."""
    times = layout.channels if plane is None else 1
    pieces = len(layout.starts) if plane is None else len(layout.starts) // layout.channels
    part = slice((plane or 0) * pieces, ((plane or 0) + 1) * pieces)
    if layout.compression == _NONE and layout.block_px is None:
        samples = _plain(data, layout, times, layout.starts[part])
    else:
        samples = _decompressed(data, layout, times, part)
    if layout.has_predictor:
        _add_up(samples, layout, times)
    return samples


def _plain(data: bytes, layout: _Layout, times: int, starts: tuple[int, ...]) -> Samples:
    """Strips that are not compressed need no library. Raises ValueError where one is cut short."""
    width = layout.width * times
    stored = np.dtype(f"{tiff_tags.order_of(data)}u{layout.bits // 8}")
    samples: Samples = np.empty((layout.height, width), stored.newbyteorder("="))
    for top, start in zip(range(0, layout.height, layout.strip_rows), starts, strict=True):
        rows = samples[top : top + layout.strip_rows]
        rows[:] = np.frombuffer(data, stored, rows.size, start).reshape(rows.shape)
    return samples


def _decompressed(data: bytes, layout: _Layout, times: int, part: slice) -> Samples:
    """Strips or tiles as libtiff decompresses them, for one wide grey picture."""
    order = tiff_tags.order_of(data)
    starts, sizes = longs(order, *layout.starts[part]), longs(order, *layout.sizes[part])
    fields = {
        256: longs(order, layout.width * times),
        257: longs(order, layout.height),
        258: shorts(order, layout.bits),
        259: shorts(order, layout.compression),
        262: shorts(order, _BLACK_IS_ZERO),
        277: shorts(order, 1),
    }
    if layout.block_px:
        width, height = layout.block_px
        fields |= {322: longs(order, width * times), 323: longs(order, height), 324: starts, 325: sizes}
    else:
        fields |= {273: starts, 278: longs(order, layout.strip_rows), 279: sizes}
    at = len(data) + len(data) % 2
    file = io.BytesIO(data)
    file.seek(at)
    file.write(tiff_tags.written(order, fields, at))
    file.seek(4)
    file.write(struct.pack(order + "I", at))
    file.seek(0)
    image = Image.open(file, formats=("TIFF",))
    image.load()
    samples: Samples = np.empty((layout.height, image.width), np.uint8 if layout.bits == 8 else np.uint16)
    for top in range(0, layout.height, _BAND_ROWS):  # all at once would be two copies more
        bottom = min(layout.height, top + _BAND_ROWS)
        samples[top:bottom] = np.asarray(image.crop((0, top, image.width, bottom)))
    return samples


def _add_up(samples: Samples, layout: _Layout, times: int) -> None:
    """Undo the predictor in place: each sample is the difference to the same channel's on its left."""
    width = samples.shape[1]
    step = (layout.block_px[0] if layout.block_px else layout.width) * times
    for left in range(0, width, step):
        block = samples[:, left : left + step]
        for channel in range(times):
            row = block[:, channel::times]
            np.cumsum(row, axis=1, dtype=samples.dtype, out=row)
