"""What the packaged program calls itself to the systems it is installed on."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "BG Remover"
BUNDLE_ID = "is.bgremover.desktop"
SUFFIXES = ("jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "gif", "avif", "heic", "heif", "dng")
"""What it offers to open; never as the first choice for any of them."""
DOCUMENT_TYPES = [
    {
        "CFBundleTypeName": "Photo",
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": ["public.image", "public.camera-raw-image", "public.folder"],
    }
]

_VERSION_RESOURCE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("FileDescription", "{name}"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "bg-remover"),
      StringStruct("LegalCopyright", "MIT License"),
      StringStruct("OriginalFilename", "{name}.exe"),
      StringStruct("ProductName", "{name}"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def version() -> str:
    """As desktop/__init__.py says it; the program need not be importable."""
    text = (ROOT / "desktop" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise ValueError("desktop/__init__.py tells no version")
    return found[1]


def version_numbers(text: str) -> tuple[int, int, int, int]:
    """Four numbers as Windows wants them: 1.2.3 or 1.2.3rc1 -> (1, 2, 3, 0)."""
    leading = re.match(r"\d+(\.\d+)*", text)
    numbers = [int(part) for part in leading[0].split(".")] if leading else []
    one, two, three, four = (numbers + [0] * 4)[:4]
    return one, two, three, four


def version_resource(folder: Path) -> str:
    """The file that tells Windows what the program is, written into folder."""
    file = folder / "version_resource.txt"
    text = _VERSION_RESOURCE.format(numbers=version_numbers(version()), name=NAME, version=version())
    file.write_text(text, "utf-8")
    return str(file)
