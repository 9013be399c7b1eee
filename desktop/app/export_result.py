"""What came of an export: the files, what the shops make of them, and what could not be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.app.delivery import Delivered
from desktop.core.marketplaces import Verdict
from desktop.core.types import PhotoId, Problem


@dataclass(frozen=True, slots=True)
class ExportResult:
    """files: by photo, those that were written.  failed: by photo, why not.  asked: how many files there
    should be.  names: of the photos.  sheet: the contact sheet, None where none was asked for.
    """

    folder: Path
    files: Mapping[PhotoId, tuple[Delivered, ...]]
    failed: Mapping[PhotoId, Problem]
    names: Mapping[PhotoId, str]
    asked: int
    seconds: float = 0.0
    stopped: bool = False
    sheet: Path | None = None

    @property
    def written(self) -> int:
        """How many files."""
        return sum(len(files) for files in self.files.values())

    @property
    def size_bytes(self) -> int:
        return sum(file.size_bytes for files in self.files.values() for file in files)

    def verdicts(self) -> dict[str, Counter[Verdict]]:
        """Recipe -> how many of its files are green, amber and red; only recipes that a shop judges."""
        counts: dict[str, Counter[Verdict]] = {}
        for file in (file for files in self.files.values() for file in files):
            if file.judgement is not None:
                counts.setdefault(file.recipe, Counter())[file.judgement.verdict] += 1
        return counts

    def broken(self, recipe: str) -> tuple[tuple[PhotoId, str], ...]:
        """The photos whose file breaks a rule, with the first reason."""
        return tuple(
            (photo, file.judgement.reasons[0])
            for photo, files in self.files.items()
            for file in files
            if file.recipe == recipe
            and file.judgement is not None
            and file.judgement.verdict is Verdict.RED
            and file.judgement.reasons
        )
