"""The entry: a command goes to the command line, everything else opens the window."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> int:
    """Run the program; the exit code."""
    multiprocessing.freeze_support()  # in a frozen program a library's child process starts here too
    if sys.stdout is None:  # a windowed frozen program has no streams, but libraries write to them
        sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - kept to the end
    arguments = sys.argv[1:]
    if arguments[:1] == ["self-test"] and not set(arguments) & {"-h", "--help"}:
        from desktop.gui.self_test import main as self_test

        return self_test(arguments[1:])
    if [argument for argument in arguments if argument != "--demo"]:
        try:
            from desktop.cli.main import main as run_command

            return run_command(arguments)
        except KeyboardInterrupt:  # before the command could begin
            return 130
    from desktop.cloud.network import Network
    from desktop.cloud.wall import raise_wall
    from desktop.gui.application import run
    from desktop.logs import keep_log
    from desktop.paths import Places

    places = Places.of_user()
    raise_wall(Network.of_user(places))
    keep_log(places.logs)
    return run(places, demo="--demo" in arguments, paths=())


if __name__ == "__main__":
    sys.exit(main())
