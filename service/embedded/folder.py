"""Blobs in a folder, and addresses that are signed, end, and bind what may be sent there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

from desktop.core.errors import AppError
from desktop.core.files import write_atomically
from service.errors import Forbidden, Unavailable
from service.signing import Signer
from service.stores.blobs import DOWNLOAD_S, UPLOAD_S, BlobInfo

ROUTE = "/blobs"
_ENDS_S = {"temp": 24 * 3600, "processed": 7 * 24 * 3600, "groups": 7 * 24 * 3600}
"""First folder of a key -> how long its blobs are kept; the bucket on AWS has the same rules."""


class FolderBlobs:
    """One file a blob, its type in a small one beside it."""

    bucket = "local"

    def __init__(
        self, folder: Path, base_url: str, signer: Signer, clock: Callable[[], float] = time.time
    ) -> None:
        """base_url: where the route of this store is reached from outside, without the route."""
        self._folder = folder
        self._base_url = base_url.rstrip("/")
        self._signer = signer
        self._clock = clock

    def put(self, key: str, data: bytes, content_type: str) -> None:
        path = self._path(key)
        try:
            write_atomically(_type_file(path), json.dumps({"type": content_type}).encode())
            write_atomically(path, data)
        except AppError as error:
            raise Unavailable(f"The blob cannot be written: {error.message}") from error

    def get(self, key: str) -> bytes | None:
        try:
            return self._path(key).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None
        except OSError as error:
            raise Unavailable(f"The blob cannot be read: {error.strerror}.") from error

    def info(self, key: str) -> BlobInfo | None:
        path = self._path(key)
        try:
            size_bytes = path.stat().st_size
            content_type = json.loads(_type_file(path).read_text("utf-8"))["type"]
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Unavailable(f"The blob cannot be read: {error.strerror}.") from error
        return BlobInfo(size_bytes, str(content_type))

    def remove(self, key: str) -> None:
        path = self._path(key)
        for file in (path, _type_file(path)):
            file.unlink(missing_ok=True)

    def upload_url(self, key: str, content_type: str, size_bytes: int) -> str:
        ends = int(self._clock()) + UPLOAD_S
        signature = self._signer.sign(_upload(key, content_type, size_bytes, ends))
        query = {"type": content_type, "size": size_bytes, "ends": ends, "signature": signature}
        return f"{self._base_url}{ROUTE}/{quote(key)}?{urlencode(query)}"

    def download_url(self, key: str) -> str:
        ends = int(self._clock()) + DOWNLOAD_S
        query = {"ends": ends, "signature": self._signer.sign(_download(key, ends))}
        return f"{self._base_url}{ROUTE}/{quote(key)}?{urlencode(query)}"

    def may_upload(self, key: str, content_type: str, size_bytes: int, ends: int, signature: str) -> None:
        """Raises Forbidden when the address has ended or was not given for this."""
        self._check(_upload(key, content_type, size_bytes, ends), ends, signature)

    def may_download(self, key: str, ends: int, signature: str) -> None:
        """Raises Forbidden when the address has ended or was not given for this."""
        self._check(_download(key, ends), ends, signature)

    def check(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            next(self._folder.iterdir(), None)
        except OSError as error:
            raise Unavailable(f"The folder of blobs cannot be read: {error.strerror}.") from error

    def sweep(self) -> int:
        """Remove blobs that are older than they are kept; returns how many."""
        removed = 0
        for top, seconds in _ENDS_S.items():
            oldest = self._clock() - seconds
            for file in (self._folder / top).rglob("*"):
                if file.is_file() and file.stat().st_mtime < oldest:
                    file.unlink(missing_ok=True)
                    removed += 1
        return removed

    def _check(self, statement: str, ends: int, signature: str) -> None:
        if not self._signer.verify(statement, signature):
            raise Forbidden("The address was not signed for this.", code="BAD_SIGNATURE")
        if self._clock() >= ends:
            raise Forbidden("The address has ended. Ask for a new one.", code="URL_EXPIRED")

    def _path(self, key: str) -> Path:
        """Keys are made by the service, but a signed one could still come back changed."""
        path = (self._folder / key).resolve()
        if not path.is_relative_to(self._folder.resolve()) or path.name.startswith("."):
            raise Forbidden("This is no key of a blob.", code="BAD_KEY")
        return path


def _type_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.type")


def _upload(key: str, content_type: str, size_bytes: int, ends: int) -> str:
    return json.dumps(["PUT", key, content_type, size_bytes, ends])


def _download(key: str, ends: int) -> str:
    return json.dumps(["GET", key, ends])
