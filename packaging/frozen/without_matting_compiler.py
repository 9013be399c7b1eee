"""Stands for what rembg imports and the program never calls; the first thing the packaged program runs.

rembg.bg imports pymatting, which brings a compiler (numba with LLVM, 170 MB), and skimage, for steps that
its model classes do not need; the program uses nothing but those (desktop/core/rembg_models.py).
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Sequence

_ABSENT = ("pymatting", "skimage")


class _Absent(types.ModuleType):
    """A module whose every name is a function that gives nothing."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return _nothing


def _nothing(*arguments: object, **named: object) -> None:
    del arguments, named


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the packages that are left out, and all below them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if fullname.partition(".")[0] in _ABSENT:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Absent(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        del module


sys.meta_path.insert(0, _Finder())
