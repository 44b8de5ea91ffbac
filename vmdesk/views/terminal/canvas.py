"""The face of a terminal: it shows what a guest sends, and scrolls."""

import asyncio
import time

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from vmdesk.console.terminal import Terminal
from vmdesk.views.terminal.cells import Cells
from vmdesk.views.terminal.colours import Scheme, scheme_for
from vmdesk.views.terminal.painter import LinePainter, Mark
from vmdesk.views.terminal.reader import ScreenReader
from vmdesk.views.terminal.selection import Selection

# Several consoles and a repaint have to fit beside a turn, and between two of them.
TURN_SECONDS = 0.005
PAUSE_MS = 2
BELL_PAUSE_MS = 500


class TerminalCanvas(QAbstractScrollArea):
    """`feed` takes what the guest sends; `typed` gives what it is sent."""

    typed = Signal(bytes)
    resized = Signal()

    def __init__(self, points: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.terminal = Terminal()
        self.selection = Selection()
        self.cells = Cells(points)
        self._wanted = ""
        self._scheme = scheme_for(self.palette())
        self._shown = 0
        self._follows = True
        self._idle = asyncio.Event()
        self._heard = 0
        self._quiet = QTimer(self, singleShot=True, interval=BELL_PAUSE_MS)
        self._work = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._work.timeout.connect(self._turn)
        self._reader = ScreenReader(self, self.terminal)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def busy(self) -> bool:
        """Whether some of what was fed is not on the screen yet."""
        return self._work.isActive()

    @property
    def first_shown(self) -> int:
        """The number of the line at the top of the window."""
        return self._shown

    def feed(self, data: bytes) -> None:
        """Show *data*, a few milliseconds of it in each turn of the event loop."""
        self.terminal.feed(data)
        if not self._work.isActive():
            self._work.start()

    async def show_all(self, data: bytes) -> None:
        """Feed *data*; returns when it is on the screen."""
        self.feed(data)
        self._idle.clear()
        await self._idle.wait()

    def _turn(self) -> None:
        deadline = time.perf_counter() + TURN_SECONDS
        more = self.terminal.advance(lambda: time.perf_counter() > deadline)
        self._ring()
        if answers := self.terminal.take_answers():
            self.typed.emit(answers)
        self.refresh()
        if more:
            self._work.start()
        else:
            self._idle.set()

    def _ring(self) -> None:
        """Make the guest's bell heard, however often it rings, twice a second at most."""
        if self.terminal.bells != self._heard and not self._quiet.isActive():
            self._quiet.start()
            QApplication.beep()
        self._heard = self.terminal.bells

    def refresh(self) -> None:
        """Show what has changed in the terminal."""
        terminal = self.terminal
        changed = terminal.take_changes()
        if any(self.selection.cells(number, terminal.columns) for number in changed):
            self.selection.clear()
        self._arrange_scroll_bar()
        region = QRegion()
        for number in changed:
            region += self._row_rect(number - self._shown)
        self.viewport().update(region)
        self._reader.later()

    def _arrange_scroll_bar(self) -> None:
        bar, terminal = self.verticalScrollBar(), self.terminal
        bar.blockSignals(True)
        bar.setPageStep(terminal.lines)
        bar.setRange(0, terminal.top - terminal.first)
        shown = terminal.top if self._follows else max(self._shown, terminal.first)
        bar.setValue(shown - terminal.first)
        bar.blockSignals(False)
        self._show_from(shown)

    def _on_scrolled(self, value: int) -> None:
        self._follows = value == self.verticalScrollBar().maximum()
        self._show_from(self.terminal.first + value)

    def _show_from(self, number: int) -> None:
        if number != self._shown:
            self._shown = number
            self.viewport().update()

    def scroll_to(self, number: int) -> None:
        """Bring a line into the window; nothing when it is there."""
        if not self._shown <= number < self._shown + self.terminal.lines:
            middle = number - self.terminal.first - self.terminal.lines // 2
            self.verticalScrollBar().setValue(middle)

    def scroll_lines(self, count: int) -> None:
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + count)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        terminal, scheme = self.terminal, self._scheme
        ground = scheme.text if terminal.reversed else scheme.background
        lines = LinePainter(painter, self.cells, scheme, terminal.reversed)
        painter.fillRect(event.rect(), ground)
        for row in range(terminal.lines):
            if event.region().intersects(self._row_rect(row)):
                number = self._shown + row
                lines.paint(row, terminal.line(number), self._marks(number))
        self._paint_cursor(lines, scheme)

    def _marks(self, number: int) -> list[Mark]:
        scheme = self._scheme
        marks = [
            Mark(match.start, match.end, scheme.found_text, scheme.found)
            for match in self.terminal.matches(self._wanted, number)
        ]
        if cells := self.selection.cells(number, self.terminal.columns):
            marks.append(Mark(*cells, scheme.selected_text, scheme.selected))
        return marks

    def _paint_cursor(self, lines: LinePainter, scheme: Scheme) -> None:
        cursor = self.terminal.cursor
        row = cursor.line - self._shown
        if not cursor.visible or not 0 <= row < self.terminal.lines:
            return
        run = self.terminal.line(cursor.line).run_at(cursor.column)
        wide = run is not None and not run.simple
        cells = run.cells if run and wide else 1
        text = run.text if run and wide else run.text[cursor.column - run.column] if run else ""
        area = self.cells.rect(row, cursor.column, cursor.column + cells)
        colour = scheme.background if self.terminal.reversed else scheme.text
        lines.cursor(area, colour, text, self.hasFocus())

    def _row_rect(self, row: int) -> QRect:
        area = self.cells.rect(row, 0, 1).toRect()
        return QRect(0, area.top(), self.viewport().width(), area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the number of columns and lines that the window has room for."""
        size = self.viewport().size()
        self.terminal.resize(*self.cells.room(size.width(), size.height()))
        self.refresh()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._scheme = scheme_for(self.palette())
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
