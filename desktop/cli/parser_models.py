"""What `models` takes on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.parser_values import add_workers


def add_models(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The networks: list, fetch, import, verify, hardware."""
    command = commands.add_parser(
        "models",
        help="list, fetch, import and check the networks",
        description="The networks that cut. Only fetching connects to anything."
        " What an installed rembg has (.u2net, .rembg) is found and used where it is.",
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="what there is, what is here, and its licence")
    listing.add_argument("--json", action="store_true", help="as JSON, with checksums and addresses")
    fetching = actions.add_parser(
        "fetch",
        help="download models",
        description="Download models and compare them with their checksums. Interrupted, the same call goes"
        " on where it stopped. The proxy is the system's, or HTTPS_PROXY.",
    )
    fetching.add_argument("names", nargs="+", metavar="NAME", help="as models list shows it")
    importing = actions.add_parser(
        "import",
        help="take in files of weights",
        description="Take in files of weights, or folders of them, for computers without a network. They are"
        " known by their checksums, whatever they are called.",
    )
    importing.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    actions.add_parser("verify", help="compare every file that is here with its checksum")
    hardware = actions.add_parser(
        "hardware",
        help="try what this computer can run the networks on",
        description="Try every accelerator that onnxruntime lists: one is used if it ran, is faster than the"
        " processor and gives the same masks. Without one only the processor's rate is measured.",
    )
    hardware.add_argument("--json", action="store_true", help="as JSON")
    add_workers(hardware)
