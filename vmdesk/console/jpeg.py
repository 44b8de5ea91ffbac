"""What a JPEG claims to be, read before anybody decodes it.

Source: ITU-T T.81, annex B.
"""

import struct

from vmdesk.console.inflate import damaged

_START = b"\xff\xd8"
_MARKER = 0xFF
# Frames of all processes; the numbers between them are other tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SEQUENTIAL = frozenset({0xC0, 0xC1})
_SCAN = b"\xff\xda"
_MAX_SCANS = 4
_PADDING = 0xFF


def jpeg_size(data: bytes | bytearray) -> tuple[int, int]:
    """Width and height in pixels; ProtocolError when *data* is no JPEG or cut off before them.

    Refused is also what takes a decoder long without being larger: progressive pictures, and
    more scans than there can be colours.
    """
    if data[:2] != _START:
        raise damaged("no JPEG")
    if data.count(_SCAN) > _MAX_SCANS:
        raise damaged("a JPEG of too many scans")
    place = 2
    try:
        while data[place] == _MARKER:
            kind = data[place + 1]
            if kind == _PADDING:
                place += 1
                continue
            length, _depth, height, width = struct.unpack_from(">HBHH", data, place + 2)
            if kind in _SEQUENTIAL:
                return width, height
            if kind in _FRAMES:
                raise damaged(f"a JPEG of process {kind:#x}")
            place += 2 + max(length, 2)
    except (IndexError, struct.error):
        pass
    raise damaged("a JPEG without a size")
