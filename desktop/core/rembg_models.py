"""Every other model that rembg knows, through rembg's own session classes.

Importing rembg costs 1 to 3 seconds and may end the process, so it happens here and nowhere else, and only
when such a model is asked for.
"""

from __future__ import annotations

import contextlib
import io
import threading
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.core.errors import ModelUnavailable, UsageError
from desktop.core.matting import Matte
from desktop.core.types import Alpha, Checkpoint, RgbImage, no_checkpoint

if TYPE_CHECKING:
    from rembg.sessions.base import BaseSession

_NEED_MORE = {"sam", "u2net_custom", "ben_custom", "dis_custom"}
"""These ask for points or a file of the user's; a name alone is not enough."""


class RembgMatting:
    """A model by its rembg name; its matte is taken as rembg gives it."""

    def __init__(self, name: str) -> None:
        """Load the model, which rembg downloads at the first use.

        Raises UsageError for an unknown name, ModelUnavailable when the weights cannot be had.
        """
        self._name = name
        self._session = _open_session(name)
        self._lock = threading.Lock()  # rembg does not promise that a session may be shared

    @property
    def name(self) -> str:
        return self._name

    @property
    def key(self) -> str:
        return f"rembg-{self._name}"

    def matte(self, rgb: RgbImage, checkpoint: Checkpoint = no_checkpoint) -> Matte:
        """The matte of one photo; of a model with several masks, all of them together."""
        with self._lock:
            masks = self._session.predict(Image.fromarray(rgb))
        checkpoint(0.8)
        alpha: Alpha = np.max([np.asarray(mask.convert("L"), np.uint8) for mask in masks], axis=0)
        if alpha.shape != rgb.shape[:2]:
            size = (rgb.shape[1], rgb.shape[0])
            alpha = np.asarray(Image.fromarray(alpha).resize(size, Image.Resampling.LANCZOS))
        return Matte(np.ascontiguousarray(alpha), evidence=None)


def rembg_names() -> tuple[str, ...]:
    """The names that RembgMatting takes, sorted. Imports rembg."""
    return tuple(sorted(set(_known()) - _NEED_MORE))


def _known() -> list[str]:
    # Without onnxruntime rembg prints and calls sys.exit while it is imported.
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            from rembg.sessions import sessions_names
    except (ImportError, SystemExit) as error:
        raise ModelUnavailable(
            f"rembg cannot be loaded: {error}", "Choose a quality instead of a model: fast, balanced or best."
        ) from error
    return list(sessions_names)


def _open_session(name: str) -> BaseSession:
    known = _known()
    if name not in known or name in _NEED_MORE:
        names = ", ".join(sorted(set(known) - _NEED_MORE))
        raise UsageError(f"There is no model called {name}.", f"These are known: {names}.")
    from rembg import new_session

    try:
        with contextlib.redirect_stderr(io.StringIO()):  # the progress bar of its download
            return new_session(name)
    except Exception as error:  # whatever its download, its checksum and its runtime raise: one answer
        raise ModelUnavailable(
            f"The weights of {name} are not here and could not be fetched ({type(error).__name__}).",
            f"Put {name}.onnx into the folder .u2net of your home folder, or choose a quality instead.",
        ) from error
