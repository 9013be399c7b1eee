"""Pictures from web addresses into a folder of the program's own, where they are photos like any other."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from desktop.cloud.network import Network
from desktop.cloud.web_picture import Progress, fetch_picture
from desktop.core.errors import AppError, WebImportFailed
from desktop.core.files import write_atomically
from desktop.core.imaging import pixel_count
from desktop.core.types import Problem
from desktop.jobs import JobContext, JobEvent, JobRunner
from desktop.paths import Places
from desktop.store.settings import SettingsFile

_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Fetched:
    """files: what came, in the order of the addresses.  problems: the others, each with its host."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


class WebImport:
    """Fetches pictures. Any thread may call; it waits for the network."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._network = Network.of_user(places)

    @property
    def folder(self) -> Path:
        """Where the pictures are kept: they are originals now, so among the user's work."""
        return self._places.data / "web"

    def fetch_all(self, urls: Iterable[str], each: Callable[[str], None], progress: Progress) -> Fetched:
        """Fetch one after the other; one that fails keeps no other from coming. each: told before each."""
        files, problems = [], []
        for url in dict.fromkeys(urls):
            each(url)
            try:
                files.append(self.fetch(url, progress))
            except AppError as error:
                problems.append(error.problem)
        return Fetched(tuple(dict.fromkeys(files)), tuple(problems))

    def fetch(self, url: str, progress: Progress = lambda _done, _total: None) -> Path:
        """The file of the picture at an address; fetched again it is replaced.

        Raises NetworkError, PhotoError, OutputError.
        """
        allowed = frozenset(SettingsFile(self._places.settings_file).load().lan_hosts)
        picture = fetch_picture(url, self._network, allowed_hosts=allowed, progress=progress)
        pixel_count(picture.data, picture.name)  # what cannot be opened at all is not kept
        host = re.sub(r"[^a-z0-9.-]", "-", (urlsplit(url).hostname or "").lower()).strip(".-")[:80]
        if not host:
            raise WebImportFailed("That is no web address.", "Copy the picture's address again.")
        mark = hashlib.blake2b(url.strip().encode(), digest_size=5).hexdigest()
        file = self.folder / host / mark / picture.name  # a folder an address: two a.jpg are two photos
        write_atomically(file, picture.data)
        return file


class WebJobs:
    """Fetches pictures beside everything else; its threads begin with the first."""

    def __init__(self, places: Places) -> None:
        self._import = WebImport(places)
        self._lock = threading.Lock()
        self._runner: JobRunner | None = None

    def fetch(self, url: str, ended: Callable[[Path | None, Exception | None], None]) -> None:
        """Fetch in a thread. ended: told of the file, or of what went wrong, or of neither after a stop."""
        with self._lock:
            if self._runner is None:
                self._runner = JobRunner(_AT_ONCE, "web")
            runner = self._runner

        def task(context: JobContext) -> Path:
            return self._import.fetch(
                url, lambda done, total: context.checkpoint(min(1.0, done / total) if total else 0.0)
            )

        def listen(event: JobEvent) -> None:
            if event.state.is_terminal:
                ended(event.result if isinstance(event.result, Path) else None, event.error)

        runner.submit(task, listen)

    def stop(self) -> None:
        with self._lock:
            runner = self._runner
        if runner is not None:
            runner.cancel_all()

    def close(self, timeout_s: float | None = None) -> bool:
        """False when something still ran after timeout_s."""
        with self._lock:
            runner = self._runner
        return runner is None or runner.close(timeout_s)
