"""What became of every photo, as the file that --report writes."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.app.delivery import Delivered
from desktop.core.files import write_atomically
from desktop.core.judge import Judgement
from desktop.core.marketplaces import Verdict
from desktop.core.types import NEEDS_A_LOOK, Doubt


@dataclass(frozen=True, slots=True)
class Entry:
    """One photo, or a path that led to none (source is None, error says which).

    status: done, failed or skipped.  milliseconds: by stage.  files: of outputs those that were written now.
    doubt: of a photo that was done.
    """

    source: Path | None
    status: str
    outputs: tuple[Path, ...] = ()
    error: str | None = None
    warnings: tuple[str, ...] = ()
    milliseconds: Mapping[str, float] = field(default_factory=dict)
    files: tuple[Delivered, ...] = ()
    doubt: Doubt | None = None

    @property
    def needs_a_look(self) -> bool:
        return self.doubt is not None and self.doubt.score > NEEDS_A_LOOK

    def document(self) -> dict[str, object]:
        """As JSON has it; `output` is the first of `outputs`."""
        return {
            "source": str(self.source) if self.source else None,
            "output": str(self.outputs[0]) if self.outputs else None,
            "outputs": [str(output) for output in self.outputs],
            "files": [_file(file) for file in self.files],
            "status": self.status,
            "error": self.error,
            "warnings": list(self.warnings),
            "doubt": round(self.doubt.score, 3) if self.doubt else None,
            "reasons": [
                {"kind": str(reason.kind), "amount": round(reason.amount, 3)}
                for reason in (self.doubt.reasons if self.doubt else ())
            ],
            "milliseconds": {stage: round(value, 1) for stage, value in self.milliseconds.items()},
        }


def write_report(
    file: Path, entries: Sequence[Entry], *, seconds: float, model: str, quality: str, **more: object
) -> None:
    """Write the report; more goes into the totals. Raises OutputError."""
    counts = {
        status: sum(entry.status == status for entry in entries) for status in ("done", "failed", "skipped")
    }
    totals: dict[str, object] = {
        "photos": len(entries),
        **counts,
        "seconds": round(seconds, 3),
        "photos_per_s": round(counts["done"] / seconds, 3) if seconds > 0 else None,
        "peak_rss_mb": peak_rss_mb(),
        "model": model,
        "quality": quality,
        **({"judged": judged} if (judged := verdict_counts(entries)) else {}),
        **more,
    }
    document = {"photos": [entry.document() for entry in entries], "totals": totals}
    write_atomically(file, (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode())


def verdict_counts(entries: Sequence[Entry]) -> dict[str, dict[str, int]]:
    """How many files of each marketplace are green, amber and red: {"amazon": {"green": 36, ...}, ...}."""
    counts: dict[str, dict[str, int]] = {}
    for judgement in (file.judgement for entry in entries for file in entry.files):
        if judgement is not None:
            of_shop = counts.setdefault(judgement.marketplace.name, dict.fromkeys(map(str, Verdict), 0))
            of_shop[judgement.verdict] += 1
    return counts


def _file(file: Delivered) -> dict[str, object]:
    return {
        "path": str(file.path),
        "recipe": file.recipe,
        "bytes": file.size_bytes,
        "width_px": file.width_px,
        "height_px": file.height_px,
        "quality": file.quality or None,
        "enlarged": round(file.enlarged, 3),
        "warnings": list(file.warnings),
        "judge": _judge(file.judgement) if file.judgement else None,
    }


def _judge(judgement: Judgement) -> dict[str, object]:
    fill = judgement.fill
    return {
        "marketplace": judgement.marketplace.name,
        "verdict": judgement.verdict,
        "reasons": list(judgement.reasons),
        "fill": {
            "judged_by": judgement.fill_by,
            "longest_side": round(fill.longest_side, 4),
            "box_area": round(fill.box_area, 4),
            "pixel_area": round(fill.pixel_area, 4),
        }
        if fill
        else None,
        "checks": [
            {"rule": check.rule, "verdict": check.verdict, "finding": check.finding or None}
            for check in judgement.checks
        ],
        "rules_checked_on": judgement.marketplace.checked_on or None,
    }


def peak_rss_mb() -> float | None:
    """The most memory this process ever held, in units of 1,048,576 bytes; None where it cannot be told."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 1)  # bytes there, KB elsewhere
