"""What a viewer says to a display, as bytes. Source: RFC 6143, section 7.5; rfbproto.rst."""

import struct
from collections.abc import Sequence

_MOTION_CENTRE = 0x7FFF
_LAST = 0xFFFF


def set_pixel_format() -> bytes:
    """32 bits a pixel, little-endian 0x00RRGGBB: what the framebuffer holds."""
    return struct.pack(">B3x BBBBHHHBBB 3x", 0, 32, 24, 0, 1, 255, 255, 255, 16, 8, 0)


def set_encodings(encodings: Sequence[int]) -> bytes:
    """The encodings we understand, the ones we like best first."""
    return struct.pack(f">BxH{len(encodings)}i", 2, len(encodings), *encodings)


def update_request(width: int, height: int, incremental: bool) -> bytes:
    return struct.pack(">BBHHHH", 3, incremental, 0, 0, width, height)


def key_event(keysym: int, down: bool) -> bytes:
    return struct.pack(">BBxxI", 4, down, keysym & 0xFFFFFFFF)


def extended_key_event(keysym: int, scancode: int, down: bool) -> bytes:
    """QEMU's key event: *scancode* is the XT code of the physical key, see keymap.py."""
    return struct.pack(">BBHII", 255, 0, down, keysym & 0xFFFFFFFF, scancode)


def pointer_event(x: int, y: int, buttons: int) -> bytes:
    """*buttons*: bits 0 left, 1 middle, 2 right, 3 to 6 wheel up, down, left, right."""
    return struct.pack(">BBHH", 5, buttons & 0xFF, _bounded(x), _bounded(y))


def motion_event(dx: int, dy: int, buttons: int) -> bytes:
    """How far the pointer moved, for a guest without a tablet."""
    return pointer_event(_MOTION_CENTRE + dx, _MOTION_CENTRE + dy, buttons)


def set_desktop_size(width: int, height: int, screen_id: int, flags: int) -> bytes:
    """One screen of this size, please; *screen_id* and *flags* as the server told them."""
    screen = struct.pack(">IHHHHI", screen_id, 0, 0, width, height, flags)
    return struct.pack(">BxHHBx", 251, width, height, 1) + screen


def continuous_updates(width: int, height: int, wanted: bool) -> bytes:
    """Updates without asking for each, of the whole screen."""
    return struct.pack(">BBHHHH", 150, wanted, 0, 0, width, height)


def fence(flags: int, payload: bytes) -> bytes:
    """*payload*: at most 64 bytes."""
    return struct.pack(">B3xIB", 248, flags, len(payload)) + payload


def cut_text(raw: bytes) -> bytes:
    """Text of the clipboard, in Latin-1."""
    return struct.pack(">B3xi", 6, len(raw)) + raw


def extended_cut_text(flags: int, body: bytes = b"") -> bytes:
    """A message of the extended clipboard, see clipboard.py."""
    return struct.pack(">B3xiI", 6, -4 - len(body), flags) + body


def _bounded(value: int) -> int:
    return min(max(value, 0), _LAST)
