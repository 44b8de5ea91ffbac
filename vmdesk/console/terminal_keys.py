"""What a terminal sends for a key. Source: XTerm Control Sequences, "PC-Style Function Keys"."""

from dataclasses import dataclass

_ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_TILDE = {
    "insert": 2,
    "delete": 3,
    "page-up": 5,
    "page-down": 6,
    "f5": 15,
    "f6": 17,
    "f7": 18,
    "f8": 19,
    "f9": 20,
    "f10": 21,
    "f11": 23,
    "f12": 24,
}
_F1_TO_F4 = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
_PLAIN = {"enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f"}
KEYS = frozenset({*_ARROWS, *_TILDE, *_F1_TO_F4, *_PLAIN})
_CTRL_ALSO = {" ": "\0", "2": "\0", "3": "\x1b", "4": "\x1c", "5": "\x1d", "6": "\x1e"}
_CTRL_ALSO |= {"7": "\x1f", "8": "\x7f", "/": "\x1f", "?": "\x7f", "-": "\x1f"}


@dataclass(frozen=True, slots=True)
class Modifiers:
    shift: bool = False
    alt: bool = False
    ctrl: bool = False

    @property
    def number(self) -> int:
        """As in CSI 1 ; number A; 1 for none."""
        return 1 + self.shift + 2 * self.alt + 4 * self.ctrl


NONE = Modifiers()


def encode_key(key: str, held: Modifiers = NONE, application: bool = False) -> bytes:
    """What one of KEYS sends; *application* is the mode DECCKM, which a guest sets."""
    number = held.number
    if final := _ARROWS.get(key):
        start = "\x1bO" if application else "\x1b["
        return (f"\x1b[1;{number}{final}" if number > 1 else start + final).encode()
    if final := _F1_TO_F4.get(key):
        return (f"\x1b[1;{number}{final}" if number > 1 else f"\x1bO{final}").encode()
    if code := _TILDE.get(key):
        return (f"\x1b[{code};{number}~" if number > 1 else f"\x1b[{code}~").encode()
    if key == "tab" and held.shift:
        return b"\x1b[Z"
    text = "\x08" if key == "backspace" and held.ctrl else _PLAIN[key]
    return (_ESCAPED[held.alt] + text).encode()


_ESCAPED = {False: "", True: "\x1b"}


def encode_text(text: str, held: Modifiers = NONE) -> bytes:
    """What typed *text* sends, with Ctrl and Alt as they are held."""
    if held.ctrl and len(text) == 1:
        text = _with_ctrl(text)
    return (_ESCAPED[held.alt] + text).encode("utf-8", "ignore")


def _with_ctrl(char: str) -> str:
    if char in _CTRL_ALSO:
        return _CTRL_ALSO[char]
    upper = char.upper()
    return chr(ord(upper) & 0x1F) if "@" <= upper <= "_" else char


def encode_paste(text: str, bracketed: bool) -> bytes:
    """*text* as if typed. Nothing in it can steer the guest's terminal or end the brackets."""
    lines = text.replace("\r\n", "\r").replace("\n", "\r")
    clean = "".join(char for char in lines if char in "\r\t" or _is_harmless(char))
    data = clean.encode("utf-8", "ignore")
    return b"\x1b[200~" + data + b"\x1b[201~" if bracketed else data


def _is_harmless(char: str) -> bool:
    return char >= " " and not "\x7f" <= char <= "\x9f"


def size_command(lines: int, columns: int) -> bytes:
    """What tells a shell on a serial line how large its terminal is; no protocol does."""
    return f"stty rows {lines} cols {columns}\r".encode()
