"""What rides in an update without being pixels: pointer shapes, sizes, keyboard lights.

Source: RFC 6143, section 7.8, and the community's rfbproto.rst for the rest.
"""

import struct
from enum import IntEnum

import numpy as np

from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import CursorChanged, LedsChanged, Rect
from vmdesk.console.features import Features
from vmdesk.console.framebuffer import PIXEL_BYTES
from vmdesk.console.intake import Steps, skip, text
from vmdesk.errors import N_

MAX_CURSOR_SIDE = 512
MAX_NAME_BYTES = 4096
_MAX_TEXT_BYTES = 1024 * 1024
_SCREEN = struct.Struct(">IHHHHI")
_RAW = 0


class Pseudo(IntEnum):
    DESKTOP_SIZE = -223
    LAST_RECT = -224
    CURSOR = -239
    QEMU_POINTER_MOTION = -257
    QEMU_EXTENDED_KEYS = -258
    QEMU_LEDS = -261
    DESKTOP_NAME = -307
    EXTENDED_DESKTOP_SIZE = -308
    FENCE = -312
    CONTINUOUS_UPDATES = -313
    CURSOR_WITH_ALPHA = -314
    EXTENDED_CLIPBOARD = 0xC0A1E5CE - (1 << 32)
    VMWARE_LEDS = 0x574D5668


class Resize(IntEnum):
    """Why an ExtendedDesktopSize came (its x) when we had asked for it ourselves."""

    OURS = 1


def cursor(rect: Rect) -> Steps[CursorChanged]:
    """The guest's pointer; the rectangle's position is its hot spot."""
    pixels = yield from _cursor_pixels(rect)
    mask = bytearray((rect.width + 7) // 8 * rect.height)
    if mask:
        yield memoryview(mask)
    if pixels:
        _cut_out(pixels, mask, rect.width, rect.height)
    return _placed_cursor(rect, pixels)


def cursor_with_alpha(rect: Rect, from_qemu: bool) -> Steps[CursorChanged]:
    """The guest's pointer with soft edges: red, green, blue, alpha; QEMU begins with blue.

    Colours are to come premultiplied; QEMU before 9.2 does not do that.
    """
    (encoding,) = struct.unpack(">i", (yield 4))
    if encoding != _RAW:
        raise ProtocolError(
            N_("The display sent pixels in an unknown encoding"), detail=f"pointer, {encoding}"
        )
    flat = yield from _cursor_pixels(rect)
    pixels = np.frombuffer(flat, np.uint8).reshape(-1, PIXEL_BYTES)
    if not from_qemu:
        pixels[:, :3] = pixels[:, 2::-1].copy()
    alpha = pixels[:, 3:]
    if (pixels[:, :3] > alpha).any():
        pixels[:, :3] = pixels[:, :3].astype(np.uint16) * alpha // 255
    return _placed_cursor(rect, flat)


def _cursor_pixels(rect: Rect) -> Steps[bytearray]:
    if max(rect.width, rect.height) > MAX_CURSOR_SIDE:
        raise ProtocolError(
            N_("The display sent a pointer of {width} x {height}"),
            width=rect.width,
            height=rect.height,
        )
    pixels = bytearray(rect.width * rect.height * PIXEL_BYTES)
    if pixels:
        yield memoryview(pixels)
    return pixels


def _placed_cursor(rect: Rect, pixels: bytearray) -> CursorChanged:
    hot_x, hot_y = min(rect.x, max(rect.width - 1, 0)), min(rect.y, max(rect.height - 1, 0))
    return CursorChanged(rect.width, rect.height, hot_x, hot_y, bytes(pixels))


def _cut_out(pixels: bytearray, mask: bytearray, width: int, height: int) -> None:
    """Turn the mask's bits into the alpha of premultiplied pixels."""
    bits = np.unpackbits(np.frombuffer(mask, np.uint8).reshape(height, -1), axis=1)[:, :width]
    colours = np.frombuffer(pixels, "<u4").reshape(height, width)
    colours[...] = np.where(bits == 1, colours | np.uint32(0xFF000000), np.uint32(0))


def extended_size(features: Features) -> Steps[None]:
    """The list of screens; of several we keep the first, and never ask for more than one."""
    screens = (yield 4)[0]
    features.resizable = True
    if screens:
        first = _SCREEN.unpack((yield _SCREEN.size))
        features.screen_id, features.screen_flags = first[0], first[-1]
        yield from skip((screens - 1) * _SCREEN.size)


def leds(size: int) -> Steps[LedsChanged]:
    """Bits in *size* bytes."""
    bits = bytes((yield size))[-1]
    return LedsChanged(bool(bits & 1), bool(bits & 2), bool(bits & 4))


def name() -> Steps[str]:
    (count,) = struct.unpack(">I", (yield 4))
    if count > _MAX_TEXT_BYTES:
        raise ProtocolError(N_("The display sent a name of {count} bytes"), count=count)
    return one_line((yield from text(count, MAX_NAME_BYTES)))


def one_line(raw: bytes) -> str:
    """Untrusted bytes as one line of printable text."""
    decoded = raw.decode("utf-8", errors="replace")
    return "".join(char if char.isprintable() else " " for char in decoded).strip()
