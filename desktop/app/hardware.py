"""What runs a network on this computer: an accelerator that proved itself, or the processor.

Without an accelerator nothing is tried and no process is started.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.app.isolation import ChildFailed, run_in_child
from desktop.core.catalogue import Family, Model
from desktop.core.runtime import onnxruntime
from desktop.core.sessions import CPU, accelerators, label
from desktop.core.trials import OnCpu, Trial, measure_cpu, try_provider
from desktop.core.types import HardwareUse
from desktop.paths import Places
from desktop.store.known_trials import KnownTrials
from desktop.store.weights import arranged_for

log = logging.getLogger(__name__)

TIMEOUT_S = {Family.U2NET: 60.0, Family.REMBG: 300.0}
"""For loading a network twice and some ten passes on each side; rembg's are up to thirty times as heavy."""


@dataclass(frozen=True, slots=True)
class Hardware:
    """provider: what to use, by onnxruntime's name.  trials: how each accelerator did; empty without any."""

    provider: str = CPU
    trials: tuple[Trial, ...] = ()

    @property
    def label(self) -> str:
        return label(self.provider)


class HardwareChooser:
    """Chooses for one network at a time, and remembers."""

    def __init__(
        self,
        places: Places,
        use: HardwareUse,
        workers: int,
        say: Callable[[str], None],
        *,
        providers: Sequence[str] | None = None,
    ) -> None:
        """workers: passes at a time on the processor.  say: gets a line when a trial begins.

        providers: what to try instead of what onnxruntime lists.
        """
        self._known = KnownTrials(places.cache)
        self._providers = providers
        self._use = use
        self._workers = workers
        self._say = say

    def choose(self, model: Model, file: Path, *, again: bool = False) -> Hardware:
        """The fastest that ran this file and agrees with the processor.

        again: try them even if it is known how they did, after new drivers for example.
        """
        if self._use is HardwareUse.CPU:
            return Hardware()
        names = accelerators() if self._providers is None else tuple(self._providers)
        if not names:
            return Hardware()
        key = self._key(model, file, names)
        trials = None if again else self._known.find(key)
        if trials is None:
            trials = tuple(self._try(model, file, name) for name in names)
            self._known.save(key, trials)
        better = [trial for trial in trials if trial.is_better]
        best = max(better, key=lambda trial: trial.passes_per_s, default=None)
        return Hardware(best.provider if best else CPU, trials)

    def rate(self, model: Model, file: Path, hardware: Hardware) -> float:
        """Passes a second on what was chosen; the processor's is measured here if no trial did."""
        for trial in hardware.trials:
            if trial.provider == hardware.provider:
                return trial.passes_per_s
            if hardware.provider == CPU and not trial.problem:
                return trial.cpu_passes_per_s
        self._say(f"Measuring the CPU with {model.name}")
        return measure_cpu(file, model.input_px, self._on_cpu(model))

    def _try(self, model: Model, file: Path, provider: str) -> Trial:
        self._say(f"Trying {label(provider)} with {model.name}")
        limit_s = TIMEOUT_S[model.family]
        try:
            trial = run_in_child(try_provider, limit_s, file, provider, model.input_px, self._on_cpu(model))
        except ChildFailed as error:
            trial = Trial(provider, problem=str(error))
        log.info("%s with %s: %s", provider, model.name, trial)
        return trial

    def _on_cpu(self, model: Model) -> OnCpu:
        """As the engine would use it: many photos at once, or for rembg's models one on all cores."""
        if model.family is Family.U2NET:
            return OnCpu(self._workers, 1, arranged_for(model))
        return OnCpu(1, 0)

    def _key(self, model: Model, file: Path, names: tuple[str, ...]) -> str:
        size_bytes = file.stat().st_size
        on_cpu = self._on_cpu(model)
        threads = f"{on_cpu.threads}x{on_cpu.threads_a_pass}"
        version = onnxruntime().__version__
        return f"onnxruntime {version}, {model.name} {size_bytes}, {'+'.join(names)}, {threads}"
