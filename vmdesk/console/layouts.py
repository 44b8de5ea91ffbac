"""What to press to write a text, by the keyboard layout that the guest uses.

The tables are those of xkeyboard-config (symbols/us, gb, de), whose first four levels agree with
what Windows calls the same; a dead key writes its sign when Space follows it.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from vmdesk.console.keymap import KEYCODES
from vmdesk.errors import N_

Chord = tuple[int, ...]
"""Linux key codes that are pressed in this order and released in the other."""


class Layout(Enum):
    """The value is its English name, marked for translation."""

    US = N_("US English")
    UK = N_("British English")
    GERMAN = N_("German")
    GERMAN_NO_DEAD_KEYS = N_("German, no dead keys")


@dataclass(frozen=True, slots=True)
class Stroke:
    """One character and the chords, one after another, that write it."""

    char: str
    chords: tuple[Chord, ...]


_LEVELS: tuple[tuple[str, ...], ...] = (
    (),
    ("LEFTSHIFT",),
    ("RIGHTALT",),
    ("LEFTSHIFT", "RIGHTALT"),
)
_LETTERS = {letter: letter.lower() + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_ALWAYS = {"SPACE": " ", "ENTER": "\n", "TAB": "\t"}

# What each key writes: alone, with Shift, with AltGr, with both; "\0" stands for nothing.
_US = _LETTERS | _ALWAYS | {
    "GRAVE": "`~", "1": "1!", "2": "2@", "3": "3#", "4": "4$", "5": "5%", "6": "6^", "7": "7&",
    "8": "8*", "9": "9(", "0": "0)", "MINUS": "-_", "EQUAL": "=+", "LEFTBRACE": "[{",
    "RIGHTBRACE": "]}", "BACKSLASH": "\\|", "SEMICOLON": ";:", "APOSTROPHE": "'\"",
    "COMMA": ",<", "DOT": ".>", "SLASH": "/?",
}  # fmt: skip
_UK = _US | {
    "GRAVE": "`¬", "2": '2"', "3": "3£", "4": "4$€", "APOSTROPHE": "'@", "BACKSLASH": "#~",
    "102ND": "\\|",
}  # fmt: skip
_GERMAN = _LETTERS | _ALWAYS | {
    "GRAVE": "\0°", "1": "1!", "2": '2"²', "3": "3§³", "4": "4$", "5": "5%", "6": "6&",
    "7": "7/{", "8": "8([", "9": "9)]", "0": "0=}", "MINUS": "ß?\\", "Q": "qQ@", "E": "eE€",
    "Y": "zZ", "Z": "yY", "LEFTBRACE": "üÜ", "RIGHTBRACE": "+*~", "SEMICOLON": "öÖ",
    "APOSTROPHE": "äÄ", "BACKSLASH": "#'", "102ND": "<>|", "M": "mMµ", "COMMA": ",;",
    "DOT": ".:", "SLASH": "-_",
}  # fmt: skip
_GERMAN_NO_DEAD_KEYS = _GERMAN | {"GRAVE": "^°", "EQUAL": "´`"}
_TABLES = {
    Layout.US: _US,
    Layout.UK: _UK,
    Layout.GERMAN: _GERMAN,
    Layout.GERMAN_NO_DEAD_KEYS: _GERMAN_NO_DEAD_KEYS,
}
# Dead keys: the sign, the accent that Unicode combines, and where the key writes it.
_DEAD = {
    Layout.GERMAN: (
        ("^", "\u0302", ("GRAVE",)),
        ("´", "\u0301", ("EQUAL",)),
        ("`", "\u0300", ("LEFTSHIFT", "EQUAL")),
    )
}


def strokes(text: str, layout: Layout) -> list[Stroke]:
    """What to press for the characters of *text* that *layout* has, the others left out."""
    table = _written(layout)
    return [table[char] for char in _plain(text) if char in table]


def lacking(text: str, layout: Layout) -> list[str]:
    """The characters of *text* that *layout* cannot write, each once, in their order."""
    table = _written(layout)
    return list(dict.fromkeys(char for char in _plain(text) if char not in table))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def _written(layout: Layout) -> dict[str, Stroke]:
    found: dict[str, Stroke] = {}
    for key, chars in _TABLES[layout].items():
        for level, char in enumerate(chars):
            if char != "\0":
                found.setdefault(char, Stroke(char, (_codes((*_LEVELS[level], key)),)))
    for sign, accent, keys in _DEAD.get(layout, ()):
        dead = _codes(keys)
        for base in [*"aeiouAEIOU"]:
            made = unicodedata.normalize("NFC", base + accent)
            found[made] = Stroke(made, (dead, *found[base].chords))
        found[sign] = Stroke(sign, (dead, *found[" "].chords))
    return found


def _codes(names: Iterable[str]) -> Chord:
    return tuple(KEYCODES[name] for name in names)
