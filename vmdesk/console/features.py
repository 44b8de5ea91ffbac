"""What the server can do beyond the oldest protocol, as far as it has said so."""

from dataclasses import dataclass


@dataclass(slots=True)
class Features:
    """Filled by the parser while the connection lasts."""

    relative_pointer: bool = False
    takes_scancodes: bool = False
    is_qemu: bool = False
    """It speaks of the pointer as only QEMU does."""
    resizable: bool = False
    screen_id: int = 0
    screen_flags: int = 0
    continuous: bool = False
    """It sends updates without being asked for each, when it is told to."""
