"""Try an accelerator: does it run this network, faster than the processor, with the same answer?

Meant for a process of its own, since a driver may take its process down with it.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.core.sessions import CPU, Session, label

LEAST_IOU = 0.99
MOST_DIFFERENCE = 0.01
"""Half precision, in which some accelerators count, moves a mask by less than a tenth of these."""
LEAST_GAIN = 1.25
"""How much faster it must be: less is no gain worth a driver, and may be noise."""
_ROUNDS = 3
"""Each side's best of so many counts, in turn, so that other work on the computer slows both alike."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a provider did beside the processor.

    problem: why it did not run, '' when it did.  passes_per_s: of the provider, and of the processor with
    all workers at it.  iou, mean_difference: of the two answers, 0..1.
    """

    provider: str
    problem: str = ""
    passes_per_s: float = 0.0
    cpu_passes_per_s: float = 0.0
    iou: float = 0.0
    mean_difference: float = 1.0

    @property
    def agrees(self) -> bool:
        return self.iou >= LEAST_IOU and self.mean_difference <= MOST_DIFFERENCE

    @property
    def is_faster(self) -> bool:
        return self.passes_per_s >= LEAST_GAIN * self.cpu_passes_per_s

    @property
    def is_better(self) -> bool:
        """Whether to use it."""
        return not self.problem and self.agrees and self.is_faster

    def __str__(self) -> str:
        name = label(self.provider)
        if self.problem:
            return f"{name} is not used: {self.problem}"
        rates = f"{self.passes_per_s:.1f} passes/s, the CPU {self.cpu_passes_per_s:.1f}"
        if not self.agrees:
            return f"{name} is not used: its masks differ from the CPU's (IoU {self.iou:.3f}; {rates})."
        return f"{name} is {'used' if self.is_faster else 'not used: it is not clearly faster'} ({rates})."


@dataclass(frozen=True, slots=True)
class OnCpu:
    """How the engine uses the processor: threads passes at a time, threads_a_pass (0: one a core) for each.

    arranged: see Session.
    """

    threads: int
    threads_a_pass: int
    arranged: Path | None = None

    def session(self, file: Path) -> Session:
        """The network on the processor. Raises ModelUnavailable."""
        return Session(file, CPU, arranged=self.arranged, threads_a_pass=self.threads_a_pass)


def try_provider(file: Path, provider: str, input_px: int, on_cpu: OnCpu) -> Trial:
    """Run one network on both. Raises ModelUnavailable when the provider or the file will not load.

    input_px: the side of the network's square input, where the file itself leaves that open.
    on_cpu: how the processor would be used in its place.
    """
    tried = Session(file, provider)
    input = _input(tried, input_px)
    answer = tried.run(input)[0]
    if tried.provider != provider:
        return Trial(provider, problem="it failed at its first pass.")
    processor = on_cpu.session(file)
    iou, difference = _compare(answer, processor.run(input)[0])
    rounds = [(_rate(tried, input, 1), _rate(processor, input, on_cpu.threads)) for _ in range(_ROUNDS)]
    rate, cpu_rate = (max(rates) for rates in zip(*rounds, strict=True))
    return Trial(provider, "", rate, cpu_rate, iou, difference)


def measure_cpu(file: Path, input_px: int, on_cpu: OnCpu) -> float:
    """Passes a second of the processor. Raises ModelUnavailable."""
    session = on_cpu.session(file)
    input = _input(session, input_px)
    session.run(input)
    return max(_rate(session, input, on_cpu.threads) for _ in range(_ROUNDS))


def _rate(session: Session, input: NDArray[np.float32], threads: int) -> float:
    """Passes a second of a session that has made its first, which is slower."""
    passes = 2 * threads
    with ThreadPoolExecutor(threads, "trial") as pool:
        began_s = time.perf_counter()
        for _ in pool.map(session.run, [input] * passes):
            pass
        return passes / (time.perf_counter() - began_s)


def _input(session: Session, input_px: int) -> NDArray[np.float32]:
    """A lit ball before a wall, shaded and grained like a photo: (1, 3, height, width), about -2 to 2."""
    sides = session.input_shape[2:4]
    height, width = (side or input_px for side in (sides if len(sides) == 2 else (0, 0)))
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    ball = np.clip((0.55 - np.hypot(x, y)) * 40, 0, 1)
    light = 0.5 + 0.4 * (-x - y) / 1.1
    wall = 0.75 + 0.1 * y
    grain = np.random.default_rng(7).normal(0, 0.02, (3, height, width))
    colour = np.array((0.9, 0.35, 0.2))[:, None, None]
    photo = ball * light * colour + (1 - ball) * wall + grain
    input: NDArray[np.float32] = ((photo - 0.45) / 0.225).astype(np.float32)[None]
    return input


def _compare(answer: NDArray[np.float32], expected: NDArray[np.float32]) -> tuple[float, float]:
    """IoU of the thresholded answers and their mean difference, after both were stretched as expected is."""
    low, high = float(expected.min()), float(expected.max())
    span = max(high - low, 1e-6)
    first, second = (answer - low) / span, (expected - low) / span
    if not np.isfinite(first).all():
        return 0.0, 1.0
    either = float(((first > 0.5) | (second > 0.5)).sum())
    both = float(((first > 0.5) & (second > 0.5)).sum())
    return (both / either if either else 1.0), float(np.abs(first - second).mean())
