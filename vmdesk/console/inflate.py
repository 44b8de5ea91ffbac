"""Compressed bytes of rectangles, unpacked never further than their pixels need."""

import zlib

from vmdesk.console.errors import ProtocolError
from vmdesk.console.intake import CAPACITY, Steps
from vmdesk.errors import N_

_CHUNK_BYTES = CAPACITY // 4


def damaged(detail: str) -> ProtocolError:
    """The error of pixels that cannot be unpacked; *detail* says why."""
    return ProtocolError(N_("The display sent damaged compressed pixels"), detail=detail)


class ZlibStream:
    """A zlib stream that runs through many rectangles of one connection."""

    def __init__(self) -> None:
        self._state = zlib.decompressobj()

    def restart(self) -> None:
        self._state = zlib.decompressobj()

    def inflate(self, packed: memoryview | bytes, limit: int) -> tuple[bytes, bytes]:
        """At most *limit* bytes of what *packed* holds, and what of *packed* is left for later."""
        if self._state.eof:
            raise damaged("data after the end of the stream")
        try:
            return self._state.decompress(packed, limit), self._state.unconsumed_tail
        except zlib.error as error:
            raise damaged(str(error)) from None


class Packed:
    """The next *count* bytes of the connection: one rectangle's part of *stream*.

    *pixel_bytes*: how much they unpack to. What is far longer than that is refused: deflate
    never needs half as much again.
    """

    def __init__(self, stream: ZlibStream, count: int, pixel_bytes: int) -> None:
        if count > pixel_bytes * 2 + CAPACITY:
            raise ProtocolError(N_("The display sent more compressed data than its pixels need"))
        self._stream = stream
        self._left = count
        self._packed = b""

    def some(self, limit: int) -> Steps[bytes]:
        """The next bytes, at most *limit*; none only when there are no more."""
        while self._packed or self._left:
            packed: memoryview | bytes = self._packed
            if not packed:
                step = min(self._left, _CHUNK_BYTES)
                packed, self._left = (yield step), self._left - step
            flat, self._packed = self._stream.inflate(packed, limit)
            if flat:
                return flat
        return b""

    def exactly(self, count: int) -> Steps[bytes]:
        """The next *count* bytes, all of them."""
        flat = yield from self.some(count)
        if len(flat) == count:
            return flat
        whole = bytearray(flat)
        while len(whole) < count:
            flat = yield from self.some(count - len(whole))
            if not flat:
                raise damaged("too few pixels")
            whole += flat
        return bytes(whole)

    def finish(self) -> Steps[None]:
        """Eat what ends the rectangle: bytes that keep the stream in step and hold no pixels."""
        if (yield from self.some(1)):
            raise damaged("too many pixels")
