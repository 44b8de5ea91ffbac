"""Feeds a parser that asks for exact amounts from bytes that come as they please.

A parser is a generator. It yields how many bytes it needs and is sent a view of just that many,
valid until its next yield; or it yields a view of memory of its own, which is filled in place; or
BREATH, after work that took long, so that others may run.
"""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[int | memoryview, memoryview, T]

BREATH = 0
CAPACITY = 256 * 1024
# So many steps take a few milliseconds at most.
_STEPS_PER_TURN = 1000
_NOTHING = memoryview(b"")


class Intake:
    """Holds at most CAPACITY bytes that were received and not yet parsed."""

    def __init__(self, parser: Steps[None]) -> None:
        self._parser = parser
        self._buffer = memoryview(bytearray(CAPACITY))
        self._start = self._end = 0
        self._placed = 0
        self._wanted = next(parser)

    def next_buffer(self) -> memoryview:
        """The memory that wants to be filled next: often the picture itself, never empty."""
        if isinstance(self._wanted, memoryview) and self._start == self._end:
            return self._wanted[self._placed :]
        if self._start and self._end > CAPACITY // 2:
            held = self._end - self._start
            self._buffer[:held] = bytes(self._buffer[self._start : self._end])
            self._start, self._end = 0, held
        return self._buffer[self._end :]

    def filled(self, count: int) -> None:
        """The first *count* bytes of what `next_buffer` returned are there."""
        if isinstance(self._wanted, memoryview) and self._start == self._end:
            self._placed += count
        else:
            self._end += count

    def advance(self) -> bool:
        """Parse for some milliseconds; False when it should be called again before more is read.

        What the parser raises passes through; it must not be advanced after that.
        """
        for _ in range(_STEPS_PER_TURN):
            chunk = self._take()
            if chunk is None:
                return True
            self._wanted = self._parser.send(chunk)
            self._placed = 0
            if isinstance(self._wanted, int) and self._wanted == BREATH:
                return False
        return False

    def _take(self) -> memoryview | None:
        if isinstance(self._wanted, memoryview):
            return self._fill(self._wanted)
        if self._wanted == BREATH:
            return _NOTHING
        if self._end - self._start < self._wanted:
            return None
        chunk = self._buffer[self._start : self._start + self._wanted]
        self._start += self._wanted
        if self._start == self._end:
            self._start = self._end = 0
        return chunk

    def _fill(self, target: memoryview) -> memoryview | None:
        count = min(len(target) - self._placed, self._end - self._start)
        if count:
            taken = self._buffer[self._start : self._start + count]
            target[self._placed : self._placed + count] = taken
            self._start += count
            self._placed += count
        if self._start == self._end:
            self._start = self._end = 0
        return target if self._placed == len(target) else None


def skip(count: int) -> Steps[None]:
    """Let *count* bytes pass unread."""
    while count:
        step = min(count, CAPACITY // 4)
        yield step
        count -= step


def text(count: int, limit: int) -> Steps[bytes]:
    """The first *limit* of *count* bytes; the rest passes unread."""
    kept = bytearray(min(count, limit))
    if kept:
        yield memoryview(kept)
    yield from skip(count - len(kept))
    return bytes(kept)
