"""The viewer's side of an RFB (VNC) connection: bytes in, events out.

Whoever owns the socket does::

    count = sock.recv_into(client.next_buffer())
    client.filled(count)
    while not client.advance():
        ...  # let others run
    handle(client.events()); sock.send(client.data_to_send())

`advance` also after `give_password`, and have a look at `data_to_send` after whatever is called.

Large rectangles are received straight into the picture that is shown. The server is not trusted:
whatever it sends, `advance` does its work, or raises ProtocolError and the connection is over.
"""

from collections.abc import Sequence

from vmdesk.console import messages
from vmdesk.console.encodings import Encoding
from vmdesk.console.events import Event
from vmdesk.console.framebuffer import MAX_SIDE, Framebuffer
from vmdesk.console.intake import Intake
from vmdesk.console.keymap import scancode_of
from vmdesk.console.receiver import Receiver
from vmdesk.console.tight import DecodeJPEG
from vmdesk.console.tls import Trust
from vmdesk.console.wire import Wire

# The server picks the first that it can do: over a local socket, bytes are cheaper than work.
LOCAL = (
    Encoding.COPY_RECT, Encoding.RAW, Encoding.HEXTILE, Encoding.ZLIB, Encoding.TIGHT, Encoding.ZRLE
)  # fmt: skip
REMOTE = (
    Encoding.COPY_RECT, Encoding.TIGHT, Encoding.ZRLE, Encoding.ZLIB, Encoding.HEXTILE, Encoding.RAW
)  # fmt: skip
_LOWEST_QUALITY = -32
_LOWEST_COMPRESSION = -256


class RFBClient:
    """One connection.

    *encodings* are those to ask for, best first. *trust* says which ways of logging in are good
    enough. *decode_jpeg* (see tight.DecodeJPEG) allows lossy pixels, of *quality* 0 to 9; it is
    given only data whose header tells the expected size. *compression*, 0 to 9, is how hard the
    server tries. *continuous* lets it send without being asked each time, which hides the latency
    of a network.
    """

    def __init__(
        self,
        encodings: Sequence[Encoding] = LOCAL,
        *,
        trust: Trust = Trust(),  # noqa: B008 (frozen)
        decode_jpeg: DecodeJPEG | None = None,
        quality: int = 8,
        compression: int | None = None,
        continuous: bool = False,
    ) -> None:
        wanted: list[int] = list(encodings)
        if decode_jpeg is not None:
            wanted.append(_LOWEST_QUALITY + quality)
        if compression is not None:
            wanted.append(_LOWEST_COMPRESSION + compression)
        self._wire = Wire()
        self._receiver = Receiver(self._wire, wanted, trust, decode_jpeg, continuous)
        self._intake = Intake(self._receiver.run())

    @property
    def framebuffer(self) -> Framebuffer | None:
        """The picture: None until Connected, another object after each Resized."""
        return self._receiver.framebuffer

    @property
    def relative_pointer(self) -> bool:
        """Whether the guest wants `send_motion` instead of `send_pointer`."""
        return self._receiver.features.relative_pointer

    @property
    def resizable(self) -> bool:
        """Whether `request_size` can have an effect, as far as is known yet."""
        return self._receiver.features.resizable

    def give_password(self, user: str, password: str) -> None:
        """The answer to PasswordWanted; given before, there is no such event. `advance` goes on."""
        self._receiver.login.give(user, password)

    def next_buffer(self) -> memoryview:
        """The memory to receive into next; never empty."""
        return self._wire.next_buffer(self._intake)

    def filled(self, count: int) -> None:
        """The first *count* bytes of `next_buffer()` have been received."""
        self._wire.filled(self._intake, count)

    def advance(self) -> bool:
        """Work for some milliseconds on what was received; False while there is more to do.

        Take the events after each call: they describe the framebuffer as it is then.
        """
        return self._wire.advance(self._intake)

    def events(self) -> list[Event]:
        """What happened since the last call."""
        events = self._receiver.events.copy()
        self._receiver.events.clear()
        return events

    def data_to_send(self) -> bytes:
        """Our bytes since the last call."""
        return self._wire.data_to_send()

    def request_update(self, incremental: bool = True) -> None:
        """Ask for the next update: of what changed, or of the whole screen."""
        framebuffer = self.framebuffer
        if framebuffer is None:
            return
        if incremental:
            self._receiver.let_updates_flow(True)
            if self._receiver.updates_flow:
                return
        size = framebuffer.width, framebuffer.height
        self._wire.send(messages.update_request(*size, incremental))

    def pause_updates(self) -> None:
        """Nobody looks: what flows stops until the next `request_update`."""
        self._receiver.let_updates_flow(False)

    def request_size(self, width: int, height: int) -> None:
        """Ask for a screen of this size; ResizeAnswered, and Resized, say what came of it."""
        features = self._receiver.features
        if features.resizable and 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE:
            screen = features.screen_id, features.screen_flags
            self._wire.send(messages.set_desktop_size(width, height, *screen))

    def send_clipboard(self, text: str) -> bool:
        """Let the guest have *text*; False when it is too long (see clipboard.py)."""
        return self._receiver.clipboard.offer(text)

    def request_clipboard(self) -> None:
        """Fetch what was offered by ClipboardOffered; ClipboardText brings it."""
        self._receiver.clipboard.request()

    def send_key(self, keycode: int | None, keysym: int, down: bool) -> None:
        """A key went down or up. *keycode*: Linux's number for the physical key, None if unknown.

        *keysym* (X11) is what it means in the user's layout; 0 if unknown. A server that takes
        physical keys gets them, so that the guest's own layout decides.
        """
        scancode = scancode_of(keycode) if self._receiver.features.takes_scancodes else None
        if scancode is not None:
            self._wire.send(messages.extended_key_event(keysym, scancode, down))
        elif keysym:
            self._wire.send(messages.key_event(keysym, down))

    def send_pointer(self, x: int, y: int, buttons: int) -> None:
        """The pointer is at this pixel with these buttons held (see messages.pointer_event)."""
        self._wire.send(messages.pointer_event(x, y, buttons))

    def send_motion(self, dx: int, dy: int, buttons: int) -> None:
        """The pointer moved by this much; only while `relative_pointer`."""
        self._wire.send(messages.motion_event(dx, dy, buttons))
