"""The parser of what a display says: keeps the picture and gathers events."""

import struct
from collections.abc import Sequence

from vmdesk.console import messages
from vmdesk.console.clipboard import Clipboard
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Bell, Event
from vmdesk.console.features import Features
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.console.handshake import shake_hands
from vmdesk.console.intake import Steps, skip
from vmdesk.console.login import Login
from vmdesk.console.pseudo import Pseudo
from vmdesk.console.tight import DecodeJPEG
from vmdesk.console.tls import Trust
from vmdesk.console.updates import Screen
from vmdesk.console.wire import Wire
from vmdesk.errors import N_

_MAX_FENCE_BYTES = 64
_FENCE_REQUEST = 1 << 31
# Before what follows, after what came before, and in step with the next: we do all in order.
_FENCE_FLAGS = 0b111


class Receiver:
    """Understands one connection; *wire* gets what has to be answered on the way.

    *encodings* are told to the server, best first, before the pseudo-encodings. `events` is
    emptied by whoever reads it; `screen` is None until Connected.
    """

    def __init__(
        self,
        wire: Wire,
        encodings: Sequence[int],
        trust: Trust,
        decode_jpeg: DecodeJPEG | None,
        continuous: bool,
    ) -> None:
        self.events: list[Event] = []
        self.screen: Screen | None = None
        self.features = Features()
        self.login = Login(wire, trust, self.events)
        self.clipboard = Clipboard(wire.send, self.events)
        self.updates_flow = False
        """Updates come without being asked for."""
        self._wire = wire
        self._encodings = encodings
        self._decode_jpeg = decode_jpeg
        self._continuous = continuous

    @property
    def framebuffer(self) -> Framebuffer | None:
        return self.screen.framebuffer if self.screen is not None else None

    def run(self) -> Steps[None]:
        """From the first byte on, for ever; ProtocolError ends it."""
        connected = yield from shake_hands(self._wire, self.login)
        framebuffer = Framebuffer(connected.width, connected.height)
        self.screen = Screen(framebuffer, self.events, self.features, self._decode_jpeg)
        pseudo = [kind for kind in Pseudo if self._continuous or kind != Pseudo.CONTINUOUS_UPDATES]
        self._wire.send(messages.set_pixel_format())
        self._wire.send(messages.set_encodings((*self._encodings, *pseudo)))
        self.events.append(connected)
        while True:
            yield from self._message(self.screen)

    def let_updates_flow(self, wanted: bool) -> None:
        """Have updates without asking for them, or no more; only when the server can."""
        framebuffer = self.framebuffer
        if self.features.continuous and framebuffer is not None and wanted != self.updates_flow:
            self.updates_flow = wanted
            size = framebuffer.width, framebuffer.height
            self._wire.send(messages.continuous_updates(*size, wanted))

    def _flow_again(self) -> None:
        """They are asked for by area, which is another after a resize."""
        if self.updates_flow:
            self.updates_flow = False
            self.let_updates_flow(True)

    def _message(self, screen: Screen) -> Steps[None]:
        kind = (yield 1)[0]
        match kind:
            case 0:
                shown = screen.framebuffer
                yield from screen.update()
                if screen.framebuffer is not shown:
                    self._flow_again()
            case 1:
                # Colours of a palette, which our pixel format has not.
                (colours,) = struct.unpack(">3xH", (yield 5))
                yield from skip(colours * 6)
            case 2:
                self.events.append(Bell())
            case 3:
                yield from self.clipboard.message()
            case 150:
                # The server can; and once they flow it says so when they end.
                self.features.continuous = self._continuous
            case 248:
                yield from self._fence()
            case _:
                raise ProtocolError(N_("The display sent an unknown message"), detail=f"{kind}")

    def _fence(self) -> Steps[None]:
        """Answer when everything before was worked off, as we do anyway."""
        flags, count = struct.unpack(">3xIB", (yield 8))
        if count > _MAX_FENCE_BYTES:
            raise ProtocolError(N_("The display sent an unknown message"), detail="long fence")
        payload = bytes((yield count)) if count else b""
        if flags & _FENCE_REQUEST:
            self._wire.send(messages.fence(flags & _FENCE_FLAGS, payload))
