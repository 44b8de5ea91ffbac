"""Keys by name, by text and by scancode."""

import string

import pytest

from vmdesk.console.keymap import KEYCODES, keys_for_text, parse_keys, scancode_of
from vmdesk.errors import InvalidInput


@pytest.mark.parametrize(
    ("combination", "keycodes"),
    [
        ("CTRL+ALT+DEL", [29, 56, 111]),
        ("ctrl+alt+f2", [29, 56, 60]),
        ("KEY_LEFTCTRL + KEY_A", [29, 30]),
        ("Super", [125]),
        ("alt+/", [56, 53]),
        ("1", [2]),
        ("Enter", [28]),
        ("F24", [194]),
    ],
)
def test_combinations_are_understood_as_people_write_them(combination, keycodes):
    """Names in any case, Linux's own and the usual short ones, and signs on a key."""
    assert parse_keys(combination) == keycodes


@pytest.mark.parametrize("combination", ["CTRL+FOO", "FOO", "CTRL+", "", "?+A", "ä"])
def test_what_is_no_key_is_named(combination):
    """The error says which part is not a key."""
    part = next(p for p in combination.split("+") if p not in ("CTRL", "A"))
    with pytest.raises(InvalidInput) as caught:
        parse_keys(combination)
    assert f"“{part}”" in str(caught.value)


def test_too_many_keys_at_once_are_refused():
    """Hypervisors take sixteen at most."""
    with pytest.raises(InvalidInput, match="At most 16"):
        parse_keys("+".join("A" * 17))


def test_all_printable_ascii_can_be_typed_and_no_two_alike():
    """Each printable character has a combination of its own on a US keyboard."""
    printable = [chr(code) for code in range(32, 127)]
    keys = keys_for_text("".join(printable))
    assert len(set(keys)) == len(printable)


def test_text_becomes_key_presses():
    """Capitals and signs hold Shift; a line break is Enter."""
    assert keys_for_text("aB!\n\t") == [(30,), (42, 48), (42, 2), (28,), (15,)]


@pytest.mark.parametrize(("text", "name"), [("aé", "“é”"), ("\x07", "“U+0007”"), ("日", "“日”")])
def test_a_character_that_a_us_keyboard_lacks_is_named(text, name):
    """The error names the character, printable or not."""
    with pytest.raises(InvalidInput) as caught:
        keys_for_text(text)
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("name", "scancode"),
    [("ESC", 0x01), ("A", 0x1E), ("F12", 0x58), ("RIGHTALT", 0xB8), ("UP", 0xC8),
     ("DELETE", 0xD3), ("LEFTMETA", 0xDB), ("102ND", 0x56), ("PAUSE", 0xC6), ("KPENTER", 0x9C)],
)  # fmt: skip
def test_scancodes_are_those_of_a_pc(name, scancode):
    """Keys that send an 0xE0 first have the high bit set."""
    assert scancode_of(KEYCODES[name]) == scancode


def test_every_key_of_a_pc_has_a_scancode_of_its_own():
    """No two keys are mixed up."""
    codes = [scancode_of(code) for code in KEYCODES.values()]
    assert None not in codes
    assert len(set(codes)) == len(codes)


def test_letters_and_digits_are_their_own_names():
    """Each letter and digit can be named in a combination."""
    assert len({parse_keys(char)[0] for char in string.ascii_uppercase + string.digits}) == 36
