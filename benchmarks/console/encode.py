"""Encodes pictures as displays send them: Raw, ZRLE, Tight (RFC 6143 and rfbproto.rst).

Each compressed frame is flushed fully, so that frames can be sent again and in any order within
one zlib stream; a prelude brings the stream's header.
"""

import struct
import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.console.content import HEIGHT, MARK, WIDTH, Pixels, mark_grey

Bytes = npt.NDArray[np.uint8]

RAW, COPY_RECT, TIGHT, ZRLE = 0, 1, 7, 16
# What TigerVNC's and QEMU's servers take by default is fast rather than small.
_LEVEL = 2
_ZRLE_TILE = 64
_TIGHT_TILE = (240, 135)
_SCROLLED, _LINE = 960, 16
_SMALL_RECTS, _SMALL = 200, (48, 20)


@dataclass
class Stream:
    """Whole updates, ready to send; *prelude* comes once a connection before the first."""

    updates: list[bytes]
    encoding: int
    prelude: bytes = b""


def streams(pictures: list[Pixels]) -> dict[str, Stream]:
    """Every kind of load, by its name."""
    return {
        "raw": Stream([update(raw(0, 0, picture)) for picture in pictures], RAW),
        "200 rectangles": Stream(_small_rectangles(pictures), RAW),
        "CopyRect": Stream(_scrolling(pictures), COPY_RECT),
        "ZRLE": _zrle_stream(pictures),
        "Tight": _tight_stream(pictures),
    }


def update(*rectangles: bytes) -> bytes:
    return struct.pack(">BxH", 0, len(rectangles)) + b"".join(rectangles)


def raw(x: int, y: int, pixels: Pixels) -> bytes:
    return _header(x, y, pixels, RAW) + pixels.astype("<u4").tobytes()


def mark(index: int) -> bytes:
    """The mark of frame *index* as a rectangle of its own."""
    square = np.full((MARK.height(), MARK.width()), mark_grey(index), np.uint32)
    return raw(MARK.x(), MARK.y(), square)


def _header(x: int, y: int, pixels: Pixels, encoding: int) -> bytes:
    height, width = pixels.shape
    return struct.pack(">HHHHi", x, y, width, height, encoding)


def _small_rectangles(pictures: list[Pixels]) -> list[bytes]:
    """Rectangles all over the screen, as a desktop with many small changes sends them."""
    random = np.random.default_rng(3)
    width, height = _SMALL
    made = []
    for index, picture in enumerate(pictures):
        places = zip(
            random.integers(0, WIDTH - width, _SMALL_RECTS - 1).tolist(),
            random.integers(0, MARK.y() - height, _SMALL_RECTS - 1).tolist(),
            strict=True,
        )
        parts = [raw(x, y, picture[y : y + height, x : x + width]) for x, y in places]
        made.append(update(*parts, mark(index)))
    return made


def _scrolling(pictures: list[Pixels]) -> list[bytes]:
    """The screen moves up by a line of text, and a new line comes at the bottom."""
    copied = struct.pack(">HHHHiHH", 0, 0, WIDTH, _SCROLLED, COPY_RECT, 0, _LINE)
    made = []
    for index, picture in enumerate(pictures):
        line = picture[100 + _LINE * index : 100 + _LINE * (index + 1)]
        made.append(update(copied, raw(0, _SCROLLED, line), mark(index)))
    return made


def _zrle_stream(pictures: list[Pixels]) -> Stream:
    deflate = zlib.compressobj(_LEVEL)

    def rectangle(pixels: Pixels) -> bytes:
        height, width = pixels.shape
        tiles = [
            zrle_tile(pixels[y : y + _ZRLE_TILE, x : x + _ZRLE_TILE])
            for y in range(0, height, _ZRLE_TILE)
            for x in range(0, width, _ZRLE_TILE)
        ]
        packed = deflate.compress(b"".join(tiles)) + deflate.flush(zlib.Z_FULL_FLUSH)
        return _header(0, 0, pixels, ZRLE) + struct.pack(">I", len(packed)) + packed

    prelude = update(rectangle(pictures[0][:16, :16]))
    return Stream([update(rectangle(picture)) for picture in pictures], ZRLE, prelude)


def zrle_tile(tile: Pixels) -> bytes:
    """The tile in the way that is smallest before zlib, as real servers choose it."""
    flat = tile.reshape(-1)
    palette, indices = np.unique(flat, return_inverse=True)
    if len(palette) == 1:
        return b"\1" + _colours(palette)
    starts = np.flatnonzero(np.diff(flat, prepend=flat[0] ^ 1))
    lengths = np.diff(starts, append=len(flat))
    ways = {"raw": 3 * len(flat), "runs": 4 * len(starts)}
    if len(palette) <= 127:
        ways["palette runs"] = 3 * len(palette) + len(starts) + int((lengths > 1).sum())
    if len(palette) <= 16:
        ways["packed"] = 3 * len(palette) + len(flat) * _index_bits(len(palette)) // 8
    match min(ways, key=lambda way: ways[way]):
        case "raw":
            return b"\0" + _colours(flat)
        case "runs":
            return b"\x80" + _runs(flat[starts], lengths)
        case "packed":
            index_rows = indices.reshape(tile.shape).astype(np.uint8)
            return bytes([len(palette)]) + _colours(palette) + _packed(index_rows, len(palette))
    head = bytes([128 + len(palette)]) + _colours(palette)
    return head + _palette_runs(indices[starts], lengths)


def _colours(pixels: Pixels) -> bytes:
    """Three bytes each, the lowest first: ZRLE's compressed pixels."""
    return pixels.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()


def _index_bits(size: int) -> int:
    return 1 if size == 2 else 2 if size <= 4 else 4


def _packed(rows: Bytes, size: int) -> bytes:
    bits = _index_bits(size)
    planes = np.unpackbits(rows[..., None], axis=2)[..., 8 - bits :]
    return np.packbits(planes.reshape(len(rows), -1), axis=1).tobytes()


def _length(length: int) -> bytes:
    return b"\xff" * ((length - 1) // 255) + bytes([(length - 1) % 255])


def _runs(colours: Pixels, lengths: npt.NDArray[np.integer]) -> bytes:
    threes = _colours(colours)
    return b"".join(
        threes[3 * at : 3 * at + 3] + _length(length) for at, length in enumerate(lengths.tolist())
    )


def _palette_runs(indices: npt.NDArray[np.integer], lengths: npt.NDArray[np.integer]) -> bytes:
    return b"".join(
        bytes([index]) if length == 1 else bytes([index | 128]) + _length(length)
        for index, length in zip(indices.tolist(), lengths.tolist(), strict=True)
    )


class _TightStreams:
    FULL, TWO, PALETTE = 0, 1, 2


def _tight_stream(pictures: list[Pixels]) -> Stream:
    deflates = [zlib.compressobj(_LEVEL) for _ in range(3)]

    def packed(data: bytes, stream: int) -> bytes:
        deflate = deflates[stream]
        small = deflate.compress(data) + deflate.flush(zlib.Z_FULL_FLUSH)
        return _compact(len(small)) + small

    def rectangle(x: int, y: int, tile: Pixels) -> bytes:
        head = _header(x, y, tile, TIGHT)
        palette, indices = np.unique(tile, return_inverse=True)
        rows = indices.reshape(tile.shape).astype(np.uint8)
        if len(palette) == 1:
            return head + b"\x80" + _rgb(palette)
        streams = _TightStreams
        if len(palette) <= 256:
            two = len(palette) == 2
            stream = streams.TWO if two else streams.PALETTE
            data = np.packbits(rows, axis=1) if two else rows
            control = bytes([(4 | stream) << 4, 1, len(palette) - 1])
            return head + control + _rgb(palette) + packed(data.tobytes(), stream)
        return head + bytes([streams.FULL << 4]) + packed(_rgb(tile), streams.FULL)

    def whole(picture: Pixels) -> bytes:
        width, height = _TIGHT_TILE
        return update(
            *(
                rectangle(x, y, picture[y : y + height, x : x + width])
                for y in range(0, HEIGHT, height)
                for x in range(0, WIDTH, width)
            )
        )

    prelude = update(*(rectangle(0, 0, tile) for tile in _one_for_each_stream()))
    return Stream([whole(picture) for picture in pictures], TIGHT, prelude)


def _one_for_each_stream() -> list[Pixels]:
    columns = np.arange(32 * 32, dtype=np.uint32).reshape(32, 32)
    return [columns, columns & np.uint32(1), columns & np.uint32(127)]


def _rgb(pixels: Pixels) -> bytes:
    """Three bytes each, red first: Tight's pixels."""
    flat = pixels.reshape(-1).astype("<u4").view(np.uint8).reshape(-1, 4)
    return flat[:, 2::-1].tobytes()


def _compact(length: int) -> bytes:
    """Seven bits a byte, the lowest first, the top bit says that more follow."""
    if length < 1 << 7:
        return bytes([length])
    if length < 1 << 14:
        return bytes([length & 127 | 128, length >> 7])
    return bytes([length & 127 | 128, length >> 7 & 127 | 128, length >> 14])
