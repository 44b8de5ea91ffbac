"""The first words of an RFB connection: version, security, the screen's size and name.

Source: RFC 6143, section 7.1 to 7.3, and its appendix A for the older versions.
"""

import re
import struct

from vmdesk.console import pseudo
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Connected
from vmdesk.console.intake import Steps
from vmdesk.console.login import Login, Security, refused, verdict
from vmdesk.console.wire import Wire
from vmdesk.errors import N_

_VERSION = re.compile(rb"RFB (\d{3})\.(\d{3})\n")
_SHARED = b"\1"


def shake_hands(wire: Wire, login: Login) -> Steps[Connected]:
    """Everything up to the screen's size."""
    minor = yield from _version(wire)
    kind = yield from (_security_of_old(login) if minor < 7 else _security(wire, login))
    yield from login.run(kind)
    # Without a password, only 3.8 says that all is well.
    if minor >= 8 or kind is not Security.NONE:
        yield from verdict(minor >= 8, login.had_password)
    wire.send(_SHARED)
    width, height, _pixel_format = struct.unpack(">HH16s", (yield 20))
    return Connected((yield from pseudo.name()), width, height)


def _version(wire: Wire) -> Steps[int]:
    """The minor version that both sides speak: 3, 7 or 8."""
    match = _VERSION.fullmatch((yield 12))
    if match is None:
        raise ProtocolError(N_("What answers there is not a VNC display"))
    major, minor = int(match[1]), int(match[2])
    if major < 3:
        raise ProtocolError(N_("The display speaks an unknown version of VNC"))
    ours = 8 if major > 3 or minor >= 8 else 7 if minor == 7 else 3
    wire.send(b"RFB 003.%03d\n" % ours)
    return ours


def _security_of_old(login: Login) -> Steps[Security]:
    """Version 3.3: the server decides alone."""
    (kind,) = struct.unpack(">I", (yield 4))
    if kind == 0:
        yield from refused()
    return login.choose({kind})


def _security(wire: Wire, login: Login) -> Steps[Security]:
    count = (yield 1)[0]
    if count == 0:
        yield from refused()
    kind = login.choose(bytes((yield count)))
    wire.send(bytes([kind]))
    return kind
