"""The size that a JPEG claims, read before anybody decodes it.

Source: ITU-T T.81, annex B.
"""

import struct

from vmdesk.console.inflate import damaged

_START = b"\xff\xd8"
_MARKER = 0xFF
# Frames of all processes; the numbers between them are other tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PADDING = 0xFF


def jpeg_size(data: bytes | bytearray) -> tuple[int, int]:
    """Width and height in pixels; ProtocolError when *data* is no JPEG or cut off before them."""
    if data[:2] != _START:
        raise damaged("no JPEG")
    place = 2
    try:
        while data[place] == _MARKER:
            kind = data[place + 1]
            if kind == _PADDING:
                place += 1
                continue
            length, _depth, height, width = struct.unpack_from(">HBHH", data, place + 2)
            if kind in _FRAMES:
                return width, height
            place += 2 + max(length, 2)
    except (IndexError, struct.error):
        pass
    raise damaged("a JPEG without a size")
