"""Keys by number: Linux's key codes, the PC scancodes that QEMU takes, and names that users type.

Linux's numbers and names are those of linux/input-event-codes.h; a scancode is the byte of the
XT set 1, with the high bit set for keys that send an 0xE0 first (rfbproto.rst, "QEMU Extended Key
Event Message").
"""

from vmdesk.errors import N_, InvalidInput

# libvirt takes no more at once (VIR_DOMAIN_SEND_KEY_MAX_KEYS).
MAX_KEYS = 16

# The names of the key codes from 1 on, without "KEY_"; "-" where there is none.
_NAMES = """
ESC 1 2 3 4 5 6 7 8 9 0 MINUS EQUAL BACKSPACE
TAB Q W E R T Y U I O P LEFTBRACE RIGHTBRACE ENTER
LEFTCTRL A S D F G H J K L SEMICOLON APOSTROPHE GRAVE
LEFTSHIFT BACKSLASH Z X C V B N M COMMA DOT SLASH RIGHTSHIFT
KPASTERISK LEFTALT SPACE CAPSLOCK F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 NUMLOCK SCROLLLOCK
KP7 KP8 KP9 KPMINUS KP4 KP5 KP6 KPPLUS KP1 KP2 KP3 KP0 KPDOT
- ZENKAKUHANKAKU 102ND F11 F12 RO KATAKANA HIRAGANA HENKAN KATAKANAHIRAGANA MUHENKAN
KPJPCOMMA KPENTER RIGHTCTRL KPSLASH SYSRQ RIGHTALT LINEFEED
HOME UP PAGEUP LEFT RIGHT END DOWN PAGEDOWN INSERT DELETE
MACRO MUTE VOLUMEDOWN VOLUMEUP POWER KPEQUAL KPPLUSMINUS PAUSE SCALE KPCOMMA
HANGEUL HANJA YEN LEFTMETA RIGHTMETA COMPOSE
STOP AGAIN PROPS UNDO FRONT COPY OPEN PASTE FIND CUT HELP MENU CALC SETUP SLEEP WAKEUP
"""
KEYCODES = {name: code for code, name in enumerate(_NAMES.split(), start=1) if name != "-"}
KEYCODES |= {f"F{number}": 183 + number - 13 for number in range(13, 25)}

_ALIASES = {
    "CTRL": "LEFTCTRL", "CONTROL": "LEFTCTRL", "RCTRL": "RIGHTCTRL",
    "ALT": "LEFTALT", "ALTGR": "RIGHTALT", "RALT": "RIGHTALT",
    "SHIFT": "LEFTSHIFT", "RSHIFT": "RIGHTSHIFT",
    "META": "LEFTMETA", "SUPER": "LEFTMETA", "WIN": "LEFTMETA", "WINDOWS": "LEFTMETA",
    "DEL": "DELETE", "INS": "INSERT", "RETURN": "ENTER", "ESCAPE": "ESC", "BKSP": "BACKSPACE",
    "PGUP": "PAGEUP", "PGDN": "PAGEDOWN", "PGDOWN": "PAGEDOWN", "PRINT": "SYSRQ",
    "PRTSC": "SYSRQ", "CAPS": "CAPSLOCK", "NUM": "NUMLOCK", "SCROLL": "SCROLLLOCK",
    "BREAK": "PAUSE", "PERIOD": "DOT", "PLUS": "KPPLUS",
}  # fmt: skip

# Keys above the 83 of the first PC, whose scancode is not their Linux number.
_SCANCODES = {
    "ZENKAKUHANKAKU": 0x76, "102ND": 0x56, "F11": 0x57, "F12": 0x58, "RO": 0x73,
    "KATAKANA": 0x78, "HIRAGANA": 0x77, "HENKAN": 0x79, "KATAKANAHIRAGANA": 0x70,
    "MUHENKAN": 0x7B, "KPJPCOMMA": 0x5C, "KPENTER": 0x9C, "RIGHTCTRL": 0x9D, "KPSLASH": 0xB5,
    "SYSRQ": 0x54, "RIGHTALT": 0xB8, "LINEFEED": 0x5B, "HOME": 0xC7, "UP": 0xC8, "PAGEUP": 0xC9,
    "LEFT": 0xCB, "RIGHT": 0xCD, "END": 0xCF, "DOWN": 0xD0, "PAGEDOWN": 0xD1, "INSERT": 0xD2,
    "DELETE": 0xD3, "MACRO": 0xEF, "MUTE": 0xA0, "VOLUMEDOWN": 0xAE, "VOLUMEUP": 0xB0,
    "POWER": 0xDE, "KPEQUAL": 0x59, "KPPLUSMINUS": 0xCE, "PAUSE": 0xC6, "SCALE": 0x8B,
    "KPCOMMA": 0x7E, "HANGEUL": 0x72, "HANJA": 0x71, "YEN": 0x7D, "LEFTMETA": 0xDB,
    "RIGHTMETA": 0xDC, "COMPOSE": 0xDD, "STOP": 0xE8, "AGAIN": 0x85, "PROPS": 0x86, "UNDO": 0x87,
    "FRONT": 0x8C, "COPY": 0xF8, "OPEN": 0x64, "PASTE": 0x65, "FIND": 0xC1, "CUT": 0xBC,
    "HELP": 0xF5, "MENU": 0x9E, "CALC": 0xA1, "SETUP": 0x66, "SLEEP": 0xDF, "WAKEUP": 0xE3,
    "F13": 0x5D, "F14": 0x5E, "F15": 0x5F, "F16": 0x55, "F17": 0x83, "F18": 0xF7, "F19": 0x84,
    "F20": 0x5A, "F21": 0x74, "F22": 0xF9, "F23": 0x6D, "F24": 0x6F,
}  # fmt: skip
_SCANCODE_OF = {code: code for code in range(1, 84)} | {
    KEYCODES[name]: scancode for name, scancode in _SCANCODES.items()
}

# What a US keyboard writes with each key: alone, and with Shift.
_US_KEYS = {
    "GRAVE": "`~", "1": "1!", "2": "2@", "3": "3#", "4": "4$", "5": "5%", "6": "6^", "7": "7&",
    "8": "8*", "9": "9(", "0": "0)", "MINUS": "-_", "EQUAL": "=+", "LEFTBRACE": "[{",
    "RIGHTBRACE": "]}", "BACKSLASH": "\\|", "SEMICOLON": ";:", "APOSTROPHE": "'\"",
    "COMMA": ",<", "DOT": ".>", "SLASH": "/?", "SPACE": " ", "ENTER": "\n", "TAB": "\t",
} | {letter: letter.lower() + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}  # fmt: skip
_SHIFT = KEYCODES["LEFTSHIFT"]
_COMBINATIONS = {
    char: (KEYCODES[name],) if index == 0 else (_SHIFT, KEYCODES[name])
    for name, chars in _US_KEYS.items()
    for index, char in enumerate(chars)
}


def scancode_of(keycode: int | None) -> int | None:
    """QEMU's scancode of a Linux key code, None for keys that a PC has not, or that are unknown."""
    return _SCANCODE_OF.get(keycode) if keycode is not None else None


def parse_keys(combination: str) -> list[int]:
    """The Linux key codes of e.g. "CTRL+ALT+DEL", "KEY_F1" or "alt+/", in that order.

    InvalidInput names what is not a key.
    """
    names = combination.split("+")
    if len(names) > MAX_KEYS:
        raise InvalidInput(N_("At most {count} keys can be pressed at once"), count=MAX_KEYS)
    return [_keycode(name.strip()) for name in names]


def _keycode(name: str) -> int:
    plain = name.upper().removeprefix("KEY_")
    code = KEYCODES.get(_ALIASES.get(plain, plain))
    if code is None:
        *shift, code = _COMBINATIONS.get(name, (None,))
        code = None if shift else code
    if code is None:
        raise InvalidInput(
            N_("There is no key “{name}”"),
            hint=N_("Keys are named like CTRL, ALT, DEL, F1, ENTER or A, joined by +"),
            name=name,
        )
    return code


def keys_for_text(text: str) -> list[tuple[int, ...]]:
    """What to press on a US keyboard to type *text*: one combination of key codes a character.

    InvalidInput names the first character that such a keyboard cannot write.
    """
    return [_combination(char) for char in text]


def _combination(char: str) -> tuple[int, ...]:
    keys = _COMBINATIONS.get(char)
    if keys is None:
        raise InvalidInput(
            N_("The character “{char}” cannot be typed on a US keyboard"),
            hint=N_("Type letters, digits and signs that are on a US keyboard"),
            char=char if char.isprintable() else f"U+{ord(char):04X}",
        )
    return keys
