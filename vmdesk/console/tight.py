"""Pixels in Tight: one colour, a palette, plain or predicted colours in four zlib streams, JPEG.

Source: the community's rfbproto.rst, "Tight Encoding".
"""

from collections.abc import Callable

import numpy as np

from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Rect
from vmdesk.console.framebuffer import PIXEL_BYTES, Framebuffer, Pixels
from vmdesk.console.gradient import ROWS_AT_ONCE, Gradient
from vmdesk.console.inflate import Packed, ZlibStream, damaged
from vmdesk.console.intake import BREATH, Steps
from vmdesk.console.jpeg import jpeg_size
from vmdesk.errors import N_

# Width, height and rows of 0x00RRGGBB pixels (the fourth byte any); ValueError when it is damaged.
DecodeJPEG = Callable[[bytes], tuple[int, int, bytes]]

# Puts some rows of unpacked bytes where they belong.
_Draw = Callable[[bytes, Pixels], None]

_STREAMS = 4
_COLOUR_BYTES = 3
_BAND_BYTES = 96 * 1024
# The specification allows no wider rectangles; wider gradients would take too long at once.
_MAX_SMOOTH_WIDTH = 2048
_MAX_JPEG_PIXELS = 4 * 1024 * 1024
_FILLED_ROWS = 64
_MANY_PIXELS = 16 * 1024
# Less than this is not worth compressing.
_MIN_PACKED_BYTES = 12


class _Kind:
    """The upper half of a rectangle's first byte; below FILL it tells stream and filter."""

    HAS_FILTER = 4
    FILL = 8
    JPEG = 9


class _Filter:
    COPY = 0
    PALETTE = 1
    GRADIENT = 2


class Tight:
    """The decoder of one connection; without *decode_jpeg* no JPEG is taken."""

    def __init__(self, decode_jpeg: DecodeJPEG | None = None) -> None:
        self._decode_jpeg = decode_jpeg
        self._streams = [ZlibStream() for _ in range(_STREAMS)]

    def rectangle(self, frame: Framebuffer, rect: Rect) -> Steps[None]:
        part = frame.part(rect)
        control = (yield 1)[0]
        for index, stream in enumerate(self._streams):
            if control >> index & 1:
                stream.restart()
        kind = control >> 4
        if kind == _Kind.FILL:
            yield from _fill(part, _colours(bytes((yield _COLOUR_BYTES)), (1,))[0])
        elif kind == _Kind.JPEG:
            yield from self._jpeg(part)
        elif kind < _Kind.FILL:
            yield from self._basic(part, self._streams[kind & 3], bool(kind & _Kind.HAS_FILTER))
        else:
            raise damaged(f"Tight rectangle of kind {kind}")

    def _basic(self, part: Pixels, stream: ZlibStream, has_filter: bool) -> Steps[None]:
        kind = (yield 1)[0] if has_filter else _Filter.COPY
        draw: _Draw = _draw_colours
        row_bytes = part.shape[1] * _COLOUR_BYTES
        rows = max(1, _BAND_BYTES // max(row_bytes, 1))
        if kind == _Filter.PALETTE:
            size = (yield 1)[0] + 1
            palette = _colours(bytes((yield size * _COLOUR_BYTES)), (size,)).copy()
            row_bytes = (part.shape[1] + 7) // 8 if size <= 2 else part.shape[1]
            draw = _drawing_indices(palette)
        elif kind == _Filter.GRADIENT:
            if part.shape[1] > _MAX_SMOOTH_WIDTH:
                raise damaged(f"a gradient {part.shape[1]} pixels wide")
            draw = Gradient(part.shape[1]).draw
            rows = ROWS_AT_ONCE
        elif kind != _Filter.COPY:
            raise damaged(f"Tight filter {kind}")
        yield from _bands(part, rows, row_bytes, stream, draw)

    def _jpeg(self, part: Pixels) -> Steps[None]:
        data = bytearray((yield from _compact_length()))
        if data:
            yield memoryview(data)
        if self._decode_jpeg is None:
            raise ProtocolError(N_("The display sent a JPEG that was not asked for"))
        height, width = part.shape
        # Before anybody decodes it: a few bytes can claim gigabytes of pixels.
        if jpeg_size(data) != (width, height) or part.size > _MAX_JPEG_PIXELS:
            raise damaged("a JPEG of another size than its rectangle")
        try:
            *size, pixels = self._decode_jpeg(bytes(data))
        except ValueError as error:
            raise damaged(str(error)) from None
        if size != [width, height] or len(pixels) != part.size * PIXEL_BYTES:
            raise damaged("a JPEG of another size than its rectangle")
        part[...] = np.frombuffer(pixels, "<u4").reshape(part.shape)
        yield BREATH


def _bands(part: Pixels, rows: int, row_bytes: int, stream: ZlibStream, draw: _Draw) -> Steps[None]:
    """Unpack and draw so many rows at a time: rectangles may be as large as the screen."""
    total = row_bytes * len(part)
    if total < _MIN_PACKED_BYTES:
        if total:
            draw(bytes((yield total)), part)
        return
    packed = Packed(stream, (yield from _compact_length()), total)
    for start in range(0, len(part), rows):
        band = part[start : start + rows]
        draw((yield from packed.exactly(len(band) * row_bytes)), band)
        yield BREATH
    yield from packed.finish()


def _fill(part: Pixels, colour: np.uint32) -> Steps[None]:
    for start in range(0, len(part), _FILLED_ROWS):
        band = part[start : start + _FILLED_ROWS]
        band[...] = colour
        if band.size > _MANY_PIXELS:
            yield BREATH


def _compact_length() -> Steps[int]:
    """A number in one to three bytes, the lowest bits first."""
    length = 0
    for shift in (0, 7, 14):
        byte = (yield 1)[0]
        if shift == 14:
            return length | byte << shift
        length |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return length


def _colours(flat: bytes, shape: tuple[int, ...]) -> Pixels:
    """Red, green, blue, byte by byte, as pixels whose fourth byte is any.

    Read as big-endian numbers that start a byte early, so that one strided copy does it.
    """
    strides = (shape[-1] * _COLOUR_BYTES, _COLOUR_BYTES)[-len(shape) :]
    return np.ndarray(shape, ">u4", b"\0" + flat, 0, strides)


def _draw_colours(flat: bytes, band: Pixels) -> None:
    band[...] = _colours(flat, band.shape)


def _drawing_indices(palette: Pixels) -> _Draw:
    """Draws indices into *palette*: bits, where two colours need no more, or bytes."""

    def draw(flat: bytes, band: Pixels) -> None:
        height, width = band.shape
        indices = np.frombuffer(flat, np.uint8).reshape(height, -1)
        if len(palette) <= 2:
            indices = np.unpackbits(indices, axis=1)[:, :width]
        try:
            band[...] = palette.take(indices)
        except IndexError:
            raise damaged("a colour that is not in the palette") from None

    return draw
