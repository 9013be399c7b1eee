"""Groups of one product among uploaded photos, by the program's own identity engine."""

from __future__ import annotations

import base64
import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from desktop.app.engine import load_extractor
from desktop.cloud.wire import GroupAnswer, GroupingSummary
from desktop.cloud.wire.grouping import GroupThumbnail
from desktop.core.encoding import OutputFormat, encode
from desktop.core.features import FeatureExtractor, Features, shrink
from desktop.core.grouping import DEFAULT_THRESHOLD, GroupingSettings, group_photos
from desktop.core.imaging import digest_of
from desktop.core.types import PhotoId
from service.domain.classify import category_of
from service.work.cutting import Cutter

_THUMBNAIL_QUALITY = 75


class GroupingResult(BaseModel):
    """What is kept of a grouping, apart from the job: it may be larger than an item."""

    model_config = ConfigDict(frozen=True)

    groups: tuple[GroupAnswer, ...]
    duplicates: dict[str, str]
    summary: GroupingSummary


@dataclass(frozen=True, slots=True)
class Seen:
    """One photo, looked at. thumbnail: a JPEG."""

    features: Features
    thumbnail: bytes


class Grouper:
    """Loads the network when the first photo comes; threads share it."""

    def __init__(self, cutter: Cutter) -> None:
        self._cutter = cutter
        self._lock = threading.Lock()
        self._extractor: FeatureExtractor | None = None

    def look(self, data: bytes, name: str, side_px: int) -> Seen:
        """Features and a thumbnail of a photo. Raises Invalid for what is no photo that can be done."""
        matted = self._cutter.matte(data, name)
        features = self._loaded().extract(matted.rgb, matted.alpha, digest_of(data))
        small = encode(shrink(matted.rgb, side_px), OutputFormat.JPEG, quality=_THUMBNAIL_QUALITY)
        return Seen(features, small)

    def group(
        self,
        seen: Mapping[str, Seen],
        *,
        threshold: float | None,
        most: int | None,
        names: Mapping[str, str | None],
        total: int,
    ) -> GroupingResult:
        """Groups of the photos, by the clients' ids; their order makes no difference.

        threshold: None for the fitted one.  most: photos of a group.  total: with those that failed.
        """
        ids = sorted(seen)
        cut = DEFAULT_THRESHOLD if threshold is None else threshold
        settings = GroupingSettings(cut, max_photos=most)
        grouping = group_photos({PhotoId(at): seen[id].features for at, id in enumerate(ids)}, settings)
        groups = tuple(
            _answer([ids[photo] for photo in group.photos], group.cohesion, group.band, seen, names)
            for group in grouping.groups
        )
        return GroupingResult(
            groups=groups,
            duplicates={ids[one]: ids[other] for one, other in grouping.duplicates.items()},
            summary=GroupingSummary(
                total_images=total,
                processed_images=len(ids),
                groups_found=len(groups),
                single_image_products=sum(group.image_count == 1 for group in groups),
                similarity_threshold=cut,
                warning=None if len(ids) == total else f"{total - len(ids)} images could not be read.",
            ),
        )

    def _loaded(self) -> FeatureExtractor:
        with self._lock:
            if self._extractor is None:
                self._extractor = load_extractor()
            return self._extractor


def _answer(
    ids: list[str],
    cohesion: float,
    band: str | None,
    seen: Mapping[str, Seen],
    names: Mapping[str, str | None],
) -> GroupAnswer:
    thumbnails = tuple(
        GroupThumbnail(
            image_id=id, thumbnail=base64.b64encode(seen[id].thumbnail).decode(), filename=names.get(id)
        )
        for id in ids
    )
    return GroupAnswer(
        group_id=f"pg_{uuid.uuid5(uuid.NAMESPACE_OID, '/'.join(sorted(ids)))}",
        image_ids=tuple(ids),
        image_count=len(ids),
        primary_image_id=ids[0],
        confidence=round(cohesion, 4),
        band=band,
        category=category_of(name for id in ids if (name := names.get(id))),
        thumbnails=thumbnails,
    )
