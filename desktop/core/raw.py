"""Camera RAW photos, developed through LibRaw: the camera's white balance, in sRGB, turned as it was held."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core import tiff_tags
from desktop.core.bmff import declared_bytes
from desktop.core.colour_space import ColourSpace, Curve, in_srgb
from desktop.core.lazy_picture import LazyPicture, UnsupportedKind
from desktop.core.raw_metadata import raw_info

if TYPE_CHECKING:
    import rawpy

IS_AVAILABLE = find_spec("rawpy") is not None
"""Whether the library is installed; it is loaded with the first such file."""

_DEVELOP = "Develop it to JPEG or TIFF, then add that file."
_TRANSPOSED = 4
_DNG_VERSION, _SUB_DIRECTORIES = 50706, 330
_MOST_GAIN = 2.0
_WHITE_SHARE = 0.01
_EVERY_PX = 7


def open_raw(data: bytes) -> RawPicture:
    """Open a file by its header.

    Raises UnsupportedKind for what LibRaw does not know, EOFError for a file cut short, and whatever LibRaw
    raises over damage.
    """
    try:
        import rawpy
    except ImportError as error:
        raise UnsupportedKind("this build cannot open camera RAW", _DEVELOP) from error
    if _bytes_needed(data) > len(data):
        raise EOFError("truncated")  # LibRaw would say so on the terminal too
    raw = rawpy.RawPy()
    try:
        raw.open_buffer(io.BytesIO(data))
    except (rawpy.LibRawFileUnsupportedError, rawpy.LibRawNotImplementedError) as error:
        raise UnsupportedKind("this build cannot open camera RAW of this kind", _DEVELOP) from error
    return RawPicture(raw, data)


class RawPicture(LazyPicture):
    """A RAW file. Its brightest percent becomes white, as in camera previews, by one stop at most."""

    def __init__(self, raw: rawpy.RawPy, data: bytes) -> None:
        self._raw = raw
        sizes = raw.sizes
        turned = sizes.flip & _TRANSPOSED
        size = (sizes.iheight, sizes.iwidth) if turned else (sizes.iwidth, sizes.iheight)
        super().__init__("RAW", "RGB", size, raw_info(data))

    def _decoded(self, side_px: int | None) -> Image.Image:
        """Half the size is made without guessing any colour between the sensor's, in a tenth of the time."""
        import rawpy

        with self._raw as raw:
            developed = raw.postprocess(
                use_camera_wb=True,
                output_color=rawpy.ColorSpace.sRGB,
                output_bps=16,
                gamma=(1, 1),
                no_auto_bright=True,
                half_size=side_px is not None and 2 * side_px <= max(self._size),
            )
            balance, is_grey = raw.camera_whitebalance, raw.num_colors == 1
        if not is_grey and min(balance[0], balance[2]) <= 0:
            self.notes = ("It tells no white balance: daylight is taken for its light.",)
        light = np.asarray(developed, np.uint16)
        pixels = in_srgb(light, 65_535, ColourSpace((_brightened(light),)))
        return Image.fromarray(pixels[..., 0] if is_grey else pixels)


def _brightened(light: NDArray[np.uint16]) -> Curve:
    """Light times how much brighter the picture is to be."""
    some = light[::_EVERY_PX, ::_EVERY_PX].reshape(-1, light.shape[2])
    white = float(np.quantile(some, 1 - _WHITE_SHARE, axis=0).max()) / 65_535
    gain = min(max(1.0, 1 / max(white, 1e-6)), _MOST_GAIN)
    return lambda values: values * gain


def _bytes_needed(data: bytes) -> int:
    """Where the pixels end as the file says; 0 where that cannot be relied on."""
    if data[4:8] == b"ftyp":
        return declared_bytes(data) or 0
    try:
        first = tiff_tags.first_directory(data)
        if _DNG_VERSION not in first.entries:  # makers of other kinds take liberties
            return 0
        below = tiff_tags.numbers_of(data, first, _SUB_DIRECTORIES)
        directories = (first, *(tiff_tags.directory_at(data, at) for at in below))
    except tiff_tags.TagsError:
        return 0
    return max(max(tiff_tags.pieces_end(data, one), one.reach) for one in directories)
