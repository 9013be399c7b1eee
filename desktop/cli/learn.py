"""`bg-remover learn`: which threshold and weights would have made the groups that the user made."""

from __future__ import annotations

import argparse
import contextlib
import json

from desktop.app.engine import load_engine, load_extractor
from desktop.app.grouping import Grouper
from desktop.app.learning import Lesson
from desktop.app.photo_work import PhotoWork
from desktop.app.shoot_settings import from_text
from desktop.cli.cutout import choice_of
from desktop.cli.ending import DONE
from desktop.cli.shoots import chosen
from desktop.cli.show import Screen
from desktop.core.files import write_atomically
from desktop.core.grouping import GroupingSettings
from desktop.core.service_settings import ServiceSettings
from desktop.core.types import ShootId
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.edits import EditStore
from desktop.store.groups import GroupStore
from desktop.store.library import Library
from desktop.store.opening import OpenLibrary
from desktop.store.settings import SettingsFile


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Learn from what was decided in a shoot, and say what came of it; the exit code."""
    places = Places.of_user()
    with (
        contextlib.closing(OpenLibrary(places)) as opened,
        contextlib.closing(Cache(places.cache)) as cache,
    ):
        for notice in opened.notices:
            screen.problem(notice)
        library, store = Library(opened.database), GroupStore(opened.database)
        shoot = chosen(library.shoots(), arguments.shoot)
        present = _present(places, store, shoot.id)
        engine = load_engine(choice_of(arguments), places, 1, screen.line)
        work = PhotoWork(library, EditStore(opened.database), cache, engine, load_extractor())
        lesson = Grouper(library, store, cache).learn(
            work, shoot.id, present, lambda done: screen.line(f"Learning: {done:.0%}")
        )
    screen.clear()
    if arguments.json:
        print(json.dumps(_document(lesson), indent=1))
    else:
        for line in told(lesson, shoot.name):
            screen.say(line)
    if arguments.save_settings and lesson.settings is not None:
        document = ServiceSettings().with_grouping(lesson.settings)
        write_atomically(arguments.save_settings, document.text().encode())
    return DONE


def _present(places: Places, store: GroupStore, shoot: ShootId) -> GroupingSettings:
    settings = SettingsFile(places.settings_file).load()
    return from_text(store.grouping_of(shoot), settings.grouping)


def told(lesson: Lesson, name: str) -> tuple[str, ...]:
    """What was learned in a shoot of that name, or why nothing was."""
    if lesson.is_too_few:
        missing = [
            f"{count} more {'pair' if count == 1 else 'pairs'} of {what}"
            for count, what in (
                (lesson.same_missing, "one product"),
                (lesson.different_missing, "different products"),
            )
            if count
        ]
        return (
            f"Too little was decided in {name} to learn from. Still needed: {' and '.join(missing)}."
            " Accept groups in the window, or give corrections with process --corrections.",
        )
    if lesson.settings is None:
        return (
            f"The present settings suit {name} best of all that were tried: they get"
            f" {lesson.present_error:.1%} of what was decided wrong.",
        )
    return (
        f"Suggested: {options_of(lesson.settings)}",
        f"In photos that were not learned from it gets {lesson.error:.1%} of what was decided wrong;"
        f" the present settings {lesson.present_error:.1%}. Nothing was changed.",
    )


def options_of(settings: GroupingSettings) -> str:
    """The settings as options of group."""
    weights = ",".join(f"{name}={weight:g}" for name, weight in settings.weights.items())
    return f"--threshold {settings.threshold:g} --weights {weights}"


def _document(lesson: Lesson) -> dict[str, object]:
    suggested = lesson.settings
    return {
        "tooFew": lesson.is_too_few,
        "sameMissing": lesson.same_missing,
        "differentMissing": lesson.different_missing,
        "error": None if lesson.is_too_few else lesson.error,
        "presentError": None if lesson.is_too_few else lesson.present_error,
        "threshold": suggested and suggested.threshold,
        "weights": suggested and dict(suggested.weights.items()),
    }
