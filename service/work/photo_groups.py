"""The photos of a grouping job: looked at one by one, kept, and grouped at the end."""

from __future__ import annotations

import hashlib
from typing import cast

from desktop.core.features import FEATURES_VERSION, Features
from service.domain.jobs import Job, JobImage
from service.stores.blobs import BlobStore
from service.work.grouping import Grouper, GroupingResult, Seen
from service.work.images import ImageWork


class PhotoGroups:
    """Any thread may call. What was seen of a photo is kept by content: a new worker goes on with it."""

    def __init__(self, grouper: Grouper, images: ImageWork, blobs: BlobStore) -> None:
        self._grouper = grouper
        self._images = images
        self._blobs = blobs

    def look(self, job: Job, image: JobImage) -> JobImage:
        """Look at one photo. Raises ServiceError when it cannot be had or is none."""
        data = self._images.source(image)
        side_px = int(cast("int", job.parameters["thumbnail"]))
        digest = hashlib.sha256(data).hexdigest()
        base = f"groups/{job.tenant}/seen/{digest}-{FEATURES_VERSION}-{side_px}"
        if self._blobs.info(f"{base}.features") is None or self._blobs.info(f"{base}.jpg") is None:
            seen = self._grouper.look(data, image.filename or image.image_id, side_px)
            self._blobs.put(f"{base}.jpg", seen.thumbnail, "image/jpeg")
            self._blobs.put(f"{base}.features", seen.features.to_bytes(), "application/octet-stream")
        return image.model_copy(update={"result_key": base})

    def group(self, job: Job) -> str:
        """Group what was seen; the key of the result's blob."""
        seen = {}
        for image in job.images:
            if image.status == "completed" and image.result_key:
                found = self._seen(image.result_key)
                if found is not None:
                    seen[image.image_id] = found
        threshold, most = job.parameters.get("threshold"), job.parameters.get("most")
        result = self._grouper.group(
            seen,
            threshold=None if threshold is None else float(cast("float", threshold)),
            most=None if most is None else int(cast("int", most)),
            names={image.image_id: image.filename for image in job.images},
            total=len(job.images),
        )
        key = f"groups/{job.tenant}/{job.id}.json"
        self._blobs.put(key, result.model_dump_json(by_alias=True).encode(), "application/json")
        return key

    def result(self, key: str) -> GroupingResult | None:
        """What `group` kept; None when it has ended."""
        data = self._blobs.get(key)
        return GroupingResult.model_validate_json(data) if data is not None else None

    def _seen(self, base: str) -> Seen | None:
        features, thumbnail = self._blobs.get(f"{base}.features"), self._blobs.get(f"{base}.jpg")
        if features is None or thumbnail is None:
            return None
        return Seen(Features.from_bytes(features), thumbnail)
