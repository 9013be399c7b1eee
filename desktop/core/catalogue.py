"""The networks that the program knows: what each is good for, its licence, checksum and sources.

The data is resources/models/catalogue.toml; what is on this computer is no business of this module.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.errors import UsageError
from desktop.core.fingerprint import Fingerprint
from desktop.core.types import Problem


class Commercial(StrEnum):
    """Whether a shop may use what the weights make."""

    YES = "yes"
    NO = "no"
    ASK = "ask"
    """No licence is stated for the weights: ask their authors."""


class Family(StrEnum):
    """Which code runs the network."""

    U2NET = "u2net"
    """The program's own."""
    REMBG = "rembg"


class Purpose(StrEnum):
    """What the network is for."""

    MATTING = "matting"
    GROUPING = "grouping"


@dataclass(frozen=True, slots=True)
class Model:
    """One file of weights.

    size_bytes: for telling people and for looking at the room on the disk; the checksum decides.
    input_px: the side of the square that the network sees.  note: what must be said beside the licence.
    md5, sha256: lower-case hexadecimal, one of them may be ''.  sources: addresses to download it from.
    stands_for: the model in whose place it is used when that one's own file is not there, or ''.
    """

    name: str
    title: str
    good_for: str
    size_bytes: int
    input_px: int
    licence: str
    commercial: Commercial
    home: str
    sources: tuple[str, ...]
    md5: str = ""
    sha256: str = ""
    note: str = ""
    family: Family = Family.REMBG
    purpose: Purpose = Purpose.MATTING
    stands_for: str = ""

    @property
    def file_name(self) -> str:
        """As rembg names it too."""
        return f"{self.name}.onnx"

    def is_file(self, found: Fingerprint) -> bool:
        """Whether a file with this fingerprint is these weights."""
        return found.sha256 == self.sha256 if self.sha256 else found.md5 == self.md5

    @property
    def warning(self) -> Problem | None:
        """What whoever chooses the model must be told once, or None."""
        if self.commercial is Commercial.YES:
            return None
        if self.commercial is Commercial.NO:
            message = f"The weights of {self.name} are not for commercial use ({self.licence})."
        else:
            message = f"No licence is stated for the weights of {self.name}: ask before commercial use."
        return Problem("not-commercial", f"{message} {self.note}".strip(), f"See {self.home}.")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All models, in the order in which they are shown."""

    models: tuple[Model, ...]

    def __iter__(self) -> Iterator[Model]:
        return iter(self.models)

    @property
    def matting(self) -> tuple[Model, ...]:
        """Those that cut, which a user can choose."""
        return tuple(model for model in self.models if model.purpose is Purpose.MATTING)

    def find(self, name: str) -> Model | None:
        return next((model for model in self.models if model.name == name), None)

    def choose(self, name: str) -> Model:
        """A matting model by its name; raises UsageError, which lists the known ones."""
        for model in self.matting:
            if model.name == name:
                return model
        known = ", ".join(model.name for model in self.matting)
        raise UsageError(f"There is no model called {name}.", f"These are known: {known}.")

    def in_place_of(self, name: str) -> tuple[Model, ...]:
        """A model and then those that may stand for it, the best first."""
        return tuple(model for model in self.models if name in (model.name, model.stands_for))

    def recognise(self, found: Fingerprint) -> Model | None:
        """The model whose file has this fingerprint, whatever it is called."""
        return next((model for model in self.models if model.is_file(found)), None)


def load_catalogue(file: Path) -> Catalogue:
    """Read the catalogue that came with the program."""
    document = tomllib.loads(file.read_text("utf-8"))
    return Catalogue(tuple(_model(entry) for entry in document["model"]))


def _model(entry: dict[str, object]) -> Model:
    sources = entry["sources"]
    size_bytes, input_px = entry["size_bytes"], entry["input_px"]
    if not isinstance(sources, list) or not isinstance(size_bytes, int) or not isinstance(input_px, int):
        raise ValueError(f"the catalogue's entry {entry.get('name')!r} is not as it should be")
    return Model(
        name=str(entry["name"]),
        title=str(entry["title"]),
        good_for=str(entry["good_for"]),
        size_bytes=size_bytes,
        input_px=input_px,
        licence=str(entry["licence"]),
        commercial=Commercial(str(entry["commercial"])),
        home=str(entry["home"]),
        sources=tuple(str(source) for source in sources),
        md5=str(entry.get("md5", "")),
        sha256=str(entry.get("sha256", "")),
        note=str(entry.get("note", "")),
        family=Family(str(entry.get("family", Family.REMBG))),
        purpose=Purpose(str(entry.get("purpose", Purpose.MATTING))),
        stands_for=str(entry.get("stands_for", "")),
    )
