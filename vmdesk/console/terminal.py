"""A terminal without a window: a guest's bytes in; lines, answers and events out.

Whatever a guest sends, memory stays bounded and nothing raises.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyte import modes as mo

from vmdesk.console.terminal_history import History
from vmdesk.console.terminal_line import EMPTY, Line
from vmdesk.console.terminal_orders import Orders
from vmdesk.console.terminal_parser import Parser
from vmdesk.console.terminal_screen import APPLICATION_KEYS, BRACKETED_PASTE, TerminalScreen

_LINES_A_STEP = 200


@dataclass(frozen=True, slots=True)
class Cursor:
    """*line* is the number of its line, *column* its cell."""

    line: int
    column: int
    visible: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A place of a searched text: in line number *line*, the cells from *start* up to *end*."""

    line: int
    start: int
    end: int


class Terminal:
    """Lines have numbers that stay theirs: `first` is the oldest that is kept, `top` the first
    one of the screen, `end` the one behind the last.
    """

    def __init__(self, columns: int = 80, lines: int = 24) -> None:
        self._history = History()
        self._changed: set[int] = set()
        self._shown: dict[int, Line] = {}
        self._screen = TerminalScreen(columns, lines, self._history.add)
        self._orders = Orders(self._screen, self._forget_history)
        self._parser = Parser(self._orders)

    @property
    def title(self) -> str:
        """What the guest calls itself; untrusted text."""
        return self._orders.title

    @property
    def bells(self) -> int:
        """How often the guest has rung its bell."""
        return self._orders.bells

    @property
    def columns(self) -> int:
        return self._screen.columns

    @property
    def lines(self) -> int:
        return self._screen.lines

    @property
    def first(self) -> int:
        return self._history.first

    @property
    def top(self) -> int:
        return self._history.end

    @property
    def end(self) -> int:
        return self.top + self.lines

    @property
    def cursor(self) -> Cursor:
        cursor = self._screen.cursor
        column = min(cursor.x, self.columns - 1)
        return Cursor(self.top + cursor.y, column, not cursor.hidden)

    @property
    def reversed(self) -> bool:
        """Whether the guest wants light and dark exchanged on the whole screen."""
        return mo.DECSCNM in self._screen.mode

    @property
    def application_keys(self) -> bool:
        return APPLICATION_KEYS in self._screen.mode

    @property
    def bracketed_paste(self) -> bool:
        return BRACKETED_PASTE in self._screen.mode

    @property
    def alternate(self) -> bool:
        """Whether a program has the whole screen."""
        return self._screen.alternate

    def feed(self, data: bytes) -> None:
        """Take *data* in; `advance` works on it."""
        self._parser.feed(data)

    def advance(self, expired: Callable[[], bool] = lambda: False) -> bool:
        """Work on what was fed until *expired*, asked after each small step, says to stop;
        whether something is left to do."""
        return self._parser.advance(expired)

    def take_answers(self) -> bytes:
        """What the guest asked its terminal for; to be sent to it."""
        return self._orders.take_answers()

    def take_changes(self) -> set[int]:
        """The numbers of the lines that differ since this was last called."""
        self._note_changes()
        changed = self._changed
        self._changed = set()
        return changed

    def line(self, number: int) -> Line:
        if number < self.top:
            return self._history.line(number) if number >= self.first else EMPTY
        self._note_changes()
        y = number - self.top
        if y not in self._shown:
            self._shown[y] = self._screen.row(y)
        return self._shown[y]

    def resize(self, columns: int, lines: int) -> None:
        if (columns, lines) != (self.columns, self.lines):
            self._screen.resize(lines, columns)

    def clear(self) -> None:
        """Forget everything but the line with the cursor."""
        self._screen.erase_in_display(2)
        self._forget_history()
        self._screen.cursor_position()

    def reset(self) -> None:
        """As switched on; what scrolled away is kept."""
        self._screen.reset()

    def text(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """The text from line and cell *start* up to *end*, as a user copies it."""
        parts: list[str] = []
        for number in range(max(start[0], self.first), min(end[0] + 1, self.end)):
            line = self.line(number)
            left = start[1] if number == start[0] else 0
            right = end[1] if number == end[0] else self.columns
            parts.append(line.part(left, right))
            if number != end[0] and not line.wrapped:
                parts.append("\n")
        return "".join(parts)

    def search(self, wanted: str, number: int, step: int) -> Iterator[Match | None]:
        """Matches from line *number* on, downwards with *step* 1 and upwards with -1, the nearest
        first. Yields None between, so that who searches can see to something else."""
        last = self.end if step > 0 else self.first - 1
        for count, at in enumerate(range(number, last, step)):
            if count % _LINES_A_STEP == _LINES_A_STEP - 1:
                yield None
            yield from self.matches(wanted, at)[::step]

    def matches(self, wanted: str, number: int) -> list[Match]:
        """Where *wanted* is in one line, whatever its case."""
        if not self.first <= number < self.end or not wanted:
            return []
        line, wanted = self.line(number), wanted.lower()
        text = line.text.lower()
        if wanted not in text:
            return []
        columns = [*line.columns(), line.cells]
        found: list[Match] = []
        at = text.find(wanted)
        while at >= 0 and at + len(wanted) < len(columns):
            found.append(Match(number, columns[at], columns[at + len(wanted)]))
            at = text.find(wanted, at + len(wanted))
        return found

    def _note_changes(self) -> None:
        for y in self._screen.dirty:
            self._shown.pop(y, None)
            self._changed.add(self.top + y)
        self._screen.dirty.clear()

    def _forget_history(self) -> None:
        self._history.clear()
        self._screen.dirty.update(range(self.lines))
