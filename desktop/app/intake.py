"""Files and folders into a shoot: which photos are new, which need work again, what was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.outputs import Found, FoundPhoto, walk
from desktop.core.types import Checkpoint, Photo, PhotoState, Problem, ShootId
from desktop.store.library import FileStamp, Library

_PORTION = 200
"""Photos are added and told of in portions: one transaction and one event each."""


@dataclass(frozen=True, slots=True)
class Intake:
    """A portion of what was found.

    added: new photos.  again: known ones that need work.  unchanged: a count.
    """

    added: tuple[Photo, ...]
    again: tuple[Photo, ...]
    unchanged: int


def take_in(
    library: Library,
    shoot: ShootId,
    paths: Sequence[Path],
    *,
    each: Callable[[Intake], None],
    left_out: Callable[[Problem], None],
    checkpoint: Checkpoint,
) -> None:
    """Walk the paths into the shoot, portion by portion, in the order of the photos' paths.

    Cutouts that the program wrote among the photos are no photos.
    """
    found = walk(paths, checkpoint)
    for problem in _left_out(found):
        left_out(problem)
    photos = [photo for photo in found.photos if not library.is_output(photo.path)]
    for start in range(0, len(photos), _PORTION):
        checkpoint(start / len(photos))
        each(_portion(library, shoot, photos[start : start + _PORTION]))


def name_for(paths: Sequence[Path]) -> str:
    """What a shoot is called: the folder that was dropped, or the one that the files are in."""
    first = paths[0].absolute() if paths else Path.cwd()
    return first.name if first.is_dir() or not first.parent.name else first.parent.name


def _portion(library: Library, shoot: ShootId, files: Sequence[FoundPhoto]) -> Intake:
    added = library.add_photos(shoot, [(file.path, file.root) for file in files])
    new = {photo.id for photo in added}
    here = (library.photo_at(shoot, file.path) for file in files)
    known = [photo for photo in here if photo.id not in new]
    again = [photo.id for photo in known if _needs_work(library, photo)]
    return Intake(added, library.queue_again(again), len(known) - len(again))


def _needs_work(library: Library, photo: Photo) -> bool:
    if photo.is_set_aside:
        return False  # until the user says Retry
    if photo.state is not PhotoState.DONE:
        return True
    try:
        return FileStamp.of(photo.path) != library.stamp_of(photo.id)
    except OSError:
        return True  # it is gone: trying it says so


def _left_out(found: Found) -> tuple[Problem, ...]:
    if not found.ignored:
        return found.problems
    names = ", ".join(path.name for path in found.ignored[:3])
    more = ", ..." if len(found.ignored) > 3 else ""
    count = len(found.ignored)
    kinds = "1 file is not a picture" if count == 1 else f"{count} files are not pictures"
    return (*found.problems, Problem("not-pictures", f"{kinds}: {names}{more}.", "Left out."))
