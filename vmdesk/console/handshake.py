"""The first words of an RFB connection: version, security, the screen's size and name.

Source: RFC 6143, section 7.1 to 7.3, and its appendix A for the older versions.
"""

import re
import struct
from collections.abc import Callable

from vmdesk.console import pseudo
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Connected
from vmdesk.console.intake import Steps, text
from vmdesk.errors import N_

Send = Callable[[bytes], None]

_VERSION = re.compile(rb"RFB (\d{3})\.(\d{3})\n")
_SHARED = b"\1"
_REASON_LIMIT = 1024
_NO_SECURITY = 1
_PASSWORD = 2


def shake_hands(send: Send) -> Steps[Connected]:
    """Everything up to the screen's size; *send* gets our side of it."""
    minor = yield from _version(send)
    if minor < 7:
        yield from _security_of_old()
    else:
        yield from _security(send, minor)
    send(_SHARED)
    width, height, _pixel_format = struct.unpack(">HH16s", (yield 20))
    return Connected((yield from pseudo.name()), width, height)


def _version(send: Send) -> Steps[int]:
    """The minor version that both sides speak: 3, 7 or 8."""
    match = _VERSION.fullmatch((yield 12))
    if match is None:
        raise ProtocolError(N_("What answers there is not a VNC display"))
    major, minor = int(match[1]), int(match[2])
    if major < 3:
        raise ProtocolError(N_("The display speaks an unknown version of VNC"))
    ours = 8 if major > 3 or minor >= 8 else 7 if minor == 7 else 3
    send(b"RFB 003.%03d\n" % ours)
    return ours


def _security_of_old() -> Steps[None]:
    """Version 3.3: the server decides alone."""
    (kind,) = struct.unpack(">I", (yield 4))
    if kind == 0:
        yield from _refused()
    _require_none({kind})


def _security(send: Send, minor: int) -> Steps[None]:
    count = (yield 1)[0]
    if count == 0:
        yield from _refused()
    _require_none(set((yield count)))
    send(bytes([_NO_SECURITY]))
    if minor >= 8:
        (result,) = struct.unpack(">I", (yield 4))
        if result != 0:
            yield from _refused()


def _require_none(offered: set[int]) -> None:
    if _NO_SECURITY in offered:
        return
    if _PASSWORD in offered:
        raise ProtocolError(N_("The display asks for a password, which VMDesk cannot give yet"))
    raise ProtocolError(
        N_("The display asks for a way to log in that VMDesk does not know"),
        detail=f"security types {sorted(offered)}",
    )


def _refused() -> Steps[None]:
    """The server says why it does not want us; no more of it than fits a line."""
    (count,) = struct.unpack(">I", (yield 4))
    reason = pseudo.one_line((yield from text(min(count, _REASON_LIMIT), _REASON_LIMIT)))
    raise ProtocolError(N_("The display refused the connection"), detail=reason)
