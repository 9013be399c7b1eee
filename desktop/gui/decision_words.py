"""What was decided, in a sentence."""

from __future__ import annotations

from desktop.core.decisions import Decision, DecisionKind
from desktop.gui import wording
from desktop.gui.texts import tr


def decided_words(decision: Decision) -> str:
    """One sentence without its full stop, as for the list of what can be undone."""
    text = _counted(decision) if decision.count > 1 else _single(decision)
    return text.format(name=_name(decision))


def done_words(decision: Decision) -> str:
    """What has just been done."""
    return f"{decided_words(decision)}."


def undo_words(decision: Decision | None) -> str:
    """What Undo would take back; empty when there is nothing."""
    if decision is None:
        return ""
    text = tr("Undo: {what} (U)")
    return text.format(what=decided_words(decision))


def redo_words(decision: Decision | None) -> str:
    """What Redo would carry out again; empty when there is nothing."""
    if decision is None:
        return ""
    text = tr("Redo: {what}")
    return text.format(what=decided_words(decision))


def undone_words(decision: Decision) -> str:
    """What has just been undone."""
    text = tr("Undone: {what}.")
    return text.format(what=decided_words(decision))


def _single(decision: Decision) -> str:
    match decision.kind:
        case DecisionKind.ACCEPT:
            return tr("Accepted “{name}”")
        case DecisionKind.REOPEN:
            return tr("“{name}” is to be reviewed again")
        case DecisionKind.RENAME:
            return tr("Renamed to “{name}”") if decision.name else tr("Name taken away: “{name}”")
        case DecisionKind.MERGE:
            return tr("Merged into “{name}”")
        case DecisionKind.SPLIT:
            return tr("Split a photo off “{name}”")
        case DecisionKind.MOVE:
            return tr("Moved a photo to “{name}”")
        case DecisionKind.KEEP:
            return tr("Kept {name}")
        case DecisionKind.DROP:
            return tr("Dropped {name}")
        case DecisionKind.UNDECIDE:
            return tr("Neither kept nor dropped: {name}")
        case DecisionKind.DUPLICATE:
            return tr("Marked as a duplicate: {name}")
        case DecisionKind.NO_DUPLICATE:
            return tr("No longer a duplicate: {name}")
        case DecisionKind.SAME:
            return tr("Same product, remembered")
        case DecisionKind.DIFFERENT:
            return tr("Not the same product, remembered")
        case DecisionKind.REGROUP:
            return tr("Grouped anew")


def _counted(decision: Decision) -> str:
    count = decision.count
    match decision.kind:
        case DecisionKind.ACCEPT:
            return tr("Accepted %Ln product(s)", "", count)
        case DecisionKind.REOPEN:
            return tr("%Ln product(s) are to be reviewed again", "", count)
        case DecisionKind.SPLIT:
            return tr("Split %Ln photo(s) off “{name}”", "", count)
        case DecisionKind.MOVE:
            return tr("Moved %Ln photo(s) to “{name}”", "", count)
        case DecisionKind.KEEP:
            return tr("Kept %Ln photo(s)", "", count)
        case DecisionKind.DROP:
            return tr("Dropped %Ln photo(s)", "", count)
        case DecisionKind.UNDECIDE:
            return tr("Neither kept nor dropped: %Ln photo(s)", "", count)
        case DecisionKind.REGROUP:
            return tr("Grouped anew into %Ln product(s)", "", count)
        case _:
            return _single(decision)


def _name(decision: Decision) -> str:
    if decision.name or decision.number:
        return wording.product_name(decision.name, decision.number)
    return tr("Single photo")
