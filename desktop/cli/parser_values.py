"""The values of the command line, out of what was typed. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

SIGNALS = ("spatial", "feature", "semantic", "colour")


def source(text: str) -> Path | str:
    """A path, or a web address as it is: a path would take its second slash away."""
    return text if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text) else Path(text)


def count(text: str, most: int = 100_000) -> int:
    """A number from 1."""
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {most:,}")
    return int(text)


def workers(text: str) -> int:
    """How many threads."""
    return count(text, 64)


def fraction(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 to 1")
    return value


def weights(text: str) -> dict[str, float]:
    """The weights of signals, by their names."""
    weights: dict[str, float] = {}
    for part in text.split(","):
        name, sign, number = part.partition("=")
        name = {"color": "colour"}.get(name.strip(), name.strip())
        if name not in SIGNALS or not sign:
            raise argparse.ArgumentTypeError(f"{part!r} is not one of {', '.join(SIGNALS)} with =NUMBER")
        try:
            weights[name] = float(number)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{number!r} is not a number (weight of {name})") from None
        if not 0 <= weights[name] <= 100:
            raise argparse.ArgumentTypeError(f"the weight of {name} is 0 to 100, not {number}")
    return weights


def add_workers(command: argparse.ArgumentParser) -> None:
    """--workers, of whatever does many photos."""
    command.add_argument(
        "--workers", type=workers, default=0, metavar="N", help="photos at a time (one a core)"
    )
