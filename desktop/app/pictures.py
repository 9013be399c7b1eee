"""Pictures of photos and their cutouts, at the size that somebody shows."""

from __future__ import annotations

from desktop.app.photo_work import small_cutout
from desktop.app.stamped import decode_unchanged
from desktop.core.errors import MissingPhoto
from desktop.core.imaging import read_picture, thumbnail
from desktop.core.types import Alpha, Photo, PhotoId, PhotoState, RgbaImage, RgbImage
from desktop.store.cache import THUMBNAIL_PX, Cache
from desktop.store.library import Library


class Pictures:
    """For worker threads: a picture may take as long as decoding the photo does."""

    def __init__(self, library: Library, cache: Cache) -> None:
        self._library = library
        self._cache = cache

    def photo(self, id: PhotoId, side_px: int) -> RgbImage:
        """The photo as it came, upright, neither side longer than side_px. Raises PhotoError."""
        return thumbnail(self._photo(id).path, side_px)

    def cutout(self, id: PhotoId, side_px: int, *, cropped: bool) -> RgbaImage:
        """The cutout, cropped to its subject or in its whole frame, neither side longer than side_px.

        Up to THUMBNAIL_PX and cropped it comes from the cache at once. Raises PhotoError, MissingPhoto
        where there is no cutout.
        """
        photo = self._photo(id)
        matting = self._library.matting_of(id)
        if not matting:
            raise MissingPhoto(f"{photo.path.name} is not cut out yet.", "Wait for its turn.")
        if cropped and side_px <= THUMBNAIL_PX:
            kept = self._cache.thumbnail(photo.digest, matting)
            if kept is not None:
                return kept
        picture = decode_unchanged(photo)
        alpha = self._kept_matte(photo, matting, picture.rgb)
        return small_cutout(picture.rgb, alpha, side_px, cropped=cropped)

    def whole(self, id: PhotoId) -> tuple[RgbImage, Alpha | None]:
        """The photo at full size and its kept matte; None for a photo that is not cut out.

        Raises PhotoError, MissingPhoto where the matte is gone.
        """
        photo = self._photo(id)
        matting = self._library.matting_of(id)
        if not matting or photo.state is PhotoState.FAILED:
            return read_picture(photo.path).rgb, None
        picture = decode_unchanged(photo)
        return picture.rgb, self._kept_matte(photo, matting, picture.rgb)

    def _kept_matte(self, photo: Photo, matting: str, rgb: RgbImage) -> Alpha:
        alpha = self._cache.matte(photo.digest, matting)
        if alpha is None or alpha.shape != rgb.shape[:2]:
            raise MissingPhoto(f"The matte of {photo.path.name} is gone from the cache.", "Retry the photo.")
        return alpha

    def _photo(self, id: PhotoId) -> Photo:
        """Raises MissingPhoto for one whose shoot was taken off the list while its picture was wanted."""
        try:
            return self._library.photo(id)
        except KeyError:
            raise MissingPhoto("This photo is no longer in the list of shoots.", "Add it again.") from None
