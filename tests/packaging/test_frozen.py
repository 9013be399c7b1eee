"""What the packaged program is made of and how it installs, as far as it shows without building it."""

from __future__ import annotations

import ctypes
import io
import os
import plistlib
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import build
import numpy as np
import pytest
from frozen import debian, identity, lean, parts
from frozen.icons import SIDES_PX, icns, ico
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = sorted((ROOT / "packaging" / "macos").glob("*.sh"))
COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


@pytest.fixture(scope="module")
def pictures() -> dict[int, bytes]:
    """Drawn in a process of its own, so that no application object is left here."""
    code = (
        "import sys; from frozen.icons import drawn\n"
        "for side, png in drawn().items():\n"
        "    sys.stdout.buffer.write(side.to_bytes(4, 'big') + len(png).to_bytes(4, 'big') + png)"
    )
    variables = os.environ | {"PYTHONPATH": str(ROOT / "packaging"), "QT_QPA_PLATFORM": "offscreen"}
    data = io.BytesIO(
        subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, check=True).stdout
    )
    found = {}
    while head := data.read(8):
        side, length = struct.unpack(">II", head)
        found[side] = data.read(length)
    return found


def test_icon_is_drawn_in_every_size(pictures: dict[int, bytes]) -> None:
    assert sorted(pictures) == sorted(SIDES_PX)
    for side, png in pictures.items():
        pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))
        assert pixels.shape == (side, side, 4)
        assert pixels[side // 5, side // 5].tolist() == [36, 87, 214, 255]  # the photo's half of the card
        assert pixels[0, 0, 3] == 0


def test_windows_icon_holds_the_sizes_up_to_256(pictures: dict[int, bytes]) -> None:
    image = Image.open(io.BytesIO(ico(pictures)))

    assert image.info["sizes"] == {(side, side) for side in SIDES_PX if side <= 256}
    image.load()


def test_apple_icon_tells_its_own_length(pictures: dict[int, bytes]) -> None:
    data = icns(pictures)

    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
    assert Image.open(io.BytesIO(data)).size == (512, 512)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("1.2.3", (1, 2, 3, 0)), ("0.1", (0, 1, 0, 0)), ("1.2.3rc1", (1, 2, 3, 0)), ("4.5.6.7.8", (4, 5, 6, 7))],
)
def test_version_has_four_numbers_for_windows(text: str, numbers: tuple[int, ...]) -> None:
    assert identity.version_numbers(text) == numbers


def test_version_is_the_programs() -> None:
    from desktop import __version__

    assert identity.version() == __version__


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("libQt6Widgets.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6/QtWidgets.abi3.so", True),
        ("PySide6/QtQml.abi3.so", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so", False),
        ("onnxruntime/capi/libonnxruntime.so", True),
    ],
)
def test_of_qt_only_what_the_window_needs_is_carried(path: str, kept: bool) -> None:
    assert bool(lean.binaries([(path, path, "BINARY")], Path("unused"))) is kept


def test_texts_of_qt_are_carried_for_what_is_shown() -> None:
    folder = "PySide6/Qt/translations"
    entries = [(f"{folder}/{name}", "", "DATA") for name in ("qtbase_de.qm", "qtquick_de.qm")]

    assert [name for name, _, _ in lean.datas(entries)] == [f"{folder}/qtbase_de.qm"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the wheels differ")
def test_heic_is_read_with_the_stand_in_for_x265(tmp_path: Path) -> None:
    if COMPILER is None:
        pytest.skip("no C compiler is here")
    import pillow_heif

    wheel = Path(pillow_heif.__file__).parent.parent
    copied = tmp_path / "site"
    for name in ("pillow_heif", "pillow_heif.libs"):
        shutil.copytree(wheel / name, copied / name)
    shutil.copy(next(wheel.glob("_pillow_heif*.so")), copied)
    libraries = copied / "pillow_heif.libs"
    real = next(libraries.glob("libx265*"))
    lean.build_stand_in(lean.x265_api(libraries.glob("libheif*")), real)
    code = (
        f"import sys; sys.path.insert(0, {str(copied)!r})\n"
        "from desktop.core.imaging import decode\n"
        "import pillow_heif\n"
        f"assert pillow_heif.__file__.startswith({str(copied)!r})\n"
        "data = open('resources/self_test/sample.heic', 'rb').read()\n"
        "print(decode(data, 'sample.heic').rgb.shape)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.stdout.strip(), done.stderr) == ("(64, 64, 3)", "")
    assert real.stat().st_size < 100_000
    assert hasattr(ctypes.CDLL(str(real)), "x265_cleanup")


def test_library_that_does_not_ask_for_x265_is_noticed(tmp_path: Path) -> None:
    library = tmp_path / "libheif.so"
    library.write_bytes(b"no encoder here")
    entries = [("libheif.so", str(library), "BINARY"), ("libx265.so", str(library), "BINARY")]

    with pytest.raises(ValueError, match="x265"):
        lean.binaries(entries, tmp_path)


def test_what_rembg_imports_in_vain_is_stood_for() -> None:
    script = ROOT / "packaging" / "frozen" / "without_matting_compiler.py"
    code = (
        f"exec(compile(open({str(script)!r}).read(), 'hook', 'exec'))\n"
        "import sys, rembg.sessions\n"
        "print(len(rembg.sessions.sessions_names) > 10, 'numba' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["True", "False"]


def test_bill_of_materials_names_packages_networks_and_licences(tmp_path: Path) -> None:
    (tmp_path / "u2netp.onnx").write_bytes(b"weights")

    bill = parts.bill(tmp_path)

    components = bill["components"]
    assert isinstance(components, list)
    names = {one["name"].lower().replace("_", "-") for one in components}
    assert {"pyside6-essentials", "numpy", "onnxruntime", "u2netp.onnx"} <= names
    assert not names & {"pymatting", "numba", "llvmlite", "pytest"}
    assert all(one["licenses"][0]["license"] for one in components)
    # sha256 of the seven bytes, by sha256sum
    network = next(one for one in components if one["type"] == "machine-learning-model")
    assert network["hashes"][0]["content"] == (
        "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c"
    )


def test_licence_texts_of_what_is_carried_are_written(tmp_path: Path) -> None:
    count = parts.write_parts(tmp_path)

    assert count >= 15
    assert (tmp_path / "licences" / "NOTICE").read_text("utf-8") == (ROOT / "NOTICE").read_text("utf-8")
    assert list((tmp_path / "licences" / "numpy").iterdir())


@pytest.fixture
def small_program(tmp_path: Path) -> Path:
    """Stands for the packaged program: its command prints what it was given."""
    program = tmp_path / "bg-remover"
    (program / "_internal").mkdir(parents=True)
    (program / "_internal" / "data").write_text("data")
    command = program / "bg-remover"
    command.write_text('#!/bin/sh\necho "started with $*"\n')
    command.chmod(0o755)
    return program


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is not here")
def test_debian_package_lays_out_a_command_and_an_entry_in_the_menu(
    small_program: Path, tmp_path: Path, pictures: dict[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "drawn", lambda: pictures)

    package = debian.build_deb(small_program, tmp_path / "work", tmp_path)

    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "--extract", str(package), str(root)], check=True)
    done = subprocess.run([root / "usr/bin/bg-remover", "models"], capture_output=True, text=True, check=True)
    assert done.stdout == "started with models\n"
    entry = (root / "usr/share/applications/bg-remover.desktop").read_text("utf-8")
    assert "Exec=bg-remover %F" in entry
    assert "image/heif" in entry
    assert (root / "usr/share/icons/hicolor/256x256/apps/bg-remover.png").is_file()
    fields = subprocess.run(["dpkg-deb", "--field", str(package)], capture_output=True, text=True, check=True)
    assert f"Version: {identity.version()}" in fields.stdout
    assert "libxcb-cursor0" in fields.stdout
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(package)], capture_output=True, text=True, check=True
    )
    assert all(" root/root " in line for line in listed.stdout.splitlines())


@pytest.mark.skipif(not shutil.which("makensis"), reason="makensis (Debian: nsis) is not here")
def test_windows_installer_is_compiled(
    small_program: Path, tmp_path: Path, pictures: dict[int, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "WORK", tmp_path)
    (tmp_path / "bg_remover").mkdir()
    (tmp_path / "bg_remover" / "bg-remover.ico").write_bytes(ico(pictures))

    target = build.build_installer(small_program, tmp_path / "setup.exe")

    assert target.read_bytes()[:2] == b"MZ"
    if shutil.which("7z"):
        listed = subprocess.run(["7z", "l", str(target)], capture_output=True, text=True, check=True).stdout
        assert "_internal" in listed
        assert "uninstall.exe" in listed


def test_windows_offers_the_photos_that_the_program_names() -> None:
    script = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8")

    assert tuple(re.findall(r'insertmacro \$\{DO\} "(\w+)"', script)) == identity.SUFFIXES


def test_entitlements_are_a_property_list() -> None:
    rights = plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())

    assert rights
    assert all(value is True for value in rights.values())


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
@pytest.mark.parametrize(
    "script", sorted((ROOT / "packaging" / "macos").glob("*.sh")), ids=lambda file: file.name
)
def test_shell_scripts_can_be_parsed(script: Path) -> None:
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_checksums_are_as_sha256sum_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "DIST", tmp_path)
    file = tmp_path / "package.deb"
    file.write_bytes(b"weights")

    sums = build.write_sums([file])

    assert sums.read_text("utf-8") == (
        "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c  package.deb\n"
    )
