"""Stands for what rembg imports and the program never calls: run before anything else in the packaged program.

rembg.bg imports pymatting, which brings a compiler (numba with LLVM, 170 MB), and skimage, for steps that its
model classes do not need; the program uses nothing but those classes (desktop/core/rembg_models.py).
"""

import importlib.abc
import importlib.machinery
import sys
import types


class _Absent(types.ModuleType):
    """A module whose every name is a function that gives nothing."""

    __path__: list[str] = []

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **named: None


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the two packages that are left out, and all below them."""

    def find_spec(self, fullname, path=None, target=None):  # type: ignore[no-untyped-def]
        if fullname.partition(".")[0] in ("pymatting", "skimage"):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Absent(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        pass


sys.meta_path.append(_Finder())
