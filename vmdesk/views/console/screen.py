"""A guest's screen without its connection: shows the picture, turns input into the guest's."""

from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from vmdesk.console.events import CursorChanged
from vmdesk.views.console.keyboard import Keyboard
from vmdesk.views.console.locks import Locks, locks_are_told
from vmdesk.views.console.picture_view import PictureView
from vmdesk.views.console.pointer import Buttons, Capture, Wheel, dot_cursor, guest_cursor

_EDGE = 3


class Screen(PictureView):
    """While `live` it takes the keyboard whole: shortcuts, Tab and all."""

    key_sent = Signal(object, int, bool)
    """Linux key code or None, X11 keysym, down."""
    pointer_sent = Signal(int, int, int)
    """The guest's pixel and the mask of buttons."""
    motion_sent = Signal(int, int, int)
    """How far the pointer moved in device pixels, and the mask of buttons."""
    taken = Signal()
    """The guest has the keyboard, or the pointer, from now on."""
    let_loose = Signal()
    """The keyboard is no longer the guest's."""
    released = Signal()
    """The user took keyboard and pointer back with the host key."""
    commanded = Signal(object)
    """The HostCommand that the host key and another one asked for."""
    edge_touched = Signal()
    """The pointer is at the upper edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = False
        self._relative = False
        self._capture = Capture(self.viewport())
        self._shape: CursorChanged | None = None
        self.locks = Locks(locks_are_told())
        self.keyboard = Keyboard(self.key_sent.emit, self.locks)
        self._buttons = Buttons()
        self._wheel = Wheel()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Keys go to the guest as they are: an input method composes there.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().setMouseTracking(True)
        self.arranged.connect(self._update_cursor)

    @property
    def live(self) -> bool:
        """Whether input goes to the guest."""
        return self._live

    def set_live(self, live: bool) -> None:
        if live != self._live:
            self.let_go()
            self._live = live
            self._update_cursor()
            if live and self.hasFocus():
                self.taken.emit()

    def set_relative_pointer(self, relative: bool) -> None:
        """Whether the guest wants motion: then a click captures the pointer."""
        self.let_go()
        self._relative = relative
        self._update_cursor()

    def show_pointer(self, shape: CursorChanged | None) -> None:
        """What the guest's pointer looks like; None when it did not say."""
        self._shape = shape
        self._update_cursor()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._live:
            # Ctrl+W closes the guest's window, not ours.
            event.setAccepted(not self.keyboard.keeps(cast(QKeyEvent, event)))
            return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        return False if self._live else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._live or self.keyboard.keeps(event):
            self.keyboard.release_all()
            event.ignore()
        elif command := self.keyboard.press(event):
            self.commanded.emit(command)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._live:
            event.ignore()
        elif self.keyboard.release(event):
            self.let_go()
            self.released.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._live:
            self.taken.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.let_go()
        self.let_loose.emit()
        super().focusOutEvent(event)

    def let_go(self) -> None:
        """Release every key and button that the guest believes to be held, and the pointer."""
        self.keyboard.forget()
        held, self._buttons.mask = self._buttons.mask, 0
        if held and self._live:
            self._send_buttons(self.viewport().mapFromGlobal(QCursor.pos()))
        self._capture.stop()
        self._update_cursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.keyboard.spoil_tap()
        if not self._live:
            event.ignore()
        elif self._relative and not self._capture.active:
            self._capture.start()
            self._update_cursor()
            self.taken.emit()
        elif self._buttons.change(event.button(), True):
            self._send_pointer(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._live and self._buttons.mask and self._buttons.change(event.button(), False):
            self._send_pointer(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < _EDGE and not self._capture.active and not self._buttons.mask:
            self.edge_touched.emit()
        if self._live:
            self._send_pointer(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.keyboard.spoil_tap()
        position = event.position().toPoint()
        if self._live:
            self._wheel.turn(event.angleDelta(), lambda bit: self._send_notch(bit, position))
        else:
            event.ignore()

    def _send_notch(self, bit: int, position: QPoint) -> None:
        held = self._buttons.mask
        for mask in (held | bit, held):
            self._buttons.mask = mask
            self._send_buttons(position)

    def _send_pointer(self, event: QMouseEvent) -> None:
        if not self._relative:
            self._send_position(event.position().toPoint())
        elif self._capture.active:
            way = self._capture.moved(event.globalPosition().toPoint())
            self.motion_sent.emit(way.x(), way.y(), self._buttons.mask)

    def _send_buttons(self, position: QPoint) -> None:
        """Only the buttons changed."""
        if self._relative:
            self.motion_sent.emit(0, 0, self._buttons.mask)
        else:
            self._send_position(position)

    def _send_position(self, position: QPoint) -> None:
        if self._placement is not None:
            x, y = self._placement.to_guest(position.toPointF())
            self.pointer_sent.emit(x, y, self._buttons.mask)

    def _update_cursor(self) -> None:
        viewport = self.viewport()
        if not self._live or (self._relative and not self._capture.active):
            viewport.unsetCursor()
        elif self._capture.active:
            viewport.setCursor(Qt.CursorShape.BlankCursor)
        elif self._shape is not None and self._placement is not None:
            ratio = self._placement.ratio
            viewport.setCursor(guest_cursor(self._shape, self._placement.scale, ratio))
        else:
            viewport.setCursor(dot_cursor())
