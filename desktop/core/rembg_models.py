"""Every other model that rembg knows, through rembg's own session classes and the program's own files.

Importing rembg costs 1 to 3 seconds and may end the process, so it happens here and nowhere else, and only
when such a model is asked for. rembg is never let near the network: its classes are told where the weights
are, and their way of downloading is taken out.
"""

from __future__ import annotations

import contextlib
import io
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.core.errors import ModelUnavailable, first_line
from desktop.core.matting import Matte
from desktop.core.runtime import onnxruntime
from desktop.core.sessions import CPU, PassMeter, label, session_options
from desktop.core.types import Alpha, Checkpoint, RgbImage, no_checkpoint

if TYPE_CHECKING:
    from rembg.sessions.base import BaseSession

log = logging.getLogger(__name__)


class RembgMatting:
    """A model by its rembg name; its matte is taken as rembg gives it."""

    def __init__(self, name: str, file: Path, provider: str = CPU, meter: PassMeter | None = None) -> None:
        """Load the weights. Raises ModelUnavailable when rembg, the file or the provider will not load."""
        self._name = name
        self._file = file
        self._provider = provider
        self._meter = meter or PassMeter()
        self._session = _open_session(name, file, provider)
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
            masks = self._predict(Image.fromarray(rgb))
        checkpoint(0.8)
        alpha: Alpha = np.max([np.asarray(mask.convert("L"), np.uint8) for mask in masks], axis=0)
        if alpha.shape != rgb.shape[:2]:
            size = (rgb.shape[1], rgb.shape[0])
            alpha = np.asarray(Image.fromarray(alpha).resize(size, Image.Resampling.LANCZOS))
        return Matte(np.ascontiguousarray(alpha), evidence=None)

    def _predict(self, image: Image.Image) -> list[Image.Image]:
        try:
            with self._meter.passing():
                masks: list[Image.Image] = self._session.predict(image)
                return masks
        except Exception as error:  # onnxruntime's own exceptions derive from nothing more precise
            if self._provider == CPU:
                raise
            log.warning("%s failed, the CPU goes on: %s", label(self._provider), first_line(error))
            self._provider = CPU
            self._session = _open_session(self._name, self._file, CPU)
        return self._predict(image)


def _classes() -> dict[str, type[BaseSession]]:
    # Without onnxruntime rembg prints and calls sys.exit while it is imported.
    try:
        onnxruntime()
        with contextlib.redirect_stdout(io.StringIO()):
            from rembg.sessions import sessions_class
    except (ImportError, SystemExit) as error:
        raise ModelUnavailable(
            f"rembg cannot be loaded: {error}", "Choose a quality instead of a model: fast, balanced or best."
        ) from error
    return {known.name(): known for known in sessions_class}


def _open_session(name: str, file: Path, provider: str) -> BaseSession:
    known = _classes().get(name)
    if known is None:
        raise ModelUnavailable(
            f"The rembg that is installed has no model called {name}.", "Install a newer rembg."
        )

    class Pointed(known):  # type: ignore[misc, valid-type]
        """rembg's class with the weights given to it."""

        @classmethod
        def download_models(cls, *args: object, **kwargs: object) -> str:
            del args, kwargs
            return str(file)

    providers = [provider] if provider == CPU else [provider, CPU]
    try:
        # One photo at a time, so one pass may use all cores.
        session: BaseSession = Pointed(name, session_options(0), providers=providers)
    except Exception as error:  # whatever rembg and its runtime raise: one answer
        raise ModelUnavailable(
            f"The model {file.name} cannot be loaded: {first_line(error)}.",
            f"Fetch it again: bg-remover models fetch {name}.",
        ) from error
    if session.inner_session.get_providers()[0] != provider:
        raise ModelUnavailable(f"{label(provider)} is not there: onnxruntime took the CPU in its place.")
    return session
