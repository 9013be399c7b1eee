"""Imports point down only: gui, cli -> app -> cloud -> store -> core. Only gui knows Qt.

The service stands above the program: it may use app and what is below, and nothing of the program knows it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "desktop"
MODULES = sorted(PACKAGE.rglob("*.py"))
SERVICE_MODULES = sorted((ROOT / "service").rglob("*.py"))

BESIDE_CORE = {"core", "paths"}
MAY_IMPORT = {
    "core": {"paths"},
    "paths": set[str](),
    "logs": {"paths"},
    "jobs": {"core"},
    "store": BESIDE_CORE,
    "cloud": BESIDE_CORE | {"store"},
    "app": BESIDE_CORE | {"store", "cloud", "jobs", "logs"},
    "cli": BESIDE_CORE | {"store", "cloud", "jobs", "logs", "app"},
    "gui": BESIDE_CORE | {"store", "cloud", "jobs", "logs", "app"},
    "__main__": BESIDE_CORE | {"logs", "cloud", "app", "cli", "gui"},
}
"""A part of desktop/ -> the other parts that it may import."""
QT = {"PySide6", "shiboken6"}
NOT_IN_CORE = {"sqlite3", "requests", "keyring", "socket", "http", "urllib", "ssl", "boto3"}
SERVICE_USES = {"", "core", "paths", "store", "app", "cloud"}
SERVICE_LAYERS = {
    "stores": {"stores"},
    "domain": {"stores", "domain"},
    "work": {"stores", "domain", "work"},
}
"""A part of service/ -> the other parts it may import, beside single modules; the rest may import any."""
ONLY_ON_AWS = {"boto3", "botocore", "mangum"}
ONLY_WITH_HTTP = {"fastapi", "starlette", "uvicorn"}
WITH_HTTP = {"", "app", "web", "routes", "embedded", "aws", "__main__"}
LONGEST_MODULE_LINES = 300
HEAVY = {
    "PySide6",
    "onnxruntime",
    "cv2",
    "rembg",
    "pillow_heif",
    "rawpy",
    "scipy",
    "skimage",
    "numba",
    "pymatting",
    "keyring",
    "requests",
    "pydantic",
    "fastapi",
}


def part_of(module: str) -> str:
    """`desktop.core.types` belongs to core, `desktop` itself to the empty name."""
    return module.split(".")[1] if "." in module else ""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(source: str, module: str, *, is_package: bool) -> Iterator[str]:
    """Every module that the source imports, relative names resolved; `from a import b` gives a.b."""
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def violations(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """What the source imports against the rules, one sentence each."""
    here = part_of(module)
    found = []
    for name in imported_modules(source, module, is_package=is_package):
        top = name.split(".")[0]
        there = part_of(name) if top == "desktop" else ""
        if top in QT and here != "gui":
            found.append(f"{module} imports {name}: only desktop.gui knows Qt")
        if top in NOT_IN_CORE and here == "core":
            found.append(f"{module} imports {name}: core knows no network and no database")
        if there in MAY_IMPORT and there != here and there not in MAY_IMPORT.get(here, set()):
            found.append(f"{module} imports {name}: that is not below {here or 'desktop'}")
        if top == "service":
            found.append(f"{module} imports {name}: the program does not know the service")
    return found


def service_violations(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """The same for a module of the service."""
    here = part_of(module)
    found = []
    for name in imported_modules(source, module, is_package=is_package):
        top, there = name.split(".")[0], part_of(name)
        if top == "desktop" and there not in SERVICE_USES and not name.startswith("desktop.__version__"):
            found.append(f"{module} imports {name}: the service uses app and what is below")
        is_layer = top == "service" and there in {"routes", "embedded", "aws", *SERVICE_LAYERS}
        if is_layer and there not in SERVICE_LAYERS.get(here, {there}):
            found.append(f"{module} imports {name}: that is not below {here}")
        if (top in ONLY_ON_AWS and here != "aws") or (top in ONLY_WITH_HTTP and here not in WITH_HTTP):
            found.append(f"{module} imports {name}: that is known elsewhere only")
    return found


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_down(path: Path) -> None:
    found = violations(path.read_text("utf-8"), module_name(path), is_package=path.name == "__init__.py")

    assert found == []


@pytest.mark.parametrize("path", SERVICE_MODULES, ids=module_name)
def test_imports_of_the_service_point_down(path: Path) -> None:
    source, is_package = path.read_text("utf-8"), path.name == "__init__.py"

    assert service_violations(source, module_name(path), is_package=is_package) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("service.domain.jobs", "from fastapi import Request"),
        ("service.domain.jobs", "from service.routes import status"),
        ("service.work.worker", "from service.embedded.sqlite import SqliteStore"),
        ("service.work.cutting", "import desktop.gui.application"),
        ("service.stores.items", "from service.domain.jobs import Job"),
        ("service.embedded.sqlite", "import boto3"),
    ],
)
def test_planted_violation_in_the_service_is_found(module: str, source: str) -> None:
    assert len(service_violations(source, module)) == 1


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_belongs_to_a_known_part(path: Path) -> None:
    assert part_of(module_name(path)) in {"", *MAY_IMPORT}


@pytest.mark.parametrize("path", [*MODULES, *SERVICE_MODULES], ids=module_name)
def test_module_is_not_too_long(path: Path) -> None:
    line_count = path.read_text("utf-8").count("\n")

    assert line_count <= LONGEST_MODULE_LINES


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("desktop.core.imaging", "import sqlite3"),
        ("desktop.core.imaging", "from urllib.request import urlopen"),
        ("desktop.core.imaging", "from desktop.store.library import Library"),
        ("desktop.core.imaging", "from desktop import jobs"),
        ("desktop.store.library", "import desktop.app.workbench"),
        ("desktop.store.library", "from ..cloud import client"),
        ("desktop.app.workbench", "def late() -> None:\n    from PySide6.QtCore import QTimer"),
        ("desktop.app.workbench", "from desktop.gui import bridge"),
        ("desktop.cli.commands", "import desktop.gui.application"),
        ("desktop.gui.application", "from desktop.cli import commands"),
        ("desktop", "from desktop.core import types"),
        ("desktop.cloud.client", "from service import wire"),
    ],
)
def test_planted_violation_is_found(module: str, source: str) -> None:
    assert len(violations(source, module)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("desktop.gui.bridge", "from PySide6.QtCore import QTimer\nfrom desktop.app.events import Event"),
        ("desktop.core.refine", "import cv2\nfrom .types import Alpha\nfrom desktop.core import errors"),
        ("desktop.store.library", "import sqlite3\nfrom desktop.core.types import Photo"),
        ("desktop.cloud.client", "import requests\nfrom desktop.store.settings import Settings"),
    ],
)
def test_import_of_what_lies_below_is_allowed(module: str, source: str) -> None:
    assert violations(source, module) == []


@pytest.mark.parametrize("module", ["desktop.cli", "desktop.__main__"])
def test_command_line_starts_without_heavy_packages(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"

    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert HEAVY.isdisjoint(loaded.stdout.split())
