"""What a guest's orders do to the screen of its terminal, and what it is answered."""

import unicodedata
from collections.abc import Callable

from pyte import charsets
from pyte import modes as mo

from vmdesk.console.terminal_screen import APPLICATION_KEYS, TerminalScreen

MAX_ANSWER_BYTES = 4096
MAX_TITLE = 200
_CHARSETS = {"(": "g0_charset", ")": "g1_charset"}

# Each order of a guest, with how many of its numbers count.
_CSI = {
    "@": ("insert_characters", 1),
    "A": ("cursor_up", 1),
    "B": ("cursor_down", 1),
    "C": ("cursor_forward", 1),
    "D": ("cursor_back", 1),
    "E": ("cursor_down1", 1),
    "F": ("cursor_up1", 1),
    "G": ("cursor_to_column", 1),
    "H": ("cursor_position", 2),
    "I": ("tab_forward", 1),
    "J": ("erase_in_display", 1),
    "K": ("erase_in_line", 1),
    "L": ("insert_lines", 1),
    "M": ("delete_lines", 1),
    "P": ("delete_characters", 1),
    "S": ("scroll_up", 1),
    "T": ("scroll_down", 1),
    "X": ("erase_characters", 1),
    "Z": ("tab_back", 1),
    "`": ("cursor_to_column", 1),
    "a": ("cursor_forward", 1),
    "d": ("cursor_to_line", 1),
    "e": ("cursor_down", 1),
    "f": ("cursor_position", 2),
    "g": ("clear_tab_stop", 1),
    "h": ("set_mode", 32),
    "l": ("reset_mode", 32),
    "m": ("select_graphic_rendition", 32),
    "s": ("save_cursor", 0),
    "u": ("restore_cursor", 0),
}
_ESCAPES = {
    "7": "save_cursor",
    "8": "restore_cursor",
    "D": "index",
    "E": "linefeed",
    "H": "set_tab_stop",
    "M": "reverse_index",
    "c": "reset",
}
_CONTROLS = {
    "\b": "backspace",
    "\t": "tab",
    "\n": "linefeed",
    "\v": "linefeed",
    "\f": "linefeed",
    "\r": "carriage_return",
    "\x0e": "shift_out",
    "\x0f": "shift_in",
}


class Orders:
    """The sink of a terminal's parser. *forget* drops what has scrolled away.

    *title* is untrusted text; *bells* counts.
    """

    def __init__(self, screen: TerminalScreen, forget: Callable[[], None]) -> None:
        self._screen, self._forget = screen, forget
        self.title = ""
        self.bells = 0
        self._answers = bytearray()
        self._last = ""

    def take_answers(self) -> bytes:
        """What the guest asked its terminal for."""
        answers = bytes(self._answers)
        self._answers.clear()
        return answers

    def text_of_guest(self, text: str) -> None:
        self._screen.draw(text)
        self._last = text[-1]

    def control(self, char: str) -> None:
        if char == "\a":
            self.bells += 1
        elif name := _CONTROLS.get(char):
            getattr(self._screen, name)()

    def escape(self, between: str, final: str) -> None:
        if between in _CHARSETS:
            chosen = charsets.MAPS.get(final, charsets.LAT1_MAP)
            setattr(self._screen, _CHARSETS[between], chosen)
        elif between == "#" and final == "8":
            self._screen.alignment_display()
        elif not between and (name := _ESCAPES.get(final)):
            if final == "E":
                self._screen.carriage_return()
            getattr(self._screen, name)()

    def csi(self, private: str, numbers: list[int], between: str, final: str) -> None:
        if between:
            if (between, final) == ("!", "p"):
                self._soft_reset()
        elif private == "?" and final in "hl":
            getattr(self._screen, _CSI[final][0])(*numbers, private=True)
        elif private == "?" and final in "JK":
            getattr(self._screen, _CSI[final][0])(*numbers[:1])
        elif not private:
            self._order(numbers, final)

    def _order(self, numbers: list[int], final: str) -> None:
        first = numbers[0]
        match final:
            case "J" if first == 3:
                self._forget()
            case "r":
                bottom = numbers[1] if len(numbers) > 1 else 0
                self._screen.set_margins(first or 1, bottom or self._screen.lines)
            case "b" if self._last:
                self._screen.draw(self._last * min(first or 1, self._screen.columns))
            case "c" if first == 0:
                self._answer("\x1b[?6c")
            case "n" | "t":
                self._report(final, first)
            case _ if final in _CSI:
                name, count = _CSI[final]
                getattr(self._screen, name)(*numbers[:count])

    def _report(self, final: str, what: int) -> None:
        """Status, place of the cursor and size; never the title, which would be typed."""
        screen = self._screen
        cursor = screen.cursor
        match final, what:
            case "n", 5:
                self._answer("\x1b[0n")
            case "n", 6:
                self._answer(f"\x1b[{cursor.y + 1};{min(cursor.x, screen.columns - 1) + 1}R")
            case "t", 18:
                self._answer(f"\x1b[8;{screen.lines};{screen.columns}t")

    def _soft_reset(self) -> None:
        self._screen.mode -= {mo.IRM, mo.DECOM, APPLICATION_KEYS}
        self._screen.set_mode(7, 25, private=True)
        self._screen.margins = None
        self._screen.select_graphic_rendition(0)

    def command(self, text: str) -> None:
        number, _, value = text.partition(";")
        if number in ("0", "2"):
            printable = (char for char in value if unicodedata.category(char)[0] != "C")
            self.title = "".join(printable)[:MAX_TITLE]

    def _answer(self, text: str) -> None:
        if len(self._answers) + len(text) <= MAX_ANSWER_BYTES:
            self._answers += text.encode()
