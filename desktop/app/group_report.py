"""The groups as the report has them: what holds each together, what is nearest to it, what to keep of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.core.explanation import explain
from desktop.core.keep import Keep, because
from desktop.core.similarity import SignalWeights
from desktop.core.types import Group, GroupId, Match, PhotoId


def group_documents(
    groups: Sequence[Group],
    links_of: Callable[[Group], Sequence[Match]],
    keeps: Mapping[GroupId, Keep],
    names: Mapping[PhotoId, str],
    weights: SignalWeights,
) -> list[dict[str, object]]:
    """One entry a group, numbered as in GROUPS.csv.

    links_of: the links inside a group.  names: of all photos.  weights: those that the scores are of.
    """
    number_of = {photo: number for number, group in enumerate(groups, 1) for photo in group.photos}
    return [
        {
            "group": number,
            "photos": [names[photo] for photo in group.photos],
            "confidence": group.band,
            "cohesion": round(group.cohesion, 4),
            "weakest": _link(group.weakest, names, weights),
            "nearest": _nearest(group, number_of, names, weights),
            "keep": _keep(keeps.get(group.id), names),
            "links": [_link(link, names, weights) for link in links_of(group)],
        }
        for number, group in enumerate(groups, 1)
    ]


def _link(
    link: Match | None, names: Mapping[PhotoId, str], weights: SignalWeights
) -> dict[str, object] | None:
    """A link with the log odds that each signal adds; together they are those of the score."""
    if link is None:
        return None
    found = explain(link.signals, weights)
    return {
        "photos": [names[link.first], names[link.second]],
        "score": round(link.score, 4),
        "log_odds": round(found.odds, 3),
        "signals": {
            each.signal: {
                "value": None if each.value is None else round(each.value, 4),
                "weight": round(each.share, 4),
                "log_odds": round(each.odds, 3),
            }
            for each in found.contributions
        },
    }


def _nearest(
    group: Group, number_of: Mapping[PhotoId, int], names: Mapping[PhotoId, str], weights: SignalWeights
) -> dict[str, object] | None:
    link = group.nearest
    if link is None:
        return None
    outside = link.second if link.first in group.photos else link.first
    return {"group": number_of[outside], **(_link(link, names, weights) or {})}


def _keep(keep: Keep | None, names: Mapping[PhotoId, str]) -> dict[str, object] | None:
    if keep is None:
        return None
    return {"photo": names[keep.photo], "rule": keep.rule, "because": because(keep)}
