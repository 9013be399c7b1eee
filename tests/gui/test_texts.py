"""Texts with numbers have their plural forms, in the source file and in the compiled one."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.types import Reason, ReasonKind, Signals
from desktop.gui import wording
from desktop.paths import resources

SOURCE = resources() / "translations" / "bg-remover_en.ts"
WINDOW = Path(wording.__file__).parent


def counted_texts() -> list[str]:
    """Every text of the window's source with a number in it."""
    code = "\n".join(file.read_text("utf-8") for file in sorted(WINDOW.glob("*.py")))
    return sorted(set(re.findall(r'tr\(\s*"([^"]*%Ln[^"]*)"', code)))


def forms() -> dict[str, list[str]]:
    """Text -> its plural forms."""
    messages = ET.parse(SOURCE).getroot().iter("message")
    return {
        message.findtext("source", ""): [form.text or "" for form in message.iter("numerusform")]
        for message in messages
    }


@pytest.mark.parametrize("text", counted_texts())
def test_text_with_a_number_has_a_singular_and_a_plural(text: str) -> None:
    singular, plural = forms()[text]

    assert singular
    assert plural
    assert "(s)" not in singular + plural


def test_compiled_texts_are_those_of_the_source(qapp: QApplication) -> None:
    for text, (singular, plural) in forms().items():
        compiled = {qapp.translate(context, text, "", 1) for context in contexts(text)}
        assert singular.replace("%Ln", "1") in compiled, text
        compiled = {qapp.translate(context, text, "", 2) for context in contexts(text)}
        assert plural.replace("%Ln", "2") in compiled, text


def contexts(text: str) -> list[str]:
    """The contexts that a text is filed under."""
    found = ET.parse(SOURCE).getroot().iter("context")
    return [
        context.findtext("name") or ""
        for context in found
        if text in {message.findtext("source") for message in context.iter("message")}
    ]


def test_numbers_have_separators_and_their_plural(qapp: QApplication) -> None:
    assert [wording.photos(n) for n in (0, 1, 1240)] == ["0 photos", "1 photo", "1,240 photos"]


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (20, "less than a minute left"),
        (61, "about 2 min left"),
        (59 * 60, "about 59 min left"),
        (3600, "about 1 h left"),
        (3601, "about 1.25 h left"),
    ],
)
def test_time_left_is_rounded_as_far_as_a_guess_is_worth(
    qapp: QApplication, seconds: float, expected: str
) -> None:
    assert wording.time_left(seconds) == expected


@pytest.mark.parametrize("kind", list(ReasonKind))
def test_every_reason_has_a_label_and_a_sentence(qapp: QApplication, kind: ReasonKind) -> None:
    reason = Reason(kind, 3.0 if kind is ReasonKind.PIECES else 0.06)

    assert len(wording.reason_label(reason)) <= 20
    assert wording.reason_sentence(reason).endswith(".")
    assert "{" not in wording.reason_label(reason) + wording.reason_sentence(reason)


@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        (Signals(0.9, 0.8, None, 0.1), "Same kind of item and colour, but a different shape."),
        (Signals(semantic=0.9), "Same kind of item."),
        (Signals(0.5, 0.5, 0.5, 0.5), "Alike on the whole, without one strong signal."),
    ],
)
def test_why_two_photos_are_together_is_one_sentence(
    qapp: QApplication, signals: Signals, expected: str
) -> None:
    assert wording.why_sentence(signals) == expected
