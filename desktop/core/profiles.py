"""Colour profiles: pictures of any colour space to sRGB, through LittleCMS."""

from __future__ import annotations

import io
import struct

from PIL import Image, ImageCms

_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "Lab": "LAB"}
"""ICC.1:2022 §7.2.6, the data colour space of a profile -> Pillow's mode."""

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
"""What photo editors do when they convert for the screen: white stays white, shadows keep their drawing."""

_ERRORS = (OSError, ValueError, TypeError, ImageCms.PyCMSError)


class ProfileError(Exception):
    """The profile is damaged, or made for another kind of picture; never shown as it is."""


def srgb_profile() -> bytes:
    """An ICC profile of sRGB (IEC 61966-2-1), always the same bytes."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # ICC.1:2022 §7.2: bytes 24..35 are the moment of creation, 84..99 the checksum (zero: not computed).
    moment = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    return made[:24] + moment + made[36:84] + bytes(16) + made[100:]


def leaves_colours(icc: bytes) -> bool:
    """Whether a profile is one of RGB that makes sRGB of every colour as it is."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if profile.profile.xcolor_space.strip() != "RGB":
            return False
        return _changes_nothing(_transform(profile, "RGB"))
    except _ERRORS:
        return False


def to_srgb(image: Image.Image, icc: bytes) -> Image.Image:
    """The picture in sRGB; may be the same object, and may change it in place.

    image: mode L, RGB, CMYK or LAB.  icc: its embedded profile; empty means sRGB, the naive conversion for
    CMYK, and CIELAB with D50 for LAB.  Returns mode L or RGB.  Raises ProfileError, with the image unchanged.
    """
    if image.mode == "LAB":
        return _converted(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if not icc:
        return image.convert("RGB") if image.mode == "CMYK" else image
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        space = profile.profile.xcolor_space.strip()  # no ASCII in a damaged one
    except _ERRORS as error:
        raise ProfileError(str(error)) from error
    mode = _MODES.get(space)
    if mode == "RGB" and image.mode == "L":
        image = image.convert("RGB")
    if mode != image.mode:
        raise ProfileError(f"a profile for {space} in a picture of mode {image.mode}")
    return _converted(image, profile)


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    try:
        transform = _transform(profile, image.mode)
        if image.mode == "RGB":
            if _changes_nothing(transform):
                return image
            ImageCms.applyTransform(image, transform, inPlace=True)
            return image
        converted = ImageCms.applyTransform(image, transform)
    except _ERRORS as error:
        raise ProfileError(str(error)) from error
    if converted is None:  # only with inPlace, which this call does not ask for
        raise ProfileError("no picture came back")
    return converted


def _transform(profile: ImageCms.ImageCmsProfile, mode: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        profile, ImageCms.createProfile("sRGB"), mode, "RGB", _INTENT, flags=_FLAGS
    )


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether a transform moves no colour by more than one level: then the profile is sRGB, however named.

    Tried on a 9 x 9 x 9 grid and all greys; 12 million pixels need not pay 0.2 s for nothing.
    """
    steps = (0, 32, 64, 96, 128, 160, 192, 224, 255)
    colours = [(r, g, b) for r in steps for g in steps for b in steps] + [(v, v, v) for v in range(256)]
    before = bytes(value for colour in colours for value in colour)
    probe = Image.frombytes("RGB", (len(colours), 1), before)
    ImageCms.applyTransform(probe, transform, inPlace=True)
    return all(abs(a - b) <= 1 for a, b in zip(before, probe.tobytes(), strict=True))


def is_srgb(icc: bytes) -> bool:
    """Whether an RGB picture with that profile looks the same without it. False for a damaged one."""
    if icc == srgb_profile():
        return True
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        srgb = ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(profile, srgb, "RGB", "RGB", _INTENT, flags=_FLAGS)
    except _ERRORS:
        return False
    return _changes_nothing(transform)
