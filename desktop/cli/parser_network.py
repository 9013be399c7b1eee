"""What the command line takes about connections. Nothing heavy is imported here."""

from __future__ import annotations

import argparse


def add_network(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`network lock|unlock|allow|forbid|log`, and `diagnostics`."""
    commands.add_parser(
        "diagnostics",
        help="what somebody who helps you needs to know, as text",
        description="Print versions, places, settings and the end of the log: no names, tokens or photos.",
    )
    command = commands.add_parser(
        "network",
        help="the offline lock, and the log of every connection",
        description="With the offline lock on nothing connects to anything, whatever is asked for, in the"
        " window too. Every connection that is made is noted in a file: to which host, why, how many bytes."
        " Nothing is ever sent unasked.",
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("lock", help="put the offline lock on")
    actions.add_parser("unlock", help="take it off")
    for name, words in (
        ("allow", "let pictures be fetched from a computer of your own network"),
        ("forbid", "take that back"),
    ):
        actions.add_parser(name, help=words).add_argument("host", metavar="HOST")
    listing = actions.add_parser("log", help="the connections that were made, the newest first")
    listing.add_argument("--json", action="store_true", help="as JSON")
