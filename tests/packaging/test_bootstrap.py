from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import bootstrap
import bootstrap_linux
import bootstrap_process
import bootstrap_screen
import bootstrap_venv
import pytest
from bootstrap_linux import Library, Need
from bootstrap_venv import READY, Environment, Plan, Stamp

SCRIPTS = Path(bootstrap.__file__).parent
MODULES = sorted(SCRIPTS.glob("bootstrap*.py"))
WANTED = Stamp(requirements="abc", python="3.11.7", folder="/home/ada/bg-remover")

posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX signals and exec")


def planned(
    stamps: dict[str, Stamp],
    kind: str = "run",
    wanted: Stamp = WANTED,
    *,
    cut_off: bool = False,
    python_works: bool = True,
) -> Plan:
    return bootstrap_venv.plan(wanted, kind, stamps, cut_off=cut_off, python_works=python_works)


def test_environment_with_the_wanted_stamp_is_ready() -> None:
    assert planned({"run": WANTED}) == READY


def test_environment_for_the_tests_serves_to_run_as_well() -> None:
    assert planned({"test": WANTED}, "run") == READY


def test_environment_to_run_lacks_what_the_tests_need() -> None:
    todo = planned({"run": WANTED}, "test")

    assert todo == Plan(rebuild=False, install=True, why="Adding what the tests need.")


def test_changed_requirements_are_installed_without_starting_over() -> None:
    todo = planned({"run": WANTED._replace(requirements="old")})

    assert (todo.rebuild, todo.install) == (False, True)
    assert "requirements changed" in todo.why


def test_environment_made_by_hand_is_filled() -> None:
    assert planned({}) == Plan(rebuild=False, install=True)


@pytest.mark.parametrize(
    ("stamp", "word"),
    [
        (WANTED._replace(folder="/home/ada/old"), "moved"),
        (WANTED._replace(python="3.11.2"), "Python is 3.11.7 now"),
    ],
)
def test_environment_of_another_folder_or_python_is_made_again(stamp: Stamp, word: str) -> None:
    todo = planned({"run": stamp})

    assert todo.rebuild
    assert word in todo.why


def test_interrupted_set_up_is_started_over() -> None:
    assert planned({"run": WANTED}, cut_off=True).rebuild


def test_environment_without_its_python_is_made_again() -> None:
    assert planned({"run": WANTED}, wanted=WANTED._replace(python="0"), python_works=False).rebuild


def test_environment_with_too_old_a_python_is_made_again() -> None:
    old = WANTED._replace(python="3.9.18")

    assert planned({"run": old}, wanted=old).rebuild


@pytest.mark.parametrize(
    ("version", "too_old"),
    [((3, 8), True), ((3, 10), True), ((3, 11), False), ((3, 14), False), ((2, 7), True)],
)
def test_python_3_11_is_the_oldest_that_will_do(version: tuple[int, int], too_old: bool) -> None:
    assert bootstrap_venv.is_too_old(version) is too_old


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_python_3_8_can_read_the_scripts(path: Path) -> None:
    ast.parse(path.read_text("utf-8"), feature_version=(3, 8))


def run_as_python_3_8(path_variable: str) -> subprocess.CompletedProcess[str]:
    """bootstrap.py under an interpreter that says of itself that it is 3.8.18."""
    code = (
        "import runpy, sys; sys.version_info = (3, 8, 18, 'final', 0); "
        f"sys.argv = ['bootstrap.py', '--help']; sys.path.insert(0, {str(SCRIPTS)!r}); "
        f"runpy.run_path({str(SCRIPTS / 'bootstrap.py')!r}, run_name='__main__')"
    )
    variables = {**os.environ, "PATH": path_variable}
    return subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, text=True)


def test_too_old_a_python_says_which_one_is_needed(tmp_path: Path) -> None:
    ended = run_as_python_3_8(str(tmp_path))

    assert ended.returncode == 2
    assert (
        ended.stderr
        == "This is Python 3.8.18. BG Remover needs 3.11 or newer: install one and run this again.\n"
    )


@posix_only
def test_newer_python_on_the_path_is_used_and_named(tmp_path: Path) -> None:
    broken = tmp_path / "python3.13"  # as version managers leave them for versions that are not active
    broken.write_text("#!/bin/sh\nexit 127\n", "utf-8")
    broken.chmod(0o755)
    newer = tmp_path / "python3.12"
    newer.symlink_to(sys.executable)

    ended = run_as_python_3_8(f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert ended.returncode == 0
    assert f"going on with {newer}." in ended.stderr
    assert "packaging/bootstrap.py run" in ended.stderr


def test_library_that_cannot_be_loaded_is_missing() -> None:
    def load(soname: str) -> None:
        if soname != "libhere.so.1":
            raise OSError(f"{soname}: cannot open shared object file")

    libraries = [Library("libhere.so.1", ("here",)), Library("libgone.so.2", ("gone2t64", "gone2"))]

    assert bootstrap_linux.missing_libraries(libraries, load) == [Need("libgone.so.2", ("gone2t64", "gone2"))]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the loader of Linux")
def test_loader_is_asked_for_the_library() -> None:
    libraries = [Library("libc.so.6", ("libc6",)), Library("libno-such-thing.so.9", ("no-such-thing",))]

    assert [need.what for need in bootstrap_linux.missing_libraries(libraries)] == ["libno-such-thing.so.9"]


def test_tool_that_is_not_on_the_path_is_missing() -> None:
    tools = [Need("Xvfb", ("xvfb",)), Need("xauth", ("xauth",))]

    missing = bootstrap_linux.missing_tools(tools, find={"xauth": "/usr/bin/xauth"}.get)

    assert missing == [Need("Xvfb", ("xvfb",))]


GLIB = [Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"))]


@pytest.mark.parametrize(
    ("available", "chosen"),
    [
        ({"libglib2.0-0"}, "libglib2.0-0"),  # Debian 12, Ubuntu 22.04
        ({"libglib2.0-0t64"}, "libglib2.0-0t64"),  # Debian 13, Ubuntu 24.04
        (set[str](), "libglib2.0-0"),  # package lists never fetched
    ],
)
def test_package_is_chosen_by_what_the_distribution_has(available: set[str], chosen: str) -> None:
    assert bootstrap_linux.choose_packages(GLIB, available.__contains__) == [chosen]


def test_package_of_two_libraries_is_installed_once() -> None:
    needs = [*GLIB, Need("libgthread-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0")), Need("Xvfb", ("xvfb",))]

    chosen = bootstrap_linux.choose_packages(needs, {"libglib2.0-0t64", "xvfb"}.__contains__)

    assert chosen == ["libglib2.0-0t64", "xvfb"]


def test_only_packages_with_a_candidate_are_available() -> None:
    policy = """\
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.84.4-3~deb13u1
  Version table:
     2.84.4-3~deb13u1 500
        500 http://deb.debian.org/debian trixie/main amd64 Packages
xvfb:
  Installed: 2:21.1.16-1.3
  Candidate: 2:21.1.16-1.3
"""

    assert bootstrap_linux.available_names(policy) == {"libglib2.0-0t64", "xvfb"}


def test_nothing_missing_needs_nothing() -> None:
    assert bootstrap_linux.provide([])


@posix_only
def test_without_apt_the_missing_things_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not bootstrap_linux.provide([Need("libxcb-cursor.so.0", ("libxcb-cursor0",))])

    assert "Missing: libxcb-cursor.so.0." in capsys.readouterr().err


@posix_only
def test_many_missing_things_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    bootstrap_linux.provide([Need(f"lib{letter}.so", (letter,)) for letter in "abcdefgh"])

    told = capsys.readouterr().err
    assert "Missing: liba.so, libb.so, libc.so, libd.so, libe.so, libf.so and 2 more." in told


@posix_only
def test_whoever_is_not_root_gets_one_line_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("apt-get", "apt-cache"):
        (tmp_path / name).write_text("#!/bin/sh\nexit 0\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert not bootstrap_linux.provide([Need("Xvfb", ("xvfb",)), *GLIB])

    lines = capsys.readouterr().err.splitlines()
    assert lines[-1] == "    sudo apt-get install -y --no-install-recommends xvfb libglib2.0-0"


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_display_is_told_from_the_environment(
    platform: str, variables: dict[str, str], expected: bool
) -> None:
    assert bootstrap_screen.has_display(platform, variables) is expected


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there a display may be named and absent"
)
def test_display_that_nobody_serves_is_a_problem_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":4711")

    problem = bootstrap_screen.window_problem(Path(sys.executable))

    assert problem.startswith("The display cannot be used (")
    assert ":4711" in problem


def test_display_of_the_tests_can_be_used(real_display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", real_display)

    assert bootstrap_screen.window_problem(Path(sys.executable)) == ""


def test_virtual_screen_ends_with_its_block(real_display: str) -> None:
    with bootstrap_screen.VirtualScreen.started() as screen:
        server = Path("/tmp/.X11-unix") / screen.name.replace(":", "X")
        assert screen.name not in ("", real_display)
        assert server.exists()

    assert not server.exists()


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        (
            "NewConnectionError: Failed to establish a new connection: [Errno -3] Temporary failure",
            "not reached",
        ),
        ("ERROR: No matching distribution found for numpy>=2.0", "has no numpy>=2.0 for this Python"),
        ("ERROR: some wheel is not supported", "ERROR: some wheel is not supported"),
    ],
)
def test_failed_installation_is_explained(output: str, word: str) -> None:
    assert word in str(bootstrap_venv.explain(output))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "  Downloading scipy-1.17.1-cp311-cp311-manylinux_2_27_x86_64.whl (35.0 MB)",
            "  fetching scipy (35 MB)",
        ),
        ("  Downloading certifi-2026.10.18-py3-none-any.whl (153 kB)", ""),
        ("  Downloading pillow-13.0.0-cp311-cp311-manylinux_2_28_x86_64.whl (7.0 MB)", ""),
        ("Installing collected packages: flatbuffers, numpy, scipy", "  unpacking 3 packages"),
        ("Collecting numpy>=2.0", ""),
    ],
)
def test_only_long_waits_are_told(line: str, told: str) -> None:
    assert bootstrap_venv.worth_telling(line) == told


@posix_only
@pytest.mark.parametrize(("ending", "code"), [("sys.exit(3)", 3), ("os.kill(os.getpid(), 9)", 137)])
def test_exit_code_of_the_program_is_handed_on(ending: str, code: int) -> None:
    assert bootstrap_process.follow([sys.executable, "-c", f"import os, sys; {ending}"]) == code


@posix_only
def test_request_to_end_is_handed_on_to_the_program() -> None:
    # The follower asks itself to end as soon as its program says that it runs.
    program = "import os, signal, time; os.kill(os.getppid(), signal.SIGTERM); time.sleep(60)"
    follower = "import sys; from bootstrap_process import follow; sys.exit(follow(sys.argv[1:]))"

    command = [sys.executable, "-c", follower, sys.executable, "-c", program]
    ended = subprocess.run(command, cwd=SCRIPTS, timeout=50)

    assert ended.returncode == 128 + signal.SIGTERM


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A small project with a real Python environment and this set-up's scripts, but nothing to install."""
    root = tmp_path / "clone"
    (root / "packaging").mkdir(parents=True)
    for module in MODULES:
        shutil.copy(module, root / "packaging")
    (root / "pyproject.toml").write_text("[project]\nname = 'made-for-a-test'\n", "utf-8")
    (root / "desktop").mkdir()
    (root / "desktop" / "__main__.py").write_text(
        "import sys\nprint('started with', sys.argv[1:])\n", "utf-8"
    )
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", root / ".venv"], check=True)
    site = next((root / ".venv").rglob("site-packages"))
    (site / "made.pth").write_text(f"{root}\n", "utf-8")  # what an editable installation leaves
    return root


def stamp(root: Path, kind: str = "run") -> None:
    """Mark the environment as filled, as an installation that ended well does."""
    environment = Environment(root)
    version = subprocess.run(
        [environment.python, "-c", "import platform; print(platform.python_version())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    requirements = hashlib.sha256((root / "pyproject.toml").read_bytes()).hexdigest()
    content = json.dumps(Stamp(requirements, version, str(root))._asdict())
    (environment.folder / f"setup-{kind}.json").write_text(content, "utf-8")


def call(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, root / "packaging" / "bootstrap.py", *arguments],
        cwd=root.parent,
        env={**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_ready_environment_starts_the_program_without_a_word(clone: Path) -> None:
    stamp(clone)

    ended = call(clone, "run", "cutout", "a b.jpg", "-o", "out")

    assert ended.returncode == 0
    assert ended.stdout == "started with ['cutout', 'a b.jpg', '-o', 'out']\n"
    assert ended.stderr == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_demo_runs_in_the_terminal(clone: Path, tmp_path: Path) -> None:
    stamp(clone)
    home = tmp_path / "home"
    home.mkdir()

    ended = call(clone, "run", HOME=str(home))

    assert ended.returncode == 0
    assert ended.stdout == f"started with ['demo', '-o', '{home / 'BG Remover demo'}']\n"
    assert ended.stderr.startswith("There is no display. The demo shoot is processed in the terminal instead")
    assert ended.stderr.endswith(f"the results go to {home / 'BG Remover demo'}\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_demo_goes_to_the_current_folder_when_the_home_is_none(clone: Path, tmp_path: Path) -> None:
    stamp(clone)

    ended = call(clone, "run", HOME=str(tmp_path / "nowhere"))

    assert ended.stdout == f"started with ['demo', '-o', '{tmp_path / 'BG Remover demo'}']\n"


def test_packages_of_another_python_stay_out(clone: Path, tmp_path: Path) -> None:
    stamp(clone)
    foreign = tmp_path / "foreign"
    (foreign / "desktop").mkdir(parents=True)
    (foreign / "desktop" / "__main__.py").write_text("raise SystemExit('the wrong program')\n", "utf-8")
    (foreign / "desktop" / "__init__.py").touch()

    ended = call(clone, "run", "self-test", PYTHONPATH=str(foreign))

    assert ended.stdout == "started with ['self-test']\n"


def test_unknown_command_shows_what_there_is(clone: Path) -> None:
    ended = call(clone, "instal")

    assert ended.returncode == 2
    assert "packaging/bootstrap.py run" in ended.stderr


def test_failed_installation_leaves_no_stamp(clone: Path) -> None:
    ended = call(clone, "run", "self-test")  # an environment without pip cannot install

    assert ended.returncode == 1
    assert "pip could not install the packages" in ended.stderr
    assert not list(Environment(clone).folder.glob("setup-*"))


def test_interrupted_set_up_is_seen_at_the_next_start(clone: Path) -> None:
    stamp(clone)
    mark = Environment(clone).folder / "setup-unfinished"
    mark.touch()

    ended = call(clone, "run", "self-test", PIP_NO_INDEX="1", PIP_CONFIG_FILE=os.devnull)

    assert ended.stderr.splitlines()[:2] == [
        "The last set-up was interrupted; starting it over.",
        f"Making a Python environment in {Environment(clone).folder}",
    ]
    assert ended.returncode == 1  # there is no index to install from
