"""A framed table of two columns, plain text: what something is, and its value."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QWidget

from vmdesk.services.text import labelled
from vmdesk.views.wizard.look import NoteLabel, PlainLabel, line_color

Rows = Sequence[tuple[str, str]]


class SummaryCard(QWidget):
    """Shows *rows*; the first column is as wide as it needs to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._rows: tuple[tuple[str, str], ...] = ()

    def show_rows(self, rows: Rows) -> None:
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for row, (name, value) in enumerate(rows):
            self._add(row, name, value)

    def text(self) -> str:
        """Everything shown, a line a row."""
        return "\n".join(labelled(name, value) for name, value in self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line_color(self.palette()), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _add(self, row: int, name: str, value: str) -> None:
        label, text = NoteLabel(self), PlainLabel(self)
        label.setWordWrap(False)
        label.setText(name)
        text.setText(value)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, row, 0, top)
        self._grid.addWidget(text, row, 1, top)
