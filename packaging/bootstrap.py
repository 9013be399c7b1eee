"""Set up BG Remover in a fresh clone and start it, with nothing but a Python.

    python3 packaging/bootstrap.py run [ARGS]     the window on the demo shoot, or the command line with ARGS
    python3 packaging/bootstrap.py test [ARGS]    every test; ARGS go to pytest
    python3 packaging/bootstrap.py check          lint, format and types
    python3 packaging/bootstrap.py build [ARGS]   the packaged program of this system; see build.py
    python3 packaging/bootstrap.py soak [ARGS]    load tests: kills, damaged files, a long batch (an hour)

The standard library only, in the syntax of Python 3.8: an older Python must get as far as saying so.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bootstrap_linux import (
    FONTS,
    OFFSCREEN_LIBRARIES,
    TEST_TOOLS,
    WAYLAND_LIBRARIES,
    XCB_LIBRARIES,
    Library,
    has_fonts,
    missing_libraries,
    missing_tools,
    provide,
)
from bootstrap_process import SetupProblem, follow, replace_process, say
from bootstrap_screen import VirtualScreen, has_display, window_problem
from bootstrap_venv import Environment, find_newer_python, is_too_old

ROOT = Path(__file__).resolve().parent.parent
TEST_DISPLAY_VARIABLE = "BG_REMOVER_TEST_DISPLAY"
"""Names the X display that tests of the real window may use."""


def run(arguments: list[str]) -> int:
    """Start the program; without arguments the window on the demo shoot, or its terminal form."""
    environment = Environment(ROOT)
    environment.make_ready("run")
    program = [*environment.python_command(), "-m", "desktop"]
    if arguments and arguments != ["--demo"]:
        return replace_process([*program, *arguments])
    obstacle = _obstacle_to_window(environment)
    if not obstacle:
        return replace_process([*program, "--demo"])
    if arguments:
        raise SetupProblem(f"The window cannot open. {obstacle}")
    folder = _demo_folder()
    say(f"{obstacle} The demo shoot is processed in the terminal instead; the results go to {folder}")
    return replace_process([*program, "demo", "-o", str(folder)])


def test(arguments: list[str]) -> int:
    """Run pytest with the arguments, beside an X server of its own where there is one to start."""
    environment = Environment(ROOT)
    environment.make_ready("test")
    pytest = [*environment.python_command(), "-m", "pytest", *arguments]
    variables = {"LC_ALL": "C.UTF-8"}
    if not sys.platform.startswith("linux"):
        return follow(pytest, folder=ROOT, variables=variables)
    libraries = [*OFFSCREEN_LIBRARIES, *XCB_LIBRARIES]
    fonts = [] if has_fonts() else FONTS
    if not provide([*missing_libraries(libraries), *missing_tools(TEST_TOOLS), *fonts]):
        if missing_libraries(libraries):
            raise SetupProblem("The tests cannot run without the system libraries.")
        say("Without them the tests of the real window are left out.")
    with VirtualScreen.started() as screen:
        if screen.name:
            variables[TEST_DISPLAY_VARIABLE] = screen.name
        return follow(pytest, folder=ROOT, variables=variables)


def check(arguments: list[str]) -> int:
    """Lint, format and types, as the tests' companion for whoever changes the program."""
    if arguments:
        raise SetupProblem("check takes no arguments.")
    environment = Environment(ROOT)
    environment.make_ready("test")
    tools = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"])
    return max(follow([*environment.python_command(), "-m", *tool], folder=ROOT) for tool in tools)


def build(arguments: list[str]) -> int:
    """Make the program that runs without Python, and what installs it."""
    environment = Environment(ROOT)
    environment.make_ready("build")
    if sys.platform.startswith("linux") and not provide(missing_libraries(OFFSCREEN_LIBRARIES)):
        raise SetupProblem("The packaged program cannot be tried without the system libraries.")
    script = str(ROOT / "packaging" / "build.py")
    return follow([*environment.python_command(), script, *arguments], folder=ROOT)


def soak(arguments: list[str]) -> int:
    """Run the load tests; --help has their names."""
    environment = Environment(ROOT)
    environment.make_ready("test")
    command = [*environment.python_command(), "-m", "tests.soak.run", *arguments]
    return follow(command, folder=ROOT, variables={"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)})


COMMANDS = {"run": run, "test": test, "check": check, "soak": soak, "build": build}


def _obstacle_to_window(environment: Environment) -> str:
    """Why no window can open here, as a sentence; empty when one can."""
    if not has_display(sys.platform, os.environ):
        return "There is no display."
    if not sys.platform.startswith("linux"):
        return ""
    libraries: list[Library] = [*OFFSCREEN_LIBRARIES, *XCB_LIBRARIES]
    if not os.environ.get("DISPLAY"):
        libraries = [*OFFSCREEN_LIBRARIES, *WAYLAND_LIBRARIES]
    if not provide(missing_libraries(libraries)):
        return "System libraries are missing."
    return window_problem(environment.python)


def _demo_folder() -> Path:
    """A folder for the demo's results in the user's home, or here when the home cannot be written to."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises when there is none
    for parent in (home, Path.cwd()):
        folder = parent / "BG Remover demo"
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            continue
        return folder
    raise SetupProblem("The demo has nowhere to write to.", "Run this from a folder that you may write to.")


def main(arguments: list[str]) -> int:
    """Do what the arguments say; returns the exit code."""
    if is_too_old(sys.version_info[:2]):
        newer = find_newer_python()
        version = ".".join(map(str, sys.version_info[:3]))
        if newer is None:
            say(f"This is Python {version}. BG Remover needs 3.11 or newer: install one and run this again.")
            return 2
        say(f"This is Python {version}, too old for BG Remover; going on with {' '.join(newer)}.")
        return replace_process([*newer, str(Path(__file__).resolve()), *arguments])
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say((__doc__ or "").strip())
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        return command(arguments[1:])
    except SetupProblem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
