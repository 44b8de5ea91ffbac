"""How the lines of a terminal's screen move and go: nothing that a user may look for is lost."""

from collections.abc import Callable

from pyte.screens import Char, Margins, StaticDefaultDict

from vmdesk.console.terminal_drawing import BLANK, DrawingScreen, Row
from vmdesk.console.terminal_line import DEFAULT, Line


class ScrollingScreen(DrawingScreen):
    """*retire* is given each line that scrolls out at the top."""

    def __init__(self, columns: int, lines: int, retire: Callable[[Line], None]) -> None:
        self._retire = retire
        super().__init__(columns, lines)

    @property
    def alternate(self) -> bool:
        """Whether a program has the whole screen, of which nothing is kept."""
        return False

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
