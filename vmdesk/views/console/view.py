"""The console of one VM: its screen, the connection behind it, and words when there is none."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmdesk.console.events import (
    ClipboardOffered,
    ClipboardText,
    Connected,
    CursorChanged,
    Event,
    LedsChanged,
    PointerModeChanged,
    ResizeAnswered,
    Resized,
    ResizeStatus,
    Updated,
)
from vmdesk.console.keysyms import keysym_of
from vmdesk.model.vm import VMState
from vmdesk.services.text import tr
from vmdesk.views.console.banner import Banner
from vmdesk.views.console.clipboard import ClipboardBridge
from vmdesk.views.console.focus import FocusOrigin
from vmdesk.views.console.follow import Follow
from vmdesk.views.console.hint import Hint
from vmdesk.views.console.host_keys import HOST_KEYS, KeyRules
from vmdesk.views.console.link import Link
from vmdesk.views.console.placement import ScaleMode
from vmdesk.views.console.screen import Screen
from vmdesk.views.console.session import OpenDisplay
from vmdesk.views.console.states import WITH_DISPLAY, ConsoleState, state_of, words_for

_MAY_FOLLOW = (ResizeStatus.DONE, ResizeStatus.FORWARDED)


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
    commanded = Signal(object)
    """The HostCommand that was typed."""
    edge_touched = Signal()
    """The pointer is at the upper edge of the screen."""
    arranged = Signal()
    """The picture has another size or scale."""
    updated = Signal()
    """The picture is another."""

    def __init__(self, name: str, open_display: OpenDisplay, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vm_state = VMState.STOPPED
        self._state = ConsoleState.OFF
        self._view_only = False
        self._rules = KeyRules()
        self._link = Link(open_display, self)
        self._screen = Screen(self)
        self._focus = FocusOrigin(self._screen)
        self._follow = Follow(self)
        self.clipboard = ClipboardBridge(self)
        self._banner = Banner(self._screen.viewport())
        self._hint = Hint(self._screen.viewport())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._screen)
        self.setFocusProxy(self._screen)
        self._wire_screen()
        self._wire_link()
        self.set_name(name)
        self._refresh()

    def _wire_screen(self) -> None:
        screen = self._screen
        screen.key_sent.connect(self._link.send_key)
        screen.pointer_sent.connect(self._link.send_pointer)
        screen.motion_sent.connect(self._link.send_motion)
        screen.taken.connect(self._on_taken)
        screen.let_loose.connect(lambda: self.clipboard.set_focused(False))
        screen.released.connect(self._on_released)
        screen.commanded.connect(self.commanded)
        screen.edge_touched.connect(self.edge_touched)
        screen.arranged.connect(self._on_arranged)

    def _wire_link(self) -> None:
        self._link.received.connect(self._on_event)
        self._link.changed.connect(self._refresh)
        self._banner.pressed.connect(self._on_banner_pressed)
        self._banner.answered.connect(self._link.give_password)
        self._follow.wanted.connect(self._ask_for_size)
        self._follow.refused.connect(self._explain_size)
        self.clipboard.offered.connect(self._link.offer_clipboard)

    @property
    def state(self) -> ConsoleState:
        return self._state

    @property
    def scale_mode(self) -> ScaleMode:
        return self._screen.scale_mode

    @property
    def guest_size(self) -> QSize:
        """In the guest's pixels; empty before its screen was seen."""
        return self._screen.guest_size

    @property
    def scale(self) -> float:
        """Device pixels per pixel of the guest; 0 before its screen was seen."""
        return self._screen.scale

    @property
    def view_only(self) -> bool:
        return self._view_only

    def set_name(self, name: str) -> None:
        """The VM's name, untrusted."""
        self._screen.setAccessibleName(f"Console of {name}")

    def set_scale_mode(self, mode: ScaleMode) -> None:
        self._screen.set_scale_mode(mode)
        self._follow.set_on(mode is ScaleMode.GUEST)

    def set_view_only(self, view_only: bool) -> None:
        """Whether keys and pointer stay here."""
        self._view_only = view_only
        self._refresh()

    def set_key_rules(self, rules: KeyRules) -> None:
        self._rules = rules
        self._screen.keyboard.set_rules(rules)

    def set_vm_state(self, state: VMState) -> None:
        """Follow the VM: connect when it has a display, let go when it is off."""
        self._vm_state = state
        if state in WITH_DISPLAY:
            self._connect_if_seen()
        else:
            self._link.close()
        self._refresh()

    def reconnect(self) -> None:
        """Try again after the connection was lost."""
        self._link.close()
        self._connect_if_seen()
        self._refresh()

    def disconnect_display(self) -> None:
        """Let go of the display for good, e.g. before the view is closed."""
        self.set_vm_state(VMState.STOPPED)

    def screenshot(self) -> QImage | None:
        """The guest's screen in its own pixels; None before it was seen."""
        return self._screen.screenshot()

    def frame(self) -> QImage | None:
        """The same for a film: 32 bits a pixel."""
        return self._screen.frame()

    def press(self, keycodes: Sequence[int], down: bool, keysym: int = 0) -> None:
        """Press Linux key codes in this order, or release them in the other.

        *keysym* is what the last one means, for a server that takes no scancodes.
        """
        if not self._screen.live:
            return
        means = [keysym_of(code) for code in keycodes[:-1]] + [keysym or keysym_of(keycodes[-1])]
        keys = list(zip(keycodes, means, strict=True))
        for code, meaning in keys if down else reversed(keys):
            self._link.send_key(code, meaning, down)

    def say(self, text: str) -> None:
        """Show *text* over the picture for a moment."""
        self._hint.say(text)

    def _connect_if_seen(self) -> None:
        if self._vm_state in WITH_DISPLAY and self.isVisible():
            self._link.open()

    def _on_event(self, event: Event) -> None:
        match event:
            case Updated(rects):
                self._screen.show_changes(rects)
                if rects:
                    self.updated.emit()
            case CursorChanged():
                self._screen.show_pointer(event)
            case PointerModeChanged(relative):
                self._screen.set_relative_pointer(relative)
            case LedsChanged():
                self._screen.locks.guest_says(event)
            case ClipboardText(text):
                self.clipboard.guest_copied(text)
            case ClipboardOffered() if self.clipboard.wants():
                self._link.request_clipboard()
            case ResizeAnswered(status) if status not in _MAY_FOLLOW:
                self._follow.refuse()
            case Connected() | Resized():
                self._on_new_framebuffer(isinstance(event, Connected))

    def _on_new_framebuffer(self, first: bool) -> None:
        if first:
            self._screen.locks.forget()
            self._screen.show_pointer(None)
            self._screen.set_relative_pointer(False)
        self._screen.show_framebuffer(self._link.framebuffer)
        self._follow.guest_is(self.guest_size)
        self._refresh()
        if first:
            self.clipboard.forget()

    def _refresh(self) -> None:
        """Show the state that follows from the VM and the connection."""
        link = self._link
        state = state_of(self._vm_state, link.connected, link.error, link.asks)
        words = words_for(state, self._vm_state, link.error, link.asks)
        if words is None:
            self._banner.hide()
        else:
            self._banner.say(words)
            self._hint.hide()
        self._banner.setGeometry(self._screen.viewport().rect())
        self._screen.set_live(state is ConsoleState.CONNECTED and not self._view_only)
        if not link.connected:
            self._follow.guest_is(QSize())
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)

    def _on_arranged(self) -> None:
        self._banner.setGeometry(self._screen.viewport().rect())
        self._hint.arrange()
        self._follow.window_is(self._screen.room)
        self.arranged.emit()

    def _on_banner_pressed(self) -> None:
        match self._state:
            case ConsoleState.OFF:
                self.start_requested.emit()
            case ConsoleState.PAUSED:
                self.resume_requested.emit()
            case ConsoleState.DISCONNECTED:
                self.reconnect()

    def _on_taken(self) -> None:
        self.clipboard.set_focused(self._screen.hasFocus())
        if key := self._rules.host_key:
            self._hint.say(tr("{key} gives keyboard and mouse back to you", key=tr(HOST_KEYS[key])))
        else:
            self._hint.say(tr("Ctrl+Alt gives keyboard and mouse back to you"))

    def _on_released(self) -> None:
        self._hint.hide()
        self._focus.give_back()
        self.released.emit()

    def _explain_size(self) -> None:
        self._hint.say(tr("The guest keeps its own size: its screen's driver cannot follow"))

    def _ask_for_size(self, width: int, height: int) -> None:
        if not self._link.request_size(width, height):
            self._follow.refuse()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._connect_if_seen()
        self._link.watch(True)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._screen.let_go()
        self._link.watch(False)
