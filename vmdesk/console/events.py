"""What a console's server told us, as values."""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Rect:
    """Pixels of the framebuffer, from its top left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PasswordWanted:
    """The server waits for `RFBClient.give_password`; *user*: it wants a user's name as well."""

    user: bool


@dataclass(frozen=True, slots=True)
class Connected:
    """The handshake is done and the framebuffer is there. *name* is untrusted, one line."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Updated:
    """One whole update is in the framebuffer; *rects* changed. Time to ask for the next."""

    rects: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Resized:
    """The client has a new framebuffer; what fitted was kept, the rest must be asked for."""

    width: int
    height: int


class ResizeStatus(IntEnum):
    """What a server says to a size that was asked for; Source: rfbproto.rst."""

    DONE = 0
    FORBIDDEN = 1
    OUT_OF_RESOURCES = 2
    INVALID = 3
    FORWARDED = 4
    UNKNOWN = -1

    @classmethod
    def _missing_(cls, value: object) -> "ResizeStatus":
        return cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class ResizeAnswered:
    """The answer to `RFBClient.request_size`; when it is DONE, Resized came before, if need be.

    FORWARDED: the guest was told, and may follow.
    """

    status: ResizeStatus


@dataclass(frozen=True, slots=True)
class CursorChanged:
    """The guest's pointer: *pixels* are width x height BGRA bytes (ARGB in a little-endian word).

    0 x 0 means that the guest shows no pointer.
    """

    width: int
    height: int
    hot_x: int
    hot_y: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class PointerModeChanged:
    """*relative*: the guest wants motion, not positions (it has a mouse and no tablet)."""

    relative: bool


@dataclass(frozen=True, slots=True)
class LedsChanged:
    """The lock lights of the guest's keyboard."""

    scroll_lock: bool
    num_lock: bool
    caps_lock: bool


@dataclass(frozen=True, slots=True)
class NameChanged:
    """The server's new title, untrusted, one line."""

    name: str


@dataclass(frozen=True, slots=True)
class ClipboardText:
    """What was copied on the server's side: untrusted, of any number of lines."""

    text: str


@dataclass(frozen=True, slots=True)
class ClipboardOffered:
    """There is text on the server's side; `RFBClient.request_clipboard` fetches it."""


@dataclass(frozen=True, slots=True)
class Bell: ...


Event = (
    PasswordWanted
    | Connected
    | Updated
    | Resized
    | ResizeAnswered
    | CursorChanged
    | PointerModeChanged
    | LedsChanged
    | NameChanged
    | ClipboardText
    | ClipboardOffered
    | Bell
)
