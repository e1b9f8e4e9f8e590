"""One window per library: a second start hands its files to the first and ends.

A local socket (a file of this user, no network); its name comes from the library's place.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000


def channel(library: Path) -> str:
    """The name of the socket of a library."""
    digest = hashlib.sha256(str(library.absolute()).encode("utf-8")).hexdigest()
    return f"reachdesk-{digest[:16]}"


def hand_over(library: Path, files: Sequence[Path]) -> bool:
    """Give files to the window that has this library open. False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(channel(library))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    message = json.dumps([str(path.absolute()) for path in files]) + "\n"
    socket.write(message.encode("utf-8"))
    socket.flush()
    socket.waitForBytesWritten(_WAIT_MS)
    # the first window answers by closing: only then it has everything
    socket.waitForDisconnected(_WAIT_MS)
    return True


class Instance(QObject):
    """The first window's ear: `files(paths)` when another start hands files over (perhaps none)."""

    files = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = channel(library)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._heard: dict[QLocalSocket, bytes] = {}

    def listen(self) -> bool:
        """Start to listen; a socket left over from a crash is removed first."""
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _greet(self) -> None:
        while socket := self._server.nextPendingConnection():
            self._heard[socket] = b""
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._part)
            self._take(socket)

    def _read(self) -> None:
        for socket in list(self._heard):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        self._heard[socket] += bytes(socket.readAll().data())
        if not self._heard[socket].endswith(b"\n"):
            return
        message, self._heard[socket] = self._heard[socket], b""
        socket.disconnectFromServer()
        try:
            names = json.loads(message)
        except ValueError:
            return
        if isinstance(names, list):
            self.files.emit(tuple(Path(name) for name in names if isinstance(name, str)))

    def _part(self) -> None:
        for socket in list(self._heard):
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                del self._heard[socket]
                socket.deleteLater()
