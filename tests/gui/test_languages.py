"""English and Icelandic: nothing is left out, nothing bypasses the texts, and they switch while it runs."""

from __future__ import annotations

import ast
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.core.errors import UnreadablePhoto
from desktop.gui import wording
from desktop.gui.application import languages_of
from desktop.gui.languages import LANGUAGES
from desktop.gui.main_window import MainWindow
from desktop.gui.problem_texts import told, told_problem
from desktop.paths import resources
from tests.gui.walking import visible_parts

ROOT = Path(wording.__file__).parents[2]
WINDOW = Path(wording.__file__).parent
TEXTS = resources() / "translations"
OTHERS = sorted(set(LANGUAGES) - {"en"})

sys.path.insert(0, str(ROOT / "packaging"))

from make_translations import told_patterns  # noqa: E402 - a script, not a package

SHOWN_BY = {
    "Label",
    "Button",
    "QLabel",
    "QAction",
    "KeyLine",
    "Mark",
    "setText",
    "setToolTip",
    "setAccessibleName",
    "setAccessibleDescription",
    "setPlaceholderText",
    "setWindowTitle",
    "setInformativeText",
    "set_words",
    "show_words",
    "addItem",
    "card",
    "row",
    "text",
}
NO_WORDS = {"BG Remover", "Ctrl", "Esc", "Enter", "F6", "Del", "Tab"}
"""Names, and what is printed on keys."""


@pytest.fixture
def icelandic(qapp: QApplication) -> Iterator[None]:
    languages_of(qapp).choose("is")
    yield
    languages_of(qapp).choose("")


def messages(code: str) -> Iterator[tuple[str, str, list[str], str]]:
    """Context, source, translations and state of each text."""
    for context in ET.parse(TEXTS / f"bg-remover_{code}.ts").getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield (
                name,
                message.findtext("source") or "",
                forms or [translation.text or ""],
                translation.get("type", ""),
            )


def literals() -> Iterator[tuple[str, int, str]]:
    """File, line and text of every tr() in the window's source."""
    for file in sorted(WINDOW.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) == "tr" and node.args:
                first = node.args[0]
                assert isinstance(first, ast.Constant), f"{file.name}:{node.lineno}: tr() wants a literal"
                yield file.name, node.lineno, str(first.value)


def name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_the_window_is_translated(code: str) -> None:
    there = {source for context, source, _, _ in messages(code) if context != "told"}
    unfinished = [source for _, source, forms, state in messages(code) if state or not all(forms)]

    assert [text for _, _, text in literals() if text not in there] == []
    assert unfinished == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_the_lower_layers_is_translated(code: str) -> None:
    there = {source for context, source, _, _ in messages(code) if context == "told"}

    assert sorted(set(told_patterns()) - there) == []
    listed = (TEXTS / "told.txt").read_text("utf-8").splitlines()
    assert listed == [pattern.replace("\n", "\\n") for pattern in told_patterns()]


@pytest.mark.parametrize("code", OTHERS)
def test_translations_keep_every_part_of_their_source(code: str) -> None:
    def parts(text: str) -> list[str]:
        named = re.findall(r"\{[a-z_:0-9]+\}|%Ln", text)
        return sorted(part for part in named if not re.fullmatch(r"\{\d\}", part))

    lost = [
        (source, form)
        for context, source, forms, _ in messages(code)
        for form in forms
        if parts(form) != parts(source)
        or (context == "told" and "{}" in form and form.count("{}") != source.count("{}"))
    ]

    assert lost == []


@pytest.mark.parametrize("code", OTHERS)
def test_sentences_stay_sentences(code: str) -> None:
    """A text that ends with a full stop, a question mark or … does so in every language."""
    ends = (".", "?", "…", ":")
    changed = [
        (source, form)
        for _, source, forms, _ in messages(code)
        for form in forms
        if (source[-1:] in ends or form[-1:] in ends) and source[-1:] != form[-1:] and not form.endswith("n.")
        if not (form.endswith(".") and not source.endswith(ends))  # a word that is cut short has a point
    ]

    assert changed == []


def test_no_text_bypasses_the_translations() -> None:
    bypassing = []
    for file in sorted(WINDOW.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and name_of(node.func) in SHOWN_BY):
                continue
            values = [*node.args, *(k.value for k in node.keywords if k.arg in ("words", "hint", "name"))]
            for value in values:
                if not (isinstance(value, ast.Constant) and isinstance(value.value, str)):
                    continue
                text = value.value
                if text in NO_WORDS or not re.search(r"[A-Z][a-z]|[a-z] [a-z]", text):
                    continue
                bypassing.append(f"{file.name}:{node.lineno}: {text!r}")

    assert bypassing == []


def test_plural_forms_of_icelandic_follow_the_last_digit(icelandic: None) -> None:
    shown = [wording.photos(n) for n in (0, 1, 2, 11, 21, 1240)]

    assert shown == ["0 myndir", "1 mynd", "2 myndir", "11 myndir", "21 mynd", "1.240 myndir"]


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("IMG_1.jpg is not a picture.", "IMG_1.jpg er ekki mynd."),
        ("The folder /a.b could not be read: Denied.", "Ekki tókst að lesa möppuna /a.b: Denied."),
        ("An error in the program: KeyError.", "Villa í forritinu: KeyError."),
        ("Nobody ever wrote this.", "Nobody ever wrote this."),
        ("", ""),
    ],
)
def test_what_the_lower_layers_say_is_told_in_icelandic(icelandic: None, english: str, expected: str) -> None:
    assert told(english) == expected


def test_problem_is_told_in_icelandic_with_its_names(icelandic: None) -> None:
    error = UnreadablePhoto("a.CR3 is cut short: 11.2 MB of 24.8 MB are there.", "Copy or download it again.")

    problem = told_problem(error.problem)

    assert problem.message == "a.CR3 endar of snemma: 11.2 MB af 24.8 MB eru til staðar."
    assert problem.remedy == "Afritaðu hana eða sæktu aftur."


@pytest.mark.parametrize("pattern", told_patterns())
def test_every_pattern_is_found_again_with_its_parts(icelandic: None, pattern: str) -> None:
    count = pattern.count("{}")
    english = pattern.replace("{}", "Ab1")

    shown = told(english)

    translated = QCoreApplication.translate("told", pattern)
    if count:
        assert shown.count("Ab1") == count, shown
    assert shown == translated.replace("{}", "Ab1") or re.search(r"\{\d\}", translated)


def test_menu_of_a_text_field_speaks_icelandic_too(
    icelandic: None, window: MainWindow, qapp: QApplication
) -> None:
    languages_of(qapp).choose("is")  # the window's settings spoke last
    field = QLineEdit()
    menu = field.createStandardContextMenu()

    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]

    assert words == ["&Afturkalla", "&Endurtaka", "&Klippa", "A&frita", "&Líma", "Eyða", "Velja allt"]


def test_language_changes_while_the_window_is_open(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    window.work.view.choose(window.session.state.groups[0].photos[0])
    chosen = window.work.view.current_photo
    assert window.work.toolbar.add.text().strip() == "Add"

    languages_of(qapp).choose("is")
    qtbot.waitUntil(lambda: window.work.toolbar.add.text().strip() == "Bæta við")

    assert window.pages.currentWidget() is window.work
    assert window.work.view.current_photo == chosen
    languages_of(qapp).choose("en")
    qtbot.waitUntil(lambda: window.work.toolbar.add.text().strip() == "Add")
    languages_of(qapp).choose("")


def test_no_english_is_left_in_the_icelandic_window(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    languages_of(qapp).choose("is")
    qtbot.waitUntil(lambda: window.work.toolbar.add.text().strip() == "Bæta við")
    window.show_settings()
    english = {
        source
        for context, source, forms, _ in messages("is")
        if source not in forms and context != "told" and " " in source
    }

    left = [part.text() for part in visible_parts(window) if part.text().strip() in english]

    languages_of(qapp).choose("")
    assert left == []
