"""What a terminal's screen is made of, and how text gets onto it."""

from collections import defaultdict

from pyte import charsets
from pyte import modes as mo
from pyte.screens import Char, Screen, StaticDefaultDict, wcwidth

from vmdesk.console.terminal_line import DEFAULT, EMPTY, Line, compact, filled
from vmdesk.console.terminal_looks import Looks, changed_look

BLANK = Char(" ", DEFAULT, DEFAULT)
MAX_MARKS = 8


class Row(StaticDefaultDict[int, Char]):
    """The cells of a line that differ from its default; the second one of a wide character is
    empty. *wrapped*: the text goes on in the next line."""

    wrapped = False


def new_row() -> Row:
    return Row(BLANK)


class DrawingScreen(Screen):
    """pyte's screen, quick at plain text."""

    def __init__(self, columns: int, lines: int) -> None:
        self._looks = Looks()
        super().__init__(columns, lines)

    @property
    def default_char(self) -> Char:
        # Reverse video of the whole screen (DECSCNM) is for whoever paints it.
        return BLANK

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
        self.buffer = defaultdict(new_row)
        super().reset()

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
