"""The dashed place that says where a file can be dropped."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmdesk.views.wizard.glyphs import draw_glyph
from vmdesk.views.wizard.look import accent_color, line_color, mixed, muted_color

HEIGHT = 96
GLYPH = 26


class DropHint(QWidget):
    """Shows `text`; a drag over the page lights it up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._lit = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        self._text = text
        self.update()

    def light(self, on: bool) -> None:
        self._lit = on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, muted = accent_color(palette), muted_color(palette)
        line = accent if self._lit else mixed(line_color(palette), muted, 0.35)
        pen = QPen(line, 1.3)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        ground = palette.color(QPalette.ColorRole.Base)
        painter.setBrush(mixed(ground, accent, 0.12) if self._lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        line_height = self.fontMetrics().height()
        top = (self.height() - GLYPH - 8 - line_height) / 2
        ink = accent if self._lit else muted
        draw_glyph(painter, "drop", QRectF((self.width() - GLYPH) / 2, top, GLYPH, GLYPH), ink)
        painter.setPen(ink)
        below = QRectF(12, top + GLYPH + 8, self.width() - 24, line_height)
        mode = Qt.TextElideMode.ElideMiddle
        text = self.fontMetrics().elidedText(self._text, mode, int(below.width()))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter.value), text)
