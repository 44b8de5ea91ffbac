"""Paints the lines of a terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from vmdesk.console.terminal_line import Line, Run
from vmdesk.views.terminal.cells import Cells
from vmdesk.views.terminal.colours import Scheme, colours_of


@dataclass(frozen=True, slots=True)
class Mark:
    """Cells from *start* up to *end* of a line in colours of their own."""

    start: int
    end: int
    text: QColor
    background: QColor


class LinePainter:
    """One for each painting."""

    def __init__(
        self, painter: QPainter, cells: Cells, scheme: Scheme, reversed_screen: bool
    ) -> None:
        self._painter = painter
        self._cells = cells
        self._scheme = scheme
        self._reversed = reversed_screen

    def paint(self, row: int, line: Line, marks: Sequence[Mark]) -> None:
        """Paint *line* in a row whose background is painted; later marks lie over earlier ones."""
        for run in line.runs:
            text, background = colours_of(run.style, self._scheme, self._reversed)
            area = self._cells.rect(row, run.column, run.column + run.cells)
            if background != self._ground:
                self._painter.fillRect(area, background)
            self._text(area, run, text)
        for mark in marks:
            self._mark(row, line, mark)

    @property
    def _ground(self) -> QColor:
        return self._scheme.text if self._reversed else self._scheme.background

    def _mark(self, row: int, line: Line, mark: Mark) -> None:
        area = self._cells.rect(row, mark.start, mark.end)
        self._painter.fillRect(area, mark.background)
        self._painter.save()
        self._painter.setClipRect(area)
        for run in line.runs:
            if run.column < mark.end and run.column + run.cells > mark.start:
                place = self._cells.rect(row, run.column, run.column + run.cells)
                self._text(place, run, mark.text)
        self._painter.restore()

    def _text(self, area: QRectF, run: Run, colour: QColor) -> None:
        style, painter = run.style, self._painter
        painter.setPen(colour)
        painter.setFont(self._cells.font(style.bold, style.italic))
        if run.simple and self._cells.fits(run.text):
            if not run.text.isspace():
                painter.drawText(self._start(area), run.text)
        elif run.simple:
            for index, char in enumerate(run.text):
                left = area.left() + index * self._cells.width
                self._odd(QRectF(left, area.top(), self._cells.width, area.height()), char)
        else:
            self._odd(area, run.text)
        if style.underline:
            self._rule(area, area.bottom() - 1)
        if style.strike:
            self._rule(area, area.top() + round(self._cells.ascent * 0.66))

    def _odd(self, area: QRectF, text: str) -> None:
        """A character of another font in the middle of its cells, squeezed where it is larger."""
        if text == " ":
            return
        start = self._start(area)
        wide = self._cells.advance(text)
        if wide <= area.width() + 0.5:
            start.setX(start.x() + (area.width() - wide) / 2)
            self._painter.drawText(start, text)
            return
        self._painter.save()
        self._painter.translate(start)
        self._painter.scale(area.width() / wide, 1)
        self._painter.drawText(QPointF(0, 0), text)
        self._painter.restore()

    def _start(self, area: QRectF) -> QPointF:
        return QPointF(area.left(), area.top() + self._cells.ascent)

    def _rule(self, area: QRectF, y: float) -> None:
        self._painter.fillRect(QRectF(area.left(), y, area.width(), 1), self._painter.pen().color())

    def cursor(self, area: QRectF, colour: QColor, text: str, solid: bool) -> None:
        """A block with the character in it, or its outline while the keyboard is elsewhere."""
        if not solid:
            self._painter.setPen(colour)
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        self._painter.fillRect(area, colour)
        if text.strip():
            self._painter.setPen(self._ground)
            self._painter.setFont(self._cells.font())
            self._odd(area, text)
