"""Everything that can go wrong and that a user can do something about.

AppError
├── PhotoError               this one photo; the rest of the batch goes on
│   ├── UnreadablePhoto      not an image, damaged, empty, not permitted
│   ├── UnsupportedPhoto     an image, but of a kind that cannot be opened here
│   ├── PhotoTooLarge        more pixels than the limit
│   ├── MissingPhoto         the file is gone
│   └── SetAside             it stopped the program twice
├── OutputError              the result could not be written
│   └── OutputBlocked        nothing else can be written there either
│       ├── DiskFull         there is no room
│       └── FolderUnusable   read-only, not permitted, or its drive is gone
├── ModelError               a network's weights
│   ├── ModelUnavailable     not here, damaged, or its runtime is missing
│   ├── DownloadFailed       the network or the server; what came is kept for the next try
│   └── UnknownWeights       a file that is none of the known ones
├── StoreError               the library or the cache
│   └── NewerLibrary         made by a newer version of the program
├── NetworkError             a connection
│   ├── OfflineLocked        the user wants none
│   ├── RefusedAddress       it leads where it must not
│   └── WebImportFailed      the address gives no picture
└── UsageError               the request contradicts itself

Any other exception is a bug: it is logged with its traceback and shown as one.
"""

from __future__ import annotations

from desktop.core.types import SET_ASIDE, Problem


class AppError(Exception):
    """What happened, to which file, and what to do: message and remedy are shown as they are."""

    code = "error"

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy

    @property
    def problem(self) -> Problem:
        return Problem(self.code, self.message, self.remedy)


class PhotoError(AppError):
    """One photo cannot be done; the rest of the batch goes on."""

    code = "photo"


class UnreadablePhoto(PhotoError):
    code = "unreadable"


class UnsupportedPhoto(PhotoError):
    code = "unsupported"


class PhotoTooLarge(PhotoError):
    code = "too-large"


class MissingPhoto(PhotoError):
    code = "missing"


class SetAside(PhotoError):
    code = SET_ASIDE


class OutputError(AppError):
    code = "output"


class OutputBlocked(OutputError):
    code = "output-blocked"


class DiskFull(OutputBlocked):
    code = "disk-full"


class FolderUnusable(OutputBlocked):
    code = "folder-unusable"


class ModelError(AppError):
    code = "model"


class ModelUnavailable(ModelError):
    code = "model-unavailable"


class DownloadFailed(ModelError):
    code = "download"


class UnknownWeights(ModelError):
    code = "unknown-weights"


class StoreError(AppError):
    code = "store"


class NewerLibrary(StoreError):
    code = "newer-library"


class NetworkError(AppError):
    code = "network"


class OfflineLocked(NetworkError):
    code = "offline-locked"


class RefusedAddress(NetworkError):
    code = "refused-address"


class WebImportFailed(NetworkError):
    code = "web-import"


class UsageError(AppError):
    code = "usage"


class Cancelled(Exception):
    """The user asked for this work to stop: an outcome, never shown as an error."""


def first_line(error: Exception) -> str:
    """Of what a library says of an error, enough to tell it by."""
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
