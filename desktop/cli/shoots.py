"""`bg-remover shoots`: list, export, import."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json

from desktop.app.shoot_file import export_shoot, import_shoot
from desktop.cli.ending import DONE, PHOTOS_FAILED
from desktop.cli.show import Screen, count_of
from desktop.core.errors import UsageError
from desktop.core.types import Shoot
from desktop.paths import Places
from desktop.store.library import Library
from desktop.store.opening import OpenLibrary
from desktop.store.settings import SettingsFile

_NAMED = 5


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """One of the actions; the exit code."""
    places = Places.of_user()
    with contextlib.closing(OpenLibrary(places)) as library:
        for notice in library.notices:
            screen.problem(notice)
        if arguments.action == "list":
            return _list(Library(library.database).shoots(), as_json=arguments.json)
        if arguments.action == "export":
            shoot = _chosen(Library(library.database).shoots(), arguments.shoot)
            settings = SettingsFile(places.settings_file).load()
            export_shoot(library.database, shoot.id, settings, arguments.output)
            screen.say(f"{shoot.name}, {count_of(shoot.photo_count)}, is written to {arguments.output}.")
            return DONE
        return _import(arguments, library, places, screen)


def _import(arguments: argparse.Namespace, library: OpenLibrary, places: Places, screen: Screen) -> int:
    imported = import_shoot(
        library.database,
        arguments.file,
        arguments.photos,
        lambda done: screen.line(f"Looking for the photos: {done:.0%}"),
    )
    screen.clear()
    screen.say(f"{imported.name} is here now as shoot {imported.shoot}, with {count_of(imported.photos)}.")
    if arguments.with_settings:
        file = SettingsFile(places.settings_file)
        file.save(file.taken_over(imported.settings))
        screen.say("Its quality, model and grouping are the settings now.")
    if imported.missing:
        names = ", ".join(imported.missing[:_NAMED]) + (", ..." if len(imported.missing) > _NAMED else "")
        screen.say(f"{count_of(len(imported.missing))} not found: {names}. Name their folder with --photos.")
        return PHOTOS_FAILED
    return DONE


def _list(shoots: tuple[Shoot, ...], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps([dataclasses.asdict(shoot) for shoot in shoots], indent=1, ensure_ascii=False))
        return DONE
    if not shoots:
        print("There are no shoots yet.")
    for shoot in shoots:
        print(f"{shoot.id:>4}  {shoot.name}  {count_of(shoot.photo_count)}")
    return DONE


def _chosen(shoots: tuple[Shoot, ...], wanted: str) -> Shoot:
    """By number, or the only one of that name. Raises UsageError."""
    chosen = [shoot for shoot in shoots if str(shoot.id) == wanted]
    chosen = chosen or [shoot for shoot in shoots if shoot.name == wanted]
    if len(chosen) == 1:
        return chosen[0]
    what = f"There is no shoot called {wanted}." if not chosen else f"Several shoots are called {wanted}."
    raise UsageError(what, "Name it by its number: bg-remover shoots list.")
