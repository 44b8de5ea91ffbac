"""A small turning arc: something is being looked at."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vmdesk.views.wizard.look import accent_color, line_color

SIDE = 18
TURN_MS = 60
TURN_DEGREES = 24


class Spinner(QWidget):
    """Turns while it is visible, and costs nothing otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._angle = 0
        self._timer = 0
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    minimumSizeHint = sizeHint

    def showEvent(self, event: object) -> None:
        self._timer = self._timer or self.startTimer(TURN_MS)

    def hideEvent(self, event: object) -> None:
        if self._timer:
            self.killTimer(self._timer)
        self._timer = 0

    def timerEvent(self, event: QTimerEvent) -> None:
        self._angle = (self._angle - TURN_DEGREES) % 360
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        into = QRectF(2, (self.height() - SIDE) / 2 + 2, SIDE - 4, SIDE - 4)
        for color, span in ((line_color(self.palette()), 360), (accent_color(self.palette()), 90)):
            painter.setPen(QPen(color, 2.2, c=Qt.PenCapStyle.RoundCap))
            painter.drawArc(into, self._angle * 16, span * 16)
