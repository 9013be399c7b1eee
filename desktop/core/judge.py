"""Whether a finished file keeps a shop's rules: green, amber or red, with reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import PhotoError
from desktop.core.findings import UNTOLD, asked, found
from desktop.core.marketplaces import FillBy, Marketplace, Measure, Rule, Verdict
from desktop.core.measures import FileFacts, Fill, measure

_ORDER = (Verdict.GREEN, Verdict.AMBER, Verdict.RED)
_ROUNDING = 1e-9
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "TIFF": (".tif", ".tiff"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "BMP": (".bmp",),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One rule applied. rule: what is asked, in words.  verdict: None when it cannot be told.

    finding: empty when the rule is kept, otherwise a whole sentence with the numbers.
    """

    rule: str
    verdict: Verdict | None
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a marketplace makes of one file. fill: None where it cannot be told."""

    marketplace: Marketplace
    verdict: Verdict
    checks: tuple[Check, ...]
    fill: Fill | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """What is not green, the worst first."""
        broken = [check for check in self.checks if check.verdict in (Verdict.AMBER, Verdict.RED)]
        return tuple(
            check.finding
            for verdict in (Verdict.RED, Verdict.AMBER)
            for check in broken
            if check.verdict is verdict
        )

    @property
    def fill_by(self) -> FillBy | None:
        """By which meaning the fill is judged; None when no rule asks for it."""
        return next((rule.by for rule in self.marketplace.rules if rule.measure is Measure.FILL), None)


def judge_file(path: Path, marketplace: Marketplace) -> Judgement:
    """Read a file back from disk and judge it. One that cannot be read is red."""
    try:
        facts = measure(path)
    except PhotoError as error:
        check = Check("The file can be read", Verdict.RED, error.message)
        return Judgement(marketplace, Verdict.RED, (check,))
    return judge_facts(facts, marketplace)


def judge_facts(facts: FileFacts, marketplace: Marketplace) -> Judgement:
    """Apply the rules to what a file shows."""
    checks = tuple(_check(rule, facts) for rule in marketplace.rules)
    return Judgement(marketplace, worst([check.verdict for check in checks]), checks, facts.fill)


def worst(verdicts: Sequence[Verdict | None]) -> Verdict:
    """The worst of some verdicts; green when there are none."""
    return max((one for one in verdicts if one is not None), key=_ORDER.index, default=Verdict.GREEN)


def _check(rule: Rule, facts: FileFacts) -> Check:
    value = _value(rule, facts)
    if value is None:
        return Check(asked(rule), None, UNTOLD)
    if isinstance(value, str):
        kept = value in rule.among
    else:
        least, most = rule.least, rule.most
        kept = (least is None or value >= least - _ROUNDING) and (most is None or value <= most + _ROUNDING)
    return (
        Check(asked(rule), Verdict.GREEN)
        if kept
        else Check(asked(rule), rule.verdict, found(rule, facts, value))
    )


def _value(rule: Rule, facts: FileFacts) -> float | str | None:
    """What the rule looks at; None where it cannot be told."""
    values: dict[Measure, float | str | None] = {
        Measure.LONGEST_SIDE: facts.longest_side_px,
        Measure.SHORTEST_SIDE: facts.shortest_side_px,
        Measure.MEGAPIXELS: facts.width * facts.height / 1e6,
        Measure.BYTES: facts.size_bytes / 1e6,
        Measure.FILL: _fill(facts.fill, rule.by),
        Measure.BORDER: facts.border_off_white,
        Measure.BACKGROUND: facts.background_off_white,
        Measure.TOUCHES: None if facts.touches is None else len(facts.touches),
        Measure.TRANSPARENT: facts.transparent,
        Measure.FORMAT: facts.format,
        Measure.COLOURS: facts.colours,
        Measure.ENDING: float(facts.suffix in _SUFFIXES.get(facts.format, ())),
    }
    return values[rule.measure]


def _fill(fill: Fill | None, by: FillBy) -> float | None:
    if fill is None:
        return None
    return {
        FillBy.LONGEST_SIDE: fill.longest_side,
        FillBy.BOX_AREA: fill.box_area,
        FillBy.PIXEL_AREA: fill.pixel_area,
    }[by]
