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

import struct
from collections.abc import Sequence

from vmdesk.console import messages, pseudo
from vmdesk.console.encodings import Encoding, decoders
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import (
    Bell,
    ClipboardText,
    Event,
    NameChanged,
    PointerModeChanged,
    Rect,
    Resized,
    Updated,
)
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.console.handshake import shake_hands
from vmdesk.console.intake import BREATH, Intake, Steps, skip, text
from vmdesk.console.keymap import scancode_of
from vmdesk.console.pseudo import Pseudo, Resize
from vmdesk.errors import N_

# The server picks the first that it can do: over a local socket, bytes are cheaper than work.
LOCAL = (Encoding.COPY_RECT, Encoding.RAW, Encoding.HEXTILE, Encoding.ZLIB)
REMOTE = (Encoding.COPY_RECT, Encoding.ZLIB, Encoding.HEXTILE, Encoding.RAW)

MAX_CLIPBOARD_BYTES = 1024 * 1024
_MAX_SKIPPED_BYTES = 64 * 1024 * 1024


class RFBClient:
    """One connection; *encodings* are those to ask for, best first.

    `framebuffer` is None until Connected, and another object after each Resized.
    """

    def __init__(self, encodings: Sequence[Encoding] = LOCAL) -> None:
        self.framebuffer: Framebuffer | None = None
        self.relative_pointer = False
        self._encodings = encodings
        self._scancodes = False
        self._decoders = decoders()
        self._events: list[Event] = []
        self._out = bytearray()
        self._intake = Intake(self._run())

    # What comes in.

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
        events, self._events = self._events, []
        return events

    # What goes out.

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
        scancode = scancode_of(keycode) if keycode is not None and self._scancodes else None
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

    # The parser.

    def _run(self) -> Steps[None]:
        connected = yield from shake_hands(self._out.extend)
        self.framebuffer = Framebuffer(connected.width, connected.height)
        self._out += messages.set_pixel_format()
        self._out += messages.set_encodings((*self._encodings, *Pseudo))
        self._events.append(connected)
        while True:
            yield from self._message()

    def _message(self) -> Steps[None]:
        kind = (yield 1)[0]
        match kind:
            case 0:
                yield from self._update()
            case 1:
                # Colours of a palette, which our pixel format has not.
                (colours,) = struct.unpack(">3xH", (yield 5))
                yield from skip(colours * 6)
            case 2:
                self._events.append(Bell())
            case 3:
                yield from self._clipboard()
            case _:
                raise ProtocolError(N_("The display sent an unknown message"), detail=f"{kind}")

    def _clipboard(self) -> Steps[None]:
        (count,) = struct.unpack(">3xI", (yield 7))
        if count > _MAX_SKIPPED_BYTES:
            raise ProtocolError(N_("The display sent a text of {count} bytes"), count=count)
        if count > MAX_CLIPBOARD_BYTES:
            yield from skip(count)
            return
        raw = yield from text(count, count)
        self._events.append(ClipboardText(raw.decode("latin-1")))

    def _update(self) -> Steps[None]:
        (count,) = struct.unpack(">xH", (yield 3))
        changed: list[Rect] = []
        for _ in range(count):
            x, y, width, height, encoding = struct.unpack(">HHHHi", (yield 12))
            if encoding == Pseudo.LAST_RECT:
                break
            rect = Rect(x, y, width, height)
            if decode := self._decoders.get(encoding):
                yield from decode(self._frame, rect)
                changed.append(rect)
            else:
                yield from self._pseudo(encoding, rect)
        self._events.append(Updated(tuple(changed)))

    @property
    def _frame(self) -> Framebuffer:
        assert self.framebuffer is not None
        return self.framebuffer

    def _pseudo(self, encoding: int, rect: Rect) -> Steps[None]:
        match encoding:
            case Pseudo.CURSOR:
                self._events.append((yield from pseudo.cursor(rect)))
            case Pseudo.DESKTOP_SIZE:
                yield from self._resize(rect)
            case Pseudo.EXTENDED_DESKTOP_SIZE:
                yield from pseudo.extended_size()
                yield from self._extended_resize(rect)
            case Pseudo.DESKTOP_NAME:
                self._events.append(NameChanged((yield from pseudo.name())))
            case Pseudo.QEMU_LEDS:
                self._events.append((yield from pseudo.leds()))
            case Pseudo.QEMU_EXTENDED_KEYS:
                self._scancodes = True
            case Pseudo.QEMU_POINTER_MOTION:
                self.relative_pointer = rect.x == 0
                self._events.append(PointerModeChanged(self.relative_pointer))
            case _:
                raise ProtocolError(
                    N_("The display sent pixels in an unknown encoding"), detail=f"{encoding}"
                )

    def _extended_resize(self, rect: Rect) -> Steps[None]:
        """What the server says of its size; a refusal of one that we asked for changes nothing."""
        refused = rect.x == Resize.OURS and rect.y != 0
        if not refused:
            yield from self._resize(rect)

    def _resize(self, rect: Rect) -> Steps[None]:
        if (rect.width, rect.height) == (self._frame.width, self._frame.height):
            return
        self.framebuffer = self._frame.resized(rect.width, rect.height)
        self._events.append(Resized(rect.width, rect.height))
        # Whoever shows the old picture lets go of it now, before there can be a third.
        yield BREATH
