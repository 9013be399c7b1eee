"""What the command line takes. Nothing heavy is imported here: --help comes at once."""

from __future__ import annotations

import argparse
import functools
from pathlib import Path

from desktop import __version__
from desktop.cli.parser_models import add_models
from desktop.cli.parser_network import add_network
from desktop.cli.parser_self_test import add_self_test
from desktop.cli.parser_shoots import add_shoots
from desktop.cli.parser_values import add_workers, count, fraction, source, weights

QUALITIES = ("fast", "balanced", "best")
HARDWARE = ("auto", "cpu")
FORMATS = ("png", "webp", "jpeg", "tiff")

_EXIT_CODES = """exit codes: 0 all done, 1 some photos failed (each is named with its reason), 2 usage,
130 interrupted (what is done stays done)."""


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Without a command the window opens."""
    parser = argparse.ArgumentParser(
        prog="bg-remover",
        description="Clean cutouts and one pile per product, offline. Without a command: the window.",
        epilog=_EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"BG Remover {__version__}")
    parser.add_argument("--demo", action="store_true", help="open the window on the demo shoot")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_cutout(commands)
    _add_group(commands)
    _add_process(commands)
    _add_demo(commands)
    _add_recipes(commands)
    add_models(commands)
    add_self_test(commands)
    add_network(commands)
    add_shoots(commands)
    return parser


def _add_cutout(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "cutout",
        help="cut out photos into a folder",
        description="Cut out photos and folders of photos. DIR mirrors the folders: sub/a.jpg becomes"
        " DIR/sub/a.png. Two photos of one name are told before anything is written, and numbered. A file"
        " from an earlier run is replaced; an original never is.",
        epilog=_EXIT_CODES,
    )
    _add_paths(command)
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="where to write")
    _add_cutting(command)
    _add_writing(command)
    _add_edits(command)
    add_workers(command)
    _add_report(command)


def _add_group(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "group",
        help="find which photos show the same product",
        description="Write which photos show the same product: file, group, confidence (certain, likely,"
        " possible), duplicate_of. What was seen before is taken from the cache.",
        epilog=_EXIT_CODES,
    )
    _add_paths(command)
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="GROUPS.csv", help="the file to write"
    )
    command.add_argument(
        "--threshold", type=fraction, metavar="X", help="0..1: from which score photos go together"
    )
    command.add_argument(
        "--weights",
        type=weights,
        default={},
        metavar="spatial=..,feature=..,semantic=..,colour=..",
        help="what counts how much, relative to the fitted weights: 1 as it is, 0 not at all",
    )
    command.add_argument(
        "--max-size",
        type=count,
        metavar="N",
        help="most photos of a group; a larger one is split at its weakest links",
    )
    command.add_argument(
        "--min-size",
        type=count,
        metavar="N",
        help="fewest photos of a group; those of a smaller one stay single",
    )
    command.add_argument(
        "--settings",
        type=Path,
        metavar="FILE.json",
        help="group as the service's settings document says; options given beside it go before it",
    )
    command.add_argument(
        "--save-settings",
        type=Path,
        metavar="FILE.json",
        help="write what was grouped with as such a document; its other fields are those of --settings",
    )
    _add_cutting(command)
    add_workers(command)
    _add_report(command)


def _add_process(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "process",
        help="cut out and group, kept in the library",
        description="Cut out and group, and keep it all in the library. Interrupted, the same call goes on"
        " where it stopped. The cutouts go to DIR, the groups to DIR/groups.csv. A call with another recipe"
        " writes from the mattes that are kept.",
        epilog=_EXIT_CODES,
    )
    _add_paths(command)
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="where to write")
    command.add_argument(
        "--retry-set-aside", action="store_true", help="try also photos that stopped the program twice"
    )
    _add_cutting(command)
    _add_writing(command)
    add_workers(command)
    _add_report(command)
    _add_contact_sheet(command)


def _add_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "demo",
        help="process the demo shoot",
        description="Process the photos of the demo shoot, as process does.",
        epilog=_EXIT_CODES,
    )
    command.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="where to write")
    command.set_defaults(retry_set_aside=False)
    _add_cutting(command)
    _add_writing(command)
    add_workers(command)
    _add_report(command)
    _add_contact_sheet(command)


def _add_paths(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "paths",
        nargs="+",
        type=source,
        metavar="PATH",
        help="a photo, a folder of them, or the web address of one (https://...)",
    )


def _add_cutting(command: argparse.ArgumentParser) -> None:
    command.add_argument("--quality", choices=QUALITIES, help="how much work a cutout is worth (balanced)")
    command.add_argument(
        "--model", default="", metavar="NAME", help="another model, by its name (bg-remover models list)"
    )
    command.add_argument(
        "--hardware",
        choices=HARDWARE,
        default="auto",
        help="auto: an accelerator where one proved itself, else the processor; cpu: the processor",
    )


def _add_writing(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--recipe",
        action="append",
        default=[],
        metavar="NAME",
        help="write it as a recipe says (bg-remover recipes list); several make DIR/NAME/... each",
    )
    command.add_argument("--format", choices=FORMATS, help="kind of file (png)")
    command.add_argument(
        "--background",
        metavar="transparent|#rrggbb|IMAGE",
        help="what stands behind the subject (transparent; for jpeg white)",
    )
    command.add_argument(
        "--name",
        default="",
        metavar="TEMPLATE",
        help="what the files are called: {original}, {sequence}, {sequence:03}, {recipe}, with process also"
        " {product} and {group}; with / for folders of their own",
    )
    command.add_argument(
        "--strip-gps",
        action="store_true",
        help="leave out where the photos were taken: GPS, names of places, the camera's own notes",
    )


def _add_recipes(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "recipes",
        help="the recipes that files can be written by",
        description="List the recipes, show one with the rules that judge it, or check a file of your own.",
    )
    what = command.add_subparsers(dest="what", metavar="WHAT", required=True)
    what.add_parser("list", help="the names, one a line")
    show = what.add_parser("show", help="a recipe's file, and the rules of its marketplace")
    show.add_argument("name", metavar="NAME")
    check = what.add_parser("check", help="say what is wrong with a recipe's file")
    check.add_argument("file", type=Path, metavar="FILE")
    what.add_parser("fields", help="what a recipe's file may say")


def _add_edits(command: argparse.ArgumentParser) -> None:
    """What is said about the matte of one photo; desktop/cli/edits.py reads it."""
    about_one = command.add_argument_group(
        "for one photo",
        "in pixels of the upright photo, or with % as shares of its sides; a stroke is one point or several",
    )
    about_one.add_argument("--box", metavar="X,Y,W,H", help="the subject is inside this box")
    for name, meaning in (
        ("keep", "the subject is here, and what hangs together with it and looks alike"),
        ("remove", "this is background, and what hangs together with it and looks alike"),
        ("restore", "bring back what lies under this stroke"),
        ("erase", "take away what lies under this stroke"),
    ):
        about_one.add_argument(
            f"--{name}",
            dest="strokes",
            action="append",
            default=[],
            type=functools.partial(_stroke, name),
            metavar='"X,Y X,Y ..."',
            help=f"{meaning}; may be given again",
        )
    about_one.add_argument("--brush", metavar="R", help="radius of the strokes (1%% of the diagonal)")
    about_one.add_argument(
        "--hardness", type=fraction, default=1.0, metavar="X", help="0..1, of --restore and --erase (1)"
    )


def _stroke(kind: str, text: str) -> tuple[str, str]:
    return kind, text


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--report", type=Path, metavar="FILE.json", help="write what became of every photo, with times"
    )


def _add_contact_sheet(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--contact-sheet",
        type=Path,
        metavar="FILE.html",
        help="write the products with their pictures on one page to print, and FILE.csv beside it",
    )
