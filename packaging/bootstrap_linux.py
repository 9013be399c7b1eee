"""What the window and the tests need from a Linux system: found by trying, installed where that is allowed.

Syntax of Python 3.8, see bootstrap.py.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
from typing import Callable, Iterable, NamedTuple  # noqa: UP035 - collections.abc's are no generics before 3.9

from bootstrap_process import say

LONGEST_LIST = 6
"""More missing things than this are counted, not named: the line that installs them names them all."""


class Need(NamedTuple):
    """Something a Debian package brings. packages: its names, the newest distribution's first."""

    what: str
    packages: tuple[str, ...]


class Library(NamedTuple):
    """A shared library by its soname, and the Debian packages that may bring it."""

    soname: str
    packages: tuple[str, ...]


# Found by adding packages one at a time to a bare system until a window opened, and with ldd on
# PySide6 6.11's libqoffscreen.so, libqxcb.so and libqwayland.so.
OFFSCREEN_LIBRARIES = [
    Library("libGL.so.1", ("libgl1",)),
    Library("libEGL.so.1", ("libegl1",)),
    Library("libX11.so.6", ("libx11-6",)),
    Library("libxkbcommon.so.0", ("libxkbcommon0",)),
    Library("libdbus-1.so.3", ("libdbus-1-3",)),
    Library("libfontconfig.so.1", ("libfontconfig1",)),
    Library("libfreetype.so.6", ("libfreetype6",)),
    # Renamed in Debian 13 and Ubuntu 24.04, where time became 64 bits wide.
    Library("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Library("libgthread-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")),
]
XCB_LIBRARIES = [
    Library("libX11-xcb.so.1", ("libx11-xcb1",)),
    Library("libxcb-cursor.so.0", ("libxcb-cursor0",)),
    Library("libxcb-icccm.so.4", ("libxcb-icccm4",)),
    Library("libxcb-image.so.0", ("libxcb-image0",)),
    Library("libxcb-keysyms.so.1", ("libxcb-keysyms1",)),
    Library("libxcb-randr.so.0", ("libxcb-randr0",)),
    Library("libxcb-render-util.so.0", ("libxcb-render-util0",)),
    Library("libxcb-shape.so.0", ("libxcb-shape0",)),
    Library("libxcb-sync.so.1", ("libxcb-sync1",)),
    Library("libxcb-util.so.1", ("libxcb-util1",)),
    Library("libxcb-xfixes.so.0", ("libxcb-xfixes0",)),
    Library("libxcb-xkb.so.1", ("libxcb-xkb1",)),
    Library("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",)),
]
WAYLAND_LIBRARIES = [
    Library("libwayland-client.so.0", ("libwayland-client0",)),
    Library("libwayland-cursor.so.0", ("libwayland-cursor0",)),
    Library("libwayland-egl.so.1", ("libwayland-egl1",)),
]
TEST_TOOLS = [
    Need("Xvfb", ("xvfb",)),
    Need("xauth", ("xauth",)),
    Need("xdotool", ("xdotool",)),
    Need("openbox", ("openbox",)),
]
FONTS = [Need("fc-list", ("fontconfig",)), Need("a font", ("fonts-dejavu-core", "fonts-inter"))]


def missing_libraries(
    libraries: Iterable[Library], load: Callable[[str], object] = ctypes.CDLL
) -> list[Need]:
    """Those that the system's loader does not find, or that lack another library themselves."""
    missing = []
    for library in libraries:
        try:
            load(library.soname)
        except OSError:
            missing.append(Need(library.soname, library.packages))
    return missing


def missing_tools(tools: Iterable[Need], find: Callable[[str], str | None] = shutil.which) -> list[Need]:
    """The programs that are not on PATH."""
    return [tool for tool in tools if find(tool.what) is None]


def has_fonts() -> bool:
    """Whether fontconfig knows any font; Qt warns about each text it cannot draw."""
    program = shutil.which("fc-list")
    if program is None:
        return False
    return bool(subprocess.run([program], capture_output=True, text=True).stdout.strip())


def choose_packages(needs: Iterable[Need], available: Callable[[str], bool]) -> list[str]:
    """One package for each need, the first that is available, else the last (the oldest name); each once."""
    chosen: list[str] = []
    for need in needs:
        name = next((name for name in need.packages if available(name)), need.packages[-1])
        if name not in chosen:
            chosen.append(name)
    return chosen


def install_line(packages: Iterable[str]) -> str:
    """The command that installs the packages, as a person would type it."""
    return "apt-get install -y --no-install-recommends " + " ".join(packages)


def provide(needs: list[Need]) -> bool:
    """Install what is missing as root with apt, or else say how; False when it stays missing."""
    if not needs:
        return True
    missing = f"Missing: {', '.join(need.what for need in needs)}."
    if len(needs) > LONGEST_LIST:
        names = ", ".join(need.what for need in needs[:LONGEST_LIST])
        missing = f"Missing: {names} and {len(needs) - LONGEST_LIST} more."
    if shutil.which("apt-get") is None:
        say(missing)
        say("Install the packages of your distribution that bring them, and run this again.")
        return False
    if os.geteuid() != 0:
        say(f"{missing} This line installs them:")
        say("    sudo " + install_line(choose_packages(needs, _available_in_apt(needs))))
        return False
    say(f"{missing} Installing with apt-get.")
    updated = _apt_get(["update"])  # fails when one of several sources is unreachable; the others may do
    packages = choose_packages(needs, _available_in_apt(needs))
    installed = _apt_get(["install", "-y", "--no-install-recommends", *packages])
    if installed.returncode == 0:
        return True
    for line in (updated.stdout + installed.stdout).strip().splitlines()[-8:]:
        say("    " + line)
    say(f"apt-get could not install them. By hand: {install_line(packages)}")
    return False


def _apt_get(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def _available_in_apt(needs: Iterable[Need]) -> Callable[[str], bool]:
    """Tells of a package whether apt could install it."""
    names = sorted({name for need in needs for name in need.packages})
    asked = subprocess.run(
        ["apt-cache", "policy", *names],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        errors="replace",
    )
    return available_names(asked.stdout).__contains__


def available_names(policy: str) -> set[str]:
    """The packages with a candidate in the output of `apt-cache policy`."""
    found = re.findall(r"^(\S+):\n  Installed: .*\n  Candidate: (.*)$", policy, flags=re.MULTILINE)
    return {name for name, candidate in found if candidate != "(none)"}
