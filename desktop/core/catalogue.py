"""The networks that the program knows: what each is good for, its licence, checksum and sources.

The data is resources/models/catalogue.toml; what is on this computer is no business of this module.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.errors import ModelError, UsageError, first_line
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
    ARRANGEMENT = "arrangement"
    """A graph without weights, for the weights of another."""


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


def load_catalogue(file: Path, *more: Path) -> Catalogue:
    """The catalogue of one file, and what further ones add to it or replace by name.

    Of the further ones those that are not there add nothing. Raises ModelError for one that cannot be
    understood.
    """
    models: dict[str, Model] = {}
    for one in (file, *(other for other in more if other.is_file())):
        try:
            entries = tomllib.loads(one.read_text("utf-8"))["model"]
            models |= {model.name: model for model in map(_model, entries)}
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise ModelError(
                f"The catalogue {one} cannot be used: {first_line(error)}", "Correct it or move it away."
            ) from error
    return Catalogue(tuple(models.values()))


def _model(entry: dict[str, object]) -> Model:
    known = {field.name for field in dataclasses.fields(Model)}
    unknown = set(entry) - known
    if unknown:
        raise ValueError(f"it has no field {', '.join(sorted(unknown))}")
    if not re.fullmatch(r"[\w-]+(\.[\w-]+)*", str(entry["name"])):
        raise ValueError(f"{entry['name']!r} is no name for a file")
    if not (entry.get("md5") or entry.get("sha256")):
        raise ValueError(f"{entry['name']} has neither md5 nor sha256")
    sources = entry.get("sources", [])
    if not isinstance(sources, list):
        raise TypeError("sources is a list of addresses")
    texts = {name: str(entry[name]) for name in known & set(entry) - _NOT_TEXT}
    return Model(
        **texts,
        size_bytes=_count(entry, "size_bytes"),
        input_px=_count(entry, "input_px"),
        commercial=Commercial(str(entry.get("commercial", Commercial.ASK))),
        family=Family(str(entry.get("family", Family.REMBG))),
        purpose=Purpose(str(entry.get("purpose", Purpose.MATTING))),
        sources=tuple(map(str, sources)),
    )


_NOT_TEXT = {"size_bytes", "input_px", "commercial", "family", "purpose", "sources"}


def _count(entry: dict[str, object], name: str) -> int:
    value = entry.get(name)
    if not isinstance(value, int) or value < 1:
        raise ValueError(f"{name} of {entry.get('name')} is a whole number")
    return value
