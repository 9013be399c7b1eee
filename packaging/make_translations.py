"""Collect the window's texts into resources/translations and compile them.

    python packaging/make_translations.py

English is the language of the source; its file holds the plural forms only. Translate what is new in the .ts
files by hand (or with Qt Linguist) and call this again. What the lower layers say - errors, notices, what a
model is good for - is collected too: their patterns go to told.txt, one a line with {} for each part, and to
the context "told" of every language (desktop/gui/problem_texts.py). Needs PySide6's lupdate and lrelease.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
ENGLISH = FOLDER / "bg-remover_en.ts"
PATTERNS = FOLDER / "told.txt"
LAYERS = ("core", "store", "cloud", "app")
_REPORTS = {"Problem", "Finding", "Report", "refuse_if", "explained"}
_LEAST_WORDS = 2
"""A text without a space is a name or a code, not a sentence."""


def main() -> int:
    """Update and compile every language; the exit code."""
    tools = Path(sys.executable).parent
    FOLDER.mkdir(parents=True, exist_ok=True)
    patterns = told_patterns()
    PATTERNS.write_text("".join(f"{_on_one_line(one)}\n" for one in patterns), encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        told = Path(scratch) / "told.py"
        told.write_text(
            "\n".join(f'QCoreApplication.translate("told", {one!r})' for one in patterns) + "\n", "utf-8"
        )
        for source in sorted(FOLDER.glob("bg-remover_*.ts")):
            _update(tools, source, told)
    for source in sorted(FOLDER.glob("*.ts")):
        target = source.with_suffix(".qm")
        subprocess.run([str(tools / "pyside6-lrelease"), str(source), "-qm", str(target)], check=True)
    return 0


def _update(tools: Path, source: Path, told: Path) -> None:
    language = source.stem.removeprefix("bg-remover_")
    update = [str(tools / "pyside6-lupdate"), "-locations", "none", "-no-obsolete", "-extensions", "py"]
    languages = ["-source-language", "en", "-target-language", language]
    files = ["desktop/gui"] if source == ENGLISH else ["desktop/gui", str(told)]
    only = ["-pluralonly"] if source == ENGLISH else []
    subprocess.run([*update, *languages, *only, *files, "-ts", str(source)], cwd=ROOT, check=True)


def told_patterns() -> list[str]:
    """What the lower layers may say to the user, sorted; {} stands for what differs."""
    found: set[str] = set()
    for layer in LAYERS:
        for file in sorted((ROOT / "desktop" / layer).glob("*.py")):
            found.update(_told_in(ast.parse(file.read_text("utf-8"))))
    catalogue = tomllib.loads((ROOT / "resources" / "models" / "catalogue.toml").read_text("utf-8"))
    for model in catalogue["model"]:
        found.update(filter(None, (str(model.get("good_for", "")), str(model.get("note", "")))))
    return sorted(found)


def _told_in(tree: ast.Module) -> Iterator[str]:
    errors = _error_names()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in errors:
            for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from _sentences(argument)
        elif isinstance(node, ast.Assign | ast.AnnAssign | ast.Return) and node.value is not None:
            yield from (text for text in _sentences(node.value) if _is_sentence(text))


def _error_names() -> set[str]:
    tree = ast.parse((ROOT / "desktop" / "core" / "errors.py").read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)} | _REPORTS


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _sentences(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may come to."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _worth_telling(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield from _worth_telling(
            "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        )
    elif isinstance(node, ast.IfExp):
        yield from _sentences(node.body)
        yield from _sentences(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _sentences(value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "strip":
        yield from _sentences(node.func.value)


def _worth_telling(text: str) -> Iterator[str]:
    words = text.replace("{}", "").split()
    if len(words) >= _LEAST_WORDS and any(word.isalpha() for word in words):
        yield text.strip()


def _is_sentence(text: str) -> bool:
    """Of texts that are kept for later, those that read like something told to a person."""
    return text[:1].isupper() and text.rstrip().endswith((".", ":")) and "\n" not in text


def _on_one_line(text: str) -> str:
    return text.replace("\n", "\\n")


if __name__ == "__main__":
    sys.exit(main())
