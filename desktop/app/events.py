"""What the workbench tells whoever watches: the window, the command line, a test.

Events are frozen and come from worker threads. Whoever watches moves them to its own thread.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.app.export_result import ExportResult
from desktop.core.decisions import Verdict
from desktop.core.keep import Keep
from desktop.core.types import Group, GroupId, Photo, PhotoId, Problem, ShootId


@dataclass(frozen=True, slots=True)
class PhotosAdded:
    """New photos of a shoot, in the order of their paths. Comes in portions while folders are walked."""

    shoot: ShootId
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class PhotoChanged:
    """A photo's state or pictures changed."""

    photo: Photo


@dataclass(frozen=True, slots=True)
class PhotoProgress:
    """How far the work on one photo is, 0..1."""

    photo: PhotoId
    fraction: float


@dataclass(frozen=True, slots=True)
class BatchChanged:
    """How far the batch is.

    rate_per_s and remaining_s are None until they can be told honestly.  stage: cutouts, groups or export.
    quality and model are empty until the engine is loaded.
    """

    done: int
    failed: int
    total: int
    rate_per_s: float | None = None
    remaining_s: float | None = None
    stage: str = "cutouts"
    quality: str = ""
    model: str = ""
    workers: int = 0
    paused: bool = False
    stopping: bool = False


@dataclass(frozen=True, slots=True)
class BatchFinished:
    """Nothing is left to do. stage: cutouts or export.  stopped: the user asked; what was done stays done."""

    done: int
    failed: int
    skipped: int
    seconds: float
    stage: str = "cutouts"
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class GroupsChanged:
    """The groups of a shoot, in display order.

    duplicates: photo -> the photo it is an edit of.  keeps: which photo of a group is the best, and why.
    verdicts: what the user said about single photos.
    """

    shoot: ShootId
    groups: tuple[Group, ...]
    duplicates: dict[PhotoId, PhotoId]
    keeps: dict[GroupId, Keep] = field(default_factory=dict)
    verdicts: dict[PhotoId, Verdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something the user should know that belongs to no single photo."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Exported:
    """An export is through; comes before its BatchFinished."""

    result: ExportResult


Event = (
    PhotosAdded
    | PhotoChanged
    | PhotoProgress
    | BatchChanged
    | BatchFinished
    | GroupsChanged
    | Noticed
    | Exported
)
