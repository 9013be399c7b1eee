"""One image of a job: fetched, cut out, kept; the same content and options are cut once."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from typing import Protocol

from pydantic import JsonValue

from desktop.cloud.wire import ProcessingOptions
from service.domain.classify import UNKNOWN, category_of
from service.domain.jobs import Job, JobImage
from service.errors import Invalid
from service.fetch import Fetcher
from service.stores.blobs import BlobStore
from service.stores.items import Key, Put, Refused, Store
from service.work.cutting import Cut

log = logging.getLogger(__name__)

RESULT_KEPT_S = 6 * 24 * 3600
"""A day less than the blob, so that a known result is always there."""
_NAMES = {"png": "png", "jpeg": "jpg", "webp": "webp"}


class Cuts(Protocol):
    """What removes backgrounds."""

    @property
    def key(self) -> str: ...

    def cut(self, data: bytes, name: str, options: ProcessingOptions) -> Cut: ...


class ImageWork:
    """Any thread may call."""

    def __init__(
        self, cutter: Cuts, store: Store, blobs: BlobStore, fetcher: Fetcher, clock: Callable[[], float]
    ) -> None:
        self._cutter = cutter
        self._store = store
        self._blobs = blobs
        self._fetcher = fetcher
        self._clock = clock

    def cut(self, job: Job, image: JobImage) -> JobImage:
        """The image with its result. Raises ServiceError when it cannot be had or is no photo."""
        data = self.source(image)
        options = job.options
        wanted = options.model_dump_json(
            include={
                "output_format",
                "quality",
                "auto_trim",
                "center_subject",
                "enhance_colors",
                "target_width",
                "target_height",
            }
        )
        print_ = hashlib.sha256(f"{self._cutter.key}\n{wanted}\n".encode() + data).hexdigest()
        place = Key(f"TENANT#{job.tenant}#RESULT", print_)
        known = self._store.get(place)
        if known is not None:
            return JobImage.model_validate({**image.model_dump(), **known.value})
        cut = self._cutter.cut(data, image.filename or image.image_id, options)
        key = f"processed/{job.tenant}/{print_[:2]}/{print_}.{_NAMES[options.output_format]}"
        self._blobs.put(key, cut.data, cut.content_type)
        result: dict[str, JsonValue] = {
            "result_key": key,
            "width": cut.width,
            "height": cut.height,
            "doubt": cut.doubt,
            "colours": list(cut.colours),
        }
        try:
            self._store.put(Put(place, result, int(self._clock()) + RESULT_KEPT_S))
        except Refused:
            log.debug("the same photo was cut twice at once")
        return image.model_copy(update={**result, "colours": cut.colours})

    def source(self, image: JobImage) -> bytes:
        """The bytes of the source. Raises Invalid when the upload is not there."""
        if image.url:
            return self._fetcher.fetch(image.url)
        data = self._blobs.get(image.key)
        if data is None:
            raise Invalid.field("s3Key", "nothing was uploaded there, or it has ended", "MISSING_UPLOAD")
        return data

    def category(self, job: Job) -> str:
        """What the names say the product is; UNKNOWN when they do not say."""
        names = [job.product_name, *(image.filename for image in job.images)]
        return category_of(name for name in names if name) or UNKNOWN
