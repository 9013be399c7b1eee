"""What shops ask of a product picture: rules as data, each with its source, because they change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.toml_tables import TomlTable


class Verdict(StrEnum):
    """What a shop makes of a file. The words are those of the report."""

    GREEN = "green"
    """It keeps every rule."""
    AMBER = "amber"
    """It is taken, but something better is advised."""
    RED = "red"
    """A rule is broken: it would be refused, hidden or sent back."""


class Measure(StrEnum):
    """What a rule looks at; the values are the words of the rules' files."""

    LONGEST_SIDE = "longest_side_px"
    SHORTEST_SIDE = "shortest_side_px"
    MEGAPIXELS = "megapixels"
    BYTES = "file_mb"
    """Millions of bytes."""
    FILL = "fill"
    """0..1, by one of the meanings of FillBy."""
    BORDER = "border_off_white"
    """Share of corners and border that is not exactly white."""
    BACKGROUND = "background_off_white"
    """The same of all that is not near the subject."""
    TOUCHES = "sides_touched"
    """At how many sides the subject meets the frame."""
    TRANSPARENT = "transparent"
    """Share of the pixels that are not opaque."""
    FORMAT = "format"
    COLOURS = "colours"
    ENDING = "ending"
    """Whether the suffix says what the content is; needs no limit."""


class FillBy(StrEnum):
    """What «fills 85 % of the frame» may mean. No shop says; the rules say which is judged."""

    LONGEST_SIDE = "longest side"
    BOX_AREA = "box area"
    PIXEL_AREA = "pixel area"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a measure within limits, or among some words.

    verdict: amber or red, what a file gets that breaks it.  least and most: None without that limit.
    by: for the fill.  why: a short reason to add, "needed for zoom".
    """

    measure: Measure
    verdict: Verdict
    least: float | None = None
    most: float | None = None
    among: tuple[str, ...] = ()
    by: FillBy = FillBy.LONGEST_SIDE
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Marketplace:
    """A shop's rules for one kind of picture. notes: what is not certain about them."""

    name: str
    title: str
    rules: tuple[Rule, ...]
    sources: tuple[str, ...] = ()
    checked_on: str = ""
    notes: tuple[str, ...] = ()


_RULE_FIELDS = ("measure", "verdict", "least", "most", "among", "by", "why", "source")
_WORDED = (Measure.FORMAT, Measure.COLOURS)


def load_marketplaces(folder: Path) -> Mapping[str, Marketplace]:
    """The marketplaces of a folder of TOML files by their names, which are the files' names.

    Raises UsageError that names file and field.
    """
    return {file.stem: _read(file) for file in sorted(folder.glob("*.toml"))}


def _read(file: Path) -> Marketplace:
    table = TomlTable.read(file, ("title", "sources", "checked_on", "notes", "rule"))
    return Marketplace(
        name=file.stem,
        title=table.text("title", file.stem),
        rules=tuple(_rule(one) for one in table.tables("rule", _RULE_FIELDS)),
        sources=table.texts("sources"),
        checked_on=table.day("checked_on"),
        notes=table.texts("notes"),
    )


def _rule(table: TomlTable) -> Rule:
    measure = table.word("measure", Measure)
    verdict = table.word("verdict", Verdict)
    if verdict is Verdict.GREEN:
        raise table.wrong("verdict", "a rule that is broken gives no green", "Say amber or red.")
    least = table.number("least", 0, 10**6, 0) if "least" in table else None
    most = table.number("most", 0, 10**6, 0) if "most" in table else None
    among = table.texts("among")
    if measure is Measure.ENDING:
        least = 1.0
    if measure in _WORDED and not among:
        raise table.wrong("among", "it is missing", 'Write it like ["JPEG", "PNG"].')
    if measure not in _WORDED and least is None and most is None:
        raise table.wrong("least", "neither least nor most is there", "Say one of them.")
    return Rule(
        measure,
        verdict,
        least,
        most,
        among,
        table.word("by", FillBy, FillBy.LONGEST_SIDE),
        table.text("why"),
        table.text("source"),
    )
