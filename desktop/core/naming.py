"""File names from a template: what is filled in is made safe for every system and stays in its folder."""

from __future__ import annotations

import re
import string
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from desktop.core.errors import UsageError

TEXTS = ("original", "product", "recipe")
NUMBERS = ("group", "sequence")
_NEEDS_GROUPS = frozenset({"product", "group"})

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""Of these none may be in a name on Windows ("Naming Files, Paths, and Namespaces")."""
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE)
"""Devices there, whatever stands behind the first dot."""
_JOINERS = "\u200c\u200d"
"""Invisible, but part of how words are written and emoji are put together."""
_LONGEST_BYTES = 180
"""Of 255 that file systems take: room for a number, a suffix and the mark of a temporary file."""


@dataclass(frozen=True, slots=True)
class NameValues:
    """What a template can say about one photo.

    original: the photo's name without its suffix.  product: the name of its group.  recipe: the recipe's.
    group: its number in the table of groups.  sequence: 1, 2, 3 ... among the photos that are named together.
    """

    original: str
    recipe: str
    sequence: int
    product: str = ""
    group: int = 0


@dataclass(frozen=True, slots=True)
class NameTemplate:
    """A parsed template. folders and name: each a row of literal text and fields with their widths."""

    text: str
    parts: tuple[tuple[_Piece, ...], ...]

    @classmethod
    def parse(cls, text: str) -> NameTemplate:
        """Read a template such as `{product}/{sequence:03}`. Raises UsageError that says what is wrong."""
        try:
            pieces = [_piece(*found) for found in string.Formatter().parse(text)]
        except ValueError as error:  # a brace too many or too few
            raise _wrong(text, f"{error}") from None
        parts: list[list[_Piece]] = [[]]
        for piece in pieces:
            first, *others = piece.before.split("/")
            parts[-1].append(_Piece(first))
            parts += [[_Piece(part)] for part in others]
            parts[-1].append(_Piece("", piece.field, piece.width))
        for part in parts:
            _check(text, part)
        return cls(text, tuple(tuple(part) for part in parts))

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(piece.field for part in self.parts for piece in part if piece.field)

    @property
    def needs_groups(self) -> bool:
        """Whether it can only be filled in once the photos are grouped."""
        return bool(self.fields & _NEEDS_GROUPS)

    @property
    def has_folders(self) -> bool:
        return len(self.parts) > 1

    def fill(self, values: NameValues) -> PurePosixPath:
        """The relative path of one file, without its suffix. Never absolute, never upwards."""
        return PurePosixPath(
            *(safe_name("".join(piece.filled(values) for piece in part)) for part in self.parts)
        )


def safe_name(text: str) -> str:
    """A file or folder name that every system takes: not forbidden, reserved, hidden, empty or too long."""
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text))
    name = "".join(
        letter
        for letter in name
        if letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
    )
    name = name.strip(" .").encode()[:_LONGEST_BYTES].decode(errors="ignore").rstrip(" .") or "_"
    stem, dot, rest = name.partition(".")
    return f"{stem}_{dot}{rest}" if _RESERVED.fullmatch(stem.rstrip(" ")) else name


def slug(name: str) -> str:
    """A product's name as shops write it in addresses: "Rose mug, 0.3 l" becomes rose-mug-0.3-l."""
    return re.sub(r"[\s,;_-]+", "-", name.strip().lower()).strip("-")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Literal text, then a field, if one is named. width: of a number, with zeros in front."""

    before: str
    field: str = ""
    width: int = 0

    def filled(self, values: NameValues) -> str:
        if not self.field:
            return self.before
        value = getattr(values, self.field)
        if isinstance(value, int):
            return f"{self.before}{value:0{self.width}d}" if self.width else f"{self.before}{value}"
        return self.before + _FORBIDDEN.sub("_", slug(value) if self.field == "product" else value)


def _piece(before: str, field: str | None, spec: str | None, conversion: str | None) -> _Piece:
    """One piece of string.Formatter's; raises ValueError with the reason."""
    if field is None:
        return _Piece(before)
    if field not in TEXTS + NUMBERS:
        known = ", ".join(f"{{{name}}}" for name in (*TEXTS, *NUMBERS))
        raise ValueError(f"there is no {{{field}}}; these are known: {known}")
    if conversion:
        raise ValueError(f"!{conversion} has no meaning")
    if not spec:
        return _Piece(before, field)
    if field in TEXTS or not re.fullmatch(r"0?[1-9]", spec):
        raise ValueError(f"{{{field}:{spec}}} is no width of a number; write it like {{sequence:03}}")
    return _Piece(before, field, int(spec))


def _check(text: str, part: list[_Piece]) -> None:
    literal = "".join(piece.before for piece in part)
    if found := _FORBIDDEN.search(literal):
        raise _wrong(text, f"{found[0]!r} cannot be in a file's name on Windows")
    if not any(piece.field for piece in part) and (not literal.strip(" .") or safe_name(literal) != literal):
        raise _wrong(text, f"{literal!r} cannot be the name of a folder or file")


def _wrong(text: str, why: str) -> UsageError:
    return UsageError(
        f"The name {text!r} cannot be used: {why}.", "Write it like {product}-{sequence:02} or {original}."
    )
