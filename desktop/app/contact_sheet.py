"""The contact sheet of a shoot: the products, how their photos look cut out, what shops make of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.app.delivery import Delivered
from desktop.app.pictures import Pictures
from desktop.core.backgrounds import WHITE, flatten
from desktop.core.contact_sheet import Line, SheetGroup, SheetPhoto, Tone, pieces
from desktop.core.errors import AppError
from desktop.core.files import write_atomically
from desktop.core.marketplaces import Verdict
from desktop.core.types import Band, Group, Photo, PhotoId, RgbImage

_SIDE_PX = 260
_QUALITY = 82
_COLUMNS = (
    "group",
    "product",
    "photo",
    "file",
    "recipe",
    "width_px",
    "height_px",
    "bytes",
    "verdict",
    "reasons",
)
_BANDS = {
    Band.CERTAIN: "one product for certain",
    Band.LIKELY: "likely one product",
    Band.POSSIBLE: "possibly one product: check it",
}
_TONES = {Verdict.GREEN: Tone.GREEN, Verdict.AMBER: Tone.AMBER, Verdict.RED: Tone.RED}


def write_sheet(
    file: Path,
    groups: Sequence[Group],
    photos: Mapping[PhotoId, Photo],
    files: Mapping[PhotoId, Sequence[Delivered]],
    pictures: Pictures,
    *,
    title: str = "",
    duplicates: Mapping[PhotoId, PhotoId] | None = None,
) -> None:
    """Write the sheet of some photos, and the same as a table beside it, FILE.csv. Raises OutputError.

    files: what was written of each.  title: the folder's name without one.
    """
    grouped = [group for group in groups if any(photo in photos for photo in group.photos)]
    products = [group for group in grouped if len(group.photos) > 1]

    def card(id: PhotoId) -> SheetPhoto:
        is_twin = bool(duplicates and id in duplicates)
        lines = tuple(line for one in files.get(id, ()) for line in _lines(one, file.parent))
        badge = "duplicate" if is_twin else ""
        return SheetPhoto(photos[id].path.name, _picture(id, pictures), badge, lines)

    facts = (
        f"{len(photos):,} photos · {len(products):,} products",
        f"{sum(len(one) for one in files.values()):,} files in {file.parent}",
    )
    parts = pieces(title or file.parent.name, facts, _groups(grouped, photos, card))
    write_atomically(file, "\n".join(parts).encode("utf-8"))
    write_atomically(file.with_suffix(".csv"), _table(grouped, photos, files, file.parent).encode("utf-8"))


def _table(
    groups: Sequence[Group],
    photos: Mapping[PhotoId, Photo],
    files: Mapping[PhotoId, Sequence[Delivered]],
    folder: Path,
) -> str:
    """One row a file, and one for a photo without any."""
    place_of = {photo: (number, group) for number, group in enumerate(groups, 1) for photo in group.photos}
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for id, photo in photos.items():
        number, group = place_of.get(id, (0, None))
        about = (str(number or ""), group.name if group is not None else "", photo.path.name)
        rows = [(*about, *_about_file(one, folder)) for one in files.get(id, ())] or [about]
        writer.writerows([_cell(cell) for cell in row] for row in rows)
    return table.getvalue()


def _about_file(file: Delivered, folder: Path) -> tuple[str, ...]:
    judgement = file.judgement
    return (
        _path(file, folder),
        file.recipe,
        str(file.width_px),
        str(file.height_px),
        str(file.size_bytes),
        judgement.verdict if judgement is not None else "",
        " ".join(judgement.reasons) if judgement is not None else "",
    )


def _cell(text: str) -> str:
    """A text that a spreadsheet takes for a text: one that begins like a formula gets an apostrophe."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _path(file: Delivered, folder: Path) -> str:
    path = file.path.relative_to(folder) if file.path.is_relative_to(folder) else file.path
    return path.as_posix()


def _groups(
    groups: Sequence[Group], photos: Mapping[PhotoId, Photo], card: Callable[[PhotoId], SheetPhoto]
) -> Iterator[SheetGroup]:
    """Products in display order, then single photos, then those that were never grouped."""
    number = 0
    for group in groups:
        if len(group.photos) > 1:
            number += 1
            shown = tuple(card(photo) for photo in group.photos if photo in photos)
            note = _BANDS[group.band] if group.band is not None else ""
            yield SheetGroup(group.name or f"Product {number}", shown, "accepted" if group.accepted else note)
    singles = [group.photos[0] for group in groups if len(group.photos) == 1]
    if singles:
        yield SheetGroup("Single photos", tuple(card(photo) for photo in singles if photo in photos))
    known = {photo for group in groups for photo in group.photos}
    rest = [photo for photo in photos if photo not in known]
    if rest:
        yield SheetGroup("Not grouped", tuple(card(photo) for photo in rest))


def _lines(file: Delivered, folder: Path) -> tuple[Line, ...]:
    """The file, and what the shop says of it."""
    written = Line(f"{_path(file, folder)} · {file.width_px} \N{MULTIPLICATION SIGN} {file.height_px}")
    if file.judgement is None:
        return (written,)
    judgement = file.judgement
    words = judgement.marketplace.title
    if judgement.reasons:
        words = f"{words}: {judgement.reasons[0]}"
    return written, Line(words, _TONES[judgement.verdict])


def _picture(id: PhotoId, pictures: Pictures) -> bytes:
    """The cutout on white as a small JPEG; empty where it cannot be had."""
    try:
        cutout = pictures.cutout(id, _SIDE_PX, cropped=True)
    except AppError:
        return b""
    white: RgbImage = np.asarray(flatten(cutout, WHITE), np.uint8)
    file = io.BytesIO()
    Image.fromarray(white).save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()
