"""Steps of drawing, undone and redone."""

from __future__ import annotations

from desktop.core.edits import NO_EDITS, Edits
from desktop.core.guidance import Mark, MarkKind
from desktop.core.retouch import BrushKind, Touch
from desktop.core.strokes import Stroke
from desktop.core.types import Box
from desktop.gui.edit_history import EditHistory

DAB = Stroke(((5.0, 5.0),), 3.0)
MARK = Mark(MarkKind.KEEP, DAB)
TOUCH = Touch(BrushKind.ERASE, DAB)


def test_steps_are_undone_and_redone_one_by_one() -> None:
    history = EditHistory()
    history.add_mark(MARK)
    history.add_touch(TOUCH)
    history.set_box(Box(0, 0, 4, 4))
    history.undo()
    history.undo()
    after_two = history.edits
    history.redo()

    assert after_two.guidance.marks == (MARK,)
    assert not after_two.retouch
    assert history.edits.retouch.touches == (TOUCH,)
    assert history.can_redo


def test_new_step_forgets_what_was_undone() -> None:
    history = EditHistory()
    history.add_mark(MARK)
    history.undo()
    history.add_touch(TOUCH)

    assert not history.can_redo
    assert history.edits.guidance.marks == ()


def test_undoing_everything_leaves_nothing_to_lose() -> None:
    history = EditHistory()
    history.add_touch(TOUCH)
    changed = history.is_changed
    history.undo()

    assert changed
    assert not history.is_changed


def test_stopped_step_cannot_be_redone() -> None:
    history = EditHistory()
    history.add_mark(MARK)
    history.set_box(Box(0, 0, 4, 4))
    history.take_back()

    assert history.edits.guidance.marks == (MARK,)
    assert not history.can_redo


def test_same_box_is_no_step_and_clearing_is_one() -> None:
    history = EditHistory()
    history.set_box(None)
    no_step = history.can_undo
    history.add_mark(MARK)
    history.clear()
    cleared = history.edits
    history.undo()

    assert not no_step
    assert cleared == NO_EDITS
    assert history.edits == Edits(history.edits.guidance)
    assert history.edits.guidance.marks == (MARK,)


def test_kept_edits_are_what_an_undo_is_measured_by() -> None:
    history = EditHistory()
    history.add_mark(MARK)
    history.keep()
    kept = history.is_changed
    history.undo()

    assert not kept
    assert history.is_changed
