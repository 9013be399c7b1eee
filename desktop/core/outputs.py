"""Which photos there are, and where each result goes: decided before anything is written."""

from __future__ import annotations

import functools
import itertools
import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import NamedTuple

from desktop.core.errors import MissingPhoto, PhotoError, UnreadablePhoto, UsageError
from desktop.core.readers import FOREIGN_SUFFIXES, READABLE_SUFFIXES
from desktop.core.types import Checkpoint, Problem

_SUFFIXES = READABLE_SUFFIXES | FOREIGN_SUFFIXES
_SYSTEM_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "@eadir", "__macosx"})


@dataclass(frozen=True, slots=True)
class FoundPhoto:
    """A file to process.

    path: absolute, as it was reached.  root: the folder that was named, or the file's own folder where the
    file itself was named; the path below it is mirrored in the output.
    """

    path: Path
    root: Path

    @property
    def relative(self) -> Path:
        return self.path.relative_to(self.root)


@dataclass(frozen=True, slots=True)
class Found:
    """What a walk came upon.

    photos: in natural order of their paths (2 before 10).  ignored: files in the folders that are no
    pictures by their suffix.  problems: paths that lead nowhere, folders that may not be read.
    """

    photos: tuple[FoundPhoto, ...] = ()
    ignored: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedOutput:
    """Where the result of a photo goes.

    renamed: the plain name was taken by another result or by a source, so it has a number.  replaces: there
    is a file of that name already, which is no source of this plan.
    """

    source: FoundPhoto
    target: Path
    renamed: bool
    replaces: bool = False


def walk(paths: Sequence[Path], checkpoint: Checkpoint, *, skip: Sequence[Path] = ()) -> Found:
    """The photos among files and below folders; the same whatever the order of paths.

    A file that is named is always taken, whatever its suffix. In folders the suffix decides: what can be
    opened, and what is a picture but cannot be, so that it is reported rather than passed by. Hidden and
    system files are passed by. Links are followed, but no folder and no file counts twice.
    checkpoint: called for each path and each folder, with the share of paths that is done.
    skip: folders not to enter unless they are named themselves, such as the one for the results.
    """
    named = sorted({_absolute(path) for path in paths}, key=lambda path: (not path.is_dir(), _natural(path)))
    folders = [path for path in named if path.is_dir()]
    state = _Walk({_identity(path) for path in skip if path.is_dir()} - {_identity(path) for path in folders})
    for index, path in enumerate(named):
        beat = functools.partial(checkpoint, index / len(named))
        beat()
        if path.is_dir():
            _walk_below(path, state, beat)
        else:
            _take(path, path.parent, state)
    photos = sorted(state.photos, key=lambda photo: _natural(photo.path))
    return Found(tuple(photos), tuple(sorted(state.ignored, key=_natural)), tuple(state.problems))


def plan_outputs(
    found: Found,
    folder: Path,
    suffix: str,
    *,
    is_ours: Callable[[Path], bool] = lambda _: False,
    name_of: Callable[[FoundPhoto], PurePath] | None = None,
    names: Names | None = None,
) -> tuple[PlannedOutput, ...]:
    """Where each result goes, in the order of found.photos: `sub/a.jpg` -> `folder/sub/a.png`.

    Names that the pickiest file system would hold for one (case, composed accents) are told apart by a
    number, `a.png`, `a-2.png`, `a-3.png`, in natural order of the sources; the first photo that has a plain
    name to itself keeps it. A target is never one of the sources, nor any other file among
    them: what lies in a folder of originals is replaced only when is_ours says that the program wrote it.
    Elsewhere the results of an earlier run are replaced.
    suffix: with the dot.  name_of: another relative path, without suffix, than that of the photo.  names:
    those that are taken already, of other plans for the same photos; is_ours is theirs then.
    Raises UsageError when folder is a file, ValueError for another suffix.
    """
    if not re.fullmatch(r"\.[A-Za-z0-9]+", suffix):
        raise ValueError(f"not a suffix: {suffix!r}")
    folder = _absolute(folder)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder.", "Choose a folder for the results.")
    names = names or Names(found, is_ours)
    stem_of = {photo: _stem(folder, photo, name_of) for photo in found.photos}
    for parent in {parent for stem in stem_of.values() for parent in (stem.folder, *stem.folder.parents)}:
        names.claim_folder(parent)  # a folder may be called x.png, and then no result can be
    by_name: dict[str, list[FoundPhoto]] = defaultdict(list)
    for photo in sorted(found.photos, key=lambda photo: _natural(photo.path)):
        by_name[_folded(stem_of[photo].with_suffix(suffix))].append(photo)
    # Plain names first: a photo called a-2 keeps a-2.png, and the second photo called a becomes a-3.png.
    planned = {
        photos[0]: PlannedOutput(photos[0], target, renamed=False, replaces=target.exists())
        for photos in by_name.values()
        if names.claim(target := stem_of[photos[0]].with_suffix(suffix))
    }
    for photo in (photo for photos in by_name.values() for photo in photos if photo not in planned):
        numbered = (stem_of[photo].with_suffix(suffix, number) for number in itertools.count(2))
        target = next(target for target in numbered if names.claim(target))
        planned[photo] = PlannedOutput(photo, target, renamed=True, replaces=target.exists())
    return tuple(planned[photo] for photo in found.photos)


class Names:
    """The names that are taken, as the pickiest file system would compare them."""

    def __init__(self, found: Found, is_ours: Callable[[Path], bool] = lambda _: False) -> None:
        """Those of the photos are. is_ours: as plan_outputs has it."""
        self._real_folders: dict[Path, str] = {}
        self._originals = {Path(os.path.realpath(photo.path.parent)) for photo in found.photos}
        self._is_ours = is_ours
        self._taken = {alias for photo in found.photos for alias in self._aliases(photo.path)}
        self._folders: set[str] = set()

    def claim_folder(self, folder: Path) -> None:
        """Take a name for a folder, as often as it is asked for."""
        self._folders |= self._aliases(folder)

    def claim(self, target: Path) -> bool:
        """Take a name; False when a source, another original or an earlier result has it already."""
        aliases = self._aliases(target)
        among_originals = Path(self._real_folders[target.parent]) in self._originals
        if among_originals and target.is_file() and not self._is_ours(target):
            return False
        if aliases & self._taken or aliases & self._folders:
            return False
        self._taken |= aliases
        return True

    def _aliases(self, path: Path) -> set[str]:
        """The names of one file: as given, and by way of no links."""
        if path.parent not in self._real_folders:  # thousands of files share a few folders
            self._real_folders[path.parent] = os.path.realpath(path.parent)
        real = Path(self._real_folders[path.parent], path.name)
        real = Path(os.path.realpath(real)) if real.is_symlink() else real
        return {_folded(path), _folded(real)}


@dataclass(slots=True)
class _Walk:
    """How far a walk is. folders: identities of those entered; files: of those taken."""

    folders: set[tuple[int, int]]
    files: set[tuple[int, int, str]] = field(default_factory=set)
    photos: list[FoundPhoto] = field(default_factory=list)
    ignored: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def _walk_below(root: Path, state: _Walk, beat: Callable[[], None]) -> None:
    waiting = [root]
    while waiting:
        beat()
        folder = waiting.pop()
        try:
            identity = _identity(folder)
            if identity in state.folders:
                continue
            state.folders.add(identity)
            names = sorted(entry.name for entry in os.scandir(folder) if not _is_hidden(entry))
        except OSError as error:
            state.problems.append(_folder_problem(folder, error))
            continue
        for path in (folder / name for name in names):
            if path.is_dir():
                waiting.append(path)
            elif path.suffix.lower() in _SUFFIXES:
                _take(path, root, state)
            else:
                state.ignored.append(path)


def _take(path: Path, root: Path, state: _Walk) -> None:
    try:
        str(path).encode()
    except UnicodeEncodeError:  # neither the library nor a report could hold it
        shown = str(path).encode(errors="replace").decode()
        state.problems.append(Problem("name", f"The name of {shown} is not UTF-8.", "Rename the file."))
        return
    try:
        # Two hard links are two files to their owner, so the name counts as well.
        status = path.stat()
        identity = (status.st_dev, status.st_ino, _folded(Path(os.path.realpath(path))))
    except OSError as error:
        state.problems.append(_photo_problem(path, error))
        return
    if identity not in state.files:
        state.files.add(identity)
        state.photos.append(FoundPhoto(path, root))


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name.lower() in _SYSTEM_NAMES:
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)  # Windows only
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _photo_problem(path: Path, error: OSError) -> Problem:
    name = path.name or str(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if path.is_symlink():
            return MissingPhoto(
                f"{name} is a link that leads nowhere.", "Mend the link, or leave it out."
            ).problem
        return MissingPhoto(f"{name} is not in {path.parent}.", "Check the name.").problem
    cause = error.strerror or type(error).__name__
    return UnreadablePhoto(
        f"{name} could not be read: {cause}.", "Check its permissions and the drive."
    ).problem


def _folder_problem(folder: Path, error: OSError) -> Problem:
    cause = error.strerror or type(error).__name__
    return PhotoError(
        f"The folder {folder} could not be read: {cause}.", "Check its permissions and the drive."
    ).problem


class _Stem(NamedTuple):
    """Where a result goes, but for number and suffix."""

    folder: Path
    name: str

    def with_suffix(self, suffix: str, number: int = 1) -> Path:
        mark = "" if number == 1 else f"-{number}"
        return self.folder / f"{self.name}{mark}{suffix}"


def _stem(folder: Path, photo: FoundPhoto, name_of: Callable[[FoundPhoto], PurePath] | None) -> _Stem:
    if name_of is not None:
        path = folder / name_of(photo)
        return _Stem(path.parent, path.name)
    return _Stem(folder / photo.relative.parent, photo.relative.stem)  # a stem may be a mere dot: no path


def _absolute(path: Path) -> Path:
    """Without `..`, and with links as they are: a linked folder is mirrored under the name it has here."""
    return Path(os.path.abspath(path))  # noqa: PTH100  (Path.absolute keeps `..`, Path.resolve follows links)


def _folded(path: Path) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", str(path)).casefold())


def _natural(path: Path) -> tuple[tuple[tuple[str | int, ...], ...], str]:
    """A key that puts 2 before 10, capitals beside small letters, and is never equal for two paths."""
    parts = (re.split(r"([0-9]+)", part.casefold()) for part in path.parts)
    # Text and numbers alternate, so that equal places always hold equal types.
    return tuple(
        tuple(int(piece) if at % 2 else piece for at, piece in enumerate(part)) for part in parts
    ), str(path)
