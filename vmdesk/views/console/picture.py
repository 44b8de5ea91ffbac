"""The guest's picture: the framebuffer's own memory, painted pixel for pixel."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QRegion

from vmdesk.console.events import Rect
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.views.console.placement import Placement

# Qt paints a few rectangles one by one faster than their bounding one, many slower.
_MAX_RECTS = 64


class Picture:
    """Shows a framebuffer without a copy of it."""

    def __init__(self, framebuffer: Framebuffer) -> None:
        # The image does not own its memory: both have to live as long as this.
        self._framebuffer = framebuffer
        self._image = QImage(
            framebuffer.memory,
            framebuffer.width,
            framebuffer.height,
            framebuffer.stride_bytes,
            QImage.Format.Format_RGB32,
        )

    @property
    def size(self) -> QSize:
        """In the guest's pixels."""
        return self._image.size()

    def copy(self) -> QImage:
        """An image of its own, which later updates do not change."""
        return self._image.convertToFormat(QImage.Format.Format_RGB888)

    def frame(self) -> QImage:
        """The same, as it lies in memory: 32 bits a pixel, the highest eight of them unused."""
        return self._image.copy()

    def paint(self, painter: QPainter, exposed: QRect, placement: Placement) -> None:
        """Paint what of the picture lies in *exposed* (the widget's pixels)."""
        ratio = placement.ratio
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        _snap(painter)
        device = QRectF(
            exposed.x() * ratio,
            exposed.y() * ratio,
            exposed.width() * ratio,
            exposed.height() * ratio,
        ).toAlignedRect()
        visible = device.intersected(placement.target)
        if placement.exact:
            source = visible.translated(-placement.target.topLeft())
            painter.drawImage(visible.topLeft(), self._image, source)
        else:
            painter.setClipRect(visible)
            smooth = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(smooth, not placement.whole)
            painter.drawImage(placement.target, self._image)
        painter.restore()


def _snap(painter: QPainter) -> None:
    """Begin on a whole device pixel: on a fractionally scaled screen a widget may lie between."""
    at = painter.deviceTransform()
    painter.translate(round(at.dx()) - at.dx(), round(at.dy()) - at.dy())


def changed_region(rects: Sequence[Rect], placement: Placement) -> QRegion:
    """What of the widget to paint again after these *rects* of the guest changed."""
    areas = [placement.to_widget(rect) for rect in rects]
    region = QRegion()
    if len(areas) <= _MAX_RECTS:
        for area in areas:
            region += area
        return region
    bounds = QRect()
    for area in areas:
        bounds = bounds.united(area)
    return QRegion(bounds)
