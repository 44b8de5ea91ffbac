"""The connection behind a console: opened when it is wanted, and why there is none any more."""

from PySide6.QtCore import QObject, QTimer, Signal

from vmdesk.console.events import Connected, Event, PasswordWanted
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.errors import VMDeskError
from vmdesk.views.console.session import ConsoleSession, OpenDisplay

# A VM that is powered off closes its display just before it says that it is off.
_GRACE_MS = 400


class Link(QObject):
    """At most one session at a time; while *error* is set, nothing is opened."""

    received = Signal(object)
    """Each event of vmdesk.console.events."""
    changed = Signal()
    """`connected`, `asks` or `error` may be another."""

    def __init__(self, open_display: OpenDisplay, parent: QObject) -> None:
        super().__init__(parent)
        self._open_display = open_display
        self._watched = False
        self._password = ""
        self.session: ConsoleSession | None = None
        self.connected = False
        self.asks: PasswordWanted | None = None
        self.error: VMDeskError | None = None
        self._grace = QTimer(self, singleShot=True, interval=_GRACE_MS)
        self._grace.timeout.connect(self.changed)

    @property
    def framebuffer(self) -> Framebuffer | None:
        return self.session.framebuffer if self.session is not None else None

    def open(self) -> None:
        """Connect, unless that is so or cannot be."""
        if self.session is not None or self.error is not None:
            return
        session = self.session = ConsoleSession(self._open_display, self)
        session.received.connect(self._on_event)
        session.closed.connect(self._on_closed)
        session.watch(self._watched)
        session.start()

    def close(self) -> None:
        """Let go of the display, and of what went wrong with it."""
        self._drop()
        self.error = None

    def watch(self, watched: bool) -> None:
        """Whether anybody sees the screen."""
        self._watched = watched
        if self.session is not None:
            self.session.watch(watched)

    def give_password(self, user: str, password: str) -> None:
        if self.session is not None and self.asks:
            self.asks = None
            self.session.give_password(user, password)
            self.changed.emit()

    def send_key(self, keycode: int | None, keysym: int, down: bool) -> None:
        """See RFBClient.send_key; nothing where there is no connection, here and below."""
        if self.session is not None:
            self.session.send_key(keycode, keysym, down)

    def send_pointer(self, x: int, y: int, buttons: int) -> None:
        if self.session is not None:
            self.session.send_pointer(x, y, buttons)

    def send_motion(self, dx: int, dy: int, buttons: int) -> None:
        if self.session is not None:
            self.session.send_motion(dx, dy, buttons)

    def request_size(self, width: int, height: int) -> bool:
        """False when the display cannot even ask the guest."""
        return (
            self.session is not None and self.connected and self.session.request_size(width, height)
        )

    def request_clipboard(self) -> None:
        if self.session is not None and self.connected:
            self.session.request_clipboard()

    def offer_clipboard(self, text: str) -> None:
        if self.session is not None and self.connected:
            self.session.offer_clipboard(text)

    def _drop(self) -> None:
        self._grace.stop()
        self.connected, self.asks = False, None
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None

    def _on_event(self, event: Event) -> None:
        match event:
            case Connected():
                self.connected, self.asks = True, None
            case PasswordWanted():
                self.asks = event
                self.changed.emit()
        self.received.emit(event)

    def _on_closed(self, error: VMDeskError) -> None:
        was_connected = self.connected
        self._drop()
        self.error = error
        if was_connected:
            self._grace.start()
        else:
            self.changed.emit()
