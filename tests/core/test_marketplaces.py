from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.core.errors import UsageError
from desktop.core.findings import asked
from desktop.core.marketplaces import FillBy, Measure, Rule, Verdict, load_marketplaces
from desktop.paths import resources


def rules_of(folder: Path, text: str) -> tuple[Rule, ...]:
    (folder / "shop.toml").write_text(text, "utf-8")
    return load_marketplaces(folder)["shop"].rules


def test_a_rule_is_read_with_its_limits(tmp_path: Path) -> None:
    rules = rules_of(
        tmp_path,
        """
        [[rule]]
        measure = "fill"
        by = "box area"
        verdict = "amber"
        least = 0.75
        most = 0.9
        why = "so they say"
        source = "page 3"
        [[rule]]
        measure = "format"
        verdict = "red"
        among = ["JPEG", "PNG"]
        [[rule]]
        measure = "ending"
        verdict = "red"
        """,
    )

    assert rules == (
        Rule(Measure.FILL, Verdict.AMBER, 0.75, 0.9, by=FillBy.BOX_AREA, why="so they say", source="page 3"),
        Rule(Measure.FORMAT, Verdict.RED, among=("JPEG", "PNG")),
        Rule(Measure.ENDING, Verdict.RED, 1.0),
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[rule]]\nverdict = 'red'\nleast = 1", "shop.toml, rule 1, measure"),
        ("[[rule]]\nmeasure = 'beauty'\nverdict = 'red'", "shop.toml, rule 1, measure"),
        ("[[rule]]\nmeasure = 'fill'\nleast = 1", "shop.toml, rule 1, verdict"),
        ("[[rule]]\nmeasure = 'fill'\nverdict = 'green'\nleast = 1", "shop.toml, rule 1, verdict"),
        ("[[rule]]\nmeasure = 'fill'\nverdict = 'red'", "shop.toml, rule 1, least"),
        ("[[rule]]\nmeasure = 'format'\nverdict = 'red'", "shop.toml, rule 1, among"),
        ("[[rule]]\nmeasure = 'ending'\nverdict = 'red'\n[[rule]]\nfoo = 1", "shop.toml, rule 2, foo"),
        ("rule = 3", "shop.toml, rule"),
        ("name = 'shop'", "shop.toml, name"),
        ("sources = [1]", "shop.toml, sources"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(UsageError) as caught:
        rules_of(tmp_path, text)

    assert caught.value.message.startswith(f"{place}: ")


def test_the_shipped_rules_are_whole_dated_and_sourced() -> None:
    marketplaces = load_marketplaces(resources() / "marketplaces")

    assert set(marketplaces) == {"amazon", "ebay", "etsy", "google", "shopify"}
    for marketplace in marketplaces.values():
        assert marketplace.rules
        assert marketplace.sources
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", marketplace.checked_on)
        assert Measure.ENDING in {rule.measure for rule in marketplace.rules}


def test_the_rules_of_amazon_read_as_a_list() -> None:
    rules = load_marketplaces(resources() / "marketplaces")["amazon"].rules

    assert [asked(rule) for rule in rules] == [
        "Corners and border pure white",
        "Background pure white (advised)",
        "Product fills 85 % of the frame",
        "Nothing cut off at the frame",
        "Longest side at least 500 and at most 10,000 px",
        "Longest side at least 1,000 px (advised)",
        "File type JPEG, PNG, TIFF or GIF",
        "File type JPEG (advised)",
        "File type and ending agree",
        "File of at most 10 MB",
        "Colours in sRGB",
        "No transparency",
    ]
