"""One window on one library: a second start hands its files to the first, which comes to the front."""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.paths import Places

log = logging.getLogger(__name__)

_CONNECT_MS = 500
_ANSWER_MS = 3000
_HEARD = b"heard\n"
_MOST_BYTES = 10_000_000
"""Of a message: some 50,000 paths."""


def hand_over(places: Places, paths: Sequence[Path]) -> bool:
    """Give files to the window that is open on this library; False when there is none that answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(places))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    message = json.dumps([str(path.absolute()) for path in paths]).encode() + b"\n"
    socket.write(message)
    answered = socket.waitForBytesWritten(_ANSWER_MS) and socket.waitForReadyRead(_ANSWER_MS)
    is_heard = bool(answered) and bytes(socket.readAll().data()) == _HEARD
    socket.disconnectFromServer()
    if not is_heard:
        log.warning("another window is open on this library but does not answer")
    return is_heard


class FirstWindow(QObject):
    """Listens for later starts. Only programs of the same user are heard."""

    files_came = Signal(object)
    """list[Path]; empty when the other start had none: then the window should only come to the front."""

    def __init__(self, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._came: dict[QLocalSocket, bytes] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        name = _name(places)
        if not self._server.listen(name) and not _answers(name):
            QLocalServer.removeServer(name)  # of a window that was killed: nobody answers
            if not self._server.listen(name):
                log.warning("later starts cannot be heard: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._came[socket] = b""
            socket.readyRead.connect(self._on_data)
            socket.disconnected.connect(self._on_gone)

    def _on_data(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or socket not in self._came:
            return
        self._came[socket] += bytes(socket.readAll().data())
        if len(self._came[socket]) > _MOST_BYTES:
            socket.abort()
            return
        line, end, _ = self._came[socket].partition(b"\n")
        if not end:
            return
        try:
            paths = json.loads(line)
        except ValueError:
            paths = None
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            socket.abort()
            return
        socket.write(_HEARD)
        socket.flush()
        self.files_came.emit([Path(path) for path in paths])

    def _on_gone(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._came.pop(socket, None)
            socket.deleteLater()


def _answers(name: str) -> bool:
    """Whether a window is there: it may have been opened at this very moment."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    is_there = socket.waitForConnected(_CONNECT_MS)
    socket.abort()
    return is_there


def _name(places: Places) -> str:
    """The same for every start of this user on this library, short enough for every system's sockets."""
    who = f"{getpass.getuser()}\n{places.library_file.absolute()}"
    return f"bg-remover-{hashlib.blake2b(who.encode(), digest_size=8).hexdigest()}"
