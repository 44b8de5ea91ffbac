"""How a VM's screen is reached, and what its clipboard can do, as plain values."""

import socket
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class DisplayLink:
    """A connected, non-blocking socket that speaks RFB.

    *remote*: bytes cost more than work; *tunnelled*: nobody can listen on the way. *password* is
    the one that the host knows, "" when none is asked for or only the user has it. *server* is the
    name to check certificates against.
    """

    socket: socket.socket
    remote: bool = False
    tunnelled: bool = False
    password: str = ""
    server: str = ""


class ClipboardPath(Enum):
    """Whether text can be copied between a guest and this computer."""

    NONE = "none"
    """The VM has no channel for it."""
    TOO_OLD = "too-old"
    """It has none because its host's QEMU could not save a VM that has one."""
    NO_AGENT = "no-agent"
    """The channel is there; nothing in the guest uses it."""
    READY = "ready"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SpiceAddress:
    """Where a SPICE screen is: *uri* for a viewer, and the password that it will be asked for."""

    uri: str
    password: str = ""
