"""The one door to the network: every request of the program goes through it, is noted, or is refused.

With the offline lock on nothing is sent and no name is looked up.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop.cloud.connection_log import Connection, ConnectionLog
from desktop.core.errors import OfflineLocked
from desktop.paths import Places
from desktop.store.settings import SettingsFile

if TYPE_CHECKING:
    import requests

REFUSED = "refused: the offline lock is on"


class Network:
    """Opens sessions for whoever says why. Any thread may call.

    log: where connections are noted; None for a program that keeps its own log, as the service does.
    is_locked: asked before each connection and while one lasts, so that the lock holds at once.
    """

    def __init__(self, log: ConnectionLog | None, is_locked: Callable[[], bool] = lambda: False) -> None:
        self._log = log
        self._is_locked = is_locked
        self._inside = threading.local()

    @classmethod
    def of_user(cls, places: Places) -> Network:
        """Under the lock of the user's settings, with the log among the program's logs."""
        settings = SettingsFile(places.settings_file)
        return cls(ConnectionLog(places.logs), lambda: settings.load().offline_lock)

    @property
    def is_locked(self) -> bool:
        return self._is_locked()

    @property
    def is_at_the_door(self) -> bool:
        """Whether this thread is making a connection that the door let through."""
        return bool(getattr(self._inside, "depth", 0))

    @contextlib.contextmanager
    def session(self, why: str) -> Iterator[requests.Session]:
        """A session of requests, each of whose requests is noted with this reason.

        Its requests raise OfflineLocked while the lock is on.
        """
        import requests

        from desktop.cloud.adapters import NotedAdapter

        with requests.Session() as session:
            adapter = NotedAdapter(self, why)
            session.mount("https://", adapter)
            session.mount("http://", adapter)
            yield session

    def refuse_if_locked(self, host: str) -> None:
        """Raises OfflineLocked while the lock is on; to be asked again and again while data comes."""
        if self._is_locked():
            raise OfflineLocked(
                f"The offline lock is on: there is no connection to {host}.",
                "Take the lock off under Settings, Privacy, or with: bg-remover network unlock.",
            )

    @contextlib.contextmanager
    def connecting(self, host: str, why: str) -> Iterator[Connection]:
        """Around the making of one connection: refused under the lock, noted otherwise.

        Whoever made it tells its end with `ended`. Raises OfflineLocked.
        """
        connection = self.pass_by(host, why)
        try:
            self.refuse_if_locked(urlsplit(f"//{host}").hostname or host)
        except OfflineLocked:
            self.ended(connection, REFUSED, 0, 0)
            raise
        self._inside.depth = getattr(self._inside, "depth", 0) + 1
        try:
            yield connection
        finally:
            self._inside.depth -= 1

    def pass_by(self, host: str, why: str) -> Connection:
        """Note a connection that is about to be made, whoever makes it."""
        return self._log.asked(host, why) if self._log else Connection("", "", host, why)

    def ended(self, connection: Connection, ending: str, sent_bytes: int, received_bytes: int) -> None:
        if self._log is not None:
            self._log.ended(connection, ending, sent_bytes, received_bytes)
