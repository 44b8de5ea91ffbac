"""A display that costs nothing: a VNC server of its own process which sends what it has ready.

It reads one JSON object a line on standard input and answers each with one: ``{"do": "stream",
"load": NAME, "rate": FRAMES_A_SECOND}`` (0: as fast as the viewer asks), ``echo`` (answers pointer
events with the mark), ``stop`` (what happened meanwhile), ``viewer`` (what the viewer said of
itself). One viewer at a time; the first picture is sent raw.
"""

import json
import os
import socket
import struct
import sys
import threading
import time
from typing import Any

from PySide6.QtGui import QGuiApplication

from benchmarks.console.content import FRAMES, HEIGHT, WIDTH, frames
from benchmarks.console.encode import Stream, mark, streams, update

# 32 bits a pixel, little-endian 0x00RRGGBB: what is ready was encoded for it.
PIXEL_FORMAT = struct.pack(">BBBBHHHBBB3x", 32, 24, 0, 1, 255, 255, 255, 16, 8, 0)
_NAME = b"benchmark"
_FIXED = {0: 19, 3: 9, 4: 7, 5: 5, 150: 9, 255: 11}
_IDLE, _ECHO = "idle", "echo"


class Viewer:
    """One connection; a thread of its own reads what the viewer says, when it says it."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._file = sock.makefile("rb")
        self._wake = threading.Condition()
        self._asked = False
        self.gone = False
        self.pixel_format = PIXEL_FORMAT
        self.encodings: list[int] = []
        self.requests = 0
        self.pointers: list[tuple[float, int, int]] = []

    def shake_hands(self) -> None:
        self._sock.sendall(b"RFB 003.008\n")
        self._file.read(12)
        self._sock.sendall(b"\1\1")
        self._file.read(1)
        self._sock.sendall(bytes(4))
        self._file.read(1)
        size = struct.pack(">HH", WIDTH, HEIGHT)
        self._sock.sendall(size + PIXEL_FORMAT + struct.pack(">I", len(_NAME)) + _NAME)

    def read(self) -> None:
        """Take messages until the viewer goes."""
        try:
            while kind := self._file.read(1):
                self._message(kind[0])
        except ConnectionError:
            pass  # its end, when it is ended
        except (OSError, struct.error, KeyError) as error:
            print(f"viewer: {error!r}", file=sys.stderr)
        with self._wake:
            self.gone = True
            self._wake.notify_all()

    def _message(self, kind: int) -> None:
        if kind == 2:
            (count,) = struct.unpack(">xH", self._file.read(3))
            self.encodings = list(struct.unpack(f">{count}i", self._file.read(4 * count)))
        elif kind == 6:
            (length,) = struct.unpack(">3xi", self._file.read(7))
            self._file.read(abs(length))
        elif kind == 248:
            self._file.read(self._file.read(8)[7])
        elif kind == 251:
            self._file.read(16 * self._file.read(7)[5])
        else:
            self._fixed(kind, self._file.read(_FIXED[kind]))

    def _fixed(self, kind: int, body: bytes) -> None:
        now = time.monotonic()
        if kind == 0:
            self.pixel_format = body[3:]
        elif kind == 3:
            with self._wake:
                self.requests += 1
                self._asked = True
                self._wake.notify_all()
        elif kind == 5:
            with self._wake:
                self.pointers.append((now, *struct.unpack(">HH", body[1:])))
                self._wake.notify_all()

    def wait_asked(self) -> bool:
        """Wait until the viewer wants an update, and take that as answered; False: it is gone."""
        with self._wake:
            self._wake.wait_for(lambda: self._asked or self.gone)
            self._asked = False
            return not self.gone

    def wait_pointer(self, known: int, seconds: float) -> int:
        """How many pointer events there were, as soon as there are more than *known*."""
        with self._wake:
            self._wake.wait_for(lambda: len(self.pointers) > known or self.gone, seconds)
            return len(self.pointers)

    def send(self, data: bytes) -> None:
        self._sock.sendall(data)


class Server:
    def __init__(self, loads: dict[str, Stream]) -> None:
        self._loads = loads
        self._load = _IDLE
        self._rate = 0.0
        self._changed = threading.Condition()
        self._sent = 0
        self._viewer: Viewer | None = None

    def serve(self, listener: socket.socket) -> None:
        """Take one viewer after the other, for ever."""
        while True:
            sock, _ = listener.accept()
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            viewer = Viewer(sock)
            try:
                viewer.shake_hands()
                threading.Thread(target=viewer.read, daemon=True).start()
                self._viewer = viewer
                self._entertain(viewer)
            except ConnectionError:
                pass
            except OSError as error:
                print(f"viewer: {error!r}", file=sys.stderr)
            self._viewer = None
            sock.close()

    def _entertain(self, viewer: Viewer) -> None:
        begun: set[str] = set()
        index, due = 0, 0.0
        if not viewer.wait_asked():
            return
        viewer.send(self._loads["raw"].updates[0])
        while viewer.wait_asked():
            load = self._wait_load(viewer)
            if load == _IDLE:
                return
            index += 1
            if load == _ECHO:
                viewer.send(update(mark(index)))
                continue
            stream = self._loads[load]
            if stream.prelude and load not in begun:
                begun.add(load)
                viewer.send(stream.prelude)
                continue
            due = self._pace(due)
            viewer.send(stream.updates[index % FRAMES])
            self._sent += 1

    def _wait_load(self, viewer: Viewer) -> str:
        """What to answer a request with, once there is something."""
        known = len(viewer.pointers)
        while not viewer.gone:
            with self._changed:
                self._changed.wait_for(lambda: self._load != _IDLE, 0.2)
                load = self._load
            if load == _ECHO and viewer.wait_pointer(known, 0.2) == known:
                continue
            if load != _IDLE:
                return load
        return _IDLE

    def _pace(self, due: float) -> float:
        """Wait until the next frame is due; the one after that is due at the returned time."""
        rate = self._rate  # may change meanwhile
        if not rate:
            return 0.0
        now = time.monotonic()
        if due > now:
            time.sleep(due - now)
        return max(due, now) + 1 / rate

    def stream(self, load: str, rate: float) -> None:
        self._sent = 0
        if self._viewer is not None:
            self._viewer.requests = 0
            self._viewer.pointers.clear()
        with self._changed:
            self._load, self._rate = load, rate
            self._changed.notify_all()

    def echo(self) -> None:
        self.stream(_ECHO, 0)

    def stop(self) -> dict[str, Any]:
        with self._changed:
            self._load = _IDLE
        requests = self._viewer.requests if self._viewer else 0
        pointers = list(self._viewer.pointers) if self._viewer else []
        return {"sent": self._sent, "requests": requests, "pointers": pointers}

    def viewer(self) -> dict[str, Any] | None:
        viewer = self._viewer
        if viewer is None:
            return None
        # Three bytes of padding come last.
        native = viewer.pixel_format[:13] == PIXEL_FORMAT[:13]
        return {"encodings": viewer.encodings, "native": native}

    def sizes(self) -> dict[str, int]:
        """Bytes of an update, by load."""
        return {name: len(load.updates[0]) for name, load in self._loads.items()}


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    server = Server(streams(frames()))
    del application
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=server.serve, args=(listener,), daemon=True).start()
    print(json.dumps({"port": listener.getsockname()[1]}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(getattr(server, request.pop("do"))(**request)), flush=True)


if __name__ == "__main__":
    main()
