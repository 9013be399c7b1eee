"""`bg-remover diagnostics`."""

from __future__ import annotations

import argparse

from desktop.app.diagnostics import diagnostics
from desktop.cli.ending import DONE
from desktop.cli.show import Screen
from desktop.paths import Places


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Print it; the exit code."""
    del arguments, screen
    print(diagnostics(Places.of_user()), end="")
    return DONE
