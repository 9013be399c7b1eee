"""A contact sheet as one HTML file: products with their pictures, to print or to send; nothing is loaded.

What stands in it comes from file names and product names, which may be anything: all of it is escaped.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a line is meant; the values are classes of the style sheet."""

    PLAIN = "plain"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


_MARKS = {Tone.PLAIN: "", Tone.GREEN: "✓ ", Tone.AMBER: "! ", Tone.RED: "✕ "}
"""The tone must be read in a print without colours."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line below a picture."""

    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class SheetPhoto:
    """One photo. jpeg: its small picture, empty where there is none.  badge: such as "duplicate", or ""."""

    name: str
    jpeg: bytes = b""
    badge: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """One product, or photos that belong to none. note: such as how sure it is."""

    title: str
    photos: tuple[SheetPhoto, ...]
    note: str = ""


def page(title: str, facts: Sequence[str], groups: Iterable[SheetGroup], *, language: str = "en") -> str:
    """The whole file. facts: lines below the title."""
    return "\n".join(pieces(title, facts, groups, language=language))


def pieces(
    title: str, facts: Sequence[str], groups: Iterable[SheetGroup], *, language: str = "en"
) -> Iterator[str]:
    """The file in pieces, a group at a time: thousands of pictures need not be held at once."""
    yield f"""<!DOCTYPE html>
<html lang="{_attribute(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src 'unsafe-inline'">
<title>{_text(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_text(title)}</h1>"""
    for fact in facts:
        yield f'<p class="fact">{_text(fact)}</p>'
    for group in groups:
        yield _group(group)
    yield "</body>\n</html>\n"


def _group(group: SheetGroup) -> str:
    note = f' <span class="note">{_text(group.note)}</span>' if group.note else ""
    cards = "\n".join(_card(photo) for photo in group.photos)
    return f'<section>\n<h2>{_text(group.title)}{note}</h2>\n<div class="row">\n{cards}\n</div>\n</section>'


def _card(photo: SheetPhoto) -> str:
    picture = '<div class="none"></div>'
    if photo.jpeg:
        data = base64.b64encode(photo.jpeg).decode("ascii")
        picture = f'<img alt="{_attribute(photo.name)}" src="data:image/jpeg;base64,{data}">'
    badge = f'<span class="badge">{_text(photo.badge)}</span>' if photo.badge else ""
    lines = "".join(
        f'<span class="line {line.tone}">{_MARKS[line.tone]}{_text(line.words)}</span>'
        for line in photo.lines
    )
    return (
        f"<figure>{picture}<figcaption>{badge}"
        f'<span class="name">{_text(photo.name)}</span>{lines}</figcaption></figure>'
    )


def _text(words: str) -> str:
    """Escaped for text; what no HTML file may hold is replaced."""
    return html.escape("".join(letter if _is_allowed(letter) else "\ufffd" for letter in words), quote=False)


def _attribute(words: str) -> str:
    return html.escape("".join(letter if _is_allowed(letter) else "\ufffd" for letter in words), quote=True)


def _is_allowed(letter: str) -> bool:
    """Controls and halves of surrogates are not; neither are marks that turn the line's direction."""
    code = ord(letter)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return letter in "\t"
    return not (0xD800 <= code <= 0xDFFF or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069)


_STYLE = """
:root { color-scheme: light }
body { font: 13px/1.45 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 32px }
h1 { font-size: 22px; margin: 0 0 4px }
.fact { color: #565656; margin: 0 }
section { margin-top: 24px; border-top: 1px solid #dadada; padding-top: 12px }
h2 { font-size: 15px; margin: 0 0 10px; break-after: avoid }
.note { font-weight: 400; color: #565656; margin-left: 8px }
.row { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 14px }
figure { margin: 0; break-inside: avoid }
img, .none { display: block; width: 100%; aspect-ratio: 1; object-fit: contain; border: 1px solid #dadada;
  border-radius: 6px; background: #fff; box-sizing: border-box }
figcaption { margin-top: 4px; font-size: 11px; overflow-wrap: anywhere }
.name { display: block; font-weight: 600 }
.badge { float: right; border: 1px solid #6a3fa8; color: #6a3fa8; border-radius: 4px; padding: 0 5px }
.line { display: block; color: #565656 }
.green { color: #18733a } .amber { color: #8a5300 } .red { color: #b3261e }
@page { margin: 12mm }
@media print { body { margin: 0; font-size: 10pt } .row { grid-template-columns: repeat(6, 1fr) } }
"""
