"""Every file of the corpus gives a picture or one clear line: never a crash, never a hang."""

from __future__ import annotations

import contextlib
import multiprocessing
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from desktop.core.errors import PhotoError
from desktop.core.imaging import decode, pixel_count, read_bytes, thumbnail
from tests.soak.corpus import Sample, corpus
from tests.soak.measure import Row

HANGS_AFTER_S = 30.0
_MEMORY_BYTES = 6_000_000_000


def read(path: Path) -> str:
    """«picture», or the code of the error; raises what should never be raised."""
    try:
        data = read_bytes(path)
        pixel_count(data, path.name)
        small = thumbnail(data, 32, name=path.name)
        picture = decode(data, path.name, max_pixels=50_000_000)
    except PhotoError as error:
        if not error.message or not error.remedy or path.name not in error.message:
            raise AssertionError(f"not a clear line: {error}") from error
        return error.code
    height, width, channels = picture.rgb.shape
    assert channels == 3, picture.rgb.shape
    assert height >= 1, picture.rgb.shape
    assert width >= 1, picture.rgb.shape
    assert max(small.shape[:2]) <= 32, small.shape
    return "picture"


def fuzzed(root: Path, *, files: int, seed: int = 1) -> tuple[Row, ...]:
    """The table: how many files, what became of them, and which did what none should."""
    root.mkdir(parents=True, exist_ok=True)
    samples = list(corpus(files, seed))
    paths = [_written(root, number, sample) for number, sample in enumerate(samples)]
    outcomes, slowest_s = _read_all(paths)
    counts = Counter(outcome if ":" not in outcome else outcome.split(":")[0] for outcome in outcomes)
    crashes = _which(paths, outcomes, ("crash", "bug"))
    hangs = _which(paths, outcomes, ("hang",))
    unopened = [
        f"{path.name} ({outcome})"
        for path, sample, outcome in zip(paths, samples, outcomes, strict=True)
        if sample.sound and outcome != "picture"
    ]
    errors = sum(count for code, count in counts.items() if code not in ("picture", "crash", "bug", "hang"))
    return (
        Row("files", f"{len(paths):,}, seed {seed}", len(paths) < files),
        Row("pictures", f"{counts['picture']:,}"),
        Row("clear errors", f"{errors:,}: {dict(sorted(counts.items()))}"),
        Row("crashes and bugs", _named(crashes), bool(crashes)),
        Row(f"hangs over {HANGS_AFTER_S:g} s", _named(hangs), bool(hangs)),
        Row("sound files that were refused", _named(unopened), bool(unopened)),
        Row("slowest", f"{slowest_s:.2f} s"),
    )


def _written(root: Path, number: int, sample: Sample) -> Path:
    path = root / f"{number:05}-{sample.name}"
    path.write_bytes(sample.data)
    return path


def _read_all(paths: Sequence[Path]) -> tuple[list[str], float]:
    """In a child that is started anew when it dies; and the longest time that one took."""
    outcomes: list[str] = []
    slowest_s = 0.0
    context = multiprocessing.get_context("spawn")
    while len(outcomes) < len(paths):
        ours, theirs = context.Pipe()
        child = context.Process(target=_child, args=(theirs, paths[len(outcomes) :]), daemon=True)
        child.start()
        theirs.close()
        with contextlib.closing(ours):
            began_s = time.monotonic()
            is_first = True
            while len(outcomes) < len(paths):
                try:
                    if not ours.poll(HANGS_AFTER_S * (3 if is_first else 1)):  # the first waits for imports
                        outcomes.append("hang")
                        break
                    outcomes.append(ours.recv())
                except EOFError:
                    outcomes.append(f"crash: {child.exitcode}")
                    break
                if not is_first:
                    slowest_s = max(slowest_s, time.monotonic() - began_s)
                is_first = False
                began_s = time.monotonic()
        child.kill()
        child.join()
    return outcomes, slowest_s


def _child(pipe: Connection, paths: Sequence[Path]) -> None:
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    for path in paths:
        try:
            outcome = read(path)
        except BaseException as error:  # noqa: BLE001 - whatever comes through is what is looked for
            outcome = f"bug: {type(error).__name__}: {error}"[:300]
        pipe.send(outcome)


def _which(paths: Sequence[Path], outcomes: Sequence[str], kinds: Sequence[str]) -> list[str]:
    return [
        f"{path.name} ({outcome})"
        for path, outcome in zip(paths, outcomes, strict=True)
        if outcome.startswith(tuple(kinds))
    ]


def _named(names: Sequence[str]) -> str:
    return f"{len(names)}{': ' + ', '.join(names[:8]) if names else ''}"
