"""The contact sheet's HTML: whole, closed in itself, and never made of what a file is called."""

from __future__ import annotations

import html.parser

import pytest

from desktop.core.contact_sheet import Line, SheetGroup, SheetPhoto, Tone, page

HOSTILE = [
    "<script>alert(1)</script>.jpg",
    '"><img src=x onerror=alert(1)>.jpg',
    "a' onload='x.jpg",
    "&lt;b&gt; & co.jpg",
    "</figure></section></body>.jpg",
    "javascript:alert(1).jpg",
    "-->.jpg",
    "]]>.jpg",
    "\u202egpj.exe",
    "tab\tnul\x00bell\x07.jpg",
    "lone\udcff.jpg",
]


class Reader(html.parser.HTMLParser):
    """The tags with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def sheet(name: str) -> str:
    photo = SheetPhoto(name, b"\xff\xd8jpeg", name, (Line(name, Tone.RED),))
    return page(name, [name], [SheetGroup(name, (photo,), name)], language=name)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_become_text_and_nothing_else(name: str) -> None:
    plain, hostile = read(sheet("plain.jpg")), read(sheet(name))

    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    for tag, attributes in hostile.tags:
        assert not any(key.startswith("on") for key in attributes), tag
        assert not str(attributes.get("src", "data:")).startswith(("http", "javascript"))


def test_name_is_shown_as_it_is() -> None:
    assert HOSTILE[0] in read(sheet(HOSTILE[0])).text
    assert HOSTILE[3] in read(sheet(HOSTILE[3])).text


def test_what_turns_a_line_round_or_is_no_character_is_replaced() -> None:
    for name in ("\u202egpj.exe", "lone\udcff.jpg", "nul\x00.jpg"):
        text = sheet(name)
        text.encode("utf-8")
        assert not set("\u202e\udcff\x00") & set(text)
        assert "\ufffd" in text


def test_nothing_is_loaded_from_anywhere() -> None:
    text = sheet("a.jpg")

    assert 'http-equiv="Content-Security-Policy"' in text
    assert "default-src 'none'" in text
    assert "http://" not in text
    assert "https://" not in text
    assert "<script" not in text
    assert "data:image/jpeg;base64,/9hqcGVn" in text


def test_tone_is_a_mark_as_well_as_a_colour() -> None:
    photo = SheetPhoto("a.jpg", lines=(Line("fills 78 %", Tone.RED), Line("fine", Tone.GREEN)))

    text = read(page("t", [], [SheetGroup("g", (photo,))])).text

    assert "✕ fills 78 %" in text
    assert "✓ fine" in text


def test_photo_without_a_picture_has_an_empty_place() -> None:
    tags = [tag for tag, _ in read(page("t", [], [SheetGroup("g", (SheetPhoto("a.jpg"),))])).tags]

    assert "img" not in tags
    assert "figure" in tags
