"""Small pictures of states: a shape and a colour each, so that neither alone has to be seen."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from vmdesk.model.host import HostState
from vmdesk.model.vm import VMState
from vmdesk.views.theme import GREY, HOST_COLOURS, STATE_COLOURS, is_dark

SIZE = 16
RATIOS = (1, 2, 3)
Glyph = Callable[[QPainter], None]


def vm_icon(state: VMState) -> QIcon:
    return _vm_icon(state, is_dark(QApplication.palette()))


def host_icon(state: HostState) -> QIcon:
    return _host_icon(state, is_dark(QApplication.palette()))


def vm_picture(state: VMState, size: int, ratio: float) -> QPixmap:
    """The same as `vm_icon`, *size* large, for a screen with *ratio* pixels to the unit."""
    dark = is_dark(QApplication.palette())
    colour = QColor(STATE_COLOURS[state][dark])
    return _pixmap(lambda painter: _badge(painter, colour, _on(dark), GLYPHS[state]), size, ratio)


def folder_icon() -> QIcon:
    return _folder_icon(is_dark(QApplication.palette()))


@lru_cache
def _vm_icon(state: VMState, dark: bool) -> QIcon:
    colour = QColor(STATE_COLOURS[state][dark])
    return _drawn(lambda painter: _badge(painter, colour, _on(dark), GLYPHS[state]))


@lru_cache
def _host_icon(state: HostState, dark: bool) -> QIcon:
    return _drawn(lambda painter: _computer(painter, GREY[dark], HOST_COLOURS[state][dark]))


@lru_cache
def _folder_icon(dark: bool) -> QIcon:
    return _drawn(lambda painter: _folder(painter, QColor("#d0a24c" if dark else "#c08a2a")))


def _on(dark: bool) -> QColor:
    """What is drawn on a state's colour."""
    return QColor("#16181c" if dark else "#ffffff")


def _drawn(draw: Glyph) -> QIcon:
    icon = QIcon()
    for ratio in RATIOS:
        pixmap = _pixmap(draw, SIZE, ratio)
        # The same picture when a row is selected: Qt would tint it beyond recognition.
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Disabled):
            icon.addPixmap(pixmap, mode)
    return icon


def _pixmap(draw: Glyph, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / SIZE, size / SIZE)
    draw(painter)
    painter.end()
    return pixmap


def _badge(painter: QPainter, colour: QColor, on_colour: QColor, glyph: Glyph | None) -> None:
    """A filled disc with a sign on it; without a sign a ring: nothing runs."""
    if glyph is None:
        painter.setPen(QPen(colour, 1.8))
        painter.drawEllipse(QRectF(2.4, 2.4, 11.2, 11.2))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(1, 1, 14, 14))
    painter.setBrush(on_colour)
    painter.setPen(QPen(on_colour, 1.7, c=Qt.PenCapStyle.RoundCap))
    glyph(painter)


def _play(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([QPointF(6, 4.6), QPointF(11.6, 8), QPointF(6, 11.4)]))


def _pause(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(5, 4.8, 2.1, 6.4), 0.6, 0.6)
    painter.drawRoundedRect(QRectF(8.9, 4.8, 2.1, 6.4), 0.6, 0.6)


def _moon(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    whole, bite = QPainterPath(), QPainterPath()
    whole.addEllipse(QRectF(4.4, 4.2, 7.6, 7.6))
    bite.addEllipse(QRectF(6.8, 3.2, 6.6, 6.6))
    painter.drawPath(whole.subtracted(bite))


def _arrow_down(painter: QPainter) -> None:
    painter.drawLine(QPointF(8, 4.6), QPointF(8, 9.2))
    painter.drawPolyline([QPointF(5.9, 7.4), QPointF(8, 9.5), QPointF(10.1, 7.4)])
    painter.drawLine(QPointF(5.4, 11.6), QPointF(10.6, 11.6))


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(5.6, 5.6), QPointF(10.4, 10.4))
    painter.drawLine(QPointF(10.4, 5.6), QPointF(5.6, 10.4))


def _dots(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (4.9, 8.0, 11.1):
        painter.drawEllipse(QPointF(x, 8), 1.05, 1.05)


GLYPHS: dict[VMState, Glyph | None] = {
    VMState.STOPPED: None,
    VMState.STARTING: _dots,
    VMState.RUNNING: _play,
    VMState.PAUSED: _pause,
    VMState.SLEEPING: _moon,
    VMState.STOPPING: _dots,
    VMState.SAVED: _arrow_down,
    VMState.CRASHED: _cross,
}


def _computer(painter: QPainter, body: str, light: str) -> None:
    painter.setPen(QPen(QColor(body), 1.3))
    for top in (2.2, 8.6):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1.7, top, 12.6, 5.0), 1.3, 1.3)
        painter.drawLine(QPointF(4.2, top + 2.5), QPointF(7.2, top + 2.5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(light))
    painter.drawEllipse(QPointF(11.4, 4.7), 1.35, 1.35)
    painter.drawEllipse(QPointF(11.4, 11.1), 1.35, 1.35)


def _folder(painter: QPainter, colour: QColor) -> None:
    path = QPainterPath(QPointF(1.6, 12.4))
    for x, y in ((1.6, 3.6), (6.2, 3.6), (7.7, 5.2), (14.4, 5.2), (14.4, 12.4), (1.6, 12.4)):
        path.lineTo(x, y)
    fill = QColor(colour)
    fill.setAlphaF(0.28)
    painter.setBrush(fill)
    painter.setPen(QPen(colour, 1.3, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPath(path)
