"""The parser of what a display says: keeps the picture and gathers events."""

import struct
from collections.abc import Callable, Sequence

from vmdesk.console import messages, pseudo
from vmdesk.console.encodings import decoders
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
from vmdesk.console.intake import BREATH, Steps, skip, text
from vmdesk.console.pseudo import Pseudo, Resize
from vmdesk.console.tight import DecodeJPEG
from vmdesk.errors import N_

MAX_CLIPBOARD_BYTES = 1024 * 1024
_MAX_SKIPPED_BYTES = 64 * 1024 * 1024


class Receiver:
    """Understands one connection; *send* gets what has to be answered on the way.

    `framebuffer` is None until Connected, and another object after each Resized.
    """

    def __init__(
        self,
        send: Callable[[bytes], None],
        encodings: Sequence[int],
        decode_jpeg: DecodeJPEG | None = None,
    ) -> None:
        self.framebuffer: Framebuffer | None = None
        self.relative_pointer = False
        self.takes_scancodes = False
        self.events: list[Event] = []
        self._send = send
        self._encodings = encodings
        self._decoders = decoders(decode_jpeg)

    def run(self) -> Steps[None]:
        """From the first byte on, for ever; ProtocolError ends it."""
        connected = yield from shake_hands(self._send)
        self.framebuffer = Framebuffer(connected.width, connected.height)
        self._send(messages.set_pixel_format())
        self._send(messages.set_encodings((*self._encodings, *Pseudo)))
        self.events.append(connected)
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
                self.events.append(Bell())
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
        self.events.append(ClipboardText(raw.decode("latin-1")))

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
        self.events.append(Updated(tuple(changed)))

    @property
    def _frame(self) -> Framebuffer:
        assert self.framebuffer is not None
        return self.framebuffer

    def _pseudo(self, encoding: int, rect: Rect) -> Steps[None]:
        match encoding:
            case Pseudo.CURSOR:
                self.events.append((yield from pseudo.cursor(rect)))
            case Pseudo.DESKTOP_SIZE:
                yield from self._resize(rect)
            case Pseudo.EXTENDED_DESKTOP_SIZE:
                yield from pseudo.extended_size()
                yield from self._extended_resize(rect)
            case Pseudo.DESKTOP_NAME:
                self.events.append(NameChanged((yield from pseudo.name())))
            case Pseudo.QEMU_LEDS:
                self.events.append((yield from pseudo.leds()))
            case Pseudo.QEMU_EXTENDED_KEYS:
                self.takes_scancodes = True
            case Pseudo.QEMU_POINTER_MOTION:
                self.relative_pointer = rect.x == 0
                self.events.append(PointerModeChanged(self.relative_pointer))
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
        self.events.append(Resized(rect.width, rect.height))
        # Whoever shows the old picture lets go of it now, before there can be a third.
        yield BREATH
