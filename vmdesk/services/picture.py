"""A picture of a screen as a PNG file, whatever the hypervisor gave.

PNG: https://www.w3.org/TR/png-3/; PPM: https://netpbm.sourceforge.net/doc/ppm.html.
"""

import re
import struct
import zlib

from vmdesk.errors import N_, HostError

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_PPM = re.compile(rb"P6\s(?:#[^\n]*\n|\s)*(\d+)\s(?:#[^\n]*\n|\s)*(\d+)\s(?:#[^\n]*\n|\s)*255\s")
_BYTES_PER_PIXEL = 3
_RGB = 2
_NO_FILTER = b"\0"


def as_png(picture: bytes) -> bytes:
    """*picture*, a PNG or PPM (P6, 8 bits) file, as a PNG file; HostError when it is neither."""
    if picture.startswith(PNG_MAGIC):
        return picture
    if not (header := _PPM.match(picture)):
        raise HostError(N_("The host sent a picture of an unknown kind"))
    width, height = int(header[1]), int(header[2])
    pixels = memoryview(picture)[header.end() :]
    stride = width * _BYTES_PER_PIXEL
    if not stride or len(pixels) < stride * height:
        raise HostError(N_("The host sent only part of the picture"))
    lines = (pixels[at : at + stride] for at in range(0, stride * height, stride))
    packed = zlib.compress(b"".join(part for line in lines for part in (_NO_FILTER, line)), 6)
    head = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    return PNG_MAGIC + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def png_size(png: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG file."""
    width, height = struct.unpack_from(">II", png, 16)
    return width, height


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
