"""What another grouping would change, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.changes import Changes, Merge, Split
from desktop.core.types import Group, GroupId, Photo, PhotoId
from desktop.gui import wording
from desktop.gui.merge_bar import name_of
from desktop.gui.shoot_state import ShootState
from desktop.gui.texts import tr

MOST_THUMBS = 5


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A product that takes others in, or that photos leave. show: the photo to go to."""

    is_merge: bool
    title: str
    reason: str
    photos: tuple[Photo, ...]
    show: PhotoId


def change_rows(state: ShootState, changes: Changes) -> list[ChangeRow]:
    """The merges, then the splits, in the order of the products."""
    groups = {group.id: group for group in state.groups}
    merges = [
        _row(state, groups[merge.group], merge.photos, _merged(state, groups, merge.taken), _new_link(merge))
        for merge in changes.merges
        if merge.group in groups
    ]
    splits = [
        _row(state, groups[split.group], split.photos, "", _lost_link(split))
        for split in changes.splits
        if split.group in groups
    ]
    return [*merges, *splits]


class ChangeRows(QAbstractListModel):
    """The list of changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ChangeRow] = []

    def show_rows(self, rows: Sequence[ChangeRow]) -> None:
        if self.rows != list(rows):
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.title}. {row.reason}"
        return row.title if role == Qt.ItemDataRole.ToolTipRole else None


def _row(state: ShootState, group: Group, photos: Sequence[PhotoId], others: str, reason: str) -> ChangeRow:
    name = name_of(state, group)
    title = f"{name} + {others}" if others else name
    order = (*group.photos[:2], *photos) if others else (*photos, *group.photos)
    shown = [state.photos[photo] for photo in dict.fromkeys(order) if photo in state.photos]
    return ChangeRow(bool(others), title, reason, tuple(shown[:MOST_THUMBS]), photos[0])


def _merged(state: ShootState, groups: dict[GroupId, Group], taken: Sequence[GroupId]) -> str:
    names = [name_of(state, groups[id]) for id in taken if id in groups]
    if len(names) > 2:
        return tr("%Ln other(s)", "", len(names))
    return " + ".join(names)


def _new_link(merge: Merge) -> str:
    link = merge.link
    if link is None:
        return tr("Put together with the rest of the product")
    strong = wording.strong_signals(link.signals)
    text = tr("Strongest new link {score}: {why}") if strong else tr("Strongest new link {score}")
    return text.format(score=f"{link.score:.2f}", why=strong)


def _lost_link(split: Split) -> str:
    leave = tr("%Ln photo(s) leave it", "", len(split.photos))
    if split.link is None:
        return leave
    text = tr("{leave}; strongest link left {score}")
    return text.format(leave=leave, score=f"{split.link.score:.2f}")
