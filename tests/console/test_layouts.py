"""A text becomes the keys that write it, whatever the guest's layout."""

import string

import pytest

from vmdesk.console.keymap import KEYCODES
from vmdesk.console.keysyms import keysym_of, keysym_of_char
from vmdesk.console.layouts import Layout, lacking, strokes

PRINTABLE = string.ascii_letters + string.digits + string.punctuation + " \n\t"
SHIFT, ALTGR = KEYCODES["LEFTSHIFT"], KEYCODES["RIGHTALT"]


def chords(text, layout):
    return [chord for stroke in strokes(text, layout) for chord in stroke.chords]


@pytest.mark.parametrize("layout", Layout)
def test_every_layout_writes_all_of_ascii(layout):
    """No printable ASCII character is missing, and no two are written by the same keys."""
    assert lacking(PRINTABLE, layout) == []
    written = [stroke.chords for stroke in strokes(PRINTABLE, layout)]
    assert len(set(written)) == len(PRINTABLE)


def test_a_german_keyboard_has_its_letters_elsewhere():
    """Y and Z are swapped, and brackets need AltGr."""
    assert chords("y", Layout.GERMAN) == [(KEYCODES["Z"],)]
    assert chords("Z", Layout.GERMAN) == [(SHIFT, KEYCODES["Y"])]
    assert chords("@{", Layout.GERMAN) == [(ALTGR, KEYCODES["Q"]), (ALTGR, KEYCODES["7"])]
    assert chords("ß", Layout.GERMAN) == [(KEYCODES["MINUS"],)]


def test_a_dead_key_is_followed_by_what_it_waits_for():
    """A sign on a dead key needs Space after it, a letter with an accent its letter."""
    grave, space, e = (KEYCODES[name] for name in ("GRAVE", "SPACE", "E"))
    assert chords("^", Layout.GERMAN) == [(grave,), (space,)]
    assert chords("ê", Layout.GERMAN) == [(grave,), (e,)]
    assert chords("^", Layout.GERMAN_NO_DEAD_KEYS) == [(grave,)]


def test_what_a_layout_lacks_is_listed_once_and_left_out():
    """The user can be told which characters will not arrive."""
    assert lacking("naïve äöü ä\x07", Layout.US) == ["ï", "ä", "ö", "ü", "\x07"]
    assert [stroke.char for stroke in strokes("aäb", Layout.US)] == ["a", "b"]


def test_line_ends_and_split_accents_are_what_they_mean():
    """A Windows line end is one Enter, and a letter with a combining accent is one letter."""
    assert chords("\r\n", Layout.US) == [(KEYCODES["ENTER"],)]
    assert lacking("u\u0308", Layout.GERMAN) == []


def test_keys_have_keysyms_for_servers_without_scancodes():
    """Ctrl+Alt+Del and characters beyond Latin-1 mean the same there."""
    names = ("LEFTCTRL", "LEFTALT", "DELETE", "F1", "A")
    assert [keysym_of(KEYCODES[name]) for name in names] == [0xFFE3, 0xFFE9, 0xFFFF, 0xFFBE, 0x61]
    assert keysym_of_char("€") == 0x010020AC
    assert keysym_of_char("\n") == 0xFF0D
