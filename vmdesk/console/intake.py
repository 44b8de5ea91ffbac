"""Feeds a parser that asks for exact amounts from bytes that come as they please.

A parser is a generator. It yields how many bytes it needs and is sent a view of just that many,
valid until its next yield; or it yields a view of memory of its own, which is filled in place; or
BREATH, after work that took long, so that others may run; or a Gate, to wait for something else.
"""

from collections.abc import Generator
from time import perf_counter
from typing import TypeVar

from vmdesk.console.errors import ProtocolError
from vmdesk.errors import N_

BREATH = 0
CAPACITY = 256 * 1024
_TURN_SECONDS = 0.003
_NOTHING = memoryview(b"")


class Gate:
    """What a parser waits for that is not bytes: it goes on once `open` was called."""

    __slots__ = ("is_open",)

    def __init__(self) -> None:
        self.is_open = False

    def open(self) -> None:
        self.is_open = True


T = TypeVar("T")
Steps = Generator[int | memoryview | Gate, memoryview, T]


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

    def take_rest(self) -> bytes:
        """Everything that was received and not parsed, which is somebody else's now."""
        rest = bytes(self._buffer[self._start : self._end])
        self._start = self._end = 0
        return rest

    def advance(self) -> bool:
        """Parse for some milliseconds; False when it should be called again before more is read.

        What the parser raises passes through; it must not be advanced after that.
        """
        deadline = perf_counter() + _TURN_SECONDS
        while True:
            chunk = self._take()
            if chunk is None:
                return True
            self._wanted = self._parser.send(chunk)
            self._placed = 0
            if self._wanted == BREATH or perf_counter() > deadline:
                return False

    def _take(self) -> memoryview | None:
        wanted = self._wanted
        if isinstance(wanted, int):
            start, end = self._start, self._start + wanted
            if end > self._end:
                return None
            if end == self._end:
                self._start = self._end = 0
            else:
                self._start = end
            return self._buffer[start:end]
        if isinstance(wanted, memoryview):
            return self._fill(wanted)
        return self._wait(wanted)

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

    def _wait(self, gate: Gate) -> memoryview | None:
        if gate.is_open:
            return _NOTHING
        if self._end - self._start == CAPACITY:
            raise ProtocolError(N_("The display went on before it was its turn"))
        return None


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
