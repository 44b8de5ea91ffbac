"""Shows a framebuffer in a widget: scaled to fit, or pixel for pixel with scroll bars."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from vmdesk.console.events import Rect
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.views.console.picture import Picture, changed_region
from vmdesk.views.console.placement import Placement, ScaleMode, place, scrolled

_BACKGROUND = QColor(22, 24, 29)
_DEFAULT_SIZE = QSize(640, 400)


class PictureView(QAbstractScrollArea):
    """Only what changed is painted again."""

    arranged = Signal()
    """The view has a new size, or the picture a new place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._placement: Placement | None = None
        self._mode = ScaleMode.FIT
        # A line around a full screen would scale the guest's picture down by two pixels.
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def scale_mode(self) -> ScaleMode:
        return self._mode

    def set_scale_mode(self, mode: ScaleMode) -> None:
        self._mode = mode
        self.arrange()

    @property
    def guest_size(self) -> QSize:
        """In the guest's pixels; empty before it was seen."""
        return self._picture.size if self._picture is not None else QSize()

    @property
    def scale(self) -> float:
        """Device pixels per pixel of the guest; 0 before it was seen."""
        return self._placement.scale if self._placement is not None else 0

    @property
    def room(self) -> QSize:
        """What of the view a picture may take, in device pixels."""
        size, ratio = self.viewport().size(), self.viewport().devicePixelRatioF()
        return QSize(round(size.width() * ratio), round(size.height() * ratio))

    def show_framebuffer(self, framebuffer: Framebuffer | None) -> None:
        """Show this picture from now on; None: nothing."""
        self._picture = Picture(framebuffer) if framebuffer is not None else None
        self.updateGeometry()
        self.arrange()

    def show_changes(self, rects: tuple[Rect, ...]) -> None:
        """These pixels of the framebuffer are new."""
        if self._placement is not None and rects:
            self.viewport().update(changed_region(rects, self._placement))

    def screenshot(self) -> QImage | None:
        """The guest's screen as it is now, in its own pixels; None before it was seen."""
        return self._picture.copy() if self._picture is not None else None

    def frame(self) -> QImage | None:
        """The same for a film: as it lies in memory."""
        return self._picture.frame() if self._picture is not None else None

    def sizeHint(self) -> QSize:
        if self._picture is None:
            return _DEFAULT_SIZE
        return self._picture.size / self.viewport().devicePixelRatioF()

    def arrange(self) -> None:
        """Find the picture's place again: its size, the view's or the mode changed."""
        policy = Qt.ScrollBarPolicy
        scrolls = self._mode.scrolls and self._picture is not None
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        self._set_ranges()
        self._place()
        self.viewport().update()
        self.arranged.emit()

    def _set_ranges(self) -> None:
        guest = self._picture.size if self._picture is not None else QSize()
        area = self.viewport().size() * self.viewport().devicePixelRatioF()
        bars = (
            (self.horizontalScrollBar(), guest.width(), area.width()),
            (self.verticalScrollBar(), guest.height(), area.height()),
        )
        for bar, length, room in bars:
            over = max(0, length - room) if self._mode.scrolls else 0
            bar.setRange(0, over)
            bar.setPageStep(room)
            bar.setSingleStep(32)

    def _place(self) -> None:
        area = self.viewport().size()
        if self._picture is None or area.isEmpty():
            self._placement = None
            return
        ratio = self.viewport().devicePixelRatioF()
        placement = place(self._picture.size, area, ratio, self._mode)
        offset = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._placement = scrolled(placement, *offset)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._place()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        # The painter is clipped to the region that changed.
        self._paint(painter, event.rect())
        painter.end()

    def _paint(self, painter: QPainter, exposed: QRect) -> None:
        placement = self._placement
        if placement is None or self._picture is None:
            painter.fillRect(exposed, _BACKGROUND)
            return
        if not _covers(placement, exposed):
            painter.fillRect(exposed, _BACKGROUND)
        self._picture.paint(painter, exposed, placement)


def _covers(placement: Placement, exposed: QRect) -> bool:
    """Whether the picture hides the background everywhere in *exposed*."""
    inner = placement.to_widget(Rect(0, 0, placement.guest.width(), placement.guest.height()))
    return inner.adjusted(2, 2, -2, -2).contains(exposed)
