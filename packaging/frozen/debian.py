"""The packaged program as a Debian package: /usr/lib/bg-remover, a command, an entry in the menu."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from frozen.icons import DRAWING, drawn
from frozen.identity import NAME, ROOT, version

PACKAGE = "bg-remover"
MIME_TYPES = (
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/tiff",
    "image/bmp",
    "image/gif",
    "image/avif",
    "image/heif",
    "image/x-adobe-dng",
    "inode/directory",
)
DEPENDS = (
    "libc6",
    "libegl1",
    "libgl1",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
)
_CONTROL = """Package: {package}
Version: {version}
Section: graphics
Priority: optional
Architecture: {architecture}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager
Installed-Size: {size_kb}
Maintainer: BG Remover maintainers <maintainers@bgremover.invalid>
Description: Clean cutouts of product photos, and one pile per product
 Drop a shoot: every photo gets a clean cutout, the doubtful ones come first,
 and photos of the same product are put in one pile. It works offline and
 without a graphics card, and never changes an original.
"""
_ENTRY = """[Desktop Entry]
Type=Application
Name={name}
GenericName=Product photo cutouts
GenericName[is]=Vörumyndir án bakgrunns
Comment=Clean cutouts, and one pile per product
Comment[is]=Hreinar úrklippur og einn bunki á vöru
Exec={package} %F
Icon={package}
Terminal=false
Categories=Graphics;Photography;
Keywords=background;cutout;product;duplicates;
MimeType={types};
StartupWMClass=bg-remover
"""
_APPSTREAM = """<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{bundle}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>{name}</name>
  <summary>Clean cutouts of product photos, and one pile per product</summary>
  <description>
    <p>Drop a shoot: every photo gets a clean cutout, the doubtful ones come first, and photos of the same
    product are put in one pile. It works offline and never changes an original.</p>
  </description>
  <launchable type="desktop-id">{package}.desktop</launchable>
  <provides><binary>{package}</binary></provides>
  <content_rating type="oars-1.1"/>
</component>
"""


def lay_out(program: Path, root: Path) -> None:
    """Everything that the package installs, below root."""
    shutil.copytree(program, root / "usr/lib" / PACKAGE, symlinks=True)
    command = root / "usr/bin" / PACKAGE
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{PACKAGE}/{PACKAGE}")
    types = ";".join(MIME_TYPES)
    words = {"name": NAME, "package": PACKAGE, "types": types, "bundle": f"is.bgremover.{PACKAGE}"}
    share = root / "usr/share"
    _write(share / f"applications/{PACKAGE}.desktop", _ENTRY.format(**words))
    _write(share / f"metainfo/{words['bundle']}.metainfo.xml", _APPSTREAM.format(**words))
    for side_px, png in drawn().items():
        target = share / f"icons/hicolor/{side_px}x{side_px}/apps/{PACKAGE}.png"
        target.parent.mkdir(parents=True)
        target.write_bytes(png)
    _write(share / f"icons/hicolor/scalable/apps/{PACKAGE}.svg", DRAWING.read_text("utf-8"))
    notice = (ROOT / "LICENSE").read_text("utf-8") + "\n" + (ROOT / "NOTICE").read_text("utf-8")
    _write(share / f"doc/{PACKAGE}/copyright", notice)


def build_deb(program: Path, work: Path, target_folder: Path) -> Path:
    """The .deb of the packaged program. Raises CalledProcessError when dpkg-deb refuses."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(program, root)
    size_kb = sum(file.lstat().st_size for file in root.rglob("*") if file.is_file()) // 1024
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    control = _CONTROL.format(
        package=PACKAGE,
        version=version(),
        architecture=architecture,
        depends=", ".join(DEPENDS),
        size_kb=size_kb,
    )
    _write(root / "DEBIAN/control", control)
    for path in root.rglob("*"):  # whatever the builder's umask
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    target = target_folder / f"{PACKAGE}_{version()}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(target)]
    subprocess.run(command, check=True)
    return target


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
