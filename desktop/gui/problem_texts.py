"""What the lower layers say, in the user's language.

Errors and notices are made in plain English where they happen, with names and numbers in them. Their patterns
are collected from the source (packaging/make_translations.py) into resources/translations/told.txt, one a
line, a {} for each part. Here a text is matched with them, the pattern translated, the parts put back.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.app.photo_batch import as_problem
from desktop.core.types import Problem
from desktop.paths import resources

CONTEXT = "told"
_PART = "{}"


def told(words: str) -> str:
    """The text in the user's language; as it is where it is English or unknown."""
    if not words:
        return words
    translated = _translated(words)
    if translated is not None:
        return translated
    # Several sentences that were put together: each may be known.
    sentences = re.split(r"(?<=[.:]) (?=[A-Z])", words)
    if len(sentences) > 1:
        return " ".join(_translated(sentence) or sentence for sentence in sentences)
    return words


def told_problem(problem: Problem) -> Problem:
    """The problem in the user's language."""
    return replace(problem, message=told(problem.message), remedy=told(problem.remedy))


def problem_of(error: Exception) -> Problem:
    """What an error says, in the user's language."""
    return told_problem(as_problem(error))


def _translated(words: str) -> str | None:
    if (plain := QCoreApplication.translate(CONTEXT, words)) != words:
        return plain
    for pattern, matcher in _patterns():
        found = matcher.fullmatch(words)
        if found is None:
            continue
        text = QCoreApplication.translate(CONTEXT, pattern)
        if text == pattern:
            return None  # English, or not translated
        return _filled(text, [part if part == words else told(part) for part in found.groups()])
    return None


def _filled(text: str, parts: list[str]) -> str:
    """The parts in place of {}, or of {0}, {1} ... where a language wants another order."""
    if _PART in text:
        for part in parts:
            text = text.replace(_PART, part, 1)
        return text
    for number, part in enumerate(parts):
        text = text.replace(f"{{{number}}}", part)
    return text


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each pattern that has parts; those with most words first, as they say most."""
    lines = (resources() / "translations" / "told.txt").read_text("utf-8").splitlines()
    patterns = [line.replace("\\n", "\n") for line in lines if _PART in line]
    patterns.sort(key=lambda line: len(line.replace(_PART, "")), reverse=True)
    return tuple(
        (line, re.compile("(.+?)".join(map(re.escape, line.split(_PART))), re.DOTALL)) for line in patterns
    )
