"""HEIC and HEIF photos, as phones and newer cameras take them, through libheif."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from desktop.core.bmff import declared_bytes
from desktop.core.lazy_picture import Deep, LazyPicture, UnsupportedKind

if TYPE_CHECKING:
    import pillow_heif

IS_AVAILABLE = find_spec("pillow_heif") is not None
"""Whether the library is installed; it is loaded with the first such file."""

_CONVERT = "Convert it to JPEG, then add it again."


def open_heif(data: bytes) -> HeifPicture:
    """Open a file by its header.

    Raises UnsupportedKind, EOFError for a file cut short, and whatever the library raises over damage.
    """
    if (declared_bytes(data) or 0) > len(data):  # the preview in it may be whole all the same
        raise EOFError("truncated")
    try:
        import pillow_heif

        file = pillow_heif.open_heif(data, convert_hdr_to_8bit=False, hdr_to_16bit=False)
    except ImportError as error:
        raise UnsupportedKind("this build cannot open HEIC", _CONVERT) from error
    return HeifPicture(file)


class HeifPicture(LazyPicture):
    """The main picture of a file. libheif turns it upright as the file says; EXIF repeats that in vain."""

    def __init__(self, file: pillow_heif.HeifFile) -> None:
        self._main = file[file.primary_index]
        info: dict[str, Any] = dict(self._main.info)
        mode, _, bits = self._main.mode.partition(";")
        self._bits = int(bits or 8)
        self._preview_sides_px: tuple[int, ...] = tuple(info.get("thumbnails") or ())
        kept = {name: info[name] for name in ("exif", "xmp", "icc_profile") if info.get(name)}
        super().__init__("HEIF", "L" if mode == "I" else mode, self._main.size, kept)
        for block in info.get("metadata") or ():
            if block.get("type") == "iptc":
                self.info["iptc"] = block["data"]
        codes = info.get("nclx_profile")
        if codes:
            self.colour_codes = int(codes["color_primaries"]), int(codes["transfer_characteristics"])
        if len(file) > 1:
            self.notes = ("It holds several pictures: the main one is used.",)

    def deep(self) -> Deep | None:
        if self._bits == 8:
            return None
        values = np.asarray(self._main, np.uint16)
        is_premultiplied = self._main.mode.partition(";")[0].endswith("a")
        return Deep(values.reshape(*values.shape[:2], -1), (1 << self._bits) - 1, is_premultiplied)

    def _decoded(self, side_px: int | None) -> Image.Image:
        small = self._preview(side_px) if side_px is not None else None
        return small or self._main.to_pillow()

    def _preview(self, side_px: int) -> Image.Image | None:
        """The small picture in the file, if it is large enough and like the main one."""
        is_wide = self._main.size[0] > self._main.size[1]
        for index, side in enumerate(self._preview_sides_px):
            if side >= side_px:
                preview = self._main.get_thumbnail(index)
                if (preview.size[0] > preview.size[1]) == is_wide and preview.mode == self._main.mode:
                    return preview.to_pillow()
        return None
