"""Files of weights: compared with the catalogue where they are, and taken onto the program's own shelf."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.catalogue import Catalogue, Model
from desktop.core.errors import ModelUnavailable, UnknownWeights
from desktop.core.files import explained, open_part, part_of, publish, sweep_parts
from desktop.core.fingerprint import Fingerprint, Fingerprinting, fingerprint
from desktop.core.types import Checkpoint, no_checkpoint
from desktop.paths import Places
from desktop.store.weights import Keeper, own_place, shelves

_COPY_BYTES = 1 << 20


class State(StrEnum):
    """What a file of weights turned out to be."""

    GOOD = "good"
    WRONG = "wrong"
    """It has a model's name but is not its file: cut short, damaged or another one."""
    UNKNOWN = "unknown"
    """No model of the catalogue is called so; whether it is any good cannot be told."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file on a shelf, after it was read. size_bytes: None when it could not be."""

    file: Path
    keeper: Keeper
    state: State
    size_bytes: int | None = None


def check_all(
    places: Places, known: Catalogue, checkpoint: Checkpoint = no_checkpoint
) -> tuple[Checked, ...]:
    """Read every file on every shelf and compare it with the catalogue."""
    files = [(file, shelf.keeper) for shelf in shelves(places) for file in shelf.files()]
    checked = []
    for number, (file, keeper) in enumerate(files):
        checkpoint(number / len(files))
        checked.append(_checked(file, keeper, known))
    checkpoint(1.0)
    return tuple(checked)


def _checked(file: Path, keeper: Keeper, known: Catalogue) -> Checked:
    model = known.find(file.stem)
    try:
        if model is None:
            return Checked(file, keeper, State.UNKNOWN, file.stat().st_size)
        found = fingerprint(file)
    except OSError:
        return Checked(file, keeper, State.UNREADABLE)
    return Checked(file, keeper, State.GOOD if model.is_file(found) else State.WRONG, found.size_bytes)


def take_in(source: Path, model: Model, places: Places, checkpoint: Checkpoint = no_checkpoint) -> Path:
    """Copy a file that was recognised onto the program's own shelf, whole or not at all; its place there.

    Raises UnknownWeights when what was read is not the model after all, ModelUnavailable when it cannot be
    read any more, DiskFull or OutputError.
    """
    target = own_place(model, places)
    sweep_parts(target.parent)
    part = part_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copied = _copy(source, part, checkpoint)
        if not model.is_file(copied):
            raise UnknownWeights(f"{source.name} changed while it was read.", "Import it again.")
        publish(part, target)
    except OSError as error:
        raise explained(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _copy(source: Path, part: Path, checkpoint: Checkpoint) -> Fingerprint:
    """The fingerprint is of what was written. Raises OSError for writing, ModelUnavailable for reading."""
    taking = Fingerprinting()
    with _reading(source):
        size_bytes = max(1, source.stat().st_size)
        handle = source.open("rb")
    with handle, open_part(part) as writing:
        while True:
            with _reading(source):
                data = handle.read(_COPY_BYTES)
            if not data:
                return taking.result()
            writing.write(data)
            taking.add(data)
            checkpoint(min(1.0, taking.size_bytes / size_bytes))


@contextlib.contextmanager
def _reading(source: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise ModelUnavailable(
            f"{source} could not be read: {cause}.", "Check the drive, then try it again."
        ) from error
