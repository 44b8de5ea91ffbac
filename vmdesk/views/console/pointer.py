"""From the mouse on this computer to the pointer in the guest."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from vmdesk.console.events import CursorChanged

_BUTTONS = {
    Qt.MouseButton.LeftButton: 1,
    Qt.MouseButton.MiddleButton: 2,
    Qt.MouseButton.RightButton: 4,
}
_WHEEL_UP, _WHEEL_DOWN, _WHEEL_LEFT, _WHEEL_RIGHT = 8, 16, 32, 64
_NOTCH = 120
_DOT = 5


class Buttons:
    """The pointer's buttons as RFB's mask."""

    def __init__(self) -> None:
        self.mask = 0

    def change(self, button: Qt.MouseButton, down: bool) -> bool:
        """Whether the guest knows such a button."""
        bit = _BUTTONS.get(button, 0)
        self.mask = self.mask | bit if down else self.mask & ~bit
        return bool(bit)


class Wheel:
    """Gathers the small turns of touchpads until they make a notch."""

    def __init__(self) -> None:
        self._turned = QPoint()

    def turn(self, angle: QPoint, send: Callable[[int], None]) -> None:
        """*send* gets the mask of the wheel's button once for each notch."""
        self._turned += angle
        steps_x = int(self._turned.x() / _NOTCH)
        steps_y = int(self._turned.y() / _NOTCH)
        self._turned -= QPoint(steps_x * _NOTCH, steps_y * _NOTCH)
        for _ in range(abs(steps_y)):
            send(_WHEEL_UP if steps_y > 0 else _WHEEL_DOWN)
        for _ in range(abs(steps_x)):
            send(_WHEEL_LEFT if steps_x > 0 else _WHEEL_RIGHT)


class Capture:
    """Keeps the pointer over a widget, for a guest that wants motion and no positions."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._last = QPoint()
        self.active = False

    def start(self) -> None:
        self.active = True
        self._widget.grabMouse()
        self._to_middle()

    def stop(self) -> None:
        if self.active:
            self.active = False
            self._widget.releaseMouse()

    def moved(self, position: QPoint) -> QPoint:
        """How far the pointer went since the last call, to this global *position*."""
        way = position - self._last
        self._last = position
        if (position - self._middle()).manhattanLength() > self._widget.height() // 4:
            self._to_middle()
        return way

    def _middle(self) -> QPoint:
        return self._widget.mapToGlobal(self._widget.rect().center())

    def _to_middle(self) -> None:
        """Where the desktop lets nobody move the pointer (Wayland), it stays where it is."""
        QCursor.setPos(self._middle())
        self._last = QCursor.pos()


def guest_cursor(shape: CursorChanged, scale: float, ratio: float) -> QCursor:
    """The guest's own pointer, as large as the picture shows it."""
    if not shape.pixels:
        return QCursor(Qt.CursorShape.BlankCursor)
    size = shape.width, shape.height
    kind = QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(shape.pixels, *size, shape.width * 4, kind).copy()
    if scale != 1:
        width, height = (max(1, round(side * scale)) for side in size)
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return QCursor(pixmap, int(shape.hot_x * scale / ratio), int(shape.hot_y * scale / ratio))


def dot_cursor() -> QCursor:
    """A small dot, for guests that draw their own pointer: it must not hide that."""
    pixmap = QPixmap(_DOT, _DOT)
    pixmap.fill(Qt.GlobalColor.white)
    painter = QPainter(pixmap)
    painter.fillRect(1, 1, _DOT - 2, _DOT - 2, Qt.GlobalColor.black)
    painter.end()
    return QCursor(pixmap, _DOT // 2, _DOT // 2)
