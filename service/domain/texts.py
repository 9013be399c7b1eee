"""Product texts in English and Icelandic, from templates: category, colours, condition, nothing invented."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import cast

from desktop.cloud.wire import ProductText
from service.domain.classify import UNKNOWN

LANGUAGES = ("en", "is")
_TITLE_LETTERS = 200


def product_texts(
    languages: Sequence[str],
    *,
    name: str | None = None,
    category: str = UNKNOWN,
    colours: Sequence[str] = (),
    condition: str | None = None,
) -> dict[str, ProductText]:
    """A text for each language that there are templates for; «is-IS» is Icelandic too."""
    return {
        language: _text(_words(language[:2]), name, category, colours, condition)
        for language in languages
        if language[:2] in LANGUAGES
    }


def _text(
    words: Mapping[str, object],
    name: str | None,
    category: str,
    colours: Sequence[str],
    condition: str | None,
) -> ProductText:
    categories = cast("Mapping[str, Mapping[str, str]]", words["category"])
    colour_words = cast("Mapping[str, Mapping[str, str]]", words["colour"])
    conditions = cast("Mapping[str, str]", words["condition"])
    sentences = cast("Mapping[str, str]", words["sentence"])
    noun = categories.get(category, categories[UNKNOWN])
    shades = [colour_words[colour] for colour in colours[:2] if colour in colour_words]
    adjectives = sentences["and"].join(shade[noun["form"]] for shade in shades)
    phrase = sentences["phrase"].format(colour=adjectives, noun=noun["noun"]).strip()
    phrase = phrase[:1].upper() + phrase[1:]
    title = (name or phrase)[:_TITLE_LETTERS]
    parts = [
        sentences["is"].format(title=title, phrase=phrase[:1].lower() + phrase[1:]) if name else f"{phrase}."
    ]
    if condition is not None and condition in conditions:
        parts.append(sentences["condition"].format(condition=conditions[condition]))
    keywords = dict.fromkeys(
        [noun["noun"].lower(), *(shade["keyword"] for shade in shades), *(name or "").lower().split()]
    )
    return ProductText(
        title=title,
        short=parts[0],
        long=" ".join([*parts, sentences["closing"]]),
        keywords=tuple(keywords)[:5],
    )


@cache
def _words(language: str) -> Mapping[str, object]:
    return tomllib.loads(files("service").joinpath("texts", f"{language}.toml").read_text("utf-8"))
