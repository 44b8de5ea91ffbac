"""Encoders for ZRLE and Tight, pixel by pixel and straight from the specification."""

import struct
import zlib

import numpy as np

from tests.console import rfb


def cpixel(colour) -> bytes:
    """Three bytes, blue first: what little-endian 0x00RRGGBB leaves out of four."""
    return struct.pack("<I", int(colour))[:3]


def tpixel(colour) -> bytes:
    """Three bytes, red first."""
    return struct.pack(">I", int(colour))[1:]


def runs_of(pixels) -> list[tuple[int, int]]:
    """(colour, how often) along the rows."""
    runs: list[tuple[int, int]] = []
    for colour in pixels.flat:
        if runs and runs[-1][0] == colour:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((int(colour), 1))
    return runs


def run_length(length: int) -> bytes:
    full, rest = divmod(length - 1, 255)
    return b"\xff" * full + bytes([rest])


def palette_of(pixels) -> list[int]:
    """The colours in the order in which they first appear."""
    return list(dict.fromkeys(int(colour) for colour in pixels.flat))


def zrle_raw(pixels) -> bytes:
    return b"\0" + b"".join(map(cpixel, pixels.flat))


def zrle_solid(pixels) -> bytes:
    return b"\1" + cpixel(pixels[0, 0])


def zrle_packed(pixels) -> bytes:
    palette = palette_of(pixels)
    bits = 1 if len(palette) == 2 else 2 if len(palette) <= 4 else 4
    rows = b""
    for row in pixels:
        digits = "".join(f"{palette.index(colour):0{bits}b}" for colour in row)
        digits += "0" * (-len(digits) % 8)
        rows += bytes(int(digits[start : start + 8], 2) for start in range(0, len(digits), 8))
    return bytes([len(palette)]) + b"".join(map(cpixel, palette)) + rows


def zrle_runs(pixels) -> bytes:
    runs = runs_of(pixels)
    return b"\x80" + b"".join(cpixel(colour) + run_length(length) for colour, length in runs)


def zrle_palette_runs(pixels) -> bytes:
    palette = palette_of(pixels)
    body = b""
    for colour, length in runs_of(pixels):
        index = palette.index(colour)
        body += bytes([index]) if length == 1 else bytes([index | 128]) + run_length(length)
    return bytes([128 + len(palette)]) + b"".join(map(cpixel, palette)) + body


def zrle_best(pixels) -> bytes:
    """The shortest kind, as servers choose it."""
    colours = len(palette_of(pixels))
    if colours == 1:
        return zrle_solid(pixels)
    candidates = [zrle_runs(pixels)]
    if colours <= 16:
        candidates.append(zrle_packed(pixels))
    if colours <= 127:
        candidates.append(zrle_palette_runs(pixels))
    best = min(candidates, key=len)
    return best if len(best) < 1 + pixels.size * 3 else zrle_raw(pixels)


def zrle_tiles(pixels, encode=zrle_best) -> bytes:
    height, width = pixels.shape
    return b"".join(
        encode(pixels[y : y + 64, x : x + 64])
        for y in range(0, height, 64)
        for x in range(0, width, 64)
    )


def deflated(stream, data: bytes) -> bytes:
    packed: bytes = stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)
    return packed


def zrle(x, y, pixels, stream, encode=zrle_best) -> bytes:
    """*stream* is the compressobj of the connection."""
    height, width = pixels.shape
    packed = deflated(stream, zrle_tiles(pixels, encode))
    return rfb.header(x, y, width, height, 16) + struct.pack(">I", len(packed)) + packed


def compact(length: int) -> bytes:
    if length < 1 << 7:
        return bytes([length])
    if length < 1 << 14:
        return bytes([length & 0x7F | 0x80, length >> 7])
    return bytes([length & 0x7F | 0x80, length >> 7 & 0x7F | 0x80, length >> 14])


class TightEncoder:
    """The four streams of one connection, started anew when a rectangle says so."""

    def __init__(self) -> None:
        self.streams = [zlib.compressobj() for _ in range(4)]

    def fill(self, x, y, width, height, colour) -> bytes:
        return rfb.header(x, y, width, height, 7) + b"\x80" + tpixel(colour)

    def copy(self, x, y, pixels, stream=0, resets=(), explicit=False) -> bytes:
        flat = b"".join(map(tpixel, pixels.flat))
        return self._basic(x, y, pixels, stream, resets, b"\0" if explicit else b"", flat)

    def palette(self, x, y, pixels, stream=1, resets=()) -> bytes:
        palette = palette_of(pixels)
        indices = np.array([[palette.index(colour) for colour in row] for row in pixels], np.uint8)
        flat = (np.packbits(indices, axis=1) if len(palette) <= 2 else indices).tobytes()
        extra = bytes([1, len(palette) - 1]) + b"".join(map(tpixel, palette))
        return self._basic(x, y, pixels, stream, resets, extra, flat)

    def gradient(self, x, y, pixels, stream=2, resets=()) -> bytes:
        height, width = pixels.shape
        known = np.zeros((height + 1, width + 1, 3), int)
        for plane, shift in enumerate((16, 8, 0)):
            known[1:, 1:, plane] = pixels >> shift & 255
        flat = bytearray()
        for row in range(1, height + 1):
            for column in range(1, width + 1):
                left, above = known[row, column - 1], known[row - 1, column]
                guess = left + above - known[row - 1, column - 1]
                for plane in range(3):
                    expected = min(max(int(guess[plane]), 0), 255)
                    flat.append((int(known[row, column, plane]) - expected) & 255)
        return self._basic(x, y, pixels, stream, resets, b"\2", bytes(flat))

    def jpeg(self, x, y, width, height, data: bytes) -> bytes:
        return rfb.header(x, y, width, height, 7) + b"\x90" + compact(len(data)) + data

    def _basic(self, x, y, pixels, stream, resets, extra: bytes, flat: bytes) -> bytes:
        for index in resets:
            self.streams[index] = zlib.compressobj()
        kind = stream | (4 if extra else 0)
        control = kind << 4 | sum(1 << index for index in resets)
        height, width = pixels.shape
        head = rfb.header(x, y, width, height, 7) + bytes([control]) + extra
        if len(flat) < 12:
            return head + flat
        packed = deflated(self.streams[stream], flat)
        return head + compact(len(packed)) + packed
