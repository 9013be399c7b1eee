from __future__ import annotations

import io
import itertools
from typing import Any, Literal

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from desktop.core.errors import UnreadablePhoto
from desktop.core.imaging import decode, pixel_count, thumbnail
from tests.core.icc import PROPHOTO, PROPHOTO_GAMMA, grey_profile, rgb_profile, srgb_of_rgb
from tests.core.pictures import scene, stored

Samples = NDArray[np.uint8] | NDArray[np.uint16]

ORDERS: tuple[Literal["<", ">"], ...] = ("<", ">")
ALPHA = 200
GREY = scene()[..., 0]


def tiff(pixels: Samples, order: Literal["<", ">"] = "<", **options: Any) -> bytes:
    file = io.BytesIO()
    with tifffile.TiffWriter(file, byteorder=order) as writer:
        writer.write(pixels, metadata=None, **options)
    return file.getvalue()


def on_white(colours: Samples) -> NDArray[np.float64]:
    return np.asarray((colours * float(ALPHA) + 255.0 * (255 - ALPHA)) / 255)


def with_alpha(colours: Samples, *, multiplied: bool = False) -> Samples:
    colours = np.rint(colours * (ALPHA / 255)).astype(np.uint8) if multiplied else colours
    return np.dstack([colours, np.full(colours.shape[:2], ALPHA, np.uint8)])


KINDS: dict[str, tuple[Samples, dict[str, object], NDArray[np.float64] | Samples]] = {
    "grey": (GREY, {"photometric": "minisblack"}, np.dstack([GREY] * 3)),
    "white is zero": (255 - GREY, {"photometric": "miniswhite"}, np.dstack([GREY] * 3)),
    "grey and alpha": (
        with_alpha(GREY),
        {"photometric": "minisblack", "extrasamples": ["unassalpha"]},
        on_white(np.dstack([GREY] * 3)),
    ),
    "rgb": (scene(), {"photometric": "rgb"}, scene()),
    "rgb and alpha": (
        with_alpha(scene()),
        {"photometric": "rgb", "extrasamples": ["unassalpha"]},
        on_white(scene()),
    ),
    "rgb and multiplied alpha": (
        with_alpha(scene(), multiplied=True),
        {"photometric": "rgb", "extrasamples": ["assocalpha"]},
        on_white(scene()),
    ),
    "rgb and a saved selection": (
        with_alpha(scene()),
        {"photometric": "rgb", "extrasamples": ["unspecified"]},
        scene(),
    ),
    "rgb, a saved selection and alpha": (
        np.dstack([scene(), GREY, np.full_like(GREY, ALPHA)]),
        {"photometric": "rgb", "extrasamples": ["unspecified", "unassalpha"]},
        on_white(scene()),
    ),
}


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize(
    ("kind", "is_separate"),
    [(kind, False) for kind in KINDS]
    + [(kind, True) for kind, (pixels, *_) in KINDS.items() if pixels.ndim == 3],
)
def test_every_way_to_store_the_samples_gives_the_same_picture(
    kind: str, bits: int, is_separate: bool
) -> None:
    pixels, options, expected = KINDS[kind]
    if bits == 16:
        pixels = pixels.astype(np.uint16) * 257
    if is_separate:
        pixels, options = np.moveaxis(pixels, -1, 0).copy(), options | {"planarconfig": "separate"}
    for order, tile, packing in itertools.product(ORDERS, (None, (32, 32)), (None, "zlib")):
        more: dict[str, object] = {"tile": tile, "compression": packing, "rowsperstrip": None if tile else 7}
        if packing == "zlib":
            more["predictor"] = True
        data = tiff(pixels, order, **options, **more)

        picture = decode(data, "a.tif")

        assert np.abs(picture.rgb - expected).max() <= 1.5, (order, tile, packing)
        assert (picture.format, picture.warnings) == ("TIFF", ())
        assert pixel_count(data, "a.tif") == 96 * 64
        means = np.asarray(expected).reshape(32, 2, 48, 2, 3).mean(axis=(1, 3))
        assert np.abs(thumbnail(data, 48) - means).mean() < 2


@pytest.mark.parametrize("is_separate", [False, True])
def test_lzw_with_a_predictor_is_undone(is_separate: bool) -> None:
    import cv2

    deep = scene().astype(np.uint16) * 257
    compression = [cv2.IMWRITE_TIFF_COMPRESSION, 5, cv2.IMWRITE_TIFF_PREDICTOR, 2]
    if is_separate:  # three grey files, their strips under one directory
        parts = [
            cv2.imencode(".tiff", np.ascontiguousarray(deep[..., one]), compression)[1].tobytes()
            for one in range(3)
        ]
        data = joined(parts)
    else:
        data = cv2.imencode(".tiff", deep[..., ::-1], compression)[1].tobytes()

    assert np.array_equal(decode(data, "a.tif").rgb, scene())


def joined(parts: list[bytes]) -> bytes:
    """One file of separate channels out of grey files of 16 bits, little-endian."""
    from desktop.core.tiff_tags import first_directory, longs, numbers_of, shorts, written

    body, starts, sizes = b"II*\0\0\0\0\0", [], []
    for part in parts:
        directory = first_directory(part)
        for start, size in zip(
            numbers_of(part, directory, 273), numbers_of(part, directory, 279), strict=True
        ):
            starts.append(len(body))
            sizes.append(size)
            body += part[start : start + size] + bytes(size % 2)
    directory = first_directory(parts[0])
    (rows,) = numbers_of(parts[0], directory, 278)
    fields = {
        256: longs("<", 96),
        257: longs("<", 64),
        258: shorts("<", 16, 16, 16),
        259: shorts("<", 5),
        262: shorts("<", 2),
        273: longs("<", *starts),
        277: shorts("<", 3),
        278: longs("<", rows),
        279: longs("<", *sizes),
        284: shorts("<", 2),
        317: shorts("<", 2),
    }
    return body[:4] + len(body).to_bytes(4, "little") + body[8:] + written("<", fields, len(body))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_orientations_end_upright_exactly_once(orientation: int) -> None:
    pixels = np.ascontiguousarray(stored(scene(), orientation)).astype(np.uint16) * 257
    data = tiff(pixels, photometric="rgb", extratags=[(274, "H", 1, orientation, True)])

    assert np.array_equal(decode(data, "a.tif").rgb, scene())
    assert thumbnail(data, 48).shape == (32, 48, 3)


def test_a_second_page_is_told() -> None:
    file = io.BytesIO()
    with tifffile.TiffWriter(file) as writer:
        for _ in range(2):
            writer.write(scene().astype(np.uint16) * 257, photometric="rgb", metadata=None)

    assert decode(file.getvalue(), "a.tif").warnings == ("It has several pages: the first one is used.",)


@pytest.mark.parametrize(
    "colour", [(200, 100, 50), (90, 120, 60), (128, 128, 128), (255, 255, 255), (0, 0, 0)]
)
def test_a_wide_space_in_sixteen_bits_becomes_srgb_by_the_formula(colour: tuple[int, int, int]) -> None:
    pixels = np.broadcast_to(np.array(colour, np.uint16) * 257, (16, 16, 3))
    data = tiff(pixels, photometric="rgb", iccprofile=rgb_profile(PROPHOTO, PROPHOTO_GAMMA))

    picture = decode(data, "a.tif")

    assert np.abs(picture.rgb.astype(int) - srgb_of_rgb(colour, PROPHOTO, PROPHOTO_GAMMA)).max() <= 1
    assert picture.warnings == ()
    assert np.abs(thumbnail(data, 8).astype(int) - picture.rgb[:8, :8]).max() <= 1


def test_a_smooth_background_in_a_wide_space_has_no_steps() -> None:
    # A ramp of 4096 greys from 40 to 60 of 255 in ProPhoto: in sRGB each level must follow the one before.
    ramp = np.linspace(40 * 257, 60 * 257, 4096).round().astype(np.uint16)
    pixels = np.repeat(np.repeat(ramp[None, :, None], 3, axis=2), 8, axis=0)
    data = tiff(pixels, photometric="rgb", iccprofile=rgb_profile(PROPHOTO, PROPHOTO_GAMMA))

    grey = decode(data, "a.tif").rgb[0, :, 1].astype(int)

    steps = np.diff(grey)
    assert set(steps.tolist()) == {0, 1}
    widths = np.diff(np.flatnonzero(steps))
    assert widths.max() <= 1.25 * widths.min(), "some levels are much rarer than others"


def test_a_grey_profile_is_honoured_in_sixteen_bits() -> None:
    # 128/255 = .502 linear; 1.055 * .502 ** (1 / 2.4) - .055 = .737; .737 * 255 = 188
    pixels = np.full((16, 16), 128 * 257, np.uint16)

    for profile in (grey_profile(1.0), rgb_profile(PROPHOTO, 1.0)):
        rgb = decode(tiff(pixels, photometric="minisblack", iccprofile=profile), "a.tif").rgb
        assert np.abs(rgb.astype(int) - 188).max() <= 1


@pytest.mark.parametrize(
    "profile", [b"this is no profile" * 20, grey_profile(1.0)], ids=["garbage", "for grey"]
)
def test_a_useless_profile_is_told_and_the_photo_opened(profile: bytes) -> None:
    pixels = scene().astype(np.uint16) * 257

    picture = decode(tiff(pixels, photometric="rgb", iccprofile=profile), "a.tif")

    assert np.array_equal(picture.rgb, scene())
    assert picture.warnings == ("Its colour profile cannot be used: colours may differ a little.",)


@pytest.mark.parametrize("sixteenths", range(1, 16))
def test_a_cut_file_is_an_error_and_never_half_a_picture(sixteenths: int) -> None:
    whole = tiff(np.moveaxis(scene(), -1, 0).copy(), photometric="rgb", planarconfig="separate")
    decode(whole, "a.tif")

    with pytest.raises(UnreadablePhoto, match=r"^a\.tif is cut short"):
        decode(whole[: len(whole) * sixteenths // 16], "a.tif")


def test_other_tiffs_are_left_to_pillow() -> None:
    for image in (Image.fromarray(scene()), Image.fromarray(GREY), Image.new("CMYK", (9, 9))):
        file = io.BytesIO()
        image.save(file, "TIFF", compression="tiff_lzw")
        assert decode(file.getvalue(), "a.tif").format == "TIFF"
