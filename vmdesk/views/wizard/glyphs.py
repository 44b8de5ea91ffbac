"""Line drawings of what a VM can start from: they take the palette's colour and any size."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

# Each draws into a square of 24 by 24.
GRID = 24.0


def _disc(painter: QPainter) -> None:
    center = QPointF(12, 12)
    painter.drawEllipse(center, 9.5, 9.5)
    painter.drawEllipse(center, 2.6, 2.6)
    painter.drawArc(QRectF(6.2, 6.2, 11.6, 11.6), 100 * 16, 60 * 16)
    painter.drawArc(QRectF(6.2, 6.2, 11.6, 11.6), 280 * 16, 60 * 16)


def _drive(painter: QPainter) -> None:
    path = QPainterPath(QPointF(2.5, 13.5))
    path.lineTo(5.6, 5.5)
    path.lineTo(18.4, 5.5)
    path.lineTo(21.5, 13.5)
    painter.drawPath(path)
    painter.drawRoundedRect(QRectF(2.5, 13.5, 19, 6.2), 1.6, 1.6)
    painter.drawLine(QPointF(6, 16.6), QPointF(11, 16.6))
    painter.drawPoint(QPointF(17.6, 16.6))


def _terminal(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(2.5, 4, 19, 16), 2.2, 2.2)
    painter.drawPolyline([QPointF(6.5, 9), QPointF(9.8, 12), QPointF(6.5, 15)])
    painter.drawLine(QPointF(12.2, 15.2), QPointF(16.8, 15.2))


def _network(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(8.5, 2.8, 7, 5.6), 1.2, 1.2)
    painter.drawRoundedRect(QRectF(2.5, 15.6, 7, 5.6), 1.2, 1.2)
    painter.drawRoundedRect(QRectF(14.5, 15.6, 7, 5.6), 1.2, 1.2)
    painter.drawPolyline([QPointF(6, 15.6), QPointF(6, 12), QPointF(18, 12), QPointF(18, 15.6)])
    painter.drawLine(QPointF(12, 8.4), QPointF(12, 12))


def _tick(painter: QPainter) -> None:
    painter.drawPolyline([QPointF(5, 12.8), QPointF(10, 17.6), QPointF(19.2, 7)])


def _drop(painter: QPainter) -> None:
    painter.drawLine(QPointF(12, 3.5), QPointF(12, 14.5))
    painter.drawPolyline([QPointF(7.5, 10.5), QPointF(12, 15), QPointF(16.5, 10.5)])
    painter.drawPolyline([QPointF(3.5, 15), QPointF(3.5, 20), QPointF(20.5, 20), QPointF(20.5, 15)])


GLYPHS: dict[str, Callable[[QPainter], None]] = {
    "iso": _disc,
    "disk": _drive,
    "tiny": _terminal,
    "network": _network,
    "tick": _tick,
    "drop": _drop,
}


def draw_glyph(
    painter: QPainter, name: str, into: QRectF, color: QColor, width: float = 1.5
) -> None:
    """Draw the glyph *name* into the square *into*; *width* is its line in the grid's units."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(into.topLeft())
    painter.scale(into.width() / GRID, into.height() / GRID)
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    GLYPHS[name](painter)
    painter.restore()
