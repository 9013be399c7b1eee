"""Where the weights of models are: with the program, in its own folder, or where rembg keeps them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.catalogue import Catalogue, Model, load_catalogue
from desktop.paths import Places, resources

CATALOGUE_FILE = "catalogue.toml"


class Keeper(StrEnum):
    """Whose shelf it is: only on its own does the program write."""

    PROGRAM = "program"
    """What came with the program."""
    OWN = "own"
    """What was fetched or imported."""
    REMBG = "rembg"
    """What an installed rembg fetched; used where it is."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of weights, which need not exist. is_nested: NAME/NAME.onnx, as newer versions of rembg do."""

    folder: Path
    keeper: Keeper
    is_nested: bool = False

    def place_of(self, name: str) -> Path:
        """Where the file of a model is, if it is on this shelf."""
        return (self.folder / name if self.is_nested else self.folder) / f"{name}.onnx"

    def files(self) -> tuple[Path, ...]:
        """Every file of weights on the shelf, sorted."""
        return tuple(sorted(self.folder.glob("*/*.onnx" if self.is_nested else "*.onnx")))


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A file of weights and whose it is."""

    file: Path
    keeper: Keeper


def catalogue(places: Places) -> Catalogue:
    """The models that the program knows, and those that the user wrote into a catalogue of her own.

    That one is catalogue.toml in the folder of models: for a mirror inside a firewall, or weights of one's
    own. Raises ModelError when it cannot be understood.
    """
    return load_catalogue(resources() / "models" / CATALOGUE_FILE, places.models / CATALOGUE_FILE)


def shelves(places: Places) -> tuple[Shelf, ...]:
    """All shelves, in the order in which they are looked through: what was checked on arrival comes first.

    rembg's are those that its own settings name (rembg 2.0.86, sessions/base.py) and its usual two.
    """
    environment = os.environ
    data_home = environment.get("XDG_DATA_HOME")
    flat, nested = [], []
    if home := environment.get("U2NET_HOME"):
        flat.append(Path(home))
        nested.append(Path(home))
    if home := environment.get("REMBG_HOME"):
        nested.append(Path(home))
    if data_home:
        flat.append(Path(data_home) / ".u2net")
        nested.append(Path(data_home) / "rembg")
    flat.append(Path("~/.u2net"))
    nested.append(Path("~/.rembg"))
    return (
        Shelf(places.models, Keeper.OWN),
        Shelf(resources() / "models", Keeper.PROGRAM),
        *(Shelf(home.expanduser() / "models", Keeper.REMBG, is_nested=True) for home in _once(nested)),
        *(Shelf(home.expanduser(), Keeper.REMBG) for home in _once(flat)),
    )


def find_on_shelf(name: str, places: Places) -> OnShelf | None:
    """The file of a model by its name, or None when it is on none of the shelves."""
    for shelf in shelves(places):
        if (file := shelf.place_of(name)).is_file():
            return OnShelf(file, shelf.keeper)
    return None


def find_weights(name: str, places: Places) -> Path | None:
    """The file alone; see find_on_shelf."""
    found = find_on_shelf(name, places)
    return found.file if found else None


def arranged_for(model: Model) -> Path | None:
    """The arrangement of a model's network that ships, which runs quicker on the processor, or None."""
    file = resources() / "models" / f"{model.name}.arranged.onnx"
    return file if file.is_file() else None


def own_place(model: Model, places: Places) -> Path:
    """Where a model is kept when it is fetched or imported."""
    return places.models / model.file_name


def _once(folders: Iterable[Path]) -> Iterable[Path]:
    return dict.fromkeys(folders)
