"""The viewer's side of an RFB (VNC) connection: bytes in, events out.

Whoever owns the socket does::

    count = sock.recv_into(client.next_buffer())
    client.filled(count)
    while not client.advance():
        ...  # let others run
    handle(client.events()); sock.send(client.data_to_send())

Large rectangles are received straight into the picture that is shown. The server is not trusted:
whatever it sends, `advance` does its work, or raises ProtocolError and the connection is over.
"""

from collections.abc import Sequence

from vmdesk.console import messages
from vmdesk.console.encodings import Encoding
from vmdesk.console.events import Event
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.console.intake import Intake
from vmdesk.console.keymap import scancode_of
from vmdesk.console.receiver import Receiver
from vmdesk.console.tight import DecodeJPEG

# The server picks the first that it can do: over a local socket, bytes are cheaper than work.
LOCAL = (Encoding.COPY_RECT, Encoding.RAW, Encoding.HEXTILE, Encoding.ZLIB)
REMOTE = (Encoding.COPY_RECT, Encoding.ZLIB, Encoding.HEXTILE, Encoding.RAW)


class RFBClient:
    """One connection; *encodings* are those to ask for, best first."""

    def __init__(
        self, encodings: Sequence[Encoding] = LOCAL, decode_jpeg: DecodeJPEG | None = None
    ) -> None:
        self._out = bytearray()
        self._receiver = Receiver(self._out.extend, encodings, decode_jpeg)
        self._intake = Intake(self._receiver.run())

    @property
    def framebuffer(self) -> Framebuffer | None:
        """The picture: None until Connected, another object after each Resized."""
        return self._receiver.framebuffer

    @property
    def relative_pointer(self) -> bool:
        """Whether the guest wants `send_motion` instead of `send_pointer`."""
        return self._receiver.relative_pointer

    def next_buffer(self) -> memoryview:
        """The memory to receive into next; never empty."""
        return self._intake.next_buffer()

    def filled(self, count: int) -> None:
        """The first *count* bytes of `next_buffer()` have been received."""
        self._intake.filled(count)

    def advance(self) -> bool:
        """Work for some milliseconds on what was received; False while there is more to do.

        Take the events after each call: they describe the framebuffer as it is then.
        """
        return self._intake.advance()

    def events(self) -> list[Event]:
        """What happened since the last call."""
        events, self._receiver.events = self._receiver.events, []
        return events

    def data_to_send(self) -> bytes:
        """Our bytes since the last call."""
        data = bytes(self._out)
        self._out.clear()
        return data

    def request_update(self, incremental: bool = True) -> None:
        """Ask for the next update: of what changed, or of the whole screen."""
        if self.framebuffer is not None:
            width, height = self.framebuffer.width, self.framebuffer.height
            self._out += messages.update_request(width, height, incremental)

    def send_key(self, keycode: int | None, keysym: int, down: bool) -> None:
        """A key went down or up. *keycode*: Linux's number for the physical key, None if unknown.

        *keysym* (X11) is what it means in the user's layout; 0 if unknown. A server that takes
        physical keys gets them, so that the guest's own layout decides.
        """
        scancode = scancode_of(keycode) if self._receiver.takes_scancodes else None
        if scancode is not None:
            self._out += messages.extended_key_event(keysym, scancode, down)
        elif keysym:
            self._out += messages.key_event(keysym, down)

    def send_pointer(self, x: int, y: int, buttons: int) -> None:
        """The pointer is at this pixel with these buttons held (see messages.pointer_event)."""
        self._out += messages.pointer_event(x, y, buttons)

    def send_motion(self, dx: int, dy: int, buttons: int) -> None:
        """The pointer moved by this much; only while `relative_pointer`."""
        self._out += messages.motion_event(dx, dy, buttons)
