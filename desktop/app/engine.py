"""The engine of a batch: the matting that the settings ask for, what is here of it, and the features."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core.budget import PixelBudget
from desktop.core.errors import ModelUnavailable
from desktop.core.matting import MattingModel, SaliencyMatting
from desktop.core.networks import SaliencyNetwork
from desktop.core.types import Problem, Quality
from desktop.paths import Places, resources
from desktop.store.weights import find_weights

if TYPE_CHECKING:
    from desktop.core.features import FeatureExtractor

_PIXELS_PER_WORKER = 25_000_000
"""In flight at once, for each worker: a 24 MP photo, some 350 MB with everything made of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What cuts: a quality, or another model by its rembg name."""

    quality: Quality = Quality.BALANCED
    model: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """Loaded once a batch and shared by its workers.

    quality: what is really done, which is not what was asked for when notice says so.
    """

    matting: MattingModel
    quality: str
    budget: PixelBudget
    notice: Problem | None = None


def default_workers() -> int:
    """One a core that this process may use: the network runs on one thread a photo."""
    usable = getattr(os, "sched_getaffinity", None)
    return max(1, len(usable(0)) if usable else os.cpu_count() or 1)


def load_engine(choice: Choice, places: Places, workers: int) -> Engine:
    """Load the networks; takes up to a second, so call it in a job.

    Raises ModelUnavailable or UsageError. With quality best and no u2net, balanced is done and notice
    says so.
    """
    import cv2

    cv2.setNumThreads(1)  # the workers are the threads; OpenCV's own would fight them for the cores
    budget = PixelBudget(_PIXELS_PER_WORKER * max(2, workers))
    if choice.model and choice.model not in ("u2netp", "u2net"):
        from desktop.core.rembg_models import RembgMatting

        return Engine(RembgMatting(choice.model), choice.model, budget)
    small = _network("u2netp", places)
    if small is None:
        raise ModelUnavailable(
            "The model u2netp, which comes with the program, is missing.", "Install again."
        )
    large, notice = None, None
    if choice.quality is not Quality.FAST or choice.model:
        try:
            large = _network("u2net", places)
        except ModelUnavailable as error:
            if choice.model == "u2net":
                raise
            notice = error.problem  # u2netp alone does what it can
    if choice.model:
        return _single(choice, small, large, budget)
    quality = choice.quality
    if quality is Quality.BEST and large is None:
        quality, notice = Quality.BALANCED, notice or _BEST_NEEDS_U2NET
    return Engine(SaliencyMatting(quality, small, large), quality, budget, notice)


def load_extractor() -> FeatureExtractor:
    """Load the embedding network; raises ModelUnavailable."""
    from desktop.core.features import FeatureExtractor

    return FeatureExtractor(resources() / "models" / "efficientnet-lite2.onnx")


_BEST_NEEDS_U2NET = Problem(
    "best-needs-u2net",
    "Best needs the u2net model (176 MB), which is not here. These photos are done in Balanced.",
    "Put u2net.onnx into the folder .u2net of your home folder to have Best.",
)


def _single(
    choice: Choice, small: SaliencyNetwork, large: SaliencyNetwork | None, budget: PixelBudget
) -> Engine:
    """One of the U-2-Nets alone, in the chosen quality's way."""
    network = small if choice.model == "u2netp" else large
    if network is None:
        raise ModelUnavailable(
            "The model u2net is not here.", "Put u2net.onnx into the folder .u2net of your home folder."
        )
    quality = Quality.FAST if choice.quality is Quality.FAST else Quality.BALANCED
    return Engine(SaliencyMatting(quality, network, name=choice.model), quality, budget)


def _network(name: str, places: Places) -> SaliencyNetwork | None:
    file = find_weights(name, places)
    if file is None:
        return None
    arranged = resources() / "models" / f"{name}.arranged.onnx"
    return SaliencyNetwork(file, arranged if arranged.is_file() else None)
