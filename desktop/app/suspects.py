"""A photo that was in hand when the program died is done in a process of its own.

So no photo stops the program twice: what dies the second time is the child, and the photo is set aside. One
that was only beside the culprit, or in hand when somebody pulled the plug, comes through as any other.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import closing

from desktop.app.engine import Choice, load_engine, load_extractor
from desktop.app.isolation import ChildFailed, run_in_child
from desktop.app.orders import Target
from desktop.app.photo_work import PhotoWork, Processed
from desktop.core import errors
from desktop.core.errors import AppError, SetAside
from desktop.core.types import Checkpoint, PhotoId
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.in_hand import InHand
from desktop.store.library import Library
from desktop.store.schema import LIBRARY

LIMIT_S = 900.0
"""A panorama on a slow computer takes a minute or two; what takes longer hangs."""

_Failure = tuple[str, str, str]
"""Name of an AppError, message, remedy: an error of our own does not survive pickling."""


class Suspects:
    """Does suspects one at a time: each child loads the networks again. Any thread may call."""

    def __init__(self, places: Places, choice: Choice, in_hand: InHand, *, strip_gps: bool = False) -> None:
        self._places = places
        self._choice = choice
        self._in_hand = in_hand
        self._strip_gps = strip_gps
        self._one_at_a_time = threading.Lock()

    def are(self, photo: PhotoId) -> bool:
        """Whether a photo is one."""
        return self._in_hand.deaths(photo) > 0

    def process(
        self, photo: PhotoId, checkpoint: Checkpoint, targets: Sequence[Target] = (), limit_s: float = LIMIT_S
    ) -> Processed:
        """As PhotoWork.process. Raises SetAside when the child dies or hangs, and what that raises."""

        def beat() -> None:
            checkpoint(0.0)

        while not self._one_at_a_time.acquire(timeout=0.2):
            beat()
        try:
            result = run_in_child(
                _do,
                limit_s,
                self._places,
                self._choice,
                photo,
                tuple(targets),
                self._strip_gps,
                beat=beat,
            )
        except ChildFailed as failed:
            self._in_hand.blame(photo)
            raise SetAside(
                "This photo stopped the program twice and is set aside.",
                "The other photos go on without it.",
            ) from failed
        finally:
            self._one_at_a_time.release()
        self._in_hand.clear(photo)  # the child lived, whatever it says of the photo
        if isinstance(result, Processed):
            return result
        name, message, remedy = result
        kind = getattr(errors, name, AppError)
        raise kind(message, remedy)


def _do(
    places: Places, choice: Choice, photo: PhotoId, targets: Sequence[Target], strip_gps: bool
) -> Processed | _Failure:
    """In the child."""
    try:
        engine = load_engine(choice, places, 1)
        with (
            closing(Database(places.library_file, LIBRARY)) as database,
            closing(Cache(places.cache)) as cache,
        ):
            work = PhotoWork(
                Library(database), EditStore(database), cache, engine, load_extractor(), strip_gps=strip_gps
            )
            return work.process(photo, lambda _: None, targets)
    except AppError as error:
        return type(error).__name__, error.message, error.remedy
