"""A line of a terminal as a value: what is drawn, searched, copied and kept."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from pyte.screens import Char

DEFAULT = "default"
_CHARACTER = itemgetter(0)
_LOOK = itemgetter(slice(1, None))


@dataclass(frozen=True, slots=True)
class Style:
    """How characters look. A colour is DEFAULT, "0" to "255", or "#rrggbb"."""

    foreground: str = DEFAULT
    background: str = DEFAULT
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    reverse: bool = False
    blink: bool = False

    @property
    def shows_blanks(self) -> bool:
        """Whether a space in this style is more than nothing."""
        return self.background != DEFAULT or self.reverse or self.underline or self.strike


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style from *column* on. *text* has as many characters as *cells*, or is
    one character that is wide or has marks on it."""

    column: int
    text: str
    cells: int
    style: Style

    @property
    def simple(self) -> bool:
        """Whether each character has a cell of its own."""
        return len(self.text) == self.cells


@dataclass(frozen=True, slots=True)
class Line:
    """*wrapped*: the next line goes on with this one's text. Blanks at the end are left out."""

    runs: tuple[Run, ...] = ()
    wrapped: bool = False

    @property
    def cells(self) -> int:
        return self.runs[-1].column + self.runs[-1].cells if self.runs else 0

    @property
    def text(self) -> str:
        """The characters; a wide one is one character here."""
        return self.part(0, self.cells)

    @property
    def weight_bytes(self) -> int:
        """About what it takes in memory."""
        return 150 + sum(250 + 4 * len(run.text) for run in self.runs)

    def run_at(self, column: int) -> Run | None:
        """The run that has this cell; None behind the line's end."""
        return next((r for r in self.runs if r.column <= column < r.column + r.cells), None)

    def part(self, start: int, end: int) -> str:
        """The text in the cells from *start* up to *end*, without blanks at the line's end."""
        parts: list[str] = []
        column = start
        for run in self.runs:
            first, last = max(run.column, start), min(run.column + run.cells, end)
            if first >= last:
                continue
            parts.append(" " * (first - column))
            if run.simple:
                parts.append(run.text[first - run.column : last - run.column])
            elif first == run.column:
                parts.append(run.text)
            column = last
        return "".join(parts)

    def columns(self) -> list[int]:
        """The cell in which each character of `text` begins."""
        found: list[int] = []
        for run in self.runs:
            if run.simple:
                found += range(run.column, run.column + run.cells)
            else:
                found += [run.column] * len(run.text)
        return found


EMPTY = Line()


@lru_cache(maxsize=4096)
def _style(look: tuple[object, ...]) -> Style:
    """*look* is a Char without its character."""
    fg, bg, bold, italics, underscore, strikethrough, reverse, blink = look
    return Style(
        str(fg),
        str(bg),
        bool(bold),
        bool(italics),
        bool(underscore),
        bool(strikethrough),
        bool(reverse),
        bool(blink),
    )


def compact(cells: Sequence[Char], wrapped: bool = False) -> Line:
    """The line of *cells*; the second cell of a wide character is empty."""
    end = len(cells)
    while end and _is_nothing(cells[end - 1]):
        end -= 1
    text = "".join(map(_CHARACTER, cells[:end]))
    if text.isascii() and len(text) == end:
        return Line(tuple(_plain_runs(cells[:end], text)), wrapped)
    runs: list[Run] = []
    column = 0
    while column < end:
        run = _run(cells, column, end)
        runs.append(run)
        column += run.cells
    return Line(tuple(runs), wrapped)


def _plain_runs(cells: Sequence[Char], text: str) -> Iterator[Run]:
    """The same, of nothing but simple characters, as most lines are."""
    column = 0
    for look, group in groupby(cells, _LOOK):
        count = len(list(group))
        yield Run(column, text[column : column + count], count, _style(look))
        column += count


def filled(cell: Char, columns: int) -> Line:
    """A line of *columns* times *cell*."""
    if _is_nothing(cell):
        return EMPTY
    return Line((Run(0, cell.data * columns, columns, _style(cell[1:])),))


def _is_nothing(cell: Char) -> bool:
    return cell.data == " " and not _style(cell[1:]).shows_blanks


def _run(cells: Sequence[Char], column: int, end: int) -> Run:
    look = cells[column][1:]
    if not _is_simple(cells, column):
        wide = column + 1 < len(cells) and not cells[column + 1].data
        text = cells[column].data or " "
        return Run(column, text, 2 if wide and _may_be_wide(text) else 1, _style(look))
    stop = column + 1
    while stop < end and cells[stop][1:] == look and _is_simple(cells, stop):
        stop += 1
    text = "".join(cell.data for cell in cells[column:stop])
    return Run(column, text, stop - column, _style(look))


def _is_simple(cells: Sequence[Char], column: int) -> bool:
    """Whether the cell holds one character that is not wide."""
    data = cells[column].data
    if len(data) != 1:
        return False
    return data < "\u0300" or column + 1 == len(cells) or bool(cells[column + 1].data)


def _may_be_wide(text: str) -> bool:
    return text != " " and unicodedata.category(text[0]) != "Zs"
