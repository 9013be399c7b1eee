"""Copies of the library: one of each of the last seven days that it was used, one of each of four weeks."""

from __future__ import annotations

import contextlib
import datetime
import logging
import re
import sqlite3
from pathlib import Path

from desktop.core.files import part_of, publish

log = logging.getLogger(__name__)

_DAYS = 7
_WEEKS = 4


def back_up(library: Path, folder: Path, today: datetime.date) -> Path | None:
    """Copy the library unless there is a copy of today; None when there is, or when it cannot be done.

    The library may be in use: SQLite copies a moment of it. Older copies than are wanted are removed.
    """
    target = folder / f"library-{today.isoformat()}.db"
    if target.exists() or not library.exists():
        return None
    part = part_of(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy_database(library, part)
        publish(part, target)
    except Exception as error:  # noqa: BLE001 - a full disk or a busy library: there is tomorrow
        log.warning("the library could not be copied: %s", error)
        return None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    for file in _unwanted(folder):
        with contextlib.suppress(OSError):
            file.unlink()
    return target


def copy_database(source: Path, target: Path) -> None:
    """A copy of one moment, complete in one file. Raises sqlite3.Error."""
    with (
        contextlib.closing(sqlite3.connect(source, timeout=10)) as reading,
        contextlib.closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")  # one file, without companions


def copies(folder: Path) -> tuple[Path, ...]:
    """The copies that there are, the newest first."""
    return tuple(sorted(folder.glob("library-????-??-??.db"), reverse=True))


def is_sound(file: Path) -> bool:
    """Whether SQLite finds nothing wrong with a library, and it is one."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error:
        return False
    return bool(found) and found[0] == "ok" and version > 0


def _unwanted(folder: Path) -> list[Path]:
    """All but those of the newest days, and the oldest of each of the newest weeks before them."""
    dated = [(day, file) for file in copies(folder) if (day := _day_of(file)) is not None]
    wanted = {file for _, file in dated[:_DAYS]}
    oldest_of_week: dict[tuple[int, int], Path] = {}
    for day, file in dated:
        oldest_of_week[day.isocalendar()[:2]] = file
    wanted |= set(list(oldest_of_week.values())[: _WEEKS + 1])  # this week's among them
    return [file for _, file in dated if file not in wanted]


def _day_of(file: Path) -> datetime.date | None:
    found = re.fullmatch(r"library-(\d{4}-\d\d-\d\d)", file.stem)
    try:
        return datetime.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
