"""The engine of a batch: the matting that the settings ask for, what is here of it, and the features."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop.app.hardware import Hardware, HardwareChooser
from desktop.core.budget import PixelBudget
from desktop.core.catalogue import Catalogue, Family, Model
from desktop.core.errors import ModelUnavailable
from desktop.core.matting import MattingModel, SaliencyMatting
from desktop.core.memory import free_memory_mb
from desktop.core.networks import SaliencyNetwork
from desktop.core.sessions import CPU, PassMeter
from desktop.core.types import HardwareUse, Problem, Quality
from desktop.paths import Places, resources
from desktop.store.weights import arranged_for, catalogue, find_weights

if TYPE_CHECKING:
    from desktop.core.features import FeatureExtractor

log = logging.getLogger(__name__)

Loaded = TypeVar("Loaded")

_PIXELS_PER_WORKER = 25_000_000
"""In flight at once, for each worker: a 24 MP photo, some 350 MB with everything made of it."""
_PIXELS_PER_MB = _PIXELS_PER_WORKER // 350
_SHARE_OF_FREE = 0.6
_LEAST_PIXELS = 12_000_000
"""Below that every photo would go alone: the system's own reserves bear one more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What cuts: a quality, or another model by its rembg name; and what runs it."""

    quality: Quality = Quality.BALANCED
    model: str = ""
    hardware: HardwareUse = HardwareUse.AUTO


@dataclass(frozen=True, slots=True)
class Engine:
    """Loaded once a batch and shared by its workers.

    quality: what is really done, which is not what was asked for when notice says so.  hardware: what runs
    each network.  meter: counts their passes.
    """

    matting: MattingModel
    quality: str
    budget: PixelBudget
    notice: Problem | None = None
    hardware: tuple[Hardware, ...] = ()
    meter: PassMeter = field(default_factory=PassMeter)

    @property
    def hardware_label(self) -> str:
        """«CPU», «CUDA», or «CUDA + CPU» when its networks run on different ones."""
        return " + ".join(dict.fromkeys(one.label for one in self.hardware)) or Hardware().label

    def totals(self) -> dict[str, object]:
        """For the report: what ran the networks, and how fast."""
        rate = self.meter.passes_per_s
        return {
            "hardware": self.hardware_label,
            "passes": self.meter.passes,
            "passes_per_s": None if rate is None else round(rate, 2),
        }


def default_workers() -> int:
    """One a core that this process may use: the network runs on one thread a photo."""
    usable = getattr(os, "sched_getaffinity", None)
    return max(1, len(usable(0)) if usable else os.cpu_count() or 1)


def say_nothing(line: str) -> None:
    """For callers that do not show what takes long."""
    del line


def load_engine(
    choice: Choice,
    places: Places,
    workers: int,
    say: Callable[[str], None] = say_nothing,
    *,
    memory_mb: int = 0,
) -> Engine:
    """Load the networks; takes up to a second, and a minute when an accelerator is tried for the first time.

    say: gets a line before something that takes long. So call it in a job.
    memory_mb: for the photos in work at the same time, 0 = 60 % of what is free.
    Raises ModelUnavailable or UsageError. With quality best and no u2net, balanced is done and notice
    says so.
    """
    import cv2

    cv2.setNumThreads(1)  # the workers are the threads; OpenCV's own would fight them for the cores
    free_mb = free_memory_mb()
    share = round(_SHARE_OF_FREE * free_mb) * _PIXELS_PER_MB
    pixels = memory_mb * _PIXELS_PER_MB or min(share, _PIXELS_PER_WORKER * max(2, workers))
    budget = PixelBudget(max(pixels, _LEAST_PIXELS), max(free_mb, memory_mb) * _PIXELS_PER_MB)
    loader = _Loader(places, HardwareChooser(places, choice.hardware, workers, say))
    if choice.model:
        return loader.model(choice, budget)
    return loader.quality(choice.quality, budget)


def load_extractor() -> FeatureExtractor:
    """Load the embedding network; raises ModelUnavailable."""
    from desktop.core.features import FeatureExtractor

    return FeatureExtractor(resources() / "models" / "efficientnet-lite2.onnx")


class _Loader:
    """Loads the networks of one engine and keeps what was learnt on the way."""

    def __init__(self, places: Places, chooser: HardwareChooser) -> None:
        self._places = places
        self._chooser = chooser
        self._known: Catalogue = catalogue(places)
        self._meter = PassMeter()
        self._hardware: list[Hardware] = []

    def model(self, choice: Choice, budget: PixelBudget) -> Engine:
        """One model alone, in the way of the program or in rembg's."""
        model = self._known.choose(choice.model)
        file = find_weights(model.name, self._places)
        if file is None:
            raise ModelUnavailable(f"The model {model.name} is not here.", how_to_get(model))
        if model.family is Family.U2NET:
            quality = Quality.FAST if choice.quality is Quality.FAST else Quality.BALANCED
            matting = SaliencyMatting(quality, self._network(model, file), name=model.name)
            return self._engine(matting, quality, budget, model.warning)
        from desktop.core.rembg_models import RembgMatting

        def load(provider: str) -> RembgMatting:
            return RembgMatting(model.name, file, provider, self._meter)

        return self._engine(self._on_chosen(model, file, load), model.name, budget, model.warning)

    def quality(self, quality: Quality, budget: PixelBudget) -> Engine:
        """u2netp, and u2net or what stands for it where the quality asks for it and it is here."""
        small = self._first_of("u2netp")
        if small is None:
            raise ModelUnavailable(
                "The model u2netp, which comes with the program, is missing.", "Install again."
            )
        large, notice = None, None
        if quality is not Quality.FAST:
            try:
                large = self._first_of("u2net")
            except ModelUnavailable as error:
                notice = error.problem  # u2netp alone does what it can
        if quality is Quality.BEST and large is None:
            quality, notice = Quality.BALANCED, notice or _best_needs(self._known.choose("u2net"))
        network, name = large or (None, "")
        matting = SaliencyMatting(quality, small[0], network, large_name=name)
        return self._engine(matting, quality, budget, notice)

    def _first_of(self, name: str) -> tuple[SaliencyNetwork, str] | None:
        """The network of a model or of one that stands for it, with its name; None when none is here.

        Raises ModelUnavailable when a file is here but none loads.
        """
        failed: ModelUnavailable | None = None
        for model in self._known.in_place_of(name):
            file = find_weights(model.name, self._places)
            try:
                if file is not None:
                    return self._network(model, file), model.name
            except ModelUnavailable as error:
                failed = failed or error
        if failed is not None:
            raise failed
        return None

    def _network(self, model: Model, file: Path) -> SaliencyNetwork:
        def load(provider: str) -> SaliencyNetwork:
            return SaliencyNetwork(file, arranged_for(model), provider, self._meter)

        return self._on_chosen(model, file, load)

    def _on_chosen(self, model: Model, file: Path, load: Callable[[str], Loaded]) -> Loaded:
        """Load on what was chosen; on the processor if that is gone since it was tried."""
        hardware = self._chooser.choose(model, file)
        try:
            loaded = load(hardware.provider)
        except ModelUnavailable as error:
            if hardware.provider == CPU:
                raise
            log.warning("%s is not used any more: %s", hardware.label, error.message)
            hardware = Hardware(trials=hardware.trials)
            loaded = load(CPU)
        self._hardware.append(hardware)
        return loaded

    def _engine(
        self, matting: MattingModel, quality: str, budget: PixelBudget, notice: Problem | None
    ) -> Engine:
        return Engine(matting, quality, budget, notice, tuple(self._hardware), self._meter)


def how_to_get(model: Model) -> str:
    """What to do about weights that are not here."""
    if model.sources:
        return (
            f"Fetch it: bg-remover models fetch {model.name} ({model.size_bytes / 1e6:,.0f} MB)."
            " Or import its file: bg-remover models import FILE."
        )
    return f"Import its file: bg-remover models import FILE. {model.note}".strip()


def _best_needs(model: Model) -> Problem:
    return Problem(
        "best-needs-u2net",
        "Best needs the model u2net, which is not here. These photos are done in Balanced.",
        how_to_get(model),
    )
