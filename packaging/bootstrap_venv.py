"""The project's own .venv: made, filled, found broken, made again. Syntax of Python 3.8, see bootstrap.py.

What is in a .venv is told by its stamps, one for each kind of set-up. While packages are being installed a
mark lies beside them, so that a set-up that was cut off is seen and done again.
"""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, NamedTuple  # noqa: UP035 - collections.abc's is no generic before 3.9

from bootstrap_linux import Need, provide
from bootstrap_process import SetupProblem, clean_variables, say

MINIMUM = (3, 11)
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14")
"""Tried in this order when the Python that was called is too old."""
EXTRAS = {"run": "", "test": "[test]", "build": "[packaging]"}
INCLUDED_IN = {"run": ("run", "test", "build"), "test": ("test",), "build": ("build",)}
"""A kind of set-up -> the kinds that hold everything it needs."""
SPACE_NEEDED_BYTES = 1_900_000_000
"""A .venv for the tests takes 1.5 GB, and pip unpacks beside it."""


class Stamp(NamedTuple):
    """What a .venv was filled for."""

    requirements: str
    python: str
    folder: str


class Plan(NamedTuple):
    """What is to be done to a .venv. why is a sentence for the user, empty when there is nothing to say."""

    rebuild: bool
    install: bool
    why: str = ""


READY = Plan(rebuild=False, install=False)


def is_too_old(version: tuple[int, ...]) -> bool:
    """Whether BG Remover does not run on a Python of this version."""
    return version < MINIMUM


def find_newer_python() -> list[str] | None:
    """A command for a Python on this machine that is new enough; it was run, not only found."""
    candidates = [[name] for name in NEWER_PYTHONS]
    if os.name == "nt":
        candidates += [["py", name.replace("python", "-")] for name in NEWER_PYTHONS]
    for command in candidates:
        program = shutil.which(command[0])
        if program and not is_too_old(_version_of([program, *command[1:]]) or (0,)):
            return [program, *command[1:]]
    return None


def plan(wanted: Stamp, kind: str, stamps: dict[str, Stamp], *, cut_off: bool, python_works: bool) -> Plan:
    """What a .venv with these stamps needs to serve as `kind`. wanted.python: the one in the .venv."""
    if cut_off:
        return Plan(True, True, "The last set-up was interrupted; starting it over.")
    if not python_works or is_too_old(tuple(int(part) for part in wanted.python.split("."))):
        return Plan(True, True, "The Python of .venv is gone or too old; making .venv again.")
    for stamp in stamps.values():
        if stamp.folder != wanted.folder:
            return Plan(True, True, "This folder was moved or copied; making .venv again.")
        if stamp.python != wanted.python:
            return Plan(True, True, f"Python is {wanted.python} now; making .venv again.")
    if any(stamps.get(other) == wanted for other in INCLUDED_IN[kind]):
        return READY
    if stamps.get("run") == wanted:
        return Plan(False, True, "Adding what the tests need.")
    return Plan(False, True, "The requirements changed; bringing .venv up to date." if stamps else "")


def explain(pip_output: str) -> SetupProblem:
    """What kept pip from installing, in words for the user."""
    if re.search(r"No space left on device|Errno 28|not enough space", pip_output):
        return SetupProblem("The disk is full.", "Free 2 GB and run this again.")
    if re.search(
        r"Failed to establish a new connection|Temporary failure in name resolution|Network is unreachable"
        r"|NameResolutionError|ProxyError|ConnectTimeoutError|Read timed out|getaddrinfo failed|SSLError",
        pip_output,
    ):
        return SetupProblem(
            "The packages could not be fetched: the package index was not reached.",
            "Check the network connection (or pip's proxy setting) and run this again.",
        )
    unknown = re.search(r"No matching distribution found for (\S+)", pip_output)
    if unknown:
        return SetupProblem(
            f"The package index has no {unknown.group(1)} for this Python, or was not reached.",
            "Check the network connection, or try Python 3.12, and run this again.",
        )
    lines = [line for line in pip_output.splitlines() if line.strip() and not line.startswith("[notice]")]
    tail = "\n".join("    " + line for line in lines[-15:])
    return SetupProblem(f"pip could not install the packages. It said:\n{tail}")


def worth_telling(pip_line: str) -> str:
    """A short form of the lines of pip that stand for a long wait; empty for all others."""
    if pip_line.startswith("Installing collected packages:"):
        return f"  unpacking {pip_line.count(',') + 1} packages"
    download = re.match(r"\s*Downloading (\S+?)-\d\S* \((\d+)(?:\.\d+)? MB\)", pip_line)
    if download and int(download.group(2)) >= 10:
        return f"  fetching {download.group(1).rsplit('/', 1)[-1]} ({download.group(2)} MB)"
    return ""


class Environment:
    """The .venv in a project folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.folder = root / ".venv"
        self._unfinished = self.folder / "setup-unfinished"

    @property
    def python(self) -> Path:
        if os.name == "nt":
            return self.folder / "Scripts" / "python.exe"
        return self.folder / "bin" / "python"

    def python_command(self) -> list[str]:
        """How a command line in this environment begins. -P: modules in the current folder do not count."""
        return [str(self.python), "-P"]

    def make_ready(self, kind: str) -> None:
        """See that everything for `kind` ("run" or "test") is installed; at once when it is."""
        if self._plan(kind) == READY:
            return
        with _one_at_a_time(Path(__file__)):
            todo = self._plan(kind)  # another set-up may just have done it
            if todo.why:
                say(todo.why)
            if todo.rebuild:
                self._remove()
            if todo.install:
                self._fill(kind)

    def _plan(self, kind: str) -> Plan:
        if not self.folder.is_dir():
            return Plan(rebuild=False, install=True)
        version = _version_of([str(self.python)])
        return plan(
            self._stamp(version or (0,)),
            kind,
            self._stamps(),
            cut_off=self._unfinished.exists(),
            python_works=version is not None,
        )

    def _stamp(self, version: tuple[int, ...]) -> Stamp:
        requirements = hashlib.sha256((self._root / "pyproject.toml").read_bytes()).hexdigest()
        return Stamp(requirements, ".".join(map(str, version)), str(self._root))

    def _stamps(self) -> dict[str, Stamp]:
        found = {}
        for kind in EXTRAS:
            try:
                found[kind] = Stamp(**json.loads((self.folder / f"setup-{kind}.json").read_text("utf-8")))
            except (OSError, ValueError, TypeError):
                continue  # none, or not ours: the same as never set up
        return found

    def _remove(self) -> None:
        try:
            shutil.rmtree(self.folder)
        except OSError as error:
            raise SetupProblem(
                f"{self.folder} could not be removed: {error.strerror}.",
                "Close the programs that use it and run this again.",
            ) from error

    def _fill(self, kind: str) -> None:
        is_new = not self.python.exists()
        if is_new:
            _require_ensurepip()
            free = shutil.disk_usage(self._root).free
            if free < SPACE_NEEDED_BYTES:
                raise SetupProblem(
                    f"{self._root} has {free / 1e9:.1f} GB free.",
                    f"Make it {SPACE_NEEDED_BYTES / 1e9:.1f} GB and run this again.",
                )
        try:
            self.folder.mkdir(exist_ok=True)
            self._unfinished.touch()
            if is_new:
                say(f"Making a Python environment in {self.folder}")
                self._create()
                say("Installing the packages: the first time takes a minute or two.")
            self._install(kind)
            stamp = self._stamp(_version_of([str(self.python)]) or (0,))
            (self.folder / f"setup-{kind}.json").write_text(json.dumps(stamp._asdict()), "utf-8")
            self._unfinished.unlink()
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise explain(str(error)) from error
            raise SetupProblem(f"{self.folder} could not be filled: {error.strerror}.") from error
        say("Ready.")

    def _create(self) -> None:
        made = subprocess.run(
            [sys.executable, "-m", "venv", str(self.folder)],
            env=clean_variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if made.returncode != 0:
            raise explain(made.stdout)

    def _install(self, kind: str) -> None:
        command = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
        command += ["--progress-bar", "off", "--prefer-binary", "-e", f".{EXTRAS[kind]}"]
        pip = subprocess.Popen(
            command,
            cwd=self._root,
            env=clean_variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        lines = []
        for line in pip.stdout or ():
            lines.append(line)
            if worth_telling(line):
                say(worth_telling(line))
        if pip.wait() != 0:
            if not any(line.startswith("Installing collected packages:") for line in lines):
                self._unfinished.unlink()  # pip had not begun to change anything
            raise explain("".join(lines))


def _require_ensurepip() -> None:
    """See that this Python can put pip into a new environment; Debian has that in a package of its own."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    numbered = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not provide([Need("Python's module ensurepip", (numbered, "python3-venv"))]):
        raise SetupProblem("Without it no .venv can be made.")


def _version_of(command: list[str]) -> tuple[int, ...] | None:
    """The version of the Python behind the command, None when it does not run."""
    code = "import sys; print(*sys.version_info[:3])"
    try:
        asked = subprocess.run([*command, "-I", "-S", "-c", code], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(int(part) for part in asked.stdout.split()) if asked.returncode == 0 else None


@contextmanager
def _one_at_a_time(file: Path) -> Iterator[None]:
    """Wait until no other set-up of this folder is at work; the lock is on a file that is there anyway."""
    with file.open("rb") as handle:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(1 << 30)  # past the end: a lock there keeps nobody from reading the file
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another set-up of this folder is at work; waiting for it.")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
