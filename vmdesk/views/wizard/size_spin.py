"""A spin box for sizes that understands “2 GiB”, “2g”, “4096 MiB”, and steps by round amounts."""

import re
from bisect import bisect_left, bisect_right

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

_SIZE = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([kmgtp]?)(?:i?b)?\s*", re.IGNORECASE)
_BEGUN = re.compile(r"\s*\d*[.,]?\d*\s*[kmgtp]?i?b?\s*", re.IGNORECASE)
_UNIT_MIB = {"k": 1 / 1024, "m": 1.0, "g": 1024.0, "t": 1024.0**2, "p": 1024.0**3}
MOST_MIB = 2**31 - 1


def read_size(text: str, least_bare_mib: int) -> int | None:
    """MiB of a typed size, None when it is none. A bare number is GiB, or MiB when it is at
    least *least_bare_mib* (who types 4096 means MiB)."""
    if not (match := _SIZE.fullmatch(text)):
        return None
    number = float(match[1].replace(",", "."))
    bare = "m" if number >= least_bare_mib else "g"
    return min(round(number * _UNIT_MIB[match[2].lower() or bare]), MOST_MIB)


def show_size(mib: int) -> str:
    """*mib* exactly, in the unit that makes it short."""
    for unit, size in (("TiB", 1024**2), ("GiB", 1024)):
        if mib >= size and mib % (size // 4) == 0:
            return f"{mib / size:g} {unit}"
    return f"{mib} MiB"


class SizeSpin(QSpinBox):
    """The value is in MiB; `stops` are the amounts that the arrows and a slider go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stops: list[int] = []
        self.least_bare_mib = MOST_MIB
        self.setRange(0, MOST_MIB)

    def textFromValue(self, val: int) -> str:
        return show_size(val)

    def valueFromText(self, text: str) -> int:
        size = read_size(text, self.least_bare_mib)
        return self.value() if size is None else size

    def validate(self, input: str, pos: int) -> tuple[QValidator.State, str, int]:
        if read_size(input, self.least_bare_mib) is not None:
            return QValidator.State.Acceptable, input, pos
        begun = _BEGUN.fullmatch(input)
        return (QValidator.State.Intermediate if begun else QValidator.State.Invalid), input, pos

    def stepBy(self, steps: int) -> None:
        """Go to the next round amount."""
        if not self.stops:
            super().stepBy(steps)
            return
        value = self.value()
        if steps > 0:
            place = bisect_right(self.stops, value) + steps - 1
        else:
            place = bisect_left(self.stops, value) + steps
        self.setValue(self.stops[max(0, min(place, len(self.stops) - 1))])
