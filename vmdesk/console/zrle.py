"""Pixels in ZRLE: tiles of 64 x 64 in one zlib stream, each flat, of few colours, or in runs.

Source: RFC 6143, section 7.7.6. Tiles are parsed from unpacked bytes by whole-array operations;
no pixel and no run is touched one by one.
"""

import struct
from typing import Any

import numpy as np
import numpy.typing as npt

from vmdesk.console.events import Rect
from vmdesk.console.framebuffer import PIXEL_BYTES, Framebuffer, Pixels
from vmdesk.console.inflate import Packed, ZlibStream, damaged
from vmdesk.console.intake import BREATH, Steps

_TILE = 64
_COLOUR_BYTES = 3
# The longest tile is 4096 runs of one pixel; the padding lets parsers look ahead unchecked.
_MAX_TILE_BYTES = 1 + _TILE * _TILE * (_COLOUR_BYTES + 1)
_PADDING = bytes(_MAX_TILE_BYTES + 64)
_UNPACKED_BYTES = 128 * 1024
_TILES_PER_TURN = 32
_PLAIN_RUNS = 128
_RUN_FLAG = 128
_LONGER = 255
_RUNS_AT_ONCE = 512
# Most tiles are short; looking at all that a tile might have would take longest.
_CODES_AT_ONCE = (512, 2048, 2 * _TILE * _TILE + 2)
# Counted from 1: place 0 stands for the start, after which an index comes.
_PLACES = np.arange(1, 2 * _TILE * _TILE + 3, dtype=np.int16)

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.signedinteger]


class ZRLE:
    """The decoder of one connection."""

    def __init__(self) -> None:
        self._stream = ZlibStream()

    def rectangle(self, frame: Framebuffer, rect: Rect) -> Steps[None]:
        """Unpack ahead by some tiles, never by the whole rectangle."""
        part = frame.part(rect)
        (count,) = struct.unpack(">I", (yield 4))
        packed = Packed(self._stream, count, part.size * PIXEL_BYTES)
        held, at, end, over = _PADDING, 0, 0, False
        for index, tile in enumerate(_tiles(part)):
            while end - at < _MAX_TILE_BYTES and not over:
                more = yield from packed.some(_UNPACKED_BYTES)
                over = not more
                held = b"".join((memoryview(held)[at:end], more, _PADDING))
                at, end = 0, end - at + len(more)
            at = draw_tile(held, at, tile)
            if at > end:
                raise damaged("too few pixels")
            if index % _TILES_PER_TURN == _TILES_PER_TURN - 1:
                yield BREATH
        if at < end:
            raise damaged("too many pixels")
        yield from packed.finish()


def _tiles(part: Pixels) -> list[Pixels]:
    height, width = part.shape
    return [
        part[y : y + _TILE, x : x + _TILE]
        for y in range(0, height, _TILE)
        for x in range(0, width, _TILE)
    ]


def draw_tile(held: bytes, at: int, tile: Pixels) -> int:
    """Draw what *held* says from *at* on; it must be longer than any tile. Returns the end."""
    kind = held[at]
    at += 1
    if kind == 0:
        tile[...] = _colours(held, at, tile.shape)
        return at + tile.size * _COLOUR_BYTES
    if kind == 1:
        tile[...] = _colours(held, at, (1,))[0]
        return at + _COLOUR_BYTES
    if kind <= 16:
        return _draw_packed(held, at, tile, kind)
    if kind == _PLAIN_RUNS:
        return _draw_runs(held, at, tile)
    if kind >= _PLAIN_RUNS + 2:
        return _draw_palette_runs(held, at, tile, kind - _PLAIN_RUNS)
    raise damaged(f"tile of kind {kind}")


def _colours(held: bytes, at: int, shape: tuple[int, ...]) -> Pixels:
    """Colours of three bytes each, seen as pixels in place; their fourth byte is any."""
    strides = (shape[-1] * _COLOUR_BYTES, _COLOUR_BYTES)[-len(shape) :]
    return np.ndarray(shape, "<u4", held, at, strides)


def _unpacking_table(bits: int) -> npt.NDArray[Any]:
    """For each byte, the indices of *bits* bits in it, as bytes of one number."""
    columns = np.arange(256)[:, None] >> np.arange(8 - bits, -1, -bits) & (1 << bits) - 1
    table = np.ascontiguousarray(columns, np.uint8)
    return table.view({1: np.uint64, 2: np.uint32, 4: np.uint16}[bits])[:, 0]


_UNPACKED = {bits: _unpacking_table(bits) for bits in (1, 2, 4)}


def _draw_packed(held: bytes, at: int, tile: Pixels, size: int) -> int:
    """A palette and, in rows of whole bytes, an index of few bits a pixel."""
    height, width = (int(side) for side in tile.shape)
    palette = _colours(held, at, (size,))
    at += size * _COLOUR_BYTES
    bits = 1 if size == 2 else 2 if size <= 4 else 4
    row_bytes = (width * bits + 7) // 8
    packed = np.frombuffer(held, np.uint8, row_bytes * height, at)
    indices = _UNPACKED[bits][packed].view(np.uint8).reshape(height, -1)[:, :width]
    tile[...] = _looked_up(palette, indices)
    return at + row_bytes * height


def _looked_up(palette: Pixels, indices: Bytes) -> Pixels:
    try:
        return palette.take(indices)
    except IndexError:
        raise damaged("a colour that is not in the palette") from None


def _draw_runs(held: bytes, at: int, tile: Pixels) -> int:
    """Runs of a colour and a length; a length is bytes, all but the last 255, plus one.

    Nearly all runs have four bytes and are taken many at once, up to the next longer one.
    """
    colours, lengths, left = [], [], tile.size
    while left:
        runs = np.ndarray((min(left, _RUNS_AT_ONCE),), "<u4", held, at)
        pixels = (runs >> 24) + 1
        (longer,) = (pixels > _LONGER).nonzero()
        count = int(longer[0]) if len(longer) else len(runs)
        ends = pixels[:count].cumsum(dtype=np.int64)
        if count and ends[-1] >= left:
            count = _runs_up_to(ends, left)
            longer = longer[:0]
        if count:
            left -= int(ends[count - 1])
        at += 4 * count
        if left and len(longer):
            pixels[count], at = _long_run(held, at + _COLOUR_BYTES, left)
            left -= int(pixels[count])
            count += 1
        colours.append(runs[:count])
        lengths.append(pixels[:count])
    flat = np.concatenate(colours).repeat(np.concatenate(lengths))
    tile[...] = flat.reshape(tile.shape)
    return at


def _runs_up_to(ends: Numbers, pixels: int) -> int:
    """How many of the runs that end at *ends* make up so many pixels."""
    index = int(ends.searchsorted(pixels))
    if ends[index] != pixels:
        raise damaged("a run that leaves its tile")
    return index + 1


def _long_run(held: bytes, at: int, limit: int) -> tuple[int, int]:
    """The length of more than one byte at *at*, and where it ends."""
    length = 1
    while held[at] == _LONGER and length <= limit:
        length += _LONGER
        at += 1
    length += held[at]
    if length > limit:
        raise damaged("a run that leaves its tile")
    return length, at + 1


def _draw_palette_runs(held: bytes, at: int, tile: Pixels, size: int) -> int:
    """A palette, and for each run its index, flagged when a length follows."""
    palette = _colours(held, at, (size,))
    at += size * _COLOUR_BYTES
    codes = np.frombuffer(held, np.uint8, 2 * tile.size + 2, at)
    for some in _CODES_AT_ONCE:
        if runs := _palette_runs(codes[:some], tile.size):
            break
    else:
        raise damaged("a run that leaves its tile")
    indices, lengths, used = runs
    tile[...] = _looked_up(palette, indices).repeat(lengths).reshape(tile.shape)
    return at + used


def _palette_runs(codes: Bytes, pixels: int) -> tuple[Bytes, Numbers, int] | None:
    """Indices and lengths of the runs that make up *pixels*, and how many bytes they take.

    None when *codes* ends before them.
    """
    in_length = _within_lengths(codes)
    (starts,) = (~in_length).nonzero()
    lengths = np.add.reduceat(codes * in_length, starts, dtype=np.int64)
    lengths += 1
    ends = lengths.cumsum()
    # The last run may go on after these bytes.
    if len(ends) < 2 or ends[-2] < pixels:
        return None
    count = _runs_up_to(ends, pixels)
    indices: Bytes = codes[starts[:count]] & np.uint8(_RUN_FLAG - 1)
    return indices, lengths[:count], int(starts[count])


def _within_lengths(codes: Bytes) -> npt.NDArray[np.bool_]:
    """Whether each byte belongs to a run's length, or else is an index.

    A byte below 128 is followed by an index whatever it is itself (an index alone, or the end of
    a length); 255 by a length (flagged, or to be continued). Bytes between are followed by what
    they are not, so that their parity since the last of the others decides.
    """
    flips = (codes ^ _RUN_FLAG) < _LONGER - _RUN_FLAG
    parity = np.bitwise_xor.accumulate(flips)
    # Seen from one place further on: what each byte says about the one after it.
    settled = np.empty(len(codes) + 1, np.bool_)
    settled[0] = False
    np.not_equal(parity, codes == _LONGER, out=settled[1:])
    last = _PLACES[: len(codes)] * ~flips
    np.maximum.accumulate(last, out=last)
    within = np.empty(len(codes), np.bool_)
    within[0] = False
    np.not_equal(parity[:-1], settled.take(last[:-1]), out=within[1:])
    return within
