"""A network loaded by onnxruntime, on the processor or on an accelerator, and how many passes it made."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.core.arrangement import ARRANGED_FROM, mark_of
from desktop.core.errors import Cancelled, ModelUnavailable, first_line
from desktop.core.runtime import onnxruntime
from desktop.core.stopping import current_flag

log = logging.getLogger(__name__)

CPU = "CPUExecutionProvider"
"""onnxruntime's name for the processor."""

_LABELS = {"Dml": "DirectML", "Tensorrt": "TensorRT", "NvTensorRTRTX": "TensorRT RTX"}


def accelerators() -> tuple[str, ...]:
    """The providers besides the processor that onnxruntime lists. Whether they work only a run tells."""
    not_here = (CPU, "AzureExecutionProvider")  # Azure runs nothing itself: it calls a service
    return tuple(name for name in onnxruntime().get_available_providers() if name not in not_here)


def label(provider: str) -> str:
    """As people call it: «CPU», «CUDA», «DirectML»."""
    short = provider.removesuffix("ExecutionProvider")
    return _LABELS.get(short, short)


class PassMeter:
    """Counts passes and the time in which at least one was under way. Any thread may use it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._running = 0
        self._since_s = 0.0
        self._busy_s = 0.0
        self._passes = 0

    @contextlib.contextmanager
    def passing(self) -> Iterator[None]:
        """One pass; one that raises does not count."""
        with self._lock:
            if not self._running:
                self._since_s = self._clock()
            self._running += 1
        came_through = False
        try:
            yield
            came_through = True
        finally:
            with self._lock:
                self._running -= 1
                self._passes += came_through
                if not self._running:
                    self._busy_s += self._clock() - self._since_s

    @property
    def passes(self) -> int:
        with self._lock:
            return self._passes

    @property
    def passes_per_s(self) -> float | None:
        """All threads together, while there was something to do; None before the first."""
        with self._lock:
            return self._passes / self._busy_s if self._passes and self._busy_s > 0 else None


class Session:
    """One network for all threads. An accelerator that fails at work is left for the processor."""

    def __init__(
        self,
        file: Path,
        provider: str = CPU,
        *,
        arranged: Path | None = None,
        meter: PassMeter | None = None,
        threads_a_pass: int = 1,
    ) -> None:
        """Load the weights. Raises ModelUnavailable.

        arranged: the same network without weights, arranged to run quicker on the processor
        (packaging/arrange_network.py); used when it was made from this very file.  threads_a_pass: 0 means
        one a core.
        """
        self._file = file
        self._arranged = arranged
        self._threads_a_pass = threads_a_pass
        self._meter = meter or PassMeter()
        self._one_at_a_time = threading.Lock()  # DirectML allows no two runs of a session at once
        self._session = self._open(provider)

    @property
    def provider(self) -> str:
        """What it runs on now."""
        return str(self._session.get_providers()[0])

    @property
    def input_shape(self) -> tuple[int, ...]:
        """Sides that may vary are 0."""
        return tuple(side if isinstance(side, int) else 0 for side in self._session.get_inputs()[0].shape)

    def run(self, input: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """All outputs for one input. Thread-safe. Raises Cancelled when this thread's work is to stop."""
        session = self._session
        on_cpu = session.get_providers()[0] == CPU
        stop, options = current_flag(), onnxruntime().RunOptions()

        def interrupt() -> None:
            options.terminate = True  # heard between two nodes of the network

        try:
            turn = contextlib.nullcontext() if on_cpu else self._one_at_a_time
            with turn, self._meter.passing(), stop.interrupting(interrupt):
                outputs: list[NDArray[np.float32]] = session.run(
                    None, {session.get_inputs()[0].name: input}, options
                )
                return outputs
        except Exception as error:  # onnxruntime's own exceptions derive from nothing more precise
            if stop.is_set():
                raise Cancelled from error
            if on_cpu:
                raise
            log.warning("%s failed, the CPU goes on: %s", label(self.provider), first_line(error))
            with self._one_at_a_time:
                if self._session is session:
                    self._session = self._open(CPU)
        return self.run(input)

    def _open(self, provider: str) -> Any:
        if provider == CPU and self._arranged is not None:
            session = _open_arranged(self._file, self._arranged, self._threads_a_pass)
            if session is not None:
                return session
        return open_session(self._file, provider, self._threads_a_pass)


def open_session(file: Path, provider: str, threads_a_pass: int) -> Any:
    """An InferenceSession. Raises ModelUnavailable when the file or the provider will not load."""
    providers = [provider] if provider == CPU else [provider, CPU]
    # An accelerator makes one pass at a time and may use what it wants; OpenVINO's threads are cores.
    options = session_options(threads_a_pass if provider == CPU else 0)
    try:
        session = onnxruntime().InferenceSession(str(file), options, providers=providers)
    except Exception as error:  # onnxruntime's own exceptions derive from nothing more precise
        raise ModelUnavailable(
            f"The model {file.name} cannot be loaded: {first_line(error)}.",
            f"Fetch it again: bg-remover models fetch {file.stem}.",
        ) from error
    if session.get_providers()[0] != provider:
        raise ModelUnavailable(f"{label(provider)} is not there: onnxruntime took the CPU in its place.")
    return session


def _open_arranged(file: Path, arranged: Path, threads_a_pass: int) -> Any:
    """A session of the arranged network with the file's weights; None where they do not belong together."""
    options = session_options(threads_a_pass)
    folder = file.resolve().parent  # onnxruntime follows no link out of the folder that it is given
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(folder))
    try:
        session = onnxruntime().InferenceSession(arranged.read_bytes(), options, providers=[CPU])
        if session.get_modelmeta().custom_metadata_map.get(ARRANGED_FROM) == mark_of(file):
            return session
        log.info("%s was not arranged from %s", arranged.name, file.name)
    except Exception as error:  # noqa: BLE001 - an older runtime or other weights are no reason to fail
        log.info("%s cannot be used: %s", arranged.name, first_line(error))
    return None


def session_options(threads_a_pass: int) -> Any:
    """As onnxruntime takes them. threads_a_pass: 0 means one a core."""
    options = onnxruntime().SessionOptions()
    options.intra_op_num_threads = threads_a_pass
    if threads_a_pass == 0:  # waiting threads would burn the cores that other work needs
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_mem_pattern = False  # saves 190 MB at the same speed, and DirectML asks for it
    options.log_severity_level = 3
    return options
