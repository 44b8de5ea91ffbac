"""A small live picture of a guest's screen, fetched only while somebody can see it."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmdesk.errors import VMDeskError
from vmdesk.model.capabilities import Capability
from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.services.text import tr
from vmdesk.views.cards import Card
from vmdesk.views.context import Context

PERIOD_MS = 5000
FIRST_MS = 150
WITH_PICTURE = frozenset({VMState.RUNNING, VMState.PAUSED})
RADIUS = 6
TALLEST = 320


class Thumbnail(QWidget):
    """A picture that keeps its shape."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Screen")
        self.setToolTip(tr("Open the console"))

    def show_image(self, image: QImage) -> None:
        self._image = image
        self._keep_shape()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_shape()

    def _keep_shape(self) -> None:
        shape = self._image.size() if not self._image.isNull() else QSize(16, 9)
        self.setFixedHeight(min(self.width() * shape.height() // shape.width(), TALLEST))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        shape = Qt.AspectRatioMode.KeepAspectRatio
        scaled = QPixmap.fromImage(self._image.scaled(self.size() * ratio, shape, smooth))
        scaled.setDevicePixelRatio(ratio)
        area = scaled.deviceIndependentSize().toSize()
        left, top = (self.width() - area.width()) // 2, (self.height() - area.height()) // 2
        painter.drawPixmap(left, top, scaled)


class ScreenCard(Card):
    """Hidden while there is no picture to show."""

    clicked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Screen"), parent)
        self._context = context
        self._ref: VMRef | None = None
        self._wanted = False
        self._picture = Thumbnail()
        self._picture.clicked.connect(self.clicked)
        self.body.addWidget(self._picture)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._fetch_if_seen)
        self.hide()

    def show_vm(self, vm: VM) -> None:
        backend = self._context.core.inventory.backend(vm.ref.host)
        possible = Capability.SCREENSHOT in backend.capabilities and backend.display is not None
        self._wanted = possible and vm.state in WITH_PICTURE
        if vm.ref != self._ref:
            self._ref = vm.ref
            self._picture.show_image(QImage())
        self.setVisible(self._wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next.start(FIRST_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._next.stop()

    def _fetch_if_seen(self) -> None:
        if self._ref and self._wanted and self.isVisible():
            self._context.tasks.start(self._fetch(self._ref))

    async def _fetch(self, ref: VMRef) -> None:
        """Get one picture; the next is asked for a while after this has come."""
        display = self._context.core.inventory.backend(ref.host).display
        if display is None:
            return
        try:
            image = QImage.fromData(await display.screenshot(ref))
        except VMDeskError:
            image = QImage()  # it was switched off meanwhile; its own news says so
        if ref != self._ref:
            self._next.start(FIRST_MS)
            return
        if not image.isNull():
            self._picture.show_image(image)
        self._next.start(PERIOD_MS)
