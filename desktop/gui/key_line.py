"""A line of the list of keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the list of keys: the key caps and what they do."""

    keys: tuple[str, ...]
    words: str
