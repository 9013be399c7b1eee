"""From the arguments to a command, and from whatever happens to an exit code."""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import signal
import sys
from collections.abc import Sequence

from desktop.cli.parser import build_parser

log = logging.getLogger(__name__)

USAGE = 2
INTERRUPTED = 130

_MODULES = {
    "cutout": "cutout",
    "group": "group",
    "process": "process",
    "demo": "process",
    "diagnostics": "diagnostics",
    "models": "models",
    "network": "network",
    "shoots": "shoots",
    "recipes": "recipes",
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. --help, --version and wrong usage raise SystemExit like argparse."""
    parsed = build_parser().parse_args(arguments)
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        return _run(parsed)
    except KeyboardInterrupt:
        print("\nInterrupted. What is done stays done.", file=sys.stderr)
        return INTERRUPTED


def _run(parsed: argparse.Namespace) -> int:
    from desktop.cli.show import Screen
    from desktop.cloud.network import Network
    from desktop.cloud.wall import raise_wall
    from desktop.core.errors import AppError, UsageError
    from desktop.logs import keep_log
    from desktop.paths import Places

    screen = Screen()
    places = Places.of_user()
    where = places.logs
    keep_log(where)
    raise_wall(Network.of_user(places))
    try:
        command = importlib.import_module(f"desktop.cli.{_MODULES[parsed.command]}")
        code: int = command.run(parsed, screen)
    except UsageError as error:
        screen.say(f"bg-remover: {error}")
        return USAGE
    except AppError as error:
        screen.say(f"bg-remover: {error}")
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the job border of the command line: a bug is logged, and said to be one
        log.exception("%s failed with a bug", parsed.command)
        screen.say(f"bg-remover: an error in the program ({type(error).__name__}). The log is in {where}.")
        return 1
    return code


def _interrupt(signal_number: int, frame: object) -> None:
    """A polite end (SIGTERM) is an interruption like Ctrl-C."""
    del frame
    raise KeyboardInterrupt(signal_number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
