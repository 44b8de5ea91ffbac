"""The clipboard both ways: plain Latin-1, or UTF-8 with a server that has the extended one.

Source: RFC 6143, sections 7.5.6 and 7.6.4; rfbproto.rst, "Extended Clipboard Pseudo-Encoding".
"""

import struct
import zlib
from collections.abc import Callable

from vmdesk.console import messages
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import ClipboardOffered, ClipboardText, Event
from vmdesk.console.intake import Steps, skip, text
from vmdesk.errors import N_

MAX_TEXT_BYTES = 1024 * 1024
_MAX_SKIPPED_BYTES = 64 * 1024 * 1024
_TEXT = 1
_FORMATS = 0xFFFF
_CAPS, _REQUEST, _PEEK, _NOTIFY, _PROVIDE = (1 << bit for bit in range(24, 29))


class Clipboard:
    """What one connection knows of both sides' clipboards."""

    def __init__(self, send: Callable[[bytes], None], events: list[Event]) -> None:
        self._send = send
        self._events = events
        self._server_can = 0
        self._offered: str | None = None

    def offer(self, offered: str) -> bool:
        """Let the server have this text; False when it is longer than MAX_TEXT_BYTES in UTF-8.

        With an extended clipboard it goes only to who asks for it.
        """
        if len(offered.encode(errors="replace")) > MAX_TEXT_BYTES:
            return False
        self._offered = offered
        if self._server_can & _NOTIFY:
            self._send(messages.extended_cut_text(_NOTIFY | _TEXT))
        elif self._server_can & _PROVIDE:
            self._provide()
        else:
            plain = offered.replace("\r\n", "\n").encode("latin-1", errors="replace")
            self._send(messages.cut_text(plain))
        return True

    def request(self) -> None:
        """Ask for what the server has."""
        if self._server_can & _REQUEST:
            self._send(messages.extended_cut_text(_REQUEST | _TEXT))

    def message(self) -> Steps[None]:
        """What the server says, after the message's first byte."""
        (count,) = struct.unpack(">3xi", (yield 7))
        length = abs(count)
        if length > _MAX_SKIPPED_BYTES:
            raise ProtocolError(N_("The display sent a text of {count} bytes"), count=length)
        if length > MAX_TEXT_BYTES + 4:
            yield from skip(length)
        elif count >= 0:
            raw = yield from text(count, count)
            self._events.append(ClipboardText(raw.decode("latin-1")))
        elif length < 4:
            raise ProtocolError(N_("The display sent a damaged clipboard"))
        else:
            (flags,) = struct.unpack(">I", (yield 4))
            body = yield from text(length - 4, length - 4)
            self._extended(flags, body)

    def _extended(self, flags: int, body: bytes) -> None:
        """Formats other than text are not for us, whatever is said of them."""
        if flags & _CAPS:
            self._server_can = flags
            self._introduce()
        elif not flags & _TEXT and not flags & _PEEK:
            return
        elif flags & _REQUEST:
            self._provide()
        elif flags & _PEEK:
            formats = 0 if self._offered is None else _TEXT
            self._send(messages.extended_cut_text(_NOTIFY | formats))
        elif flags & _NOTIFY:
            self._events.append(ClipboardOffered())
        elif flags & _PROVIDE:
            self._events.append(ClipboardText(_unpacked(body)))

    def _introduce(self) -> None:
        can = _CAPS | _REQUEST | _PEEK | _NOTIFY | _PROVIDE | _TEXT
        # No text comes unasked for: that is what a size of nothing means.
        self._send(messages.extended_cut_text(can, struct.pack(">I", 0)))

    def _provide(self) -> None:
        if self._offered is None:
            return
        lines = self._offered.replace("\r\n", "\n").replace("\n", "\r\n")
        raw = lines.encode(errors="replace") + b"\0"
        packed = zlib.compress(struct.pack(">I", len(raw)) + raw)
        self._send(messages.extended_cut_text(_PROVIDE | _TEXT, packed))


def _unpacked(packed: bytes) -> str:
    """The text in a message; longer ones are cut off."""
    stream = zlib.decompressobj()
    try:
        flat = stream.decompress(packed, 4 + MAX_TEXT_BYTES)
    except zlib.error as error:
        raise ProtocolError(N_("The display sent a damaged clipboard"), detail=str(error)) from None
    if len(flat) < 4:
        raise ProtocolError(N_("The display sent a damaged clipboard"))
    (count,) = struct.unpack_from(">I", flat)
    raw = flat[4 : 4 + count].removesuffix(b"\0")
    return raw.decode(errors="replace").replace("\r\n", "\n")
