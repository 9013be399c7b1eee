"""Exports as the window asks for them: recipes, a look at what they give, what is written where; doing it."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.app.contact_sheet import write_sheet
from desktop.app.delivery import Delivered
from desktop.app.events import Event, Exported, Noticed
from desktop.app.export import Export
from desktop.app.export_result import ExportResult
from desktop.app.orders import Order
from desktop.app.photo_batch import BatchPlan
from desktop.app.photo_work import PhotoWork
from desktop.app.pictures import Pictures
from desktop.app.recipe_book import known_marketplaces, known_recipes
from desktop.app.studio import Studio
from desktop.core.errors import AppError, UsageError
from desktop.core.judge import Judgement, judge_file
from desktop.core.marketplaces import Marketplace
from desktop.core.outputs import PlannedOutput
from desktop.core.recipe_files import RecipeBook
from desktop.core.recipe_writing import free_name, save_recipe
from desktop.core.recipes import Recipe
from desktop.core.rendering import render
from desktop.core.subject import Subject
from desktop.core.types import Photo, PhotoId, PhotoState, Problem, RgbaImage, RgbImage, ShootId
from desktop.jobs import JobContext
from desktop.paths import Places
from desktop.store.groups import GroupStore
from desktop.store.library import Library

SHEET_FILE = "contact-sheet.html"
_PREVIEW_PX = 520


@dataclass(frozen=True, slots=True)
class Preview:
    """One photo as a recipe has it. picture: RGB or straight RGBA, at most 520 px long.  seconds: it took."""

    picture: RgbImage | RgbaImage
    width_px: int
    height_px: int
    size_bytes: int
    warnings: tuple[str, ...]
    judgement: Judgement | None
    seconds: float


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written of which photos of a shoot. sheet: whether a contact sheet comes with it."""

    shoot: ShootId
    photos: tuple[PhotoId, ...]
    folder: Path
    order: Order
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What a wish comes to, before anything is written.

    outputs: in the order of the photos.  left_out: photos that are in no product, where names need one.
    """

    outputs: tuple[PlannedOutput, ...]
    left_out: int = 0

    @property
    def renamed(self) -> tuple[PlannedOutput, ...]:
        """Those whose plain name is taken, so that they get a number."""
        return tuple(output for output in self.outputs if output.renamed)

    @property
    def replaced(self) -> tuple[PlannedOutput, ...]:
        """Those that take the place of a file that is there."""
        return tuple(output for output in self.outputs if output.replaces)


class Exporting:
    """For worker threads, except where it says otherwise."""

    def __init__(
        self,
        places: Places,
        library: Library,
        groups: GroupStore,
        pictures: Pictures,
        studio: Studio,
        tell: Callable[[Event], None],
        begin: Callable[[BatchPlan, Sequence[PhotoId]], None],
    ) -> None:
        """begin: starts a batch; raises UsageError while another runs."""
        self._places = places
        self._library = library
        self._groups = groups
        self._pictures = pictures
        self._studio = studio
        self._tell = tell
        self._begin = begin

    @property
    def recipes_folder(self) -> Path:
        """Where the user's own recipes are."""
        return self._places.recipes

    def recipes(self) -> RecipeBook:
        """The program's recipes and the user's, read anew."""
        return known_recipes(self._places)

    def recipe_name(self, title: str) -> str:
        """The name of a new recipe of this title."""
        book = self.recipes()
        return free_name(title, {*book.recipes, *book.problems})

    def save_recipe(self, recipe: Recipe) -> Recipe:
        """Keep one of the user's own recipes. Raises UsageError, OutputError."""
        return save_recipe(recipe, self._places.recipes, known_marketplaces())

    def remove_recipe(self, name: str) -> None:
        """Forget one of the user's own recipes; the program's of that name is there again."""
        (self._places.recipes / f"{name}.toml").unlink(missing_ok=True)

    def marketplaces(self) -> Mapping[str, Marketplace]:
        return known_marketplaces()

    def subject(self, photo: PhotoId) -> Subject:
        """A photo to be looked at by any number of recipes; for one thread. Raises AppError."""
        rgb, alpha = self._pictures.whole(photo)
        if alpha is None:
            raise UsageError("This photo is not cut out yet.", "Choose one that is.")
        return Subject(rgb, alpha)

    def preview(self, subject: Subject, recipe: Recipe) -> Preview:
        """A photo by a recipe, rendered and judged as an export would. Raises AppError."""
        started_s = time.monotonic()
        rendered = render(subject, recipe)
        judgement = None
        shop = known_marketplaces().get(recipe.marketplace)
        if shop is not None:
            with tempfile.TemporaryDirectory(prefix="bg-remover-") as folder:
                file = Path(folder) / f"preview{recipe.format.suffix}"
                file.write_bytes(rendered.data)
                judgement = judge_file(file, shop)
        seconds = time.monotonic() - started_s
        with Image.open(io.BytesIO(rendered.data)) as opened:
            has_alpha = opened.mode in ("RGBA", "LA", "PA")
            opened.thumbnail((_PREVIEW_PX, _PREVIEW_PX))
            picture = np.asarray(opened.convert("RGBA" if has_alpha else "RGB"), np.uint8)
        return Preview(
            picture,
            rendered.width,
            rendered.height,
            len(rendered.data),
            rendered.warnings,
            judgement,
            seconds,
        )

    def plan(self, wish: ExportWish) -> ExportPlan:
        """What would be written. Raises UsageError."""
        export = self._export(wish)
        outputs = tuple(output for planned in export.outputs.values() for output in planned)
        return ExportPlan(outputs, len(wish.photos) - len(export.photos))

    def start(self, wish: ExportWish) -> None:
        """Write it all; returns at once, Exported comes at the end. Any thread.

        Raises UsageError while a batch runs, and when there is nothing to write.
        """
        export = self._export(wish)
        if not export.photos or not wish.order.recipes:
            raise UsageError("There are no cutouts to export.", "Add photos first.")
        run = _Run(export, wish, self._studio, self._tell)

        def last(context: JobContext) -> None:
            del context
            try:
                export.write_table()
                run.write_sheet(self._pictures, self._groups)
            except AppError as error:
                self._tell(Noticed(error.problem))
            self._tell(Exported(run.result()))

        plan = BatchPlan("export", run.one, run.ended, last, short=export.still_needed)
        self._begin(plan, list(export.photos))
        for notice in export.room_notices():
            self._tell(Noticed(notice))

    def start_all(
        self, shoot: ShootId | None, photos: Sequence[Photo], dropped: Container[PhotoId], folder: Path
    ) -> None:
        """Write the transparent masters of those that are cut out and not dropped, as start does."""
        done = tuple(one.id for one in photos if one.state is PhotoState.DONE and one.id not in dropped)
        if shoot is None or not done:
            raise UsageError("There are no cutouts to export.", "Add photos first.")
        self.start(ExportWish(shoot, done, folder, Order()))

    def _export(self, wish: ExportWish) -> Export:
        wanted = set(wish.photos)
        photos = [
            photo
            for photo in self._library.photos(wish.shoot)
            if photo.id in wanted and photo.state is PhotoState.DONE
        ]
        return Export(self._library, self._groups, wish.shoot, photos, wish.folder, wish.order)


class _Run:
    """One export while it runs; the workers of the batch call it."""

    def __init__(
        self, export: Export, wish: ExportWish, studio: Studio, tell: Callable[[Event], None]
    ) -> None:
        self._tell = tell
        self._export = export
        self._wish = wish
        self._studio = studio
        self._started_s = time.monotonic()
        self._files: dict[PhotoId, tuple[Delivered, ...]] = {}
        self._failed: dict[PhotoId, Problem] = {}
        self._sheet: Path | None = None

    def one(self, id: PhotoId, context: JobContext) -> None:
        work: PhotoWork = self._studio.loaded()[1]
        if self._wish.order.strip_gps:
            work = work.without_place()
        self._files[id] = self._export.write_one(work, id, context.checkpoint)

    def ended(self, id: PhotoId, problem: Problem | None) -> None:
        if problem is not None:
            self._failed[id] = problem
            self._tell(Noticed(problem))

    def write_sheet(self, pictures: Pictures, groups: GroupStore) -> None:
        """The contact sheet of what was written, if it is wished for. Raises OutputError."""
        if self._wish.sheet:
            self._sheet = self._wish.folder / SHEET_FILE
            shoot_groups = groups.groups(self._wish.shoot)
            photos: Mapping[PhotoId, Photo] = self._export.photos
            duplicates = groups.duplicates(self._wish.shoot)
            write_sheet(self._sheet, shoot_groups, photos, self._files, pictures, duplicates=duplicates)

    def result(self) -> ExportResult:
        photos = self._export.photos
        done = len(self._files) + len(self._failed)
        return ExportResult(
            self._wish.folder,
            {id: self._files[id] for id in photos if id in self._files},
            {id: self._failed[id] for id in photos if id in self._failed},
            {id: photo.path.name for id, photo in photos.items()},
            sum(len(planned) for planned in self._export.outputs.values()),
            time.monotonic() - self._started_s,
            stopped=done < len(photos),
            sheet=self._sheet,
        )
