"""Corrections in a file: which photos show the same product and which do not, by the photos' names."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from desktop.core.corrections import ContradictoryCorrections, Correction, constraints
from desktop.core.errors import UsageError
from desktop.core.types import PhotoId

_COLUMNS = ("first", "second", "same")
_ANSWERS = {"yes": True, "no": False}
_MOST_BYTES = 10_000_000


def read_corrections(file: Path, photos: Mapping[PhotoId, Path]) -> tuple[Correction, ...]:
    """What a CSV file with the columns first, second and same (yes or no) says about these photos.

    A photo is called by its file's name, with as much of its folders before it as tells it from others.
    Raises UsageError, with the line, and ContradictoryCorrections, with the photos' names.
    """
    by_name: dict[str, list[PhotoId]] = {}
    for photo, path in photos.items():
        by_name.setdefault(path.name, []).append(photo)
    found: list[Correction] = []
    for line, row in _rows(file):
        where = f"{file}, line {line}"
        first, second = (_photo(row[column], photos, by_name, where) for column in _COLUMNS[:2])
        answer = _ANSWERS.get(row["same"].strip().lower())
        if answer is None:
            raise UsageError(f"{where}: same is {row['same']!r}.", "Say yes or no.")
        if first == second:
            raise UsageError(f"{where} names {row['first']} twice.", "Name two photos.")
        found.append(Correction(first, second, answer))
    check(found, photos)
    return tuple(found)


def check(corrections: Sequence[Correction], photos: Mapping[PhotoId, Path]) -> None:
    """Raises ContradictoryCorrections, with the names of the photos."""
    try:
        constraints(corrections, {photo: place for place, photo in enumerate(sorted(photos))})
    except ContradictoryCorrections as error:
        raise error.named({photo: path.name for photo, path in photos.items()}) from error


def _rows(file: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{file} is too large for a list of corrections.", "Give a CSV file.")
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} could not be read.", "Give a CSV file in UTF-8.") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    if not set(_COLUMNS) <= set(reader.fieldnames or ()):
        raise UsageError(f"{file} lacks the columns first,second,same.", "Begin the file with that line.")
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise UsageError(f"{file} is no CSV: {error}.", "Give a CSV file.") from error


def _photo(
    name: str, photos: Mapping[PhotoId, Path], by_name: Mapping[str, Sequence[PhotoId]], where: str
) -> PhotoId:
    wanted = PurePosixPath(name.strip().replace("\\", "/")).parts
    there = by_name.get(wanted[-1], ()) if wanted else ()
    fits = [photo for photo in there if photos[photo].parts[-len(wanted) :] == wanted]
    if not fits:
        raise UsageError(f"{where}: there is no photo called {name!r}.", "Call it as its file is called.")
    if len(fits) > 1:
        raise UsageError(f"{where}: {len(fits)} photos are called {name!r}.", "Put their folders before it.")
    return fits[0]
