"""The screen of a terminal: pyte's, made safe, quick at plain text, and with what it lacks.

pyte raises on some orders, keeps saved cursors without end, and touches each cell where a guest
asks for it with three bytes. What is replaced here is what a guest could use to keep us busy.
"""

import copy
from collections import defaultdict
from collections.abc import Callable

from pyte import charsets
from pyte import modes as mo
from pyte.screens import Char, Margins, Screen, StaticDefaultDict, wcwidth

from vmdesk.console.terminal_line import DEFAULT, EMPTY, Line, compact, filled
from vmdesk.console.terminal_looks import Looks, changed_look

BLANK = Char(" ", DEFAULT, DEFAULT)
MAX_MARKS = 8
MIN_COLUMNS, MAX_COLUMNS = 2, 1000
MIN_LINES, MAX_LINES = 2, 500
# Private modes (DECSET). Their numbers and those of ECMA-48's are kept apart by pyte's shift.
APPLICATION_KEYS = 1 << 5
BRACKETED_PASTE = 2004 << 5
_ALTERNATE = frozenset({47 << 5, 1047 << 5, 1049 << 5})
# A guest must not change the size of the window.
_IGNORED = frozenset({mo.DECCOLM})
_DEFAULT_MODES = frozenset({mo.DECAWM, mo.DECTCEM})


class Row(StaticDefaultDict[int, Char]):
    """The cells of a line that differ from its default; the second one of a wide character is
    empty. *wrapped*: the text goes on in the next line."""

    wrapped = False


def _row() -> Row:
    return Row(BLANK)


class TerminalScreen(Screen):
    """*retire* is given each line that scrolls out at the top."""

    def __init__(self, columns: int, lines: int, retire: Callable[[Line], None]) -> None:
        self._retire = retire
        self._looks = Looks()
        self._main: tuple[dict[int, StaticDefaultDict[int, Char]], int, int] | None = None
        super().__init__(columns, lines)

    @property
    def default_char(self) -> Char:
        # Reverse video of the whole screen (DECSCNM) is for whoever paints it.
        return BLANK

    @property
    def alternate(self) -> bool:
        """Whether a program has the whole screen, of which nothing is kept."""
        return self._main is not None

    def row(self, y: int) -> Line:
        """Line *y* of the screen as a value."""
        row = self.buffer.get(y)
        if row is None:
            return EMPTY
        if not row:
            return filled(row.default, self.columns)
        end = self.columns if row.default is not BLANK else min(max(row) + 1, self.columns)
        cell, default = row.get, row.default
        return compact([cell(x, default) for x in range(end)], getattr(row, "wrapped", False))

    def reset(self) -> None:
        self._main = None
        self.buffer = defaultdict(_row)
        self.savepoints = []
        super().reset()
        self.mode = set(_DEFAULT_MODES)

    # Drawing

    def draw(self, data: str) -> None:
        charset = self.g1_charset if self.charset else self.g0_charset
        if charset is not charsets.LAT1_MAP:
            data = data.translate(charset)
        if data.isascii():
            self._draw_narrow(data)
            return
        for char in data:
            width = wcwidth(char)
            if width == 1:
                self._draw_narrow(char)
            elif width == 2:
                self._draw_wide(char)
            elif width == 0:
                self._add_mark(char)

    def _draw_narrow(self, text: str) -> None:
        cursor = self.cursor
        cells = self._looks.cells(cursor.attrs)
        while text:
            text = self._make_room(text, 1)
            piece, text = text[: self.columns - cursor.x], text[self.columns - cursor.x :]
            if mo.IRM in self.mode:
                self.insert_characters(len(piece))
            columns = range(cursor.x, cursor.x + len(piece))
            self.buffer[cursor.y].update(zip(columns, map(cells.__getitem__, piece), strict=True))
            cursor.x += len(piece)
            self.dirty.add(cursor.y)

    def _draw_wide(self, char: str) -> None:
        self._make_room(char, 2)
        if mo.IRM in self.mode:
            self.insert_characters(2)
        row, x = self.buffer[self.cursor.y], self.cursor.x
        cells = self._looks.cells(self.cursor.attrs)
        row[x], row[x + 1] = cells[char], cells[""]
        self.cursor.x += 2
        self.dirty.add(self.cursor.y)

    def _make_room(self, text: str, cells: int) -> str:
        """Go to the next line when this one is full; returns what is to be drawn then."""
        if self.cursor.x + cells <= self.columns:
            return text
        if mo.DECAWM not in self.mode:
            # Each character replaces the one before it; the last stays.
            self.cursor.x = self.columns - cells
            return text[-1:]
        row = self.buffer[self.cursor.y]
        assert isinstance(row, Row)
        row.wrapped = True
        self.carriage_return()
        self.index()
        return text

    def _add_mark(self, char: str) -> None:
        """Put a character without width onto the one before it."""
        row, x = self.buffer[self.cursor.y], self.cursor.x - 1
        if x > 0 and not row[x].data:
            x -= 1
        if x >= 0 and len(row[x].data) <= MAX_MARKS:
            row[x] = row[x]._replace(data=row[x].data + char)
            self.dirty.add(self.cursor.y)

    def alignment_display(self) -> None:
        self.dirty.update(range(self.lines))
        for y in range(self.lines):
            self.buffer[y] = Row(BLANK._replace(data="E"))

    def select_graphic_rendition(self, *attrs: int) -> None:
        self.cursor.attrs = changed_look(self.cursor.attrs, attrs, BLANK)

    # Scrolling

    def index(self) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        if self.cursor.y != bottom:
            if self.cursor.y < self.lines - 1:
                self.cursor.y += 1
            return
        self._scroll(top, bottom, 1)

    def _scroll(self, top: int, bottom: int, count: int) -> None:
        """Move the lines from *top* to *bottom* up by *count*."""
        if top == 0 and not self.alternate:
            for y in range(count):
                self._retire(self.row(y))
        rows = [self.buffer[y] for y in range(top + count, bottom + 1)]
        rows += [self._blank_row() for _ in range(count)]
        self.buffer.update(enumerate(rows, top))
        self.dirty.update(range(self.lines))

    def scroll_up(self, count: int = 0) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        self._scroll(top, bottom, min(count or 1, bottom - top + 1))

    def scroll_down(self, count: int = 0) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        count = min(count or 1, bottom - top + 1)
        rows: list[StaticDefaultDict[int, Char]] = [self._blank_row() for _ in range(count)]
        rows += [self.buffer[y] for y in range(top, bottom + 1 - count)]
        self.buffer.update(enumerate(rows, top))
        self.dirty.update(range(self.lines))

    def reverse_index(self) -> None:
        top, _bottom = self.margins or Margins(0, self.lines - 1)
        if self.cursor.y == top:
            self.scroll_down(1)
        elif self.cursor.y:
            self.cursor.y -= 1

    def _blank_row(self) -> Row:
        """An erased line has the background that is chosen at the moment."""
        return Row(self._erased())

    def _erased(self) -> Char:
        background = self.cursor.attrs.bg
        return BLANK if background == DEFAULT else BLANK._replace(bg=background)

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        if how == 2:
            self._erase_rows(range(self.cursor.y, self.cursor.y + 1))
            return
        x = min(self.cursor.x, self.columns - 1)
        interval = range(x + 1) if how == 1 else range(x, self.columns)
        row = self.buffer[self.cursor.y]
        row.update(dict.fromkeys(interval, self._erased()))
        if isinstance(row, Row) and how == 0:
            row.wrapped = False
        self.dirty.add(self.cursor.y)

    def erase_characters(self, count: int | None = None) -> None:
        end = min(self.cursor.x + (count or 1), self.columns)
        erased = dict.fromkeys(range(self.cursor.x, end), self._erased())
        self.buffer[self.cursor.y].update(erased)
        self.dirty.add(self.cursor.y)

    def erase_in_display(self, how: int = 0, *_: int, **__: object) -> None:
        if how == 1:
            self._erase_rows(range(self.cursor.y))
            self.erase_in_line(1)
        elif how == 0 and (self.cursor.y or self.cursor.x):
            self.erase_in_line(0)
            self._erase_rows(range(self.cursor.y + 1, self.lines))
        elif how in (0, 2):
            self._keep_screen()
            self._erase_rows(range(self.lines))

    def _erase_rows(self, rows: range) -> None:
        for y in rows:
            self.buffer[y] = self._blank_row()
        self.dirty.update(rows)

    def _keep_screen(self) -> None:
        """What a guest wipes from the screen at its start is what its user looks for later."""
        if self.alternate:
            return
        lines = [self.row(y) for y in range(self.lines)]
        while lines and not lines[-1].runs:
            lines.pop()
        for line in lines:
            self._retire(line)

    # Cursor and modes

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
            self.buffer = defaultdict(_row)

    def reset_mode(self, *modes: int, private: bool = False, **_: object) -> None:
        wanted = {mode << 5 if private else mode for mode in modes} - _IGNORED
        self.mode -= wanted
        self._follow_modes(wanted)
        if wanted & _ALTERNATE and self._main:
            buffer, lines, columns = self._main
            self._main, now = None, (self.lines, self.columns)
            self.buffer = defaultdict(_row, buffer)
            self.restore_cursor()
            self.lines, self.columns = lines, columns
            self.resize(*now)

    def _follow_modes(self, changed: set[int]) -> None:
        if mo.DECOM in changed:
            self.cursor_position()
        if changed & (_ALTERNATE | {mo.DECSCNM}):
            self.dirty.update(range(self.lines))
        self.cursor.hidden = mo.DECTCEM not in self.mode

    # Size

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        """Lines that have no room any more go where scrolled lines go."""
        lines = max(MIN_LINES, min(lines or self.lines, MAX_LINES))
        columns = max(MIN_COLUMNS, min(columns or self.columns, MAX_COLUMNS))
        for _ in range(max(0, self.cursor.y - lines + 1)):
            self.margins = None
            self._scroll(0, self.lines - 1, 1)
            self.cursor.y -= 1
        self.buffer = defaultdict(_row, {y: r for y, r in self.buffer.items() if y < lines})
        for row in self.buffer.values():
            for x in [x for x in row if x >= columns]:
                del row[x]
        self.lines, self.columns = lines, columns
        self.margins = None
        self.tabstops = set(range(8, columns, 8))
        self.ensure_hbounds()
        self.ensure_vbounds()
        self.dirty = set(range(lines))
