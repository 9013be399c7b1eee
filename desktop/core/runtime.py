"""onnxruntime, with its telemetry off: the only place that imports it.

Since 1.29 the official builds report every process and every session to their maker over HTTPS, and keep a
device identifier in the user's cache. This program sends nothing that its user did not ask for.
"""

from __future__ import annotations

import os
from typing import Any

from desktop.core.errors import ModelUnavailable

TELEMETRY_SWITCH = "ORT_DISABLE_TELEMETRY"
"""Read once, when the library is initialised (its Privacy.md, «Disabling Telemetry»)."""


def onnxruntime() -> Any:
    """The module. Call it before anything else that may import onnxruntime, as rembg does.

    Raises ModelUnavailable when it cannot be loaded.
    """
    os.environ[TELEMETRY_SWITCH] = "1"
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelUnavailable(
            f"onnxruntime cannot be loaded: {error}.", "Install the program again."
        ) from error
    onnxruntime.disable_telemetry_events()  # some builds for Windows do not look at the switch
    return onnxruntime
