"""The screen of a terminal: pyte's, made safe, quick at plain text, and with what it lacks.

pyte raises on some orders, keeps saved cursors without end, and touches each cell where a guest
asks for it with three bytes. What is replaced here is what a guest could use to keep us busy.
"""

import copy
from collections import defaultdict
from collections.abc import Callable

from pyte import modes as mo
from pyte.screens import Char, StaticDefaultDict

from vmdesk.console.terminal_drawing import new_row
from vmdesk.console.terminal_line import Line
from vmdesk.console.terminal_scrolling import ScrollingScreen

MIN_COLUMNS, MAX_COLUMNS = 2, 1000
MIN_LINES, MAX_LINES = 2, 500
# Private modes (DECSET). Their numbers and those of ECMA-48's are kept apart by pyte's shift.
APPLICATION_KEYS = 1 << 5
BRACKETED_PASTE = 2004 << 5
_ALTERNATE = frozenset({47 << 5, 1047 << 5, 1049 << 5})
# A guest must not change the size of the window.
_IGNORED = frozenset({mo.DECCOLM})
_DEFAULT_MODES = frozenset({mo.DECAWM, mo.DECTCEM})


class TerminalScreen(ScrollingScreen):
    """*retire* is given each line that scrolls out at the top."""

    def __init__(self, columns: int, lines: int, retire: Callable[[Line], None]) -> None:
        self._main: tuple[dict[int, StaticDefaultDict[int, Char]], int, int] | None = None
        super().__init__(columns, lines, retire)

    @property
    def alternate(self) -> bool:
        """Whether a program has the whole screen, of which nothing is kept."""
        return self._main is not None

    def reset(self) -> None:
        self._main = None
        self.savepoints = []
        super().reset()
        self.mode = set(_DEFAULT_MODES)

    def tab(self) -> None:
        stops = [stop for stop in self.tabstops if stop > self.cursor.x]
        self.cursor.x = min(stops, default=self.columns - 1)

    def tab_forward(self, count: int = 0) -> None:
        for _ in range(min(count or 1, self.columns)):
            self.tab()

    def tab_back(self, count: int = 0) -> None:
        for _ in range(min(count or 1, self.columns)):
            stops = [stop for stop in self.tabstops if stop < self.cursor.x]
            self.cursor.x = max(stops, default=0)

    def cursor_to_line(self, line: int | None = None) -> None:
        top = self.margins.top if self.margins and mo.DECOM in self.mode else 0
        self.cursor.y = (line or 1) - 1 + top
        self.ensure_vbounds()

    def save_cursor(self) -> None:
        super().save_cursor()
        del self.savepoints[:-1]

    def restore_cursor(self) -> None:
        """As often as wanted: unlike pyte's, a saved cursor stays saved."""
        kept = [point._replace(cursor=copy.copy(point.cursor)) for point in self.savepoints]
        super().restore_cursor()
        self.savepoints = kept

    def set_mode(self, *modes: int, private: bool = False, **_: object) -> None:
        wanted = {mode << 5 if private else mode for mode in modes} - _IGNORED
        self.mode |= wanted
        self._follow_modes(wanted)
        if wanted & _ALTERNATE and not self.alternate:
            self.save_cursor()
            self._main = (self.buffer, self.lines, self.columns)
            self.buffer = defaultdict(new_row)

    def reset_mode(self, *modes: int, private: bool = False, **_: object) -> None:
        wanted = {mode << 5 if private else mode for mode in modes} - _IGNORED
        self.mode -= wanted
        self._follow_modes(wanted)
        if wanted & _ALTERNATE and self._main:
            buffer, lines, columns = self._main
            self._main, now = None, (self.lines, self.columns)
            self.buffer = defaultdict(new_row, buffer)
            self.restore_cursor()
            self.lines, self.columns = lines, columns
            self.resize(*now)

    def _follow_modes(self, changed: set[int]) -> None:
        if mo.DECOM in changed:
            self.cursor_position()
        if changed & (_ALTERNATE | {mo.DECSCNM}):
            self.dirty.update(range(self.lines))
        self.cursor.hidden = mo.DECTCEM not in self.mode

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        """Lines that have no room any more go where scrolled lines go."""
        lines = max(MIN_LINES, min(lines or self.lines, MAX_LINES))
        columns = max(MIN_COLUMNS, min(columns or self.columns, MAX_COLUMNS))
        for _ in range(max(0, self.cursor.y - lines + 1)):
            self.margins = None
            self._scroll(0, self.lines - 1, 1)
            self.cursor.y -= 1
        self.buffer = defaultdict(new_row, {y: r for y, r in self.buffer.items() if y < lines})
        for row in self.buffer.values():
            for x in [x for x in row if x >= columns]:
                del row[x]
        self.lines, self.columns = lines, columns
        self.margins = None
        self.tabstops = set(range(8, columns, 8))
        self.ensure_hbounds()
        self.ensure_vbounds()
        self.dirty = set(range(lines))
