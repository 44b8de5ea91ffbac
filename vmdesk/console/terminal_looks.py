"""What a guest's "select graphic rendition" makes of the characters that follow."""

from collections.abc import Sequence
from typing import Any

from pyte.screens import Char

from vmdesk.console.terminal_line import DEFAULT

_MAX_CELLS = 1024
_MAX_LOOKS = 64
_SWITCHES: dict[int, dict[str, bool]] = {
    1: {"bold": True},
    3: {"italics": True},
    4: {"underscore": True},
    5: {"blink": True},
    6: {"blink": True},
    7: {"reverse": True},
    9: {"strikethrough": True},
    21: {"underscore": True},
    22: {"bold": False},
    23: {"italics": False},
    24: {"underscore": False},
    25: {"blink": False},
    27: {"reverse": False},
    29: {"strikethrough": False},
}
_COLOURS: dict[int, tuple[str, str]] = {
    39: ("fg", DEFAULT),
    49: ("bg", DEFAULT),
    **{30 + n: ("fg", str(n)) for n in range(8)},
    **{40 + n: ("bg", str(n)) for n in range(8)},
    **{90 + n: ("fg", str(n + 8)) for n in range(8)},
    **{100 + n: ("bg", str(n + 8)) for n in range(8)},
}
_EXTENDED = {38: "fg", 48: "bg"}
_BY_INDEX, _BY_RGB = 5, 2


class _Cells(dict[str, Char]):
    """The cell of each character in one look, made when first drawn."""

    def __init__(self, look: Char) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, char: str) -> Char:
        if len(self) >= _MAX_CELLS:
            self.clear()
        cell = self[char] = self._look._replace(data=char)
        return cell


class Looks:
    """Cells for drawing, shared by all characters that look alike."""

    def __init__(self) -> None:
        self._known: dict[Char, _Cells] = {}

    def cells(self, look: Char) -> dict[str, Char]:
        found = self._known.get(look)
        if found is None:
            if len(self._known) >= _MAX_LOOKS:
                self._known.clear()
            found = self._known[look] = _Cells(look)
        return found


def changed_look(look: Char, numbers: Sequence[int], plain: Char) -> Char:
    """*look* after SGR *numbers*; what is not known is passed over."""
    changes: dict[str, Any] = {}
    waiting = list(numbers or (0,))
    while waiting:
        number = waiting.pop(0)
        if number == 0:
            look, changes = plain, {}
        elif number in _SWITCHES:
            changes |= _SWITCHES[number]
        elif number in _COLOURS:
            name, colour = _COLOURS[number]
            changes[name] = colour
        elif number in _EXTENDED:
            colour = _extended(waiting)
            if colour:
                changes[_EXTENDED[number]] = colour
    return look._replace(**changes)


def _extended(waiting: list[int]) -> str:
    """Take a colour of 256 or of 2^24 from *waiting*; "" for one that does not exist."""
    kind = waiting.pop(0) if waiting else 0
    if kind == _BY_INDEX and waiting:
        index = waiting.pop(0)
        return str(index) if index < 256 else ""
    if kind == _BY_RGB and len(waiting) >= 3:
        red, green, blue = (min(waiting.pop(0), 255) for _ in range(3))
        return f"#{red:02x}{green:02x}{blue:02x}"
    return ""
