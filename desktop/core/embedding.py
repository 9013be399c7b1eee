"""What a photo looks like to a network that was taught a thousand kinds of things: EfficientNet-lite2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.errors import ModelUnavailable
from desktop.core.runtime import onnxruntime
from desktop.core.types import RgbImage

INPUT_SIDE_PX = 260  # the resolution that EfficientNet-lite2 was trained for
REMEDY = "Install the program again, or put the file back."


@dataclass(frozen=True, slots=True)
class Descriptors:
    """Pooled maps of N photos, float32: the deeper, the less they say about place and texture.

    head: (N, 1280) mean, >= 0.  late: (N, 352) mean.  mid: (N, 120) generalised mean (p = 3), >= 0.
    """

    head: NDArray[np.float32]
    late: NDArray[np.float32]
    mid: NDArray[np.float32]


class EmbeddingModel:
    """One session of the network; threads may share it.

    Raises ModelUnavailable when the weights are missing or damaged, or onnxruntime cannot be loaded.
    """

    def __init__(self, file: Path) -> None:
        runtime = onnxruntime()
        if not file.is_file():
            raise ModelUnavailable(f"The weights {file} are missing.", REMEDY)
        options = runtime.SessionOptions()
        # The workers are the threads; with more of them inside one run, sums would also change their order.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        try:
            self._session = runtime.InferenceSession(
                file.read_bytes(), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's errors share no base but this
            raise ModelUnavailable(f"The weights {file} are damaged.", REMEDY) from error

    def describe(self, photos: Sequence[RgbImage]) -> Descriptors:
        """Descriptors of photos of any size, each squeezed to the square that the network takes."""
        batch = np.stack([_network_input(photo) for photo in photos])
        head, late, mid = self._session.run(["head", "late", "mid"], {"input": batch})
        return Descriptors(head, late, mid)


def _network_input(rgb: RgbImage) -> NDArray[np.float32]:
    """(3, 260, 260), as the EfficientNet-lite sources scale it: (x - 127) / 128."""
    side = INPUT_SIDE_PX
    if rgb.shape[:2] != (side, side):
        rgb = cv2.resize(rgb, (side, side), interpolation=cv2.INTER_AREA).astype(np.uint8)
    scaled = (rgb.astype(np.float32) - np.float32(127)) / np.float32(128)
    return np.ascontiguousarray(scaled.transpose(2, 0, 1))
