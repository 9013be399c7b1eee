"""From matte to finished files: rendered, written, read back and judged, for every way there is to export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.app.orders import Target
from desktop.core.backgrounds import Backdrops
from desktop.core.files import write_atomically
from desktop.core.imaging import Picture
from desktop.core.judge import Judgement, judge_file
from desktop.core.marketplaces import Marketplace
from desktop.core.rendering import Rendered, render
from desktop.core.stages import Stopwatch
from desktop.core.subject import Subject
from desktop.core.types import Alpha, Checkpoint


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that was written. judgement: None where no marketplace has a say."""

    path: Path
    recipe: str
    size_bytes: int
    width_px: int
    height_px: int
    quality: int
    enlarged: float
    warnings: tuple[str, ...] = ()
    judgement: Judgement | None = None


class Delivery:
    """Writes the files of photos. Any thread may call; background pictures are read once for all photos."""

    def __init__(self, marketplaces: Mapping[str, Marketplace], *, strip_gps: bool = False) -> None:
        """strip_gps: leave out where the photos were taken."""
        self._marketplaces = marketplaces
        self._strip_gps = strip_gps
        self._backdrops = Backdrops()

    def write(
        self,
        picture: Picture,
        alpha: Alpha,
        targets: Sequence[Target],
        watch: Stopwatch,
        checkpoint: Checkpoint,
    ) -> tuple[Delivered, ...]:
        """Render, write and judge one photo's files. Raises AppError; what was written before stays whole.

        checkpoint: between files, with the share of them that is done.
        """
        subject = Subject(picture.rgb, alpha)
        metadata = picture.metadata.without_place() if self._strip_gps else picture.metadata
        files = []
        for number, (recipe, target) in enumerate(targets):
            if number:
                checkpoint(number / len(targets))
            with watch.stage("render"):
                rendered = render(subject, recipe, metadata=metadata, backdrops=self._backdrops)
            with watch.stage("write"):
                write_atomically(target, rendered.data)
            marketplace = self._marketplaces.get(recipe.marketplace)
            judgement = None
            if marketplace is not None:
                with watch.stage("judge"):
                    judgement = judge_file(target, marketplace)
            files.append(_delivered(target, recipe.name, rendered, judgement))
        return tuple(files)


def _delivered(target: Path, recipe: str, rendered: Rendered, judgement: Judgement | None) -> Delivered:
    return Delivered(
        target,
        recipe,
        len(rendered.data),
        rendered.width,
        rendered.height,
        rendered.quality,
        rendered.enlarged,
        rendered.warnings,
        judgement,
    )
