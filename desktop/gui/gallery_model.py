"""The gallery's rows: headers and photos in one flat list, changed in place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.types import Photo, PhotoId
from desktop.gui import wording
from desktop.gui.row_changes import Change, Insert, Move, Remove, Reorder, changes
from desktop.gui.sections import Section, SectionKey
from desktop.gui.shoot_state import Badge, ShootState
from desktop.gui.texts import tr

Index = QModelIndex | QPersistentModelIndex
RowKey = PhotoId | SectionKey

_MOST_STEPS = 60
"""Each step numbers all rows anew (1 ms for 10,000); another arrangement altogether is cheaper at once."""


@dataclass(frozen=True, slots=True)
class Tile:
    """What a photo's row shows. fraction: how far the work on it is, 0..1."""

    photo: Photo
    fraction: float
    badges: tuple[Badge, ...]
    is_dropped: bool = False


class GalleryModel(QAbstractListModel):
    """Rows follow the sections that are shown; a tile's contents come from the state when it is painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = ShootState()
        self._sections: dict[SectionKey, Section] = {}
        self._keys: list[RowKey] = []
        self._row_of: dict[RowKey, int] = {}

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(self._sections.values())

    def open(self, state: ShootState) -> None:
        """Begin with another shoot, without rows."""
        self.beginResetModel()
        self._state = state
        self._sections = {}
        self._keys = []
        self._row_of = {}
        self.endResetModel()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Turn the rows into those of these sections; rows that stay are never reset."""
        before = self._sections
        after = {section.key: section for section in sections}
        keys: list[RowKey] = []
        for section in sections:
            keys.append(section.key)
            if not section.folded:
                keys.extend(section.photos)
        self._sections = {**before, **after}  # rows on their way out still need their header's text
        steps = list(changes(self._keys, keys))
        if len(steps) > _MOST_STEPS:
            self._start_over(keys)
        else:
            for step in steps:
                self._carry_out(step)
        self._sections = after
        for key, section in after.items():
            if key in before and before[key] != section:
                self._tell_changed(self._row_of[key])

    def refresh(self, photos: Iterable[PhotoId]) -> None:
        """Say that what is known of these photos changed."""
        for photo in photos:
            row = self._row_of.get(photo)
            if row is not None:
                self._tell_changed(row)

    def refresh_all(self) -> None:
        """Say that anything may look different: another language, other groups."""
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def row_of(self, key: RowKey) -> int | None:
        """The row of a photo, or of a section's header."""
        return self._row_of.get(key)

    def key(self, row: int) -> RowKey:
        return self._keys[row]

    def section(self, row: int) -> Section | None:
        """The section whose header a row is; None for a photo."""
        key = self._keys[row]
        return self._sections[key] if isinstance(key, tuple) else None

    def photo(self, row: int) -> Photo | None:
        """The photo of a row; None for a header."""
        key = self._keys[row]
        return None if isinstance(key, tuple) else self._state.photos.get(key)

    def tile(self, row: int) -> Tile | None:
        """What a photo's row shows; None for a header."""
        photo = self.photo(row)
        if photo is None:
            return None
        state = self._state
        return Tile(photo, state.fraction(photo.id), state.badges(photo), state.is_dropped(photo.id))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._keys[index.row()], tuple):
            return Qt.ItemFlag.NoItemFlags  # the cursor and ranges step over headers
        flag = Qt.ItemFlag
        usual = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return usual | flag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        section = self.section(index.row())
        tile = self.tile(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.photo.path.name if tile else wording.section_title(section) if section else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(tile) if tile else self._spoken_header(section) if section else None
        if role == Qt.ItemDataRole.ToolTipRole and tile is not None:
            badges = (self._explained(badge, tile) for badge in tile.badges)
            dropped = [self.tr("Dropped: it is left out of exports")] if tile.is_dropped else []
            return "\n".join([tile.photo.path.name, *badges, *dropped])
        return None

    def _explained(self, badge: Badge, tile: Tile) -> str:
        """A badge's words, with the reason of a photo that is suggested as the best."""
        words = wording.badge_label(badge, tile.photo)
        group = self._state.group_of(tile.photo.id)
        keep = self._state.keeps.get(group.id) if group is not None else None
        if badge is Badge.BEST and keep is not None and keep.photo == tile.photo.id:
            return f"{words}. {wording.keep_reason(keep)}"
        return words

    def _spoken(self, tile: Tile) -> str:
        group = self._state.group_of(tile.photo.id)
        words = [tile.photo.path.name, *(wording.badge_label(b, tile.photo) for b in tile.badges)]
        if tile.is_dropped:
            words.append(self.tr("dropped"))
        if group is not None:
            words.insert(
                1,
                self.tr("photo {place} of {count}").format(
                    place=group.photos.index(tile.photo.id) + 1, count=len(group.photos)
                ),
            )
        return ", ".join(words)

    @staticmethod
    def _spoken_header(section: Section) -> str:
        words = [wording.section_title(section), wording.section_count(section)]
        if section.accepted:
            words.append(tr("Accepted"))
        elif section.band:
            words.append(wording.band_label(section.band))
        return ", ".join(words)

    def _tell_changed(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def _carry_out(self, change: Change[RowKey]) -> None:
        root = QModelIndex()
        match change:
            case Remove(first, last):
                self.beginRemoveRows(root, first, last)
                del self._keys[first : last + 1]
                self._number()
                self.endRemoveRows()
            case Insert(first, keys):
                self.beginInsertRows(root, first, first + len(keys) - 1)
                self._keys[first:first] = keys
                self._number()
                self.endInsertRows()
            case Move(source, target):
                # Qt counts the target before the row is taken out.
                self.beginMoveRows(root, source, source, root, target + 1 if target > source else target)
                self._keys.insert(target, self._keys.pop(source))
                self._number()
                self.endMoveRows()
            case Reorder(keys):
                self._reorder(list(keys))

    def _start_over(self, keys: list[RowKey]) -> None:
        self.beginResetModel()
        self._keys = keys
        self._number()
        self.endResetModel()

    def _reorder(self, keys: list[RowKey]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._keys[index.row()] for index in before]
        self._keys = keys
        self._number()
        self.changePersistentIndexList(before, [self.index(self._row_of[key]) for key in held])
        self.layoutChanged.emit()

    def _number(self) -> None:
        self._row_of = {key: row for row, key in enumerate(self._keys)}
