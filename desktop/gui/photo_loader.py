"""Whole photos for the viewer: decoded in the background, the last few kept, the next one made ready."""

from __future__ import annotations

import collections
from collections.abc import Callable
from typing import Protocol

from desktop.core.pyramid import Pyramid
from desktop.core.types import Alpha, Photo, PhotoId, Problem, RgbImage
from desktop.gui.background import Background
from desktop.gui.tile_store import Viewed
from desktop.jobs import JobContext

_KEPT_BYTES = 640 * 2**20
_AHEAD_PIXELS = 30_000_000
"""A larger photo is not made ready before it is asked for."""

Key = tuple[PhotoId, int]


class WholePictures(Protocol):
    """Where they come from; any thread may call. Raises AppError."""

    def whole_picture(self, photo: PhotoId) -> tuple[RgbImage, Alpha | None]: ...


class PhotoLoader:
    """For the GUI thread."""

    def __init__(self, source: WholePictures, background: Background) -> None:
        self._source = source
        self._background = background
        self._kept: collections.OrderedDict[Key, Viewed] = collections.OrderedDict()

    def find(self, photo: Photo) -> Viewed | None:
        """A photo that is loaded."""
        viewed = self._kept.get(_key(photo))
        if viewed is not None:
            self._kept.move_to_end(_key(photo))
        return viewed

    def load(
        self,
        name: str,
        photo: Photo,
        done: Callable[[Viewed], None],
        failed: Callable[[Problem], None],
    ) -> None:
        """Have a photo loaded; another of the same name is given up for it."""
        known = self.find(photo)
        if known is not None:
            self._background.stop(name)
            done(known)
            return

        def arrived(viewed: Viewed) -> None:
            self._keep(photo, viewed)
            done(viewed)

        self._background.run(name, self._task(photo), arrived, failed=failed)

    def prepare(self, photo: Photo | None) -> None:
        """Load the photo that will probably come next, after everything else."""
        if photo is None or self.find(photo) is not None:
            return
        if photo.width_px * photo.height_px <= _AHEAD_PIXELS:
            self._background.run(
                "ahead", self._task(photo), lambda viewed: self._keep(photo, viewed), urgent=False
            )

    def forget(self) -> None:
        """Give the memory back."""
        self._background.stop("ahead")
        self._kept.clear()

    def _task(self, photo: Photo) -> Callable[[JobContext], Viewed]:
        def task(context: JobContext) -> Viewed:
            rgb, alpha = self._source.whole_picture(photo.id)
            context.checkpoint(0.7)
            return Viewed.new(Pyramid.of(rgb, alpha))

        return task

    def _keep(self, photo: Photo, viewed: Viewed) -> None:
        self._kept[_key(photo)] = viewed
        while (
            len(self._kept) > 1 and sum(one.pyramid.size_bytes for one in self._kept.values()) > _KEPT_BYTES
        ):
            self._kept.popitem(last=False)


def _key(photo: Photo) -> Key:
    return photo.id, photo.revision
