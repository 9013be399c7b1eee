"""Where the CPU time of a photo goes: milliseconds a photo of every stage, without what it calls of others.

    python tests/benchmarks/stages.py FOLDER [--quality fast]

Every JPEG file of FOLDER is cut out to PNG, one after the other in this process, after one for warming up.
The last lines are the floor (the network, decoding, PNG) and its share of all.
"""

from __future__ import annotations

import argparse
import importlib
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.app.cutouts import cut_one
from desktop.app.delivery import Delivery
from desktop.app.engine import Choice, load_engine
from desktop.app.orders import PhotoPlan
from desktop.core.outputs import FoundPhoto, PlannedOutput
from desktop.core.recipes import MASTER
from desktop.core.types import Quality, no_checkpoint
from desktop.paths import Places

FLOOR = ("sessions.Session.run", "cutouts.decode", "encoding.encode_png")
STAGES = (
    *("app.cutouts.read_bytes", "app.cutouts.decode", "app.cutouts.judge"),
    *("core.region.Region.shrunk", "core.matting.Region.of", "core.networks.SaliencyNetwork.run"),
    *("core.sessions.Session.run", "core.refine.colour_vote", "core.refine.guided_upscale"),
    *("core.refine._coefficients", "core.subject.compose", "core.compose.unmix_edges"),
    *("core.rendering.place", "core.encoding.encode_png", "app.delivery.render"),
    "app.delivery.write_atomically",
)


class Account:
    """Own CPU time of functions, by the names that their callers know them by."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inner_s: list[float] = []

    def watch(self, stage: str) -> None:
        """Replace a function by one that does the same and is timed. stage: package.module[.Class].name."""
        package, module, *path = stage.split(".")
        owner = importlib.import_module(f"desktop.{package}.{module}")
        for name in path[:-1]:
            owner = getattr(owner, name)
        real = getattr(owner, path[-1])
        timed = self._timed(real, ".".join([module, *path]))
        is_bound = hasattr(real, "__self__")  # a class method has its class already
        setattr(owner, path[-1], staticmethod(timed) if is_bound else timed)

    def _timed(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def timed(*positional: Any, **named: Any) -> Any:
            started_s = time.thread_time()
            self._inner_s.append(0.0)
            try:
                return real(*positional, **named)
            finally:
                spent_s = time.thread_time() - started_s
                self.seconds[name] += spent_s - self._inner_s.pop()
                if self._inner_s:
                    self._inner_s[-1] += spent_s

        return timed


def main() -> None:
    """Cut out every photo, then print the stages, the dearest first."""
    arguments = _arguments()
    files = sorted(arguments.folder.glob("*.jpg"))
    engine = load_engine(Choice(Quality(arguments.quality)), Places.of_user(), 1)
    account = Account()
    for stage in STAGES:
        account.watch(stage)
    with tempfile.TemporaryDirectory() as folder:

        def cut(file: Path) -> None:
            photo = FoundPhoto(file, arguments.folder)
            target = PlannedOutput(photo, Path(folder) / f"{file.stem}.png", renamed=False, replaces=False)
            cut_one(engine, Delivery({}), PhotoPlan(photo, ((MASTER, target),)), no_checkpoint)

        cut(files[0])
        account.seconds.clear()
        started_s = time.process_time()
        for file in files:
            cut(file)
        all_ms = (time.process_time() - started_s) * 1000 / len(files)
    each_ms = {name: seconds * 1000 / len(files) for name, seconds in account.seconds.items()}
    for name, spent_ms in sorted(each_ms.items(), key=lambda item: -item[1]):
        print(f"{name:32} {spent_ms:7.1f} ms")
    floor_ms = sum(each_ms[name] for name in FLOOR)
    print(f"{'all':32} {all_ms:7.1f} ms")
    print(f"{'floor':32} {floor_ms:7.1f} ms, {floor_ms / all_ms:.0%} of all")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quality", choices=[quality.value for quality in Quality], default="fast")
    return parser.parse_args()


if __name__ == "__main__":
    main()
