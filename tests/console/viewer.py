"""A viewer without a window, for tests with real servers: a client and a blocking socket."""

import socket
import time
from collections.abc import Callable

from PySide6.QtGui import QImage

from tests.console import rfb
from vmdesk.console.client import RFBClient
from vmdesk.console.events import Connected, Event, Resized, Updated
from vmdesk.console.framebuffer import Pixels

PATIENCE_SECONDS = 30
_REQUEST = b"\3\1\0\0\0\0"
_FLOW = b"\x96\1\0\0\0\0"


class Viewer:
    """Connects to the socket at *path*; asks for an update after each, as a window does."""

    def __init__(self, path: str, client: RFBClient) -> None:
        self.client = client
        self.events: list[Event] = []
        self.requests = 0
        """How many updates were asked for."""
        self.flowing = False
        """Whether the server was told to send them without."""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(0.1)
        self._socket.connect(path)

    def __enter__(self) -> "Viewer":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def until(self, condition: Callable[[], object]) -> None:
        """Receive until *condition* holds, or fail."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain; so far: {self.events[-5:]}"
            self._send()
            try:
                count = self._socket.recv_into(self.client.next_buffer())
            except TimeoutError:
                continue
            assert count, "the server closed the connection"
            self.client.filled(count)
            while not self.client.advance():
                self._take()
            self._take()
        self._send()

    def has(self, kind: type[Event], count: int = 1) -> bool:
        return sum(isinstance(event, kind) for event in self.events) >= count

    def connect(self) -> "Viewer":
        self.until(lambda: self.has(Connected))
        return self

    def picture(self) -> Pixels:
        """The screen, wholly received anew."""
        self.until(lambda: self.has(Updated))
        self.events.clear()
        self.client.request_update(incremental=False)
        self.until(self._drawn)
        pixels: Pixels = rfb.shown(self.client)
        return pixels

    def type(self, char: str) -> None:
        """Press and release the key of a letter."""
        for down in (True, False):
            self.client.send_key(None, ord(char), down)
        self._send()

    def _drawn(self) -> bool:
        """Whether as many pixels have come as there are."""
        framebuffer = self.client.framebuffer
        assert framebuffer is not None
        updates = [event for event in self.events if isinstance(event, Updated)]
        pixels = sum(rect.width * rect.height for update in updates for rect in update.rects)
        return pixels >= framebuffer.width * framebuffer.height

    def _take(self) -> None:
        for event in self.client.events():
            self.events.append(event)
            if isinstance(event, Updated | Connected | Resized):
                self.client.request_update(incremental=not isinstance(event, Resized))

    def _send(self) -> None:
        data = self.client.data_to_send()
        self.requests += data.count(_REQUEST)
        self.flowing |= _FLOW in data
        self._socket.sendall(data)


def decode_jpeg(data: bytes) -> tuple[int, int, bytes]:
    """As the window does it."""
    image = QImage.fromData(data, "JPEG")  # type: ignore[arg-type]
    if image.isNull():
        raise ValueError("no JPEG")
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return image.width(), image.height(), bytes(image.constBits())
