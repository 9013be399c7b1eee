"""TOML files that people write: every value checked, every complaint with file and field."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Collection, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from desktop.core.errors import UsageError

Word = TypeVar("Word", bound=StrEnum)


class TomlTable:
    """The values of a file, or of one table in it. Asking for a value that is wrong raises UsageError."""

    def __init__(
        self, file: str, values: Mapping[str, object], known: Collection[str], prefix: str = ""
    ) -> None:
        """file: what it is called in complaints.  prefix: the table's own name and a dot.

        Raises UsageError for a field that is not known.
        """
        self._file = file
        self._values = values
        self._prefix = prefix
        for name in values:
            if name not in known:
                raise self.wrong(name, "there is no such field", f"These are known: {', '.join(known)}.")

    @classmethod
    def read(cls, file: Path, known: Collection[str]) -> TomlTable:
        """A whole file. Raises UsageError when it cannot be read or is no TOML."""
        try:
            values = tomllib.loads(file.read_text("utf-8"))
        except OSError as error:
            raise UsageError(f"{file} cannot be read: {error.strerror}.", "Check the path.") from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UsageError(f"{file.name} is not TOML: {error}.", "Correct the file.") from error
        return cls(file.name, values, known)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def wrong(self, name: str, why: str, remedy: str) -> UsageError:
        """The error to raise about a field. why: the end of a sentence."""
        return UsageError(f"{self._file}, {self._prefix}{name}: {why}.", remedy)

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name, default)
        if not isinstance(value, str):
            raise self.wrong(name, f"{value!r} is no text", "Put it in quotes.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one alone counts as a list."""
        value = self._values.get(name, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.wrong(name, f"{value!r} is no list of texts", 'Write it like ["one", "two"].')
        return tuple(value)

    def number(self, name: str, least: float, most: float, default: float) -> float:
        value = self._values.get(name, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(
                name, f"{value!r} is not a number from {least:g} to {most:g}", "Correct the value."
            )
        return float(value)

    def whole(self, name: str, least: int, most: int, default: int) -> int:
        value = self._values.get(name, default)
        if value == default:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            range_ = f"from {least:,} to {most:,}"
            raise self.wrong(name, f"{value!r} is not a whole number {range_}", "Correct the value.")
        return value

    def word(self, name: str, words: type[Word], default: Word | None = None) -> Word:
        """One of the words of an enum; without a default it must be there."""
        value = self._values.get(name, default)
        for word in words:
            if value == word.value:
                return word
        names = ", ".join(f'"{word.value}"' for word in words)
        why = "it is missing" if value is None else f"{value!r} is not known"
        raise self.wrong(name, why, f"Use one of {names}.")

    def day(self, name: str) -> str:
        """A date as 2026-11-24, written as a text or as TOML's own date; empty without one."""
        value = self._values.get(name, "")
        try:
            return datetime.date.fromisoformat(str(value)).isoformat() if value else ""
        except ValueError:
            raise self.wrong(name, f"{value!r} is no date", "Write it like 2026-11-24.") from None

    def sides(self, name: str, most: int) -> tuple[int, int] | None:
        """A list of two whole numbers from 1 to most, as [width, height]; None for what is no list."""
        value = self._values.get(name)
        if not isinstance(value, list):
            return None
        if len(value) != 2 or not all(type(side) is int and 1 <= side <= most for side in value):
            why = f"{value!r} is not [width, height], each from 1 to {most:,}"
            raise self.wrong(name, why, "Write it like [2000, 2000].")
        return value[0], value[1]

    def inner(self, name: str, known: Collection[str]) -> TomlTable | None:
        """The table of that name, None where there is none."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(name, f"{value!r} is no table", f"Begin it with the line [{name}].")
        return TomlTable(self._file, value, known, f"{self._prefix}{name}.")

    def tables(self, name: str, known: Collection[str]) -> tuple[TomlTable, ...]:
        """The tables of an array of that name, numbered from 1 in complaints."""
        value = self._values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(name, "it is no list of tables", f"Begin each with the line [[{name}]].")
        return tuple(
            TomlTable(self._file, one, known, f"{self._prefix}{name} {number}, ")
            for number, one in enumerate(value, 1)
        )
