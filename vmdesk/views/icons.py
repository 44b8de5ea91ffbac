"""Icons: drawn in the palette's text colour when they are painted, so they fit light and dark."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from vmdesk.resources import data_path

DISABLED_OPACITY = 0.4
# What an icon's file says for "the colour of text"; other colours there mean something.
TEXT_COLOUR = '"#000"'
ANY_COLOUR = re.compile(r'"#[0-9a-f]{3,6}"')


def icon(name: str) -> QIcon:
    """The icon ``resources/icons/<name>.svg``; a KeyError names one that does not exist."""
    _source(name)
    return QIcon(PaletteIconEngine(name))


def white_icon(name: str) -> QIcon:
    """The same in white, for what is dark whatever the palette is."""
    source = _source(name).replace(TEXT_COLOUR, '"#f0f2f5"')
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        pixmap = QPixmap(QSize(24, 24) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, 24, 24))
        painter.end()
        made.addPixmap(pixmap)
    return made


def program_icon() -> QIcon:
    """VMDesk's own icon, in its own colours."""
    return QIcon(str(data_path("icons", "vmdesk.svg")))


@cache
def _source(name: str) -> str:
    path = data_path("icons", f"{name}.svg")
    if not path.is_file():
        raise KeyError(f"no icon {name!r} in {path.parent}")
    return path.read_text(encoding="utf-8")


class PaletteIconEngine(QIconEngine):
    """Paints one SVG in the colours that the palette has at that moment."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return PaletteIconEngine(self._name)

    def key(self) -> str:
        return "vmdesk-palette-icon"

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint into *rect* of a widget: through a pixmap of its screen's resolution."""
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(rect.topLeft()), self._pixmap(rect.size(), mode, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._pixmap(size, mode, scale)

    def _pixmap(self, size: QSize, mode: QIcon.Mode, scale: float) -> QPixmap:
        """The icon in *size* logical pixels, on a screen with *scale* pixels to each."""
        role = QPalette.ColorRole.WindowText
        if mode == QIcon.Mode.Selected:
            role = QPalette.ColorRole.HighlightedText
        colour = QGuiApplication.palette().color(QPalette.ColorGroup.Active, role).name()
        extent = f"{size.width()}x{size.height()}@{scale}"
        key = f"vmdesk-{self._name}-{extent}-{colour}-{mode.value}"
        pixmap = QPixmap()
        if not QPixmapCache.find(key, pixmap):
            pixmap = QPixmap(size * scale)
            pixmap.setDevicePixelRatio(scale)
            self._draw(pixmap, size, colour, mode)
            QPixmapCache.insert(key, pixmap)
        return pixmap

    def _draw(self, pixmap: QPixmap, size: QSize, colour: str, mode: QIcon.Mode) -> None:
        source = _source(self._name)
        if mode == QIcon.Mode.Selected:
            # A signal colour would not be readable on the highlight's.
            source = ANY_COLOUR.sub(f'"{colour}"', source)
        renderer = QSvgRenderer(QByteArray(source.replace(TEXT_COLOUR, f'"{colour}"').encode()))
        side = min(size.width(), size.height())
        left, top = (size.width() - side) / 2, (size.height() - side) / 2
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(DISABLED_OPACITY)
        renderer.render(painter, QRectF(left, top, side, side))
        painter.end()
