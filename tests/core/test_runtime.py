"""onnxruntime reports to nobody: neither in the program's own way of cutting nor below rembg."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.runtime import TELEMETRY_SWITCH
from desktop.paths import resources
from tests.cloud.file_server import Proxy, proxying

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = resources() / "models" / "u2netp.onnx"
BARE = "import onnxruntime; onnxruntime.InferenceSession({weights!r}, providers=['CPUExecutionProvider'])"
WAYS = {
    "networks": "from pathlib import Path; from desktop.core.networks import SaliencyNetwork;"
    " SaliencyNetwork(Path({weights!r}))",
    "embedding": "from desktop.app.engine import load_extractor; load_extractor()",
    "rembg": "from pathlib import Path; from desktop.core.rembg_models import RembgMatting;"
    " RembgMatting('u2netp', Path({weights!r}))",
}


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with proxying(9) as proxy:
        yield proxy


def traces(code: str, home: Path, proxy: Proxy) -> list[str]:
    """Run Python in a home of its own: what it left there, and whom it wanted to reach."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    quiet = {TELEMETRY_SWITCH, "CI", "NO_PROXY", "no_proxy", "XDG_CACHE_HOME"}
    environment = {name: value for name, value in os.environ.items() if name not in quiet}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)}
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        environment |= dict.fromkeys((name, name.upper()), f"http://127.0.0.1:{proxy.server_port}")
    code = code.format(weights=str(WEIGHTS))
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True)
    left = [path.relative_to(home).as_posix() for path in home.rglob("*") if "onnxruntime" in path.name]
    return left + proxy.asked


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_reported_and_no_identifier_kept(way: str, tmp_path: Path, proxy: Proxy) -> None:
    if not traces(BARE, tmp_path / "bare", proxy):
        pytest.skip("this build of onnxruntime has no telemetry, so there is nothing to see")
    proxy.asked.clear()

    assert traces(WAYS[way], tmp_path / "home", proxy) == []


def test_onnxruntime_is_imported_in_one_place() -> None:
    importing = set()
    for path in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "onnxruntime" for name in names):
                importing.add(path.relative_to(ROOT).as_posix())

    assert importing == {"desktop/core/runtime.py"}
