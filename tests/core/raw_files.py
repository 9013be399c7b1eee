"""Camera RAW files made by hand: small uncompressed DNGs of a sensor whose colours can be worked out."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

from desktop.core.tiff_tags import Field, longs, octets, shorts, written

Floats = NDArray[np.float64]

NEUTRAL = (0.5, 1.0, 0.625)
"""What the sensor's red, green and blue make of white: the camera's white balance is its inverse."""
WHITE_LEVEL = 16_383
_SRGB_OF_XYZ = np.array(
    [
        [3.2404542, -1.5371385, -0.4985314],
        [-0.9692660, 1.8760108, 0.0415560],
        [0.0556434, -0.2040259, 1.0572252],
    ]
)
"""IEC 61966-2-1 §5.2, D65: with it as the sensor's matrix its light, balanced, is sRGB's."""
D65 = 21


def light_of(srgb: NDArray[np.uint8]) -> Floats:
    """0..1 of the values of an sRGB picture, IEC 61966-2-1."""
    values = srgb / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def dng(
    srgb: NDArray[np.uint8],
    *,
    exposure: float = 1.0,
    orientation: int = 1,
    neutral: tuple[float, float, float] | None = NEUTRAL,
    more: dict[int, Field] | None = None,
    size: tuple[int, int] | None = None,
    directory_last: bool = False,
    channels: int | None = None,
) -> bytes:
    """A DNG of what a camera sees where this picture is shown to it.

    srgb: (H, W, 3), even sides.  exposure: 1 takes white to the sensor's limit.  neutral: None leaves the
    white balance out.  more: further tags, little-endian.  size: what the header says, if not the true one.
    channels: None for a Bayer sensor, 3 for pixels that know all colours, 1 for a sensor of grey.
    """
    light = light_of(srgb) * exposure * np.array(NEUTRAL)
    sensor = _mosaic(light) if channels is None else light[..., :3] if channels == 3 else light[..., 1]
    pixels: bytes = np.rint(np.clip(sensor, 0, 1) * WHITE_LEVEL).astype("<u2").tobytes()
    width, height = size or (srgb.shape[1], srgb.shape[0])
    fields = {
        254: longs("<", 0),
        256: longs("<", width),
        257: longs("<", height),
        258: shorts("<", *(16,) * (channels or 1)),
        259: shorts("<", 1),
        262: shorts("<", 34892 if channels else 32803),  # LinearRaw, or a colour filter array
        271: text("Test"),
        272: text("Sensor 1"),
        273: longs("<", 0),
        274: shorts("<", orientation),
        277: shorts("<", channels or 1),
        278: longs("<", height),
        279: longs("<", len(pixels)),
        284: shorts("<", 1),
        50706: octets(bytes((1, 4, 0, 0))),  # DNGVersion
        50708: text("Test Sensor 1"),
        50717: shorts("<", *(WHITE_LEVEL,) * (channels or 1)),
    }
    if channels is None:
        fields |= {33421: shorts("<", 2, 2), 33422: octets(bytes((0, 1, 1, 2)))}
    if channels != 1:
        fields |= {50721: _ratios(_SRGB_OF_XYZ.ravel(), signed=True), 50778: shorts("<", D65)}
    if neutral is not None and channels != 1:
        fields[50728] = _ratios(np.array(neutral), signed=False)
    fields |= more or {}
    directory_at = 8 + len(pixels) if directory_last else 8
    pixels_at = 8 if directory_last else 8 + len(written("<", fields, 8))
    directory = written("<", fields | {273: longs("<", pixels_at)}, directory_at)
    header = struct.pack("<2sHI", b"II", 42, directory_at)
    return header + (pixels + directory if directory_last else directory + pixels)


def _mosaic(light: Floats) -> Floats:
    """What a sensor sees that has red and green in even rows, green and blue in odd ones."""
    sensor = np.empty(light.shape[:2])
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        sensor[row::2, column::2] = light[row::2, column::2, channel]
    return sensor


def text(words: str) -> Field:
    content = words.encode() + b"\0"
    return Field(2, len(content), content)


def _ratios(values: Floats, *, signed: bool) -> Field:
    numbers = [part for value in values for part in (round(float(value) * 1_000_000), 1_000_000)]
    return Field(
        10 if signed else 5, len(values), struct.pack(f"<{len(numbers)}{'i' if signed else 'I'}", *numbers)
    )
