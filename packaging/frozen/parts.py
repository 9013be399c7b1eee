"""What the packaged program is made of: a bill of materials (CycloneDX 1.5) and everybody's licence."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from frozen.identity import ROOT, version
from frozen.lean import EXCLUDED_MODULES

_NOT_CARRIED = {"pymatting", "numba", "llvmlite", "scikit-image", "opencv-python", *EXCLUDED_MODULES}
_LICENCE_NAMES = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


def carried() -> list[Distribution]:
    """The packages whose code is in the program: what it asks for and what those ask for, by name."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(line) for line in _own_requirements()]
    while waiting:
        wanted = waiting.pop()
        name = _plain(wanted.name)
        if name in found or name in _NOT_CARRIED:
            continue
        try:
            found[name] = distribution(wanted.name)
        except PackageNotFoundError:
            continue  # of an extra, or for another system
        below = (Requirement(line) for line in found[name].requires or ())
        waiting += [one for one in below if one.marker is None or one.marker.evaluate({"extra": ""})]
    return [found[name] for name in sorted(found)]


def bill(folder: Path) -> dict[str, object]:
    """The bill of materials of the packaged program in folder, networks included."""
    packages = [
        {
            "type": "library",
            "name": one.metadata["Name"],
            "version": one.version,
            "purl": f"pkg:pypi/{_plain(one.metadata['Name'])}@{one.version}",
            "licenses": [{"license": {"name": licence_of(one)}}],
        }
        for one in carried()
    ]
    networks = [
        {
            "type": "machine-learning-model",
            "name": file.name,
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(file.read_bytes()).hexdigest()}],
            "licenses": [{"license": {"id": "Apache-2.0"}}],
        }
        for file in sorted(folder.rglob("*.onnx"))
    ]
    program = {"type": "application", "name": "bg-remover-desktop", "version": version()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {**program, "licenses": [{"license": {"id": "MIT"}}]}},
        "components": packages + networks,
    }


def licence_of(one: Distribution) -> str:
    """As the package's own metadata has it, in one line."""
    told = _told(one, "License-Expression")
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in one.metadata.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    first = _told(one, "License").strip().splitlines()
    return told or ", ".join(classifiers) or (first[0] if first else "see its licence file")


def _told(one: Distribution, field: str) -> str:
    found = one.metadata.get_all(field)
    return found[0] if found else ""


def write_parts(folder: Path) -> int:
    """Bill and licences into the packaged program's folder; how many packages have a licence text there."""
    (folder / "bill-of-materials.json").write_text(json.dumps(bill(folder), indent=1) + "\n", "utf-8")
    licences = folder / "licences"
    licences.mkdir(exist_ok=True)
    for name in ("LICENSE", "NOTICE"):
        shutil.copyfile(ROOT / name, licences / name)
    count = 0
    for one in carried():
        texts = list(_licence_files(one))
        count += bool(texts)
        for text in texts:
            target = licences / _plain(one.metadata["Name"]) / text.name
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(text, target)
    return count


def _licence_files(one: Distribution) -> Iterator[Path]:
    for file in one.files or ():
        if any(part.endswith(".dist-info") for part in file.parts) and _LICENCE_NAMES.search(file.name):
            path = Path(str(one.locate_file(file)))
            if path.is_file():
                yield path


def _own_requirements() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines: list[str] = project["project"]["dependencies"]
    return lines


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
