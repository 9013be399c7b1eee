"""A pair of photos in the viewer: loading both, stepping through the others, their difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.core.difference import Difference, difference
from desktop.core.pyramid import Pyramid
from desktop.core.types import Photo, PhotoId, Problem
from desktop.gui import wording
from desktop.gui.background import Background
from desktop.gui.compare_view import CompareView
from desktop.gui.photo_loader import PhotoLoader
from desktop.gui.style import Theme
from desktop.gui.tile_store import TileStore, Viewed
from desktop.gui.verdict_row import VerdictRow
from desktop.gui.viewer_bar import DIFFERENCE, DIVIDER, SIDE_BY_SIDE


@dataclass(frozen=True, slots=True)
class Pair:
    """Two photos. others: those that may take the second's place, with it.  title: the product's."""

    first: Photo
    second: Photo
    others: tuple[Photo, ...]
    title: str = ""

    @property
    def ids(self) -> tuple[PhotoId, PhotoId]:
        return self.first.id, self.second.id

    def swapped(self) -> Pair:
        """B is A; the others are those of before."""
        others = tuple(self.first if one.id == self.second.id else one for one in self.others)
        return Pair(self.second, self.first, others, self.title)

    def stepped(self, by: int) -> Pair:
        """With another second photo; the same at the end of the row."""
        row = [one.id for one in self.others]
        at = row.index(self.second.id) + by if self.second.id in row else 0
        return replace(self, second=self.others[at]) if 0 <= at < len(row) else self

    @property
    def number(self) -> int:
        """Which of the others the second photo is, from 1."""
        row = [one.id for one in self.others]
        return row.index(self.second.id) + 1 if self.second.id in row else 1


class Comparison(QObject):
    """Shows a pair; what is said about it is the owner's to carry out."""

    shown = Signal(object)
    """The Pair that is shown now."""
    failed = Signal(object)
    """The Problem for which a photo could not be loaded."""

    def __init__(
        self, theme: Theme, store: TileStore, loader: PhotoLoader, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._loader = loader
        self._background = background
        self.view = CompareView(theme, store)
        self.row = VerdictRow(theme)
        self._pair: Pair | None = None
        self._mode = DIVIDER
        self._loaded: dict[PhotoId, Viewed] = {}

    @property
    def pair(self) -> Pair | None:
        """None while no pair is compared."""
        return self._pair

    @property
    def mode(self) -> int:
        return self._mode

    @property
    def is_ready(self) -> bool:
        """Whether both photos are loaded."""
        return self._pair is not None and all(id in self._loaded for id in self._pair.ids)

    def begin(self, mode: int, pair: Pair) -> None:
        """Compare a pair, side by side or by difference."""
        self._mode = mode
        self.view.setCurrentIndex(1 if mode == DIFFERENCE else 0)
        self._show(pair)

    def end(self) -> None:
        for name in ("compare-a", "compare-b", "difference"):
            self._background.stop(name)
        self._pair = None
        self._mode = DIVIDER
        self._loaded = {}
        self.view.forget()

    def step(self, by: int) -> None:
        """Another photo in the place of B."""
        if self._pair is not None and (following := self._pair.stepped(by)) is not self._pair:
            self._show(following)

    def swap(self) -> None:
        if self._pair is not None:
            self._show(self._pair.swapped())

    def refresh(self, photos: Sequence[Photo]) -> None:
        """What is known of some photos changed."""
        pair = self._pair
        if pair is None:
            return
        known = {photo.id: photo for photo in photos}
        others = tuple(known.get(one.id, one) for one in pair.others)
        first, second = known.get(pair.first.id, pair.first), known.get(pair.second.id, pair.second)
        self._pair = Pair(first, second, others, pair.title)

    def _show(self, pair: Pair) -> None:
        self._pair = pair
        self._loaded = {id: viewed for id, viewed in self._loaded.items() if id in pair.ids}
        self.shown.emit(pair)
        for name, photo in (("compare-a", pair.first), ("compare-b", pair.second)):
            if photo.id not in self._loaded:
                self._loader.load(name, photo, partial(self._on_loaded, photo), self.failed.emit)
        if self.is_ready:
            self._show_loaded()

    def _on_loaded(self, photo: Photo, viewed: Viewed) -> None:
        if self._pair is not None and photo.id in self._pair.ids:
            self._loaded[photo.id] = viewed
            if self.is_ready:
                self._show_loaded()

    def _show_loaded(self) -> None:
        pair = self._pair
        if pair is None:
            return
        first, second = (self._loaded[id] for id in pair.ids)
        if self._mode == SIDE_BY_SIDE:
            self.view.show_pair(first, second, (_facts(pair.first), _facts(pair.second)))
        elif first.has_cutout and second.has_cutout:
            self._show_difference(first.pyramid, second.pyramid)
        else:
            self.failed.emit(Problem("cut", self.tr("Only photos that are cut out can be subtracted."), ""))

    def _show_difference(self, first: Pyramid, second: Pyramid) -> None:
        def done(found: Difference) -> None:
            percent = wording.number(round(found.share * 100))
            text = self.tr("{percent} % of the product differs. Red is what differs, grey what is the same.")
            self.view.show_difference(Viewed.new(Pyramid.of(found.picture)), text.format(percent=percent))

        self._background.run(
            "difference",
            lambda _: difference((first.rgbs[0], first.alphas[0]), (second.rgbs[0], second.alphas[0])),
            done,
            failed=self.failed.emit,
        )


def _facts(photo: Photo) -> str:
    size = f" · {photo.width_px} \N{MULTIPLICATION SIGN} {photo.height_px}" if photo.width_px else ""
    return f"{photo.path.name}{size}"
