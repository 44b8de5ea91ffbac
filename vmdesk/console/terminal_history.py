"""The lines that have scrolled out of a terminal, as many as there is room for."""

from collections import deque

from vmdesk.console.terminal_line import Line

SCROLLBACK_LINES = 10_000
SCROLLBACK_BYTES = 64 * 1024 * 1024


class History:
    """Lines have numbers that stay theirs: *first* is the oldest that is kept."""

    def __init__(self) -> None:
        self.first = 0
        self._lines: deque[Line] = deque()
        self._bytes = 0

    @property
    def end(self) -> int:
        """The number behind the last line."""
        return self.first + len(self._lines)

    def line(self, number: int) -> Line:
        return self._lines[number - self.first]

    def add(self, line: Line) -> None:
        self._lines.append(line)
        self._bytes += line.weight_bytes
        while len(self._lines) > SCROLLBACK_LINES or self._bytes > SCROLLBACK_BYTES:
            self._bytes -= self._lines.popleft().weight_bytes
            self.first += 1

    def clear(self) -> None:
        self.first = self.end
        self._lines.clear()
        self._bytes = 0
