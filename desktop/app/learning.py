"""What the user's decisions in a shoot teach about weights and threshold."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.grouping import GroupingSettings
from desktop.core.learning import Suggestion


@dataclass(frozen=True, slots=True)
class Lesson:
    """settings: better ones, None when the present ones are best or too little was decided.

    error, present_error: share of the decisions that they would get wrong, 0..1.  same_missing,
    different_missing: how many more pairs of either kind it takes to learn anything.
    """

    settings: GroupingSettings | None
    error: float = 0.0
    present_error: float = 0.0
    same_missing: int = 0
    different_missing: int = 0

    @property
    def is_too_few(self) -> bool:
        return bool(self.same_missing or self.different_missing)

    @classmethod
    def of(cls, suggestion: Suggestion, present: GroupingSettings) -> Lesson:
        return cls(
            None if suggestion.settings == present else suggestion.settings,
            suggestion.error or 0.0,
            suggestion.present_error or 0.0,
            suggestion.same_missing,
            suggestion.different_missing,
        )
