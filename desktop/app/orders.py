"""What is to be written of each photo, and under which names: decided before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from desktop.core.errors import UsageError
from desktop.core.naming import NameTemplate, NameValues
from desktop.core.outputs import Found, FoundPhoto, Names, PlannedOutput, plan_outputs
from desktop.core.recipes import MASTER, Recipe
from desktop.core.types import Group, PhotoId

Target = tuple[Recipe, Path]
"""A recipe and the file it is to be written to."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a photo is among the products. number: of its group, from 1.  place: in the group, from 1."""

    product: str
    number: int
    place: int


@dataclass(frozen=True, slots=True)
class PhotoPlan:
    """The files of one photo, one a recipe."""

    source: FoundPhoto
    outputs: tuple[tuple[Recipe, PlannedOutput], ...]

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple((recipe, output.target) for recipe, output in self.outputs)


@dataclass(frozen=True, slots=True)
class Order:
    """One file a recipe for each photo.

    names: for all of them; without it each recipe's own holds.  strip_gps: leave out where it was taken.
    apart: whether each recipe gets a folder of its own; None where that is needed to tell the files apart.
    """

    recipes: tuple[Recipe, ...] = (MASTER,)
    names: NameTemplate | None = None
    strip_gps: bool = False
    apart: bool | None = None

    @property
    def needs_groups(self) -> bool:
        """Whether the names can only be told once the photos are grouped."""
        return any(template.needs_groups for template in map(self._template, self.recipes) if template)

    def refuse_groups(self) -> None:
        """Raise UsageError when the names ask for groups, for what does not group."""
        for recipe in self.recipes:
            template = self._template(recipe)
            if template is not None and template.needs_groups:
                raise UsageError(
                    f"The name {template.text!r} needs to know the products, which cutout does not look for.",
                    "Use process, or a name with {original} and {sequence}.",
                )

    def plan(
        self,
        found: Found,
        folder: Path,
        *,
        is_ours: Callable[[Path], bool] = lambda _: False,
        products: Mapping[Path, Place] | None = None,
    ) -> tuple[PhotoPlan, ...]:
        """The files of each photo, in the order of found.photos.

        With several recipes each gets a folder of its own, unless its names tell the recipe themselves, or
        `apart` says otherwise.
        products: by the photos' paths; where the names need them, for all photos.
        Raises UsageError when folder is a file.
        """
        names = Names(found, is_ours)
        columns: list[Sequence[PlannedOutput]] = []
        for recipe in self.recipes:
            template = self._template(recipe)
            is_apart = self.apart
            if is_apart is None:
                is_apart = len(self.recipes) > 1 and (template is None or "recipe" not in template.fields)
            name_of = _namer(template, recipe, found, products or {}) if template else None
            columns.append(
                plan_outputs(
                    found,
                    folder / recipe.name if is_apart else folder,
                    recipe.format.suffix,
                    name_of=name_of,
                    names=names,
                )
            )
        return tuple(
            PhotoPlan(outputs[0].source, tuple(zip(self.recipes, outputs, strict=True)))
            for outputs in zip(*columns, strict=True)
        )

    def _template(self, recipe: Recipe) -> NameTemplate | None:
        if self.names is not None:
            return self.names
        return NameTemplate.parse(recipe.file_name) if recipe.file_name else None


def places_of(groups: Sequence[Group]) -> dict[PhotoId, Place]:
    """Where each photo is among the groups, which are in display order."""
    return {
        photo: Place(group.name or f"Product {number}", number, place)
        for number, group in enumerate(groups, 1)
        for place, photo in enumerate(group.photos, 1)
    }


def _namer(
    template: NameTemplate, recipe: Recipe, found: Found, products: Mapping[Path, Place]
) -> Callable[[FoundPhoto], PurePath]:
    """What gives a photo's path below the folder, without suffix."""
    running = {photo.path: number for number, photo in enumerate(found.photos, 1)}

    def name_of(photo: FoundPhoto) -> PurePath:
        place = products[photo.path] if template.needs_groups else Place("", 0, running[photo.path])
        values = NameValues(photo.relative.stem, recipe.name, place.place, place.product, place.number)
        path = template.fill(values)
        # A template that says folders says all of them; one that is a mere name keeps the photo's.
        return path if template.has_folders or template.needs_groups else photo.relative.parent / path

    return name_of
