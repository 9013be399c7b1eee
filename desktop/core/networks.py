"""The U-2-Net family on onnxruntime: one pass of one network over one picture."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.errors import ModelUnavailable
from desktop.core.types import FloatMap, RgbImage

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, SessionOptions

log = logging.getLogger(__name__)

INPUT_PX = 320
# ImageNet mean and deviation, which U-2-Net was trained with (rembg, sessions/u2netp.py).
_MEAN = np.array((0.485, 0.456, 0.406), np.float32)
_DEVIATION = np.array((0.229, 0.224, 0.225), np.float32)


@dataclass(frozen=True, slots=True)
class Pass:
    """What one run of a network says.

    map: (320, 320) float32, stretched to 0..1.  certainty: 0..1, the mean raw answer where the map is
    above .5; stretching first would hide it.  agreement: 0..1, the mean soft IoU of the answer with the
    network's six coarser ones; low when its own levels contradict each other.
    """

    map: FloatMap
    certainty: float
    agreement: float


ARRANGED_FROM = "arranged_from"
"""Where an arranged network keeps the fingerprint of the file that holds its weights."""
_FINGERPRINT_BYTES = 1 << 16


class SaliencyNetwork:
    """u2netp or u2net. One instance serves all threads: onnxruntime's run is thread-safe."""

    def __init__(self, file: Path, arranged: Path | None = None) -> None:
        """Load the weights. Raises ModelUnavailable when they are missing or damaged.

        arranged: the same network without weights, arranged to run quicker (packaging/arrange_network.py);
        used when it was made from this very file.
        """
        session = _open_arranged(file, arranged) if arranged is not None else None
        self._session = session or _open_plain(file)
        self._input = self._session.get_inputs()[0].name

    def run(self, rgb: RgbImage) -> Pass:
        """One pass over the whole of a picture, squashed to the network's square input.

        Of a large picture give Region.small: reading every pixel of it gains nothing.
        """
        outputs = self._session.run(None, {self._input: _prepare(rgb)})
        levels: list[FloatMap] = [output[0, 0] for output in outputs]
        raw = levels[0]
        stretched = _stretch(raw)
        inside = stretched > 0.5
        return Pass(
            map=stretched,
            certainty=float(raw[inside].mean()) if inside.any() else 0.0,
            agreement=float(np.mean([soft_iou(stretched, _stretch(level)) for level in levels[1:]])),
        )


def fingerprint(file: Path) -> str:
    """Tells whether a file of weights is the one that was arranged: its size, beginning and end."""
    size = file.stat().st_size
    with file.open("rb") as handle:
        start = handle.read(_FINGERPRINT_BYTES)
        handle.seek(-min(size, _FINGERPRINT_BYTES), os.SEEK_END)
        return f"{size}-{hashlib.blake2b(start + handle.read(), digest_size=16).hexdigest()}"


def _open_plain(file: Path) -> InferenceSession:
    import onnxruntime

    try:
        return onnxruntime.InferenceSession(str(file), _options(), providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions derive from nothing more precise
        raise ModelUnavailable(
            f"The model {file.name} cannot be loaded: {_first_line(error)}",
            "Install the program again, or fetch the model again.",
        ) from error


def _open_arranged(file: Path, arranged: Path) -> InferenceSession | None:
    """A session of the arranged network with the file's weights; None where they do not belong together."""
    import onnxruntime

    options = _options()
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(file.parent))
    try:
        session = onnxruntime.InferenceSession(
            arranged.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
        if session.get_modelmeta().custom_metadata_map.get(ARRANGED_FROM) == fingerprint(file):
            return session
        log.info("%s was not arranged from %s", arranged.name, file.name)
    except Exception as error:  # noqa: BLE001  (an older runtime or other weights: no reason to fail)
        log.info("%s cannot be used: %s", arranged.name, _first_line(error))
    return None


def _options() -> SessionOptions:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # many photos at once use the cores better than many threads a photo
    options.enable_mem_pattern = False  # saves 190 MB at the same speed
    options.log_severity_level = 3
    return options


def soft_iou(first: FloatMap, second: FloatMap) -> float:
    """Intersection over union of two maps of one shape, 0..1; 0 when both are empty."""
    return float(np.minimum(first, second).sum() / max(float(np.maximum(first, second).sum()), 1e-6))


def _stretch(map: FloatMap) -> FloatMap:
    low, high = float(map.min()), float(map.max())
    stretched: FloatMap = (map - low) / np.float32(max(high - low, 1e-6))
    return stretched


def _prepare(rgb: RgbImage) -> NDArray[np.float32]:
    """(1, 3, 320, 320) float32 as rembg prepares it: Lanczos, divided by the brightest value, normalised.

    Lanczos matters: area averaging lost .04 IoU with two passes on photos that were not tuned on.
    """
    small = Image.fromarray(np.ascontiguousarray(rgb)).resize(
        (INPUT_PX, INPUT_PX), Image.Resampling.LANCZOS, reducing_gap=2.0
    )
    pixels = np.asarray(small, np.float32)
    scaled = pixels / np.float32(max(float(pixels.max()), 1.0))
    return np.ascontiguousarray(((scaled - _MEAN) / _DEVIATION).transpose(2, 0, 1))[None]


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
