"""`bg-remover models`: list, fetch, import, verify, hardware."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable

from desktop.app.engine import default_workers
from desktop.app.hardware import Hardware, HardwareChooser
from desktop.app.models import Got, Listed, ModelManager
from desktop.app.transfer import Transfer
from desktop.cli.ending import DONE, INTERRUPTED, PHOTOS_FAILED
from desktop.cli.show import Screen, time_left
from desktop.core.catalogue import Commercial, Model
from desktop.core.errors import AppError
from desktop.core.types import HardwareUse
from desktop.paths import Places
from desktop.store.weight_files import Checked, State
from desktop.store.weights import Keeper, find_weights

WHOSE = {
    Keeper.PROGRAM: "with the program",
    Keeper.OWN: "here",
    Keeper.REMBG: "rembg's",
}
COMMERCIAL = {Commercial.YES: "yes", Commercial.NO: "NO", Commercial.ASK: "ask"}
STATES = {
    State.GOOD: "good",
    State.WRONG: "WRONG, not the file that is published",
    State.UNKNOWN: "not known to the catalogue",
    State.UNREADABLE: "cannot be read",
}


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """One of the actions; the exit code."""
    manager = ModelManager(Places.of_user())
    actions: dict[str, Callable[[], int]] = {
        "list": lambda: _list(manager, as_json=arguments.json),
        "fetch": lambda: _fetch(manager, arguments.names, screen),
        "import": lambda: _import(manager, arguments, screen),
        "verify": lambda: _verify(manager, screen),
        "hardware": lambda: _hardware(manager, arguments, screen),
    }
    return actions[arguments.action]()


def _list(manager: ModelManager, *, as_json: bool) -> int:
    listed = manager.listed()
    if as_json:
        print(json.dumps([_document(one) for one in listed], indent=1, ensure_ascii=False))
        return DONE
    rows = [("NAME", "SIZE", "WHERE", "COMMERCIAL USE", "GOOD FOR")]
    for model, here in ((one.model, one.here) for one in listed):
        licence = f"{COMMERCIAL[model.commercial]}: {model.licence}"
        where = WHOSE[here.keeper] if here else "-"
        rows.append((model.name, megabytes(model.size_bytes), where, licence, model.good_for))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)).rstrip())
    print("\nbg-remover models fetch NAME downloads one; bg-remover cutout ... --model NAME uses it.")
    print(f"What is fetched or imported is kept in {manager.folder}.")
    return DONE


def _document(listed: Listed) -> dict[str, object]:
    model, here = listed.model, listed.here
    return {
        "name": model.name,
        "title": model.title,
        "good_for": model.good_for,
        "size_bytes": model.size_bytes,
        "input_px": model.input_px,
        "licence": model.licence,
        "commercial_use": model.commercial,
        "note": model.note,
        "home": model.home,
        "sources": list(model.sources),
        "md5": model.md5 or None,
        "sha256": model.sha256 or None,
        "file": str(here.file) if here else None,
        "kept_by": here.keeper if here else None,
    }


def _fetch(manager: ModelManager, names: list[str], screen: Screen) -> int:
    models = [manager.known.choose(name) for name in dict.fromkeys(names)]  # a wrong name before any work
    for model in models:
        if model.warning is not None:
            screen.problem(model.warning)
        transfer = Transfer()

        def show(
            done_bytes: int, total_bytes: int | None, transfer: Transfer = transfer, name: str = model.name
        ) -> None:
            transfer.note(done_bytes, total_bytes)
            screen.line(transfer_line(name, transfer))

        try:
            got = manager.fetch(model.name, show)
        except KeyboardInterrupt:
            screen.say(
                f"Interrupted: {megabytes(transfer.done_bytes)} of {model.name} are kept."
                " The same call goes on where this one stopped."
            )
            return INTERRUPTED
        screen.clear()
        _tell(got, screen, "fetched")
    return DONE


def _import(manager: ModelManager, arguments: argparse.Namespace, screen: Screen) -> int:
    failed = False
    for path in arguments.paths:
        try:
            got = manager.import_from(path, lambda done: screen.line(f"Reading: {done:.0%}"))
        except AppError as error:
            screen.say(str(error))
            failed = True
            continue
        screen.clear()
        for one in got:
            _tell(one, screen, "imported")
            if one.model.warning is not None:
                screen.problem(one.model.warning)
    return PHOTOS_FAILED if failed else DONE


def _tell(got: Got, screen: Screen, done: str) -> None:
    if got.was_here:
        screen.say(f"{got.model.name} is here already: {got.file}")
    else:
        screen.say(f"{got.model.name} is {done}: {got.file}")


def _verify(manager: ModelManager, screen: Screen) -> int:
    checked = manager.verify(lambda done: screen.line(f"Checking: {done:.0%}"))
    screen.clear()
    for one in checked:
        print(f"{one.file}: {STATES[one.state]}{_remedy(one, manager)}")
    return PHOTOS_FAILED if any(one.state in (State.WRONG, State.UNREADABLE) for one in checked) else DONE


def _remedy(one: Checked, manager: ModelManager) -> str:
    """What to do about a file that is not as it should be."""
    if one.state is not State.WRONG:
        return ""
    model = manager.known.find(one.file.stem)
    if one.keeper is Keeper.PROGRAM:
        return ". Install the program again."
    if model is None or not model.sources:
        return ". Delete it, and import a good one."
    return f". bg-remover models fetch {model.name} gets a good one."


def _hardware(manager: ModelManager, arguments: argparse.Namespace, screen: Screen) -> int:
    """Try the accelerators anew with the networks of the qualities that are here."""
    places = Places.of_user()
    workers = arguments.workers or default_workers()
    chooser = HardwareChooser(places, HardwareUse.AUTO, workers, screen.line)
    told: list[tuple[Model, Hardware, float]] = []
    for name in ("u2netp", "u2net"):
        for model in manager.known.in_place_of(name):
            if (file := find_weights(model.name, places)) is not None:
                hardware = chooser.choose(model, file, again=True)
                told.append((model, hardware, chooser.rate(model, file, hardware)))
                break
    screen.clear()
    if arguments.json:
        print(json.dumps([_hardware_document(*one) for one in told], indent=1))
        return DONE
    for model, hardware, rate in told:
        print(f"{model.name} runs on: {hardware.label}, {rate:.1f} passes/s")
        for trial in hardware.trials:
            print(f"  {trial}")
    return DONE


def _hardware_document(model: Model, hardware: Hardware, rate: float) -> dict[str, object]:
    return {
        "model": model.name,
        "hardware": hardware.label,
        "passes_per_s": round(rate, 2),
        "trials": [
            {
                "provider": trial.provider,
                "used": trial.provider == hardware.provider,
                "problem": trial.problem or None,
                "passes_per_s": round(trial.passes_per_s, 2),
                "cpu_passes_per_s": round(trial.cpu_passes_per_s, 2),
                "iou": round(trial.iou, 4),
                "mean_difference": round(trial.mean_difference, 5),
            }
            for trial in hardware.trials
        ],
    }


def megabytes(count: int) -> str:
    """«4.6 MB», «176 MB», in millions of bytes as drives and networks count."""
    return f"{count / 1e6:,.{0 if count >= 100e6 else 1}f} MB"


def transfer_line(name: str, transfer: Transfer) -> str:
    """«u2net: 53.1 of 176.0 MB · 4.2 MB/s · less than a minute left»."""
    total = f" of {transfer.total_bytes / 1e6:,.1f}" if transfer.total_bytes else ""
    parts = [f"{name}: {transfer.done_bytes / 1e6:,.1f}{total} MB"]
    if (rate := transfer.bytes_per_s) is not None:
        parts.append(f"{rate / 1e6:.1f} MB/s")
    if (left := transfer.remaining_s) is not None:
        parts.append(time_left(left))
    return " · ".join(parts)
