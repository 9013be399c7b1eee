"""Rules and what was found against them, in words: short for a list, whole sentences for a report."""

from __future__ import annotations

from desktop.core.marketplaces import Measure, Rule, Verdict
from desktop.core.measures import FileFacts

_PLAIN = {
    Measure.BORDER: "Corners and border pure white",
    Measure.BACKGROUND: "Background pure white",
    Measure.TOUCHES: "Nothing cut off at the frame",
    Measure.TRANSPARENT: "No transparency",
    Measure.ENDING: "File type and ending agree",
}
UNTOLD = "The background has no single colour, so the product cannot be told from it."


def asked(rule: Rule) -> str:
    """What a rule asks for, as a line of a list: "Longest side at least 1,000 px"."""
    line = _asked(rule)
    return line if rule.verdict is Verdict.RED else f"{line} (advised)"


def found(rule: Rule, facts: FileFacts, value: float | str) -> str:
    """What a file shows against a rule that it breaks: a sentence with both numbers."""
    sentence = f"{_shown(rule, facts, value)}{_instead(rule, value)}"
    return f"{sentence} ({rule.why})." if rule.why else f"{sentence}."


def _asked(rule: Rule) -> str:
    match rule.measure:
        case Measure.LONGEST_SIDE:
            return f"Longest side {_limits(rule, 'px')}"
        case Measure.SHORTEST_SIDE:
            return f"Both sides {_limits(rule, 'px')}"
        case Measure.MEGAPIXELS:
            return f"Picture of {_limits(rule, 'megapixels')}"
        case Measure.BYTES:
            return f"File of {_limits(rule, 'MB')}"
        case Measure.FILL:
            return _fill_asked(rule)
        case Measure.FORMAT:
            return f"File type {_either(rule.among)}"
        case Measure.COLOURS:
            return f"Colours in {_either(rule.among)}"
        case _:
            return _PLAIN[rule.measure]


def _shown(rule: Rule, facts: FileFacts, value: float | str) -> str:
    match rule.measure:
        case Measure.LONGEST_SIDE:
            return f"The longest side has {value:,.0f} px"
        case Measure.SHORTEST_SIDE:
            return f"The picture has {facts.width:,} x {facts.height:,} px"
        case Measure.MEGAPIXELS:
            return f"The picture has {value:,.1f} megapixels"
        case Measure.BYTES:
            return f"The file has {value:,.1f} MB"
        case Measure.FILL:
            return f"The product fills {_percent(float(value), rule)} of the frame by {rule.by}"
        case Measure.BORDER:
            return f"{_share(value)} of the border is not pure white, down to {facts.darkest}"
        case Measure.BACKGROUND:
            return f"{_share(value)} of the background is not pure white, down to {facts.darkest}"
        case Measure.TOUCHES:
            return f"The product touches the frame: {', '.join(facts.touches or ())}"
        case Measure.TRANSPARENT:
            return f"{_share(value)} of the picture is transparent"
        case Measure.FORMAT:
            return f"The file is {value}"
        case Measure.COLOURS:
            return f"The colours are {value}"
        case Measure.ENDING:
            return f"The name ends in {facts.suffix or 'nothing'}, the content is {facts.format}"


def _instead(rule: Rule, value: float | str) -> str:
    """The limit that is broken, in words to go on with; empty where what was found says enough."""
    verb = "asked" if rule.verdict is Verdict.RED else "advised"
    if rule.measure in (Measure.FORMAT, Measure.COLOURS):
        return f", {_either(rule.among)} is {verb}"
    if rule.measure not in (
        Measure.LONGEST_SIDE,
        Measure.SHORTEST_SIDE,
        Measure.MEGAPIXELS,
        Measure.BYTES,
        Measure.FILL,
    ):
        return ""
    is_small = rule.least is not None and float(value) < rule.least
    limit = rule.least if is_small else rule.most
    at_most = "" if is_small else "at most "
    if rule.measure is Measure.FILL:
        return f", {at_most}{100 * (limit or 0):.0f} % is {verb}"
    return f", {at_most}{limit:,g} {'are' if limit != 1 else 'is'} {verb}"


def _limits(rule: Rule, unit: str) -> str:
    parts = []
    if rule.least is not None:
        parts.append(f"at least {rule.least:,g}")
    if rule.most is not None:
        parts.append(f"at most {rule.most:,g}")
    return f"{' and '.join(parts)} {unit}"


def _fill_asked(rule: Rule) -> str:
    if rule.least is None:
        return f"Product fills {100 * (rule.most or 0):.0f} % of the frame at most"
    above = f" to {100 * rule.most:.0f}" if rule.most is not None else ""
    return f"Product fills {100 * rule.least:.0f}{above} % of the frame"


def _percent(value: float, rule: Rule) -> str:
    """A share in per cent, with as many digits as it takes not to look like the limit that it misses."""
    limits = [limit for limit in (rule.least, rule.most) if limit is not None]
    for digits in range(4):
        text = f"{100 * value:.{digits}f}"
        if all(text != f"{100 * limit:.{digits}f}" for limit in limits):
            break
    return f"{text} %"


def _share(value: float | str) -> str:
    return "Less than 0.1 %" if float(value) < 0.001 else f"{100 * float(value):.1f} %"


def _either(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
