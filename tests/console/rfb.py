"""What a display says, as bytes, for tests of the viewer's side."""

import struct
import zlib

import numpy as np

from vmdesk.console.client import RFBClient
from vmdesk.console.events import Event

SERVER_PIXEL_FORMAT = struct.pack(">BBBBHHHBBB3x", 32, 24, 0, 1, 255, 255, 255, 16, 8, 0)


def hello(width=64, height=48, name="test", version: bytes = b"RFB 003.008\n") -> bytes:
    """A whole handshake without a password, server's side."""
    security = {b"3": b"\0\0\0\1", b"7": b"\1\1", b"8": b"\1\1\0\0\0\0"}[version[10:11]]
    return version + security + server_init(width, height, name.encode())


def server_init(width, height, name: bytes) -> bytes:
    size = struct.pack(">HH", width, height)
    return size + SERVER_PIXEL_FORMAT + struct.pack(">I", len(name)) + name


def update(*rectangles: bytes) -> bytes:
    return struct.pack(">BxH", 0, len(rectangles)) + b"".join(rectangles)


def header(x, y, width, height, encoding) -> bytes:
    return struct.pack(">HHHHi", x, y, width, height, encoding)


def raw(x, y, pixels):
    height, width = pixels.shape
    return header(x, y, width, height, 0) + pixels.astype("<u4").tobytes()


def copy(x, y, width, height, from_x, from_y):
    return header(x, y, width, height, 1) + struct.pack(">HH", from_x, from_y)


def zlib_rect(x, y, pixels, stream):
    """*stream* is the compressobj of the connection."""
    packed = stream.compress(pixels.astype("<u4").tobytes()) + stream.flush(zlib.Z_SYNC_FLUSH)
    height, width = pixels.shape
    return header(x, y, width, height, 6) + struct.pack(">I", len(packed)) + packed


def cursor(hot_x, hot_y, pixels, mask):
    """*mask*: what of the *pixels* shows, booleans of the same shape."""
    height, width = pixels.shape
    bits = np.packbits(mask, axis=1).tobytes()
    return header(hot_x, hot_y, width, height, -239) + pixels.astype("<u4").tobytes() + bits


def extended_size(width, height, reason=0, status=0, screens=1):
    screen = struct.pack(">IHHHHI", 1, 0, 0, width, height, 0)
    return (
        header(reason, status, width, height, -308) + bytes([screens, 0, 0, 0]) + screen * screens
    )


def picture(width, height, seed=1):
    """Pixels that differ from their neighbours, the fourth byte zero."""
    return np.random.default_rng(seed).integers(0, 1 << 24, (height, width), dtype=np.uint32)


def feed(client: RFBClient, data: bytes, chunk: int = 1 << 20) -> list[Event]:
    """Give *data* to the client in chunks as a socket would; the events that came of it."""
    events: list[Event] = []
    view = memoryview(data)
    while view:
        target = client.next_buffer()
        count = min(len(target), len(view), chunk)
        target[:count] = view[:count]
        client.filled(count)
        view = view[count:]
        events += settle(client)
    return events


def settle(client: RFBClient) -> list[Event]:
    events: list[Event] = []
    while not client.advance():
        events += client.events()
    return events + client.events()


def connected(width=64, height=48, **options) -> RFBClient:
    """A client after its handshake, its own bytes of it taken away."""
    client = RFBClient(**options)
    feed(client, hello(width, height))
    client.data_to_send()
    return client


def shown(client: RFBClient):
    """The colours on the screen, without the unused fourth byte."""
    assert client.framebuffer is not None
    return client.framebuffer.pixels & 0xFFFFFF
