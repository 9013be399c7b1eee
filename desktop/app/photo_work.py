"""One photo of the library, from its file to matte, features and output; what is known is not done again."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from desktop.app.delivery import Delivered, Delivery
from desktop.app.engine import Engine
from desktop.app.orders import Target
from desktop.app.recipe_book import known_marketplaces
from desktop.app.stamped import decode_unchanged, stamped
from desktop.core.compose import compose, subject_box
from desktop.core.edits import NO_EDITS, Edits, edited, has_edits
from desktop.core.features import FEATURES_VERSION, FeatureExtractor, Features
from desktop.core.guidance import Guidance
from desktop.core.imaging import Picture, decode, digest_of, pixel_count
from desktop.core.matting import Matte
from desktop.core.quality import judge
from desktop.core.recipes import Recipe
from desktop.core.resampling import resize_rgba
from desktop.core.retouch import retouched
from desktop.core.stages import Stopwatch, part_of
from desktop.core.traits import Traits, measure_traits
from desktop.core.types import Alpha, Checkpoint, Photo, PhotoId, RgbaImage, RgbImage, no_checkpoint
from desktop.store.cache import THUMBNAIL_PX, Cache
from desktop.store.edits import EditStore
from desktop.store.in_hand import InHand
from desktop.store.library import Library, Result

if TYPE_CHECKING:
    from desktop.core.guided_matting import Draft


@dataclass(frozen=True, slots=True)
class Processed:
    """A photo that is through. files: what was written."""

    photo: Photo
    watch: Stopwatch
    files: tuple[Delivered, ...] = ()


class PhotoWork:
    """What the workers of a batch do. Thread-safe; everything it holds is."""

    def __init__(
        self,
        library: Library,
        edits: EditStore,
        cache: Cache,
        engine: Engine,
        extractor: FeatureExtractor,
        *,
        strip_gps: bool = False,
        in_hand: InHand | None = None,
    ) -> None:
        """strip_gps: leave out of what is written where the photos were taken.  in_hand: told what is."""
        self._in_hand = in_hand
        self._strip_gps = strip_gps
        self._library = library
        self._edits = edits
        self._cache = cache
        self._engine = engine
        self._extractor = extractor
        self._delivery = Delivery(known_marketplaces(), strip_gps=strip_gps)

    def process(self, id: PhotoId, checkpoint: Checkpoint, targets: Sequence[Target] = ()) -> Processed:
        """Matte, features, small picture and the targets' files of one photo, and the library told of it.

        Raises AppError; the library then still says what it said before.
        """
        watch = Stopwatch()
        path = self._library.photo(id).path
        with self._holding(id), watch.stage("read"):
            stamp, data = stamped(path)
            digest = digest_of(data)
            pixels = pixel_count(data, path.name)
        checkpoint(0.05)
        edits = self._edits.of(digest)
        known = self._known(digest, edits)
        files: tuple[Delivered, ...] = ()
        if known is None or targets:
            with self._engine.budget.take(pixels, checkpoint, path.name), self._holding(id):
                known, files = self._work(digest, data, path.name, targets, known, edits, watch, checkpoint)
        before = self._library.matting_of(id)
        photo = self._library.save_done(id, stamp, known)
        if has_edits(before) and not self._library.is_shown(digest, before):
            self._cache.forget(digest, before)
        self._remember(photo, targets, files)
        return Processed(photo, watch, files)

    def without_place(self) -> PhotoWork:
        """The same, but what it writes does not say where the photos were taken."""
        other = copy.copy(self)
        other._strip_gps, other._delivery = True, Delivery(known_marketplaces(), strip_gps=True)
        return other

    def _holding(self, id: PhotoId) -> contextlib.AbstractContextManager[None]:
        """Around what decodes the photo: not while it waits for memory, which is no photo's fault."""
        return self._in_hand.holding(id) if self._in_hand is not None else contextlib.nullcontext()

    def export(
        self, photo: Photo, targets: Sequence[Target], checkpoint: Checkpoint
    ) -> tuple[Delivered, ...]:
        """Write the files of a photo that is done, from its kept matte. Raises AppError."""
        picture, alpha = self.open(photo)
        checkpoint(0.5)
        files = self._delivery.write(picture, alpha, targets, Stopwatch(), part_of(checkpoint, 0.5, 1.0))
        self._remember(photo, targets, files)
        return files

    def _remember(self, photo: Photo, targets: Sequence[Target], files: Sequence[Delivered]) -> None:
        """Tell the library what was written, so that it is neither redone nor taken for a photo."""
        matting = self._library.matting_of(photo.id)
        for (recipe, target), file in zip(targets, files, strict=True):
            settings = self._settings(matting, recipe)
            self._library.save_output(photo.id, target, settings, photo.digest, file.size_bytes)

    def settings_key(self, photo: Photo, recipe: Recipe) -> str:
        """Changes when the same photo would be written with other bytes."""
        return self._settings(self._key(self._edits.of(photo.digest)), recipe)

    def _settings(self, matting: str, recipe: Recipe) -> str:
        return f"{matting}/{recipe.key}{'/no-gps' if self._strip_gps else ''}"

    def draft(self, photo: Photo, guidance: Guidance, checkpoint: Checkpoint) -> Draft:
        """A photo that is done, to be drawn on: its matte under that guidance, without retouching.

        Raises PhotoError, ModelError, and UsageError for a box outside the photo.
        """
        from desktop.core.guided_matting import boxed, drafted, marked  # scipy is wanted only here

        picture = decode_unchanged(photo)
        looking = part_of(checkpoint, 0.0, 0.8)
        if guidance.box is not None:
            alpha = boxed(self._engine.matting, picture.rgb, guidance.box, looking)
        else:
            alpha = self._unretouched(photo.digest, picture, NO_EDITS, looking)
        draft = drafted(picture.rgb, alpha, guidance.box)
        for number, mark in enumerate(guidance.marks):
            checkpoint(0.8 + 0.2 * number / len(guidance.marks))
            draft = marked(draft, mark)
        return draft

    def features(self, photo: Photo) -> Features:
        """The features of a photo that is done, computed again if the cache lost them.

        Raises PhotoError when that needs a file that is gone or has other content by now.
        """
        matting = self._library.matting_of(photo.id)
        kept = self._cache.features(photo.digest, matting, FEATURES_VERSION)
        if kept is not None:
            try:
                return Features.from_bytes(kept)
            except ValueError:
                pass  # damaged: made again below
        picture, alpha = self.open(photo)
        matting = self._library.matting_of(photo.id)  # another, where the matte had to be made again
        features = self._extractor.extract(picture.rgb, alpha, photo.digest)
        self._cache.save_features(photo.digest, matting, FEATURES_VERSION, features.to_bytes())
        return features

    def traits(self, photo: Photo) -> Traits:
        """The traits of a photo that is done, measured again if the cache lost them. Raises PhotoError."""
        matting = self._library.matting_of(photo.id)
        kept = self._cache.measurements.traits(photo.digest, matting)
        if kept is None:
            picture, alpha = self.open(photo)
            doubt = photo.doubt.score if photo.doubt else None
            kept = measure_traits(photo.digest, picture, alpha, doubt, photo.size_bytes)
            self._cache.measurements.save_traits(self._library.matting_of(photo.id), kept)
        return kept

    def open(self, photo: Photo) -> tuple[Picture, Alpha]:
        """The decoded photo and its kept matte, made again if the cache lost it.

        If another model makes it now, it is that one's result that the photo shows from then on.
        """
        picture = decode_unchanged(photo)
        matting = self._library.matting_of(photo.id)
        alpha = self._cache.matte(photo.digest, matting)
        if alpha is None or alpha.shape != picture.rgb.shape[:2]:
            edits, watch = self._edits.of(photo.digest), Stopwatch()
            made, alpha = self._matte(photo.digest, picture, photo.size_bytes, edits, watch, no_checkpoint)
            if made.matting != matting:
                self._library.save_done(photo.id, self._library.stamp_of(photo.id), made)
        return picture, alpha

    def _key(self, edits: Edits) -> str:
        return edits.keyed(self._engine.matting.key)

    def _known(self, digest: str, edits: Edits) -> Result | None:
        """What was found out about this content, if all that was made of it is still here."""
        matting = self._key(edits)
        known = self._library.result(digest, matting)
        whole = (
            known is not None
            and self._cache.has_matte(digest, matting)
            and self._cache.features(digest, matting, FEATURES_VERSION) is not None
        )
        return known if whole else None

    def _work(
        self,
        digest: str,
        data: bytes,
        name: str,
        targets: Sequence[Target],
        known: Result | None,
        edits: Edits,
        watch: Stopwatch,
        checkpoint: Checkpoint,
    ) -> tuple[Result, tuple[Delivered, ...]]:
        matting = self._key(edits)
        with watch.stage("decode"):
            picture = decode(data, name)
        checkpoint(0.1)
        alpha = self._cache.matte(digest, matting) if known else None
        if known is None or alpha is None or alpha.shape != picture.rgb.shape[:2]:
            known, alpha = self._matte(digest, picture, len(data), edits, watch, checkpoint)
        return known, self._delivery.write(picture, alpha, targets, watch, part_of(checkpoint, 0.9, 1.0))

    def _made(self, digest: str, picture: Picture, edits: Edits, checkpoint: Checkpoint) -> Matte:
        """The matte with the user's edits; retouching starts from what is kept of before it."""
        if not edits.retouch:
            return edited(self._engine.matting, picture.rgb, edits, checkpoint)
        alpha = self._unretouched(digest, picture, edits.without_retouch, part_of(checkpoint, 0.0, 0.9))
        return Matte(retouched(alpha, edits.retouch.touches), evidence=None)

    def _unretouched(self, digest: str, picture: Picture, edits: Edits, checkpoint: Checkpoint) -> Alpha:
        """The matte under edits that do not retouch, from the cache or kept in it."""
        key = self._key(edits)
        alpha = self._cache.matte(digest, key)
        if alpha is None or alpha.shape != picture.rgb.shape[:2]:
            alpha = edited(self._engine.matting, picture.rgb, edits, checkpoint).alpha
            self._cache.save_matte(digest, key, alpha)
        return alpha

    def _matte(
        self,
        digest: str,
        picture: Picture,
        size_bytes: int,
        edits: Edits,
        watch: Stopwatch,
        checkpoint: Checkpoint,
    ) -> tuple[Result, Alpha]:
        """Matte, doubt, features, traits and small picture, all kept in the cache."""
        matting = self._key(edits)
        with watch.stage("matte"):
            matte = self._made(digest, picture, edits, part_of(checkpoint, 0.1, 0.7))
            doubt = judge(matte.alpha, matte.evidence)
        with watch.stage("features"):
            features = self._extractor.extract(
                picture.rgb, matte.alpha, digest, part_of(checkpoint, 0.7, 0.9)
            )
            self._cache.save_features(digest, matting, FEATURES_VERSION, features.to_bytes())
            traits = measure_traits(digest, picture, matte.alpha, doubt.score, size_bytes)
            self._cache.measurements.save_traits(matting, traits)
        with watch.stage("keep"):
            self._cache.save_matte(digest, matting, matte.alpha)
            self._cache.save_thumbnail(digest, matting, small_cutout(picture.rgb, matte.alpha, THUMBNAIL_PX))
        height, width = matte.alpha.shape
        result = Result(
            digest, matting, picture.format, width, height, doubt, picture.warnings, watch.milliseconds
        )
        return result, matte.alpha


def small_cutout(rgb: RgbImage, alpha: Alpha, side_px: int, *, cropped: bool = True) -> RgbaImage:
    """The cutout no longer than side_px, cropped to its subject or the whole frame; never enlarged."""
    if cropped:
        box = subject_box(alpha)
        rgb = rgb[box.top : box.bottom, box.left : box.right]
        alpha = alpha[box.top : box.bottom, box.left : box.right]
    height, width = alpha.shape
    scale = side_px / max(height, width)
    if scale >= 1:
        return compose(rgb, alpha)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    step = max(1, int(1 / scale / 2))
    if step > 1:  # a first plain reduction: weighing by alpha at full size would cost ten times as much
        halfway = (max(1, width // step), max(1, height // step))
        rgb = np.asarray(cv2.resize(rgb, halfway, interpolation=cv2.INTER_AREA), np.uint8)
        alpha = np.asarray(cv2.resize(alpha, halfway, interpolation=cv2.INTER_AREA), np.uint8)
    return resize_rgba(compose(rgb, alpha), size)
