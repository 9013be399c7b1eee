"""Files that are either whole or not there."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from pathlib import Path

from desktop.core.errors import DiskFull, OutputError

PART_MARK = ".bgr-part-"
"""Stands in the name of every temporary file: `.NAME.bgr-part-<random>`."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_REMEDIES = {
    errno.EROFS: "Choose a folder on a drive that can be written to.",
    errno.EACCES: "Choose another folder, or give yourself write permission.",
    errno.EPERM: "Choose another folder, or give yourself write permission.",
    errno.ENAMETOOLONG: "Choose a folder with a shorter path, or give the photo a shorter name.",
    errno.ENOTDIR: "Choose another folder: a file stands where a folder is needed.",
    errno.EEXIST: "Choose another folder: a file stands where a folder is needed.",
    errno.EISDIR: "Move the folder of that name away, or choose another folder.",
    errno.ENOENT: "Check that the drive is there and that the path is not too long.",
    errno.EFBIG: "Choose a drive that takes files of this size.",
}
_NAME_BYTES = 255
"""Longest name on common file systems; on some it counts UTF-16 units, of which there are fewer."""


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all, also when the power goes; folders are made.

    Raises DiskFull or OutputError; no half file is left behind then, and what stood at path still does.
    """
    part: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = part_of(path)
        _write_through(part, data)
        part.replace(path)
    except OSError as error:
        raise explained(path, error) from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    _flush_folder(path.parent)


def remove_stale_parts(folder: Path) -> int:
    """Remove temporaries that a killed process left in this folder; returns how many.

    Only for a folder that no other process is writing to.
    """
    removed = 0
    for part in folder.glob(f".*{PART_MARK}*"):
        with contextlib.suppress(OSError):
            part.unlink()
            removed += 1
    return removed


def free_bytes(folder: Path) -> int:
    """Room for new files in a folder, which need not exist yet. Raises OutputError."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        return shutil.disk_usage(there).free
    except OSError as error:
        raise explained(folder, error) from error


def publish(part: Path, path: Path) -> None:
    """Give a finished temporary file its final name, so that it is there whole or not at all.

    Both in one folder. What stood at path is replaced. Raises DiskFull or OutputError.
    """
    try:
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise explained(path, error) from error
    _flush_folder(path.parent)


def part_of(path: Path) -> Path:
    """A name beside path for what is not finished; another one at every call."""
    mark = PART_MARK + secrets.token_hex(4)
    kept = os.fsencode(path.name)[: _NAME_BYTES - len(mark) - 1]
    return path.with_name("." + kept.decode(errors="ignore") + mark)


def explained(path: Path, error: OSError) -> OutputError:
    """What kept path from being written, in words."""
    if error.errno in _FULL:
        return DiskFull(
            f"{path.name} could not be written: {path.parent} is full.",
            "Make room there or choose another drive, then go on.",
        )
    cause = error.strerror or type(error).__name__
    remedy = _REMEDIES.get(error.errno or 0, "Check the drive, then try it again.")
    return OutputError(f"{path.name} could not be written in {path.parent}: {cause}.", remedy)


def _write_through(part: Path, data: bytes) -> None:
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
