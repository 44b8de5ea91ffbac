"""A terminal without a window: a guest's bytes in; lines, answers and events out.

Whatever a guest sends, memory stays bounded and nothing raises.
"""

import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pyte import charsets
from pyte import modes as mo

from vmdesk.console.terminal_line import EMPTY, Line
from vmdesk.console.terminal_parser import Parser
from vmdesk.console.terminal_screen import APPLICATION_KEYS, BRACKETED_PASTE, TerminalScreen

SCROLLBACK_LINES = 10_000
SCROLLBACK_BYTES = 64 * 1024 * 1024
MAX_ANSWER_BYTES = 4096
MAX_TITLE = 200
_LINES_A_STEP = 200
_CHARSETS = {"(": "g0_charset", ")": "g1_charset"}

# Each order of a guest, with how many of its numbers count.
_CSI = {
    "@": ("insert_characters", 1),
    "A": ("cursor_up", 1),
    "B": ("cursor_down", 1),
    "C": ("cursor_forward", 1),
    "D": ("cursor_back", 1),
    "E": ("cursor_down1", 1),
    "F": ("cursor_up1", 1),
    "G": ("cursor_to_column", 1),
    "H": ("cursor_position", 2),
    "I": ("tab_forward", 1),
    "J": ("erase_in_display", 1),
    "K": ("erase_in_line", 1),
    "L": ("insert_lines", 1),
    "M": ("delete_lines", 1),
    "P": ("delete_characters", 1),
    "S": ("scroll_up", 1),
    "T": ("scroll_down", 1),
    "X": ("erase_characters", 1),
    "Z": ("tab_back", 1),
    "`": ("cursor_to_column", 1),
    "a": ("cursor_forward", 1),
    "d": ("cursor_to_line", 1),
    "e": ("cursor_down", 1),
    "f": ("cursor_position", 2),
    "g": ("clear_tab_stop", 1),
    "h": ("set_mode", 32),
    "l": ("reset_mode", 32),
    "m": ("select_graphic_rendition", 32),
    "s": ("save_cursor", 0),
    "u": ("restore_cursor", 0),
}
_ESCAPES = {
    "7": "save_cursor",
    "8": "restore_cursor",
    "D": "index",
    "E": "linefeed",
    "H": "set_tab_stop",
    "M": "reverse_index",
    "c": "reset",
}
_CONTROLS = {
    "\b": "backspace",
    "\t": "tab",
    "\n": "linefeed",
    "\v": "linefeed",
    "\f": "linefeed",
    "\r": "carriage_return",
    "\x0e": "shift_out",
    "\x0f": "shift_in",
}


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

    *title* is untrusted text; *bells* counts.
    """

    def __init__(self, columns: int = 80, lines: int = 24) -> None:
        self.title = ""
        self.bells = 0
        self.first = 0
        self._history: deque[Line] = deque()
        self._history_bytes = 0
        self._answers = bytearray()
        self._changed: set[int] = set()
        self._shown: dict[int, Line] = {}
        self._screen = TerminalScreen(columns, lines, self._retire)
        self._parser = Parser(self)
        self._last = ""

    @property
    def columns(self) -> int:
        return self._screen.columns

    @property
    def lines(self) -> int:
        return self._screen.lines

    @property
    def top(self) -> int:
        return self.first + len(self._history)

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
        answers = bytes(self._answers)
        self._answers.clear()
        return answers

    def take_changes(self) -> set[int]:
        """The numbers of the lines that differ since this was last called."""
        self._note_changes()
        changed = self._changed
        self._changed = set()
        return changed

    def line(self, number: int) -> Line:
        if number < self.top:
            return self._history[number - self.first] if number >= self.first else EMPTY
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

    def _retire(self, line: Line) -> None:
        self._history.append(line)
        self._history_bytes += line.weight_bytes
        while len(self._history) > SCROLLBACK_LINES or self._history_bytes > SCROLLBACK_BYTES:
            self._history_bytes -= self._history.popleft().weight_bytes
            self.first += 1

    def _forget_history(self) -> None:
        self.first += len(self._history)
        self._history.clear()
        self._history_bytes = 0
        self._screen.dirty.update(range(self.lines))

    def _answer(self, text: str) -> None:
        if len(self._answers) + len(text) <= MAX_ANSWER_BYTES:
            self._answers += text.encode()

    # What the parser tells.

    def text_of_guest(self, text: str) -> None:
        self._screen.draw(text)
        self._last = text[-1]

    def control(self, char: str) -> None:
        if char == "\a":
            self.bells += 1
        elif name := _CONTROLS.get(char):
            getattr(self._screen, name)()

    def escape(self, between: str, final: str) -> None:
        if between in _CHARSETS:
            chosen = charsets.MAPS.get(final, charsets.LAT1_MAP)
            setattr(self._screen, _CHARSETS[between], chosen)
        elif between == "#" and final == "8":
            self._screen.alignment_display()
        elif not between and (name := _ESCAPES.get(final)):
            if final == "E":
                self._screen.carriage_return()
            getattr(self._screen, name)()

    def csi(self, private: str, numbers: list[int], between: str, final: str) -> None:
        if between:
            if (between, final) == ("!", "p"):
                self._soft_reset()
        elif private == "?" and final in "hl":
            getattr(self._screen, _CSI[final][0])(*numbers, private=True)
        elif private == "?" and final in "JK":
            getattr(self._screen, _CSI[final][0])(*numbers[:1])
        elif not private:
            self._order(numbers, final)

    def _order(self, numbers: list[int], final: str) -> None:
        first = numbers[0]
        match final:
            case "J" if first == 3:
                self._forget_history()
            case "r":
                bottom = numbers[1] if len(numbers) > 1 else 0
                self._screen.set_margins(first or 1, bottom or self.lines)
            case "b" if self._last:
                self._screen.draw(self._last * min(first or 1, self.columns))
            case "c" if first == 0:
                self._answer("\x1b[?6c")
            case "n" | "t":
                self._report(final, first)
            case _ if final in _CSI:
                name, count = _CSI[final]
                getattr(self._screen, name)(*numbers[:count])

    def _report(self, final: str, what: int) -> None:
        """Status, place of the cursor and size; never the title, which would be typed."""
        cursor = self.cursor
        match final, what:
            case "n", 5:
                self._answer("\x1b[0n")
            case "n", 6:
                self._answer(f"\x1b[{cursor.line - self.top + 1};{cursor.column + 1}R")
            case "t", 18:
                self._answer(f"\x1b[8;{self.lines};{self.columns}t")

    def _soft_reset(self) -> None:
        self._screen.mode -= {mo.IRM, mo.DECOM, APPLICATION_KEYS}
        self._screen.set_mode(7, 25, private=True)
        self._screen.margins = None
        self._screen.select_graphic_rendition(0)

    def command(self, text: str) -> None:
        number, _, value = text.partition(";")
        if number in ("0", "2"):
            printable = (char for char in value if unicodedata.category(char)[0] != "C")
            self.title = "".join(printable)[:MAX_TITLE]
