"""Write the cutouts of a shoot, and which photo belongs to which product."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.app.delivery import Delivered
from desktop.app.orders import Order, places_of
from desktop.app.photo_work import PhotoWork
from desktop.app.room_check import exported_bytes, room_notices, still_needed
from desktop.core.files import write_atomically
from desktop.core.outputs import Found, FoundPhoto, PlannedOutput
from desktop.core.types import Checkpoint, Group, Photo, PhotoId, Problem, ShootId
from desktop.store.groups import GroupStore
from desktop.store.library import Library

GROUPS_FILE = "groups.csv"


class Export:
    """One export: where each cutout goes, decided before anything is written."""

    def __init__(
        self,
        library: Library,
        groups: GroupStore,
        shoot: ShootId,
        photos: Sequence[Photo],
        folder: Path,
        order: Order | None = None,
    ) -> None:
        """Below the folder as below the folders that were added. order: the transparent master without one.

        Raises UsageError when folder is a file.
        """
        order = order or Order()
        if order.needs_groups:
            places = places_of(groups.groups(shoot))
            photos = [photo for photo in photos if photo.id in places]
        else:
            places = {}
        found = Found(tuple(FoundPhoto(photo.path, library.root_of(photo.id)) for photo in photos))
        plans = order.plan(
            found,
            folder,
            is_ours=library.is_output,
            products={photo.path: places[photo.id] for photo in photos if photo.id in places},
        )
        plan_of = {plan.source.path: plan for plan in plans}
        self._groups = groups
        self._shoot = shoot
        self._folder = folder
        self._photos = {photo.id: photo for photo in photos}
        self._targets = {photo.id: plan_of[photo.path].targets for photo in photos}
        self._outputs = {
            photo.id: tuple(output for _, output in plan_of[photo.path].outputs) for photo in photos
        }

    @property
    def photos(self) -> Mapping[PhotoId, Photo]:
        """Those that are written."""
        return self._photos

    @property
    def outputs(self) -> Mapping[PhotoId, tuple[PlannedOutput, ...]]:
        """The files of each photo, one a recipe."""
        return self._outputs

    def room_notices(self) -> tuple[Problem, ...]:
        """What to tell when it will probably not fit."""
        return room_notices([(self._folder, self._needed_bytes())])

    def still_needed(self, left: int) -> str:
        """What so many of the photos still need, as a sentence."""
        return still_needed(self._needed_bytes() * left // max(1, len(self._photos)), left)

    def _needed_bytes(self) -> int:
        return exported_bytes(tuple(self._photos.values()))

    def write_one(self, work: PhotoWork, id: PhotoId, checkpoint: Checkpoint) -> tuple[Delivered, ...]:
        """Render one photo from its kept matte and write its files. Raises AppError."""
        return work.export(self._photos[id], self._targets[id], checkpoint)

    def write_table(self) -> None:
        """Write which photo belongs to which product. Raises OutputError."""
        names = {
            id: targets[0][1].relative_to(self._folder).as_posix() for id, targets in self._targets.items()
        }
        groups, duplicates = self._groups.groups(self._shoot), self._groups.duplicates(self._shoot)
        write_groups(self._folder / GROUPS_FILE, names, groups, duplicates)


def write_groups(
    file: Path,
    names: Mapping[PhotoId, str],
    groups: Sequence[Group],
    duplicates: Mapping[PhotoId, PhotoId],
) -> None:
    """Write GROUPS.csv: file, group, confidence (certain, likely, possible; empty for one photo alone),
    duplicate_of.

    names: what each photo is called in the file, in the order of the rows. Raises OutputError.
    """
    number_of = {photo: number for number, group in enumerate(groups, 1) for photo in group.photos}
    band_of = {photo: group.band for group in groups for photo in group.photos}
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["file", "group", "confidence", "duplicate_of"])
    for photo, name in names.items():
        if photo in number_of:
            original = duplicates.get(photo)
            writer.writerow(
                [name, number_of[photo], band_of[photo] or "", names.get(original, "") if original else ""]
            )
    write_atomically(file, table.getvalue().encode())
