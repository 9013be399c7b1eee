"""Files that are either whole or not there."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.core.errors import DiskFull, FolderUnusable, OutputError

PART_MARK = ".bgr-part-"
"""Stands in the name of every temporary file: `.NAME.bgr-part-<random>`."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_OF_THE_DRIVE = {errno.EROFS, errno.ENODEV, errno.ENXIO, errno.ESTALE}
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
_LONG_PATH = 240
_YOUNG_S = 5.0
"""Before it is locked and after it was closed, just before it is renamed, a part seems to be nobody's."""
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
        if part is not None:  # before it is asked how much is free
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        raise explained(path, error, len(data)) from error
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    _flush_folder(path.parent)


def sweep_parts(folder: Path) -> int:
    """Remove temporaries that killed processes left in this folder; returns how many.

    Others may be writing there: a part that is locked, or was touched a moment ago, is somebody's work.
    """
    removed = 0
    for part in folder.glob(f".*{PART_MARK}*"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_mtime >= _YOUNG_S and _is_nobodys(part):
                part.unlink()
                removed += 1
    return removed


@contextlib.contextmanager
def open_part(part: Path) -> Iterator[BinaryIO]:
    """A new temporary file, marked as somebody's work while it is open. Raises OSError."""
    with part.open("xb") as file:
        _mark(file.fileno())
        yield file


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


def check_writable(folder: Path) -> None:
    """Make a folder and try to write there, so that a batch need not find out photo by photo.

    Raises FolderUnusable, DiskFull or OutputError.
    """
    probe = part_of(folder / "probe")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
    except OSError as error:
        raise explained(folder / "results", error) from error
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)


def explained(path: Path, error: OSError, size_bytes: int | None = None) -> OutputError:
    """What kept path from being written, in words. size_bytes: of what was to be written."""
    if error.errno in _FULL:
        return DiskFull(
            f"{path.name} could not be written: {path.parent} is full.{_missing(path.parent, size_bytes)}",
            "Make room there or choose another drive, then go on.",
        )
    if _is_of_the_folder(path.parent, error):
        cause = error.strerror or type(error).__name__
        remedy = _REMEDIES.get(error.errno or 0, "Check that the drive is there.")
        return FolderUnusable(f"Nothing can be written in {path.parent}: {cause}.", remedy)
    cause = error.strerror or type(error).__name__
    remedy = _REMEDIES.get(error.errno or 0, "Check the drive, then try it again.")
    return OutputError(f"{path.name} could not be written in {path.parent}: {cause}.", remedy)


def _is_of_the_folder(folder: Path, error: OSError) -> bool:
    """Whether every other file in this folder would meet the same error."""
    if error.errno in _OF_THE_DRIVE:
        return True
    if error.errno in (errno.EACCES, errno.EPERM):
        return folder.is_dir() and not os.access(folder, os.W_OK)
    # Windows says the same of a path that is too long.
    return error.errno == errno.ENOENT and len(str(folder)) < _LONG_PATH and not folder.is_dir()


def _missing(folder: Path, size_bytes: int | None) -> str:
    """How much is needed and how much there is, where both are known."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return ""
    if size_bytes is None or size_bytes <= free:  # what is short may be a quota or the places for names
        return ""
    return f" {size_bytes / 1e6:,.1f} MB are needed, {free / 1e6:,.1f} MB are free."


def _write_through(part: Path, data: bytes) -> None:
    with open_part(part) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


if sys.platform == "win32":

    def _mark(descriptor: int) -> None:
        """Windows removes no file that is open."""
        del descriptor

    def _is_nobodys(part: Path) -> bool:
        del part
        return True

else:
    import fcntl

    def _mark(descriptor: int) -> None:
        with contextlib.suppress(OSError):  # some network drives know no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_nobodys(part: Path) -> bool:
        with part.open("rb") as file:
            try:
                fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
            return True


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
