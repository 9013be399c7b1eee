"""Which of several photos is the one to keep, by ordered rules, and why. A suggestion: nothing is deleted."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.types import PhotoId

TRAITS_VERSION: int = 1
"""Grows whenever the same photo would have other traits, so that kept ones are measured again."""


class KeepRule(StrEnum):
    """The rules in their order: a later one only decides between photos that all earlier ones find equal."""

    SHARPNESS = "sharpness"
    """Inside the mask, at the largest size that all of them have: the sharper one."""
    DOUBT = "doubt"
    """Of the matte: the less doubtful one."""
    RESOLUTION = "resolution"
    """Pixels of the photo: the larger one."""
    FILE_SIZE = "file-size"
    """Bytes of the file: the larger one, which was compressed less."""
    DATE_TAKEN = "date-taken"
    """By the camera's clock: the earlier one, of which others may be edits."""
    CONTENT = "content"
    """Nothing tells them apart: the one of the lowest digest, so that it is the same one every time."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a photo is judged by. sharpness: see `sharpness`.  doubt, taken: None when not known."""

    digest: str
    sharpness: tuple[float, ...]
    doubt: float | None
    width_px: int
    height_px: int
    size_bytes: int
    taken: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """The photo to keep of several.

    rule: what decided between it and the last of the others.  value, rival: of the photo and of the best of
    those that the rule ruled out: 0..100, 0..1, pixels, bytes, seconds since 1970 on the camera's clock.
    equal: the rules before that ruled out none of them.
    """

    photo: PhotoId
    rule: KeepRule
    value: float
    rival: float
    equal: tuple[KeepRule, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    """value: of a photo; its second argument is how many sides of sharpness all have.

    sign: 1 when the highest value is best, -1 when the lowest is.  clear, clear_share: a difference from the
    best that is at least this, or this share of it, rules a photo out.
    """

    value: Callable[[Traits, int], float | None]
    sign: int = 1
    clear: float = 0.0
    clear_share: float = 0.0


def _seconds(taken: datetime.datetime | None) -> float | None:
    return None if taken is None else taken.replace(tzinfo=datetime.UTC).timestamp()


_RULES = {
    # A blur of 0.7 px costs a tenth of the sharpness, hard JPEG compression 4 %, noise adds 2 %.
    KeepRule.SHARPNESS: _Rule(
        lambda traits, sides: traits.sharpness[sides - 1] if sides else None, clear_share=0.08
    ),
    KeepRule.DOUBT: _Rule(lambda traits, _: traits.doubt, sign=-1, clear=0.05),
    KeepRule.RESOLUTION: _Rule(lambda traits, _: float(traits.width_px * traits.height_px), clear_share=0.1),
    KeepRule.FILE_SIZE: _Rule(lambda traits, _: float(traits.size_bytes), clear_share=0.1),
    KeepRule.DATE_TAKEN: _Rule(lambda traits, _: _seconds(traits.taken), sign=-1),
}


def suggest_keep(candidates: Mapping[PhotoId, Traits]) -> Keep | None:
    """The photo to keep; None of fewer than two. The order of the mapping makes no difference.

    Each rule rules out what is clearly worse than its best photo, until one is left. A rule that one of the
    photos cannot be judged by rules out none.
    """
    left = sorted(candidates, key=lambda photo: (candidates[photo].digest, photo))
    if len(left) < 2:
        return None
    equal = []
    for name, rule in _RULES.items():
        sides = min(len(candidates[photo].sharpness) for photo in left)
        values = [rule.value(candidates[photo], sides) for photo in left]
        known = [rule.sign * value for value in values if value is not None]
        if len(known) < len(left):
            equal.append(name)
            continue
        best = max(known)
        margin = max(rule.clear, rule.clear_share * abs(best))
        good = [value == best or best - value < margin for value in known]
        if good.count(True) == 1:
            rival = max(value for value, is_good in zip(known, good, strict=True) if not is_good)
            return Keep(left[good.index(True)], name, rule.sign * best, rule.sign * rival, tuple(equal))
        if all(good):
            equal.append(name)
        left = [photo for photo, is_good in zip(left, good, strict=True) if is_good]
    return Keep(left[0], KeepRule.CONTENT, 0.0, 0.0, tuple(equal))


def because(keep: Keep) -> str:
    """The reason in words: "sharper: 38 against 21"."""
    value, rival = keep.value, keep.rival
    match keep.rule:
        case KeepRule.SHARPNESS:
            text = f"sharper: {value:.0f} against {rival:.0f}"
        case KeepRule.DOUBT:
            text = f"cleaner cutout: doubt {value:.2f} against {rival:.2f}"
        case KeepRule.RESOLUTION:
            text = f"larger: {value / 1e6:.1f} against {rival / 1e6:.1f} megapixels"
        case KeepRule.FILE_SIZE:
            text = f"larger file: {value / 1000:,.0f} against {rival / 1000:,.0f} kB"
        case KeepRule.DATE_TAKEN:
            text = f"taken first: {_clock(value)}, then {_clock(rival)}"
        case KeepRule.CONTENT:
            text = "no difference by any rule"
    same = [str(rule).replace("-", " ") for rule in keep.equal]
    if not same or keep.rule is KeepRule.CONTENT:
        return text
    listed = same[0] if len(same) == 1 else f"{', '.join(same[:-1])} and {same[-1]}"
    return f"{text} (equal in {listed})"


def _clock(seconds: float) -> str:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%d %H:%M:%S")
