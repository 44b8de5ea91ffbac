"""One connection to a display, driven by the window's event loop a few milliseconds at a time."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from vmdesk.console.client import RFBClient
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Connected, Event, PasswordWanted, Resized, Updated
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.errors import N_, ConnectionLost, VMDeskError
from vmdesk.model.display import DisplayLink
from vmdesk.views.console.dialling import client_for

OpenDisplay = Callable[[], Awaitable[DisplayLink]]

# Several consoles and a repaint have to fit into 16 ms.
_TURN_SECONDS = 0.004
_ANSWER_SECONDS = 15
_MAX_UNSENT_BYTES = 1024 * 1024


class ConsoleSession(QObject):
    """Opens the display, receives, asks for more while somebody watches, and sends input.

    Emits each event of vmdesk.console.events as `received`, and `closed` once, with a VMDeskError,
    when the connection ends without `close`.
    """

    received = Signal(object)
    closed = Signal(object)

    def __init__(self, open_display: OpenDisplay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_display = open_display
        self._client = RFBClient()
        self._socket: socket.socket | None = None
        self._opening: asyncio.Task[None] | None = None
        self._readable: QSocketNotifier | None = None
        self._writable: QSocketNotifier | None = None
        self._unsent = bytearray()
        self._begun = False
        self._late_pointer: tuple[int, int, int] | None = None
        self._watched = False
        self._asked = False
        self._soon = _single_shot(self, self._turn)
        self._patience = _single_shot(self, self._give_up, _ANSWER_SECONDS * 1000)

    @property
    def framebuffer(self) -> Framebuffer | None:
        return self._client.framebuffer

    def start(self) -> None:
        """Open the display; needs the running event loop."""
        self._patience.start()
        self._opening = asyncio.ensure_future(self._open())

    def close(self) -> None:
        """End the connection; nothing is emitted any more."""
        self._patience.stop()
        self._soon.stop()
        if self._opening is not None:
            self._opening.cancel()
        for notifier in (self._readable, self._writable):
            if notifier is not None:
                notifier.setEnabled(False)
                notifier.deleteLater()
        self._readable = self._writable = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def watch(self, watched: bool) -> None:
        """Whether anybody sees the screen: unseen changes are not asked for."""
        self._watched = watched
        if not watched:
            self._client.pause_updates()
            self._asked = False
        self._ask()
        self._flush()

    def send_key(self, keycode: int | None, keysym: int, down: bool) -> None:
        """See RFBClient.send_key."""
        self._client.send_key(keycode, keysym, down)
        self._flush()

    def send_pointer(self, x: int, y: int, buttons: int) -> None:
        """See RFBClient.send_pointer; while the display does not listen, only the last counts."""
        last = self._late_pointer
        if self._unsent and (last is None or last[2] == buttons):
            self._late_pointer = (x, y, buttons)
            return
        self._send_late_pointer()
        self._client.send_pointer(x, y, buttons)
        self._flush()

    def send_motion(self, dx: int, dy: int, buttons: int) -> None:
        """See RFBClient.send_motion."""
        self._client.send_motion(dx, dy, buttons)
        self._flush()

    def give_password(self, user: str, password: str) -> None:
        """Answer the event PasswordWanted."""
        self._patience.start()
        self._client.give_password(user, password)
        self._flush()
        self._turn()

    def request_size(self, width: int, height: int) -> bool:
        """Ask the guest for this size; False when the display cannot even ask it."""
        self._client.request_size(width, height)
        self._flush()
        return self._client.resizable

    def request_clipboard(self) -> None:
        """Fetch what the event ClipboardOffered told of."""
        self._client.request_clipboard()
        self._flush()

    def offer_clipboard(self, text: str) -> None:
        """What this computer's clipboard holds, for the guest to take."""
        self._client.send_clipboard(text)
        self._flush()

    async def _open(self) -> None:
        try:
            self._attach(await self._open_display())
        except VMDeskError as error:
            self._end(error)
        except OSError as error:
            self._end(_broken(error))

    def _attach(self, link: DisplayLink) -> None:
        sock = link.socket
        self._client = client_for(link)
        if link.password:
            self._client.give_password("", link.password)
        sock.setblocking(False)
        self._socket = sock
        kinds = QSocketNotifier.Type
        self._readable = QSocketNotifier(sock.fileno(), kinds.Read, self)
        self._readable.activated.connect(self._on_readable)
        self._writable = QSocketNotifier(sock.fileno(), kinds.Write, self)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._flush)

    def _on_readable(self) -> None:
        # While a turn is due anyway, this would be a second one.
        if not self._soon.isActive():
            self._turn()

    def _turn(self) -> None:
        """Receive and parse for a few milliseconds; what is left waits for the next turn."""
        deadline = time.perf_counter() + _TURN_SECONDS
        while self._socket is not None and time.perf_counter() < deadline:
            try:
                wants_more = self._client.advance()
            except ProtocolError as error:
                self._deliver()
                self._end(error)
                return
            self._deliver()
            if wants_more and not self._receive():
                return
        if self._socket is not None:
            self._soon.start()

    def _receive(self) -> bool:
        """Take what has arrived; False when that is nothing, or the end."""
        if self._socket is None:
            return False
        try:
            count = self._socket.recv_into(self._client.next_buffer())
        except (BlockingIOError, InterruptedError):
            return False
        except OSError as error:
            self._end(_broken(error))
            return False
        if count == 0:
            self._end(ConnectionLost(N_("The display closed the connection")))
            return False
        self._client.filled(count)
        return True

    def _deliver(self) -> None:
        for event in self._client.events():
            self._note(event)
            self.received.emit(event)
        self._ask()
        self._flush()

    def _note(self, event: Event) -> None:
        match event:
            case Connected() | PasswordWanted():
                self._patience.stop()
            case Updated():
                self._asked = False
            case Resized() if self._watched:
                self._client.request_update(incremental=False)

    def _ask(self) -> None:
        """Ask for the next update, once, and only while somebody sees it."""
        if self._watched and not self._asked and self._client.framebuffer is not None:
            self._asked = True
            # Only an answer to a request for everything tells whether the size can be changed.
            self._client.request_update(incremental=self._begun)
            self._begun = True

    def _flush(self) -> None:
        """Send what there is; the rest when the display takes it."""
        self._unsent += self._client.data_to_send()
        if self._socket is None or self._writable is None:
            return
        try:
            while self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except (BlockingIOError, InterruptedError):
            self._writable.setEnabled(True)
            if len(self._unsent) > _MAX_UNSENT_BYTES:
                self._end(ConnectionLost(N_("The display does not answer")))
            return
        except OSError as error:
            self._end(_broken(error))
            return
        self._writable.setEnabled(False)
        if self._late_pointer is not None:
            self._send_late_pointer()
            self._flush()

    def _send_late_pointer(self) -> None:
        if self._late_pointer is not None:
            self._client.send_pointer(*self._late_pointer)
            self._late_pointer = None

    def _give_up(self) -> None:
        self._end(ConnectionLost(N_("The display does not answer")))

    def _end(self, error: VMDeskError) -> None:
        self.close()
        self.closed.emit(error)


def _single_shot(parent: QObject, do: Callable[[], None], interval_ms: int = 0) -> QTimer:
    timer = QTimer(parent, singleShot=True, interval=interval_ms)
    timer.timeout.connect(do)
    return timer


def _broken(error: OSError) -> ConnectionLost:
    return ConnectionLost(N_("The connection to the display broke"), detail=str(error))
