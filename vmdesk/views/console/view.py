"""The console of one VM: its screen, the connection behind it, and words when there is none."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmdesk.console.events import (
    Connected,
    CursorChanged,
    Event,
    PointerModeChanged,
    Resized,
    Updated,
)
from vmdesk.errors import VMDeskError
from vmdesk.model.vm import VMState
from vmdesk.services.text import tr
from vmdesk.views.console.banner import Banner
from vmdesk.views.console.focus import FocusOrigin
from vmdesk.views.console.hint import Hint
from vmdesk.views.console.placement import ScaleMode
from vmdesk.views.console.screen import Screen
from vmdesk.views.console.session import ConsoleSession, OpenDisplay
from vmdesk.views.console.states import WITH_DISPLAY, ConsoleState, state_of, words_for

# A VM that is powered off closes its display just before it says that it is off.
_GRACE_MS = 400


class ConsoleView(QWidget):
    """Connects when it is first seen and its VM runs; needs the running event loop for that.

    The widget that takes the keyboard is named "Console of" and the VM's name.
    """

    start_requested = Signal()
    resume_requested = Signal()
    state_changed = Signal(object)
    """The new ConsoleState."""
    released = Signal()
    """The host key gave the keyboard back to the widget that had it before."""

    def __init__(self, name: str, open_display: OpenDisplay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_display = open_display
        self._vm_state = VMState.STOPPED
        self._session: ConsoleSession | None = None
        self._connected = False
        self._error: VMDeskError | None = None
        self._state = ConsoleState.OFF
        self._grace = QTimer(self, singleShot=True, interval=_GRACE_MS)
        self._grace.timeout.connect(self._refresh)
        self._screen = Screen(self)
        self._focus = FocusOrigin(self._screen)
        self._banner = Banner(self._screen.viewport())
        self._hint = Hint(self._screen.viewport())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._screen)
        self.setFocusProxy(self._screen)
        self._wire()
        self.set_name(name)
        self._refresh()

    def _wire(self) -> None:
        screen = self._screen
        screen.key_sent.connect(self._send_key)
        screen.pointer_sent.connect(self._send_pointer)
        screen.motion_sent.connect(self._send_motion)
        screen.taken.connect(self._explain_release)
        screen.released.connect(self._on_released)
        screen.arranged.connect(self._cover)
        self._banner.pressed.connect(self._on_banner_pressed)

    @property
    def state(self) -> ConsoleState:
        return self._state

    @property
    def scale_mode(self) -> ScaleMode:
        return self._screen.scale_mode

    def set_name(self, name: str) -> None:
        """The VM's name, untrusted."""
        self._screen.setAccessibleName(f"Console of {name}")

    def set_scale_mode(self, mode: ScaleMode) -> None:
        self._screen.set_scale_mode(mode)

    def set_vm_state(self, state: VMState) -> None:
        """Follow the VM: connect when it has a display, let go when it is off."""
        self._vm_state = state
        if state in WITH_DISPLAY:
            self._connect_if_seen()
        else:
            self._disconnect()
            self._error = None
        self._refresh()

    def reconnect(self) -> None:
        """Try again after the connection was lost."""
        self._disconnect()
        self._error = None
        self._connect_if_seen()
        self._refresh()

    def disconnect_display(self) -> None:
        """Let go of the display for good, e.g. before the view is closed."""
        self._vm_state = VMState.STOPPED
        self._disconnect()
        self._refresh()

    def screenshot(self) -> QImage | None:
        """The guest's screen in its own pixels; None before it was seen."""
        return self._screen.screenshot()

    def _connect_if_seen(self) -> None:
        wanted = self._vm_state in WITH_DISPLAY and self._error is None and self.isVisible()
        if not wanted or self._session is not None:
            return
        session = self._session = ConsoleSession(self._open_display, self)
        session.received.connect(self._on_event)
        session.closed.connect(self._on_closed)
        session.watch(True)
        session.start()

    def _disconnect(self) -> None:
        self._grace.stop()
        self._screen.set_live(False)
        self._connected = False
        if self._session is not None:
            self._session.close()
            self._session.deleteLater()
            self._session = None

    def _on_closed(self, error: VMDeskError) -> None:
        was_connected = self._connected
        self._disconnect()
        self._error = error
        if was_connected:
            self._grace.start()
        else:
            self._refresh()

    def _on_event(self, event: Event) -> None:
        match event:
            case Updated(rects):
                self._screen.show_changes(rects)
            case CursorChanged():
                self._screen.show_pointer(event)
            case PointerModeChanged(relative):
                self._screen.set_relative_pointer(relative)
            case Connected() | Resized():
                self._on_new_framebuffer(isinstance(event, Connected))

    def _on_new_framebuffer(self, first: bool) -> None:
        assert self._session is not None
        if first:
            self._connected = True
            self._screen.show_pointer(None)
            self._screen.set_relative_pointer(False)
        self._screen.show_framebuffer(self._session.framebuffer)
        self._refresh()

    def _refresh(self) -> None:
        """Show the state that follows from the VM and the connection."""
        state = state_of(self._vm_state, self._connected, self._error)
        words = words_for(state, self._vm_state, self._error)
        if words is None:
            self._banner.hide()
        else:
            self._banner.say(words)
            self._hint.hide()
        self._cover()
        self._screen.set_live(state is ConsoleState.CONNECTED)
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _cover(self) -> None:
        self._banner.setGeometry(self._screen.viewport().rect())

    def _on_banner_pressed(self) -> None:
        match self._state:
            case ConsoleState.OFF:
                self.start_requested.emit()
            case ConsoleState.PAUSED:
                self.resume_requested.emit()
            case ConsoleState.DISCONNECTED:
                self.reconnect()

    def _explain_release(self) -> None:
        self._hint.say(tr("Right Ctrl gives keyboard and mouse back to you"))

    def _on_released(self) -> None:
        self._hint.hide()
        self._focus.give_back()
        self.released.emit()

    def _send_key(self, keycode: int | None, keysym: int, down: bool) -> None:
        if self._session is not None:
            self._session.send_key(keycode, keysym, down)

    def _send_pointer(self, x: int, y: int, buttons: int) -> None:
        if self._session is not None:
            self._session.send_pointer(x, y, buttons)

    def _send_motion(self, dx: int, dy: int, buttons: int) -> None:
        if self._session is not None:
            self._session.send_motion(dx, dy, buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._connect_if_seen()
        self._watch(True)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch(False)

    def _watch(self, seen: bool) -> None:
        if self._session is not None:
            self._session.watch(seen)
