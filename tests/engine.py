"""The real network that comes with the program, loaded once for all tests that cut."""

from __future__ import annotations

import functools

from desktop.core.networks import SaliencyNetwork
from desktop.paths import resources


@functools.cache
def u2netp() -> SaliencyNetwork:
    """The shipped weights; a session is shared by threads in life too."""
    models = resources() / "models"
    return SaliencyNetwork(models / "u2netp.onnx", models / "u2netp.arranged.onnx")
