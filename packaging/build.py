"""Build the packaged program of this system, try it, and pack it.

    python3 packaging/bootstrap.py build [--large FILE.onnx] [--only-folder]

Makes dist/bg-remover (a folder that runs without Python), runs its self-test, and beside it: on Linux a
.tar.xz and a .deb, on Windows an installer, on macOS a disk image; SHA256SUMS over all of them. --large
carries a smaller u2net as well (packaging/make_small_u2net.py): the quality `best` then needs no download.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

from frozen import debian
from frozen.icons import drawn, icns, ico
from frozen.identity import NAME, ROOT, version, version_numbers
from frozen.parts import write_parts

DIST = ROOT / "dist"
WORK = ROOT / "build"
PROGRAM = DIST / "bg-remover"


def freeze() -> None:
    """The folder that runs without Python. Raises CalledProcessError when PyInstaller fails."""
    work = WORK / "bg_remover"
    work.mkdir(parents=True, exist_ok=True)
    pictures = drawn()
    (work / "bg-remover.ico").write_bytes(ico(pictures))
    (work / "bg-remover.icns").write_bytes(icns(pictures))
    shutil.rmtree(PROGRAM, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", str(ROOT / "packaging" / "bg_remover.spec")]
    command += ["--noconfirm", "--log-level", "WARN", "--distpath", str(DIST), "--workpath", str(WORK)]
    subprocess.run(command, check=True, cwd=ROOT)


def executable() -> Path:
    """What is started for the self-test."""
    return PROGRAM / {"win32": "bg-remover.exe", "darwin": NAME}.get(sys.platform, "bg-remover")


def self_test() -> dict[str, object]:
    """The packaged program's own word on itself, away from everything that the builder has installed."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {"SYSTEMROOT", "DISPLAY", "XAUTHORITY", "TEMP", "TMP"} & os.environ.keys()
        variables = {name: os.environ[name] for name in kept}
        variables |= {"HOME": folder, "BG_REMOVER_HOME": folder, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [executable(), "self-test"],
            cwd=folder,
            env=variables,
            capture_output=True,
            text=True,
            timeout=300,
        )
    if not done.stdout.startswith("{"):
        raise SystemExit(f"The packaged program does not start:\n{done.stderr}")
    result: dict[str, object] = json.loads(done.stdout)
    return result


def pack() -> list[Path]:
    """What a user downloads for this system."""
    if sys.platform == "win32":
        return [build_installer(PROGRAM, DIST / f"bg-remover-{version()}-setup.exe")]
    if sys.platform == "darwin":
        script = ROOT / "packaging" / "macos" / "make_dmg.sh"
        subprocess.run([script, version()], check=True)
        return sorted(DIST.glob(f"bg-remover-{version()}-*.dmg"))
    packed = [build_archive()]
    if shutil.which("dpkg-deb"):
        packed.append(debian.build_deb(PROGRAM, WORK, DIST))
    return packed


def build_archive() -> Path:
    """The folder as .tar.xz; owned by nobody in particular."""
    target = DIST / f"bg-remover-{version()}-linux-{platform.machine()}.tar.xz"

    def anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(PROGRAM, f"bg-remover-{version()}", filter=anonymous)
    return target


def build_installer(source: Path, target: Path) -> Path:
    """The Windows installer of a folder; makensis runs on other systems too. Raises CalledProcessError."""
    numbers = ".".join(map(str, version_numbers(version())))
    icon = WORK / "bg_remover" / "bg-remover.ico"
    defined = {"VERSION": version(), "NUMBERS": numbers, "SOURCE": source, "TARGET": target, "ICON": icon}
    command = ["makensis", "-V2", *(f"-D{name}={value}" for name, value in defined.items())]
    subprocess.run([*command, str(ROOT / "packaging" / "windows" / "installer.nsi")], check=True)
    return target


def write_sums(files: Iterable[Path]) -> Path:
    """SHA256SUMS, as sha256sum --check reads it."""
    target = DIST / "SHA256SUMS"
    lines = (f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
    target.write_text("".join(lines), "utf-8")
    return target


def size_mb(path: Path) -> float:
    """Of a file, or of all in a folder."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if not file.is_symlink()]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def main() -> int:
    """Build, try, pack; 1 when the packaged program cannot do what it must."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--large", type=Path, metavar="FILE.onnx", help="a smaller u2net to carry")
    parser.add_argument("--only-folder", action="store_true", help="do not pack it")
    options = parser.parse_args()
    freeze()
    if options.large:
        models = next(PROGRAM.rglob("u2netp.onnx")).parent
        shutil.copyfile(options.large, models / options.large.name)
    without_text = write_parts(PROGRAM)
    print(f"{PROGRAM}: {size_mb(PROGRAM):.0f} MB, licence texts of {without_text} packages")
    result = self_test()
    (DIST / "self-test.json").write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(json.dumps(result, indent=2))
    if not result["ok"]:
        return 1
    if not options.only_folder:
        packed = pack()
        for file in (*packed, write_sums(packed)):
            print(f"{file}: {size_mb(file):.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
