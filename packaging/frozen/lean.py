"""What the packaged program carries and what it leaves out.

pymatting, numba, llvmlite and skimage (170 MB): rembg imports them for steps that are never taken.
Most of Qt: the window needs Core, Gui, Widgets, Svg, Network (two windows of one program find each other) and
what shows them on the system.
libx265 (GPL): it writes HEIC, which the program never does; x265_absent.c takes its place.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

Entry = tuple[str, str, str]
"""Where it goes, where it is, and PyInstaller's kind."""

EXCLUDED_MODULES = (
    "pymatting",
    "numba",
    "llvmlite",
    "skimage",
    "tkinter",
    "matplotlib",
    "IPython",
    "onnx",
    "sympy",
    "pandas",
    "pytest",
    "hypothesis",
    "mypy",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtOpenGL",
    "PySide6.QtDesigner",
    "rembg.commands",
    "scipy.stats",
    "scipy.integrate",
)
QT_LIBRARIES = ("Core", "Gui", "Widgets", "Svg", "Network", "DBus", "XcbQpa", "WaylandClient")
QT_PLUGINS = {
    "platforms": ("xcb", "wayland", "offscreen", "windows", "cocoa"),
    "platforminputcontexts": ("compose", "ibus"),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("",),
    "xcbglintegrations": (),
    "imageformats": ("svg", "ico", "jpeg"),
    "iconengines": ("svg",),
    "styles": ("",),
    "networkinformation": (),
    "tls": (),
}
"""Folder of Qt's plugins -> parts of the names that are kept; one that is not here is left out whole."""
_STAND_IN = Path(__file__).with_name("x265_absent.c")


def resources(folder: Path) -> list[tuple[str, str]]:
    """The program's own resources, as PyInstaller's datas: inside the package, where a wheel has them too."""
    return [
        (str(file), str(PurePath("desktop", "resources", file.parent.relative_to(folder))))
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]


def binaries(entries: Iterable[Entry], work: Path) -> list[Entry]:
    """The libraries that are carried, with a stand-in for libx265 made in the folder work."""
    kept = [entry for entry in entries if _is_wanted(PurePath(entry[0]))]
    api = x265_api(Path(source) for name, source, _ in kept if "libheif" in name.lower())
    return [_with_stand_in(entry, api, work) if _is_x265(entry[0]) else entry for entry in kept]


def datas(entries: Iterable[Entry]) -> list[Entry]:
    """Files that are no libraries; of links to libraries only those whose library is carried."""
    return [
        entry
        for entry in entries
        if _is_wanted(PurePath(entry[0])) and not _is_foreign_translation(PurePath(entry[0]))
    ]


def x265_api(libraries: Iterable[Path]) -> str:
    """The name under which libheif asks x265 for its functions: it carries x265's version."""
    for library in libraries:
        found = re.search(rb"x265_api_get_\d+", library.read_bytes())
        if found:
            return found[0].decode()
    return ""


def build_stand_in(api: str, target: Path) -> None:
    """Compile the stand-in. Raises FileNotFoundError without a compiler, CalledProcessError on its errors."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise FileNotFoundError("a C compiler is needed to package the program without libx265")
    shared = "-dynamiclib" if sys.platform == "darwin" else "-shared"
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [compiler, shared, "-fPIC", "-O1", f"-DNAME_OF_API={api}", str(_STAND_IN), "-o", str(target)]
    if sys.platform.startswith("linux"):
        command.append(f"-Wl,-soname,{target.name}")
    subprocess.run(command, check=True)


def _with_stand_in(entry: Entry, api: str, work: Path) -> Entry:
    name, _, kind = entry
    if kind == "SYMLINK":
        return entry
    if not api:
        raise ValueError("libheif names no x265 interface: is libx265 still needed?")
    target = work / "x265-absent" / PurePath(name).name
    build_stand_in(api, target)
    return name, str(target), kind


def _is_x265(name: str) -> bool:
    return "x265" in PurePath(name).name.lower()


def _is_wanted(path: PurePath) -> bool:
    parts = path.parts
    if "PySide6" not in parts and not path.name.startswith(("libQt6", "Qt6")):
        return True
    if "plugins" in parts:
        below = parts[parts.index("plugins") + 1 :]
        wanted = QT_PLUGINS.get(below[0], ())
        return len(below) < 2 or any(part in below[-1] for part in wanted)
    if "qml" in parts:
        return False
    library = re.match(r"(?:lib)?Qt6?([A-Z]\w*?)(?:\.so|\.abi3|\.pyd|\.dll|\.dylib|$)", path.name)
    return library is None or library[1] in QT_LIBRARIES


def _is_foreign_translation(path: PurePath) -> bool:
    """Qt's own texts for what the program does not show: its base texts stay, in every language."""
    return "translations" in path.parts and "PySide6" in path.parts and not path.name.startswith("qtbase_")
