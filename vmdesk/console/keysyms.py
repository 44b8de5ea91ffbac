"""What keys mean without a layout, as X11 keysyms, for servers that take no scancodes.

Source: X11/keysymdef.h.
"""

from vmdesk.console.keymap import KEYCODES

_UNICODE = 0x01000000

_NAMED = {
    "ESC": 0xFF1B, "BACKSPACE": 0xFF08, "TAB": 0xFF09, "ENTER": 0xFF0D, "SPACE": 0x20,
    "LEFTCTRL": 0xFFE3, "RIGHTCTRL": 0xFFE4, "LEFTSHIFT": 0xFFE1, "RIGHTSHIFT": 0xFFE2,
    "LEFTALT": 0xFFE9, "RIGHTALT": 0xFE03, "LEFTMETA": 0xFFEB, "RIGHTMETA": 0xFFEC,
    "CAPSLOCK": 0xFFE5, "NUMLOCK": 0xFF7F, "SCROLLLOCK": 0xFF14, "COMPOSE": 0xFF67,
    "SYSRQ": 0xFF61, "PAUSE": 0xFF13, "INSERT": 0xFF63, "DELETE": 0xFFFF, "HOME": 0xFF50,
    "END": 0xFF57, "PAGEUP": 0xFF55, "PAGEDOWN": 0xFF56, "LEFT": 0xFF51, "UP": 0xFF52,
    "RIGHT": 0xFF53, "DOWN": 0xFF54, "KPENTER": 0xFF8D, "KPPLUS": 0xFFAB, "KPMINUS": 0xFFAD,
    "KPASTERISK": 0xFFAA, "KPSLASH": 0xFFAF, "KPDOT": 0xFFAE,
    "MINUS": 0x2D, "EQUAL": 0x3D, "LEFTBRACE": 0x5B, "RIGHTBRACE": 0x5D, "BACKSLASH": 0x5C,
    "SEMICOLON": 0x3B, "APOSTROPHE": 0x27, "GRAVE": 0x60, "COMMA": 0x2C, "DOT": 0x2E,
    "SLASH": 0x2F, "102ND": 0x3C,
}  # fmt: skip
_NAMED |= {f"F{number}": 0xFFBE + number - 1 for number in range(1, 25)}
_NAMED |= {f"KP{digit}": 0xFFB0 + digit for digit in range(10)}
_NAMED |= {char: ord(char.lower()) for char in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_KEYSYMS = {KEYCODES[name]: keysym for name, keysym in _NAMED.items()}


def keysym_of(keycode: int) -> int:
    """What a Linux key code means on a US keyboard; 0 if unknown."""
    return _KEYSYMS.get(keycode, 0)


def keysym_of_char(char: str) -> int:
    """The keysym that writes one character."""
    if char == "\n":
        return _NAMED["ENTER"]
    if char == "\t":
        return _NAMED["TAB"]
    code = ord(char)
    return code if code < 0x100 else _UNICODE | code
