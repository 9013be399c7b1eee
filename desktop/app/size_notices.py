"""What is told of groups when the user set how many photos one may have."""

from __future__ import annotations

from desktop.core.grouping import Grouping, GroupingSettings
from desktop.core.types import Problem


def size_notices(grouping: Grouping, settings: GroupingSettings) -> tuple[Problem, ...]:
    """One for every product that was over the maximum, by the groups' numbers."""
    photos_of = {group.id: len(group.photos) for group in grouping.groups}
    most = settings.max_photos
    divided = [
        Problem(
            "group-divided",
            f"One product has more than {most} photos: it became groups"
            f" {', '.join(map(str, parts[:-1]))} and {parts[-1]}, split at its weakest links.",
            "Raise the most photos of a group to have it in one.",
        )
        for parts in grouping.divided
    ]
    oversized = [
        Problem(
            "group-oversized",
            f"Group {id} has {photos_of[id]} photos, more than {most}: you put them together.",
            "Take a correction back to make it smaller.",
        )
        for id in grouping.oversized
    ]
    return (*divided, *oversized)
