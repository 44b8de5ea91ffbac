"""How rectangles of pixels come over the wire: Raw, CopyRect, Hextile, zlib; and all decoders.

Source: RFC 6143, section 7.7, and the community's rfbproto.rst for zlib. Each decoder is a parser
(see intake.py) that leaves the pixels of one rectangle in the framebuffer.
"""

import struct
from collections.abc import Callable
from enum import IntEnum

import numpy as np

from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Rect
from vmdesk.console.framebuffer import PIXEL_BYTES, Framebuffer, Pixels, moves
from vmdesk.console.inflate import Packed, ZlibStream
from vmdesk.console.intake import BREATH, CAPACITY, Steps
from vmdesk.console.tight import DecodeJPEG, Tight
from vmdesk.console.zrle import ZRLE
from vmdesk.errors import N_

_BAND_BYTES = CAPACITY // 2
_TILE = 16


class Encoding(IntEnum):
    RAW = 0
    COPY_RECT = 1
    HEXTILE = 5
    ZLIB = 6
    TIGHT = 7
    ZRLE = 16


Decoder = Callable[[Framebuffer, Rect], Steps[None]]


def decoders(decode_jpeg: DecodeJPEG | None = None) -> dict[int, Decoder]:
    """A decoder for each encoding; those of one connection share its compression state."""
    return {
        Encoding.RAW: raw,
        Encoding.COPY_RECT: copy_rect,
        Encoding.HEXTILE: hextile,
        Encoding.ZLIB: Zlib().rectangle,
        Encoding.TIGHT: Tight(decode_jpeg).rectangle,
        Encoding.ZRLE: ZRLE().rectangle,
    }


def raw(frame: Framebuffer, rect: Rect) -> Steps[None]:
    """Whole rows are received where they belong; narrower ones in bands that fit a cache."""
    part = frame.part(rect)
    if rect.width == frame.width:
        yield frame.rows(rect.y, rect.height)
        return
    for band in _bands(part):
        chunk = yield band.size * PIXEL_BYTES
        _place(chunk, band)


def copy_rect(frame: Framebuffer, rect: Rect) -> Steps[None]:
    """Pixels that are on the screen already, from elsewhere."""
    x, y = struct.unpack(">HH", (yield 4))
    target = frame.part(rect)
    source = frame.part(Rect(x, y, rect.width, rect.height))
    for into, what in moves(target, source, rect.y > y):
        into[...] = what
        yield BREATH


def _bands(part: Pixels) -> list[Pixels]:
    """*part* cut into bands of whole rows, none larger than a chunk may be."""
    height, width = part.shape
    if not width:
        return []
    rows = max(1, _BAND_BYTES // (width * PIXEL_BYTES))
    return [part[start : start + rows] for start in range(0, height, rows)]


def _place(chunk: memoryview | bytes, part: Pixels) -> None:
    part[...] = np.frombuffer(chunk, dtype="<u4").reshape(part.shape)


class Zlib:
    """Raw pixels in one zlib stream, which runs through all rectangles of a connection."""

    def __init__(self) -> None:
        self._stream = ZlibStream()

    def rectangle(self, frame: Framebuffer, rect: Rect) -> Steps[None]:
        """Inflate band by band: no more is ever unpacked than the rectangle can hold."""
        part = frame.part(rect)
        (count,) = struct.unpack(">I", (yield 4))
        packed = Packed(self._stream, count, part.size * PIXEL_BYTES)
        for band in _bands(part):
            _place((yield from packed.exactly(band.size * PIXEL_BYTES)), band)
            yield BREATH
        yield from packed.finish()


class _Tile:
    RAW = 1
    BACKGROUND = 2
    FOREGROUND = 4
    SUBRECTS = 8
    COLOURED = 16


def hextile(frame: Framebuffer, rect: Rect) -> Steps[None]:
    """Tiles of 16 x 16, each raw or a background with small rectangles in it."""
    part = frame.part(rect)
    colours = [0, 0]
    for y in range(0, rect.height, _TILE):
        for x in range(0, rect.width, _TILE):
            yield from _tile(part[y : y + _TILE, x : x + _TILE], colours)


def _tile(tile: Pixels, colours: list[int]) -> Steps[None]:
    """One tile; *colours* are background and foreground, kept from tile to tile."""
    kind = (yield 1)[0]
    if kind & _Tile.RAW:
        _place((yield tile.size * PIXEL_BYTES), tile)
        return
    for index, flag in enumerate((_Tile.BACKGROUND, _Tile.FOREGROUND)):
        if kind & flag:
            (colours[index],) = struct.unpack("<I", (yield PIXEL_BYTES))
    tile[...] = colours[0]
    if kind & _Tile.SUBRECTS:
        yield from _subrects(tile, colours[1], bool(kind & _Tile.COLOURED))


def _subrects(tile: Pixels, colour: int, coloured: bool) -> Steps[None]:
    count = (yield 1)[0]
    if not count:
        return
    height, width = tile.shape
    chunk = yield count * (6 if coloured else 2)
    layout = struct.Struct("<IBB" if coloured else "<BB")
    for *own, xy, wh in layout.iter_unpack(chunk):
        x, y, right, bottom = xy >> 4, xy & 15, (xy >> 4) + (wh >> 4), (xy & 15) + (wh & 15)
        if right >= width or bottom >= height:
            raise ProtocolError(N_("The display sent pixels outside of its own screen"))
        tile[y : bottom + 1, x : right + 1] = own[0] if coloured else colour
