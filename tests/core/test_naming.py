from __future__ import annotations

import re
from pathlib import PurePosixPath

import hypothesis
import hypothesis.strategies as st
import pytest

from desktop.core.errors import UsageError
from desktop.core.naming import NameTemplate, NameValues, safe_name, slug

MUG = NameValues(original="DSC_4126", recipe="amazon", sequence=3, product="Rose mug, 0.3 l", group=7)


@pytest.mark.parametrize(
    ("template", "path"),
    [
        ("{original}", "DSC_4126"),
        ("{product}-{sequence:02}-{recipe}", "rose-mug-0.3-l-03-amazon"),
        ("{product}/{sequence:03}", "rose-mug-0.3-l/003"),
        ("{group:03}_{original}", "007_DSC_4126"),
        ("shop {sequence}", "shop 3"),
        ("a/b/{original}", "a/b/DSC_4126"),
        ("{{{sequence}}}", "{3}"),
        ("{sequence:1}{sequence:9}", "3000000003"),
        ("{product}{product}", "rose-mug-0.3-lrose-mug-0.3-l"),
    ],
)
def test_templates_are_filled_in(template: str, path: str) -> None:
    assert NameTemplate.parse(template).fill(MUG) == PurePosixPath(path)


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("", "''"),
        ("../{original}", "'..'"),
        ("{original}/..", "'..'"),
        ("/{original}", "''"),
        ("a//{original}", "''"),
        ("{original}/", "''"),
        ("con", "'con'"),
        ("folder /{original}", "'folder '"),
        ("a:{original}", "':'"),
        ("{original}?", "'?'"),
        (r"a\{original}", r"'\\'"),
        ("{original", "}"),
        ("original}", "}"),
        ("{name}", "{original}, {product}, {recipe}, {group}, {sequence}"),
        ("{}", "{original}"),
        ("{0}", "{original}"),
        ("{original.parent}", "{original}"),
        ("{original!r}", "!r"),
        ("{original:03}", "{sequence:03}"),
        ("{sequence:x}", "{sequence:03}"),
        ("{sequence:010}", "{sequence:03}"),
        ("{sequence:{group}}", "{sequence:03}"),
    ],
)
def test_what_is_no_template_is_named(template: str, word: str) -> None:
    with pytest.raises(UsageError) as caught:
        NameTemplate.parse(template)

    assert repr(template) in caught.value.message
    assert word in caught.value.message


def test_a_template_says_what_it_needs() -> None:
    assert not NameTemplate.parse("{original}-{sequence}").needs_groups
    assert NameTemplate.parse("{group}").needs_groups
    assert NameTemplate.parse("{product}").needs_groups
    assert NameTemplate.parse("a/{recipe}").has_folders
    assert NameTemplate.parse("{recipe}-{sequence}").fields == {"recipe", "sequence"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CON", "CON_"),
        ("con.txt", "con_.txt"),
        ("Aux.v2.x", "Aux_.v2.x"),
        ("com\u00b9", "com\u00b9_"),
        ("lpt10", "lpt10"),
        ("nul ", "nul_"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("tab\there", "tab_here"),
        (".hidden", "hidden"),
        ("trailing. . ", "trailing"),
        ("...", "_"),
        ("", "_"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("o\u0301", "\u00f3"),
        ("Bolli úr leir", "Bolli úr leir"),
        ("x" * 300, "x" * 180),
        ("ð" * 200, "ð" * 90),
    ],
)
def test_names_are_made_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@hypothesis.given(st.text(max_size=300))
@hypothesis.settings(max_examples=300)
def test_a_safe_name_is_safe_and_stays_as_it_is(text: str) -> None:
    name = safe_name(text)

    assert name
    assert safe_name(name) == name
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert name[0] not in " ."
    assert name[-1] not in " ."
    assert len(name.encode()) <= 181  # one more after a reserved word


@hypothesis.given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.sampled_from(["{product}/{original}", "{original}", "{product}", "a/{recipe}/{original}-{sequence}"]),
)
@hypothesis.settings(max_examples=300)
def test_no_value_leads_out_of_the_folder(original: str, product: str, template: str) -> None:
    path = NameTemplate.parse(template).fill(NameValues(original, "png", 1, product, 2))

    assert not path.is_absolute()
    assert ".." not in path.parts
    assert len(path.parts) == template.count("/") + 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Weekender bag", "weekender-bag"),
        ("  Rose_mug;  large ", "rose-mug-large"),
        ("Bolli, blár", "bolli-blár"),
        ("--", ""),
    ],
)
def test_products_are_written_as_in_addresses(name: str, words: str) -> None:
    assert slug(name) == words
