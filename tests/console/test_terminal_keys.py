"""What keys, typed and pasted text send to a guest."""

import pytest

from vmdesk.console.terminal_keys import (
    KEYS,
    Modifiers,
    encode_key,
    encode_paste,
    encode_text,
    size_command,
)


@pytest.mark.parametrize(
    ("key", "held", "application", "sent"),
    [
        ("up", Modifiers(), False, b"\x1b[A"),
        ("up", Modifiers(), True, b"\x1bOA"),
        ("left", Modifiers(ctrl=True), True, b"\x1b[1;5D"),
        ("end", Modifiers(shift=True), False, b"\x1b[1;2F"),
        ("f1", Modifiers(), False, b"\x1bOP"),
        ("f4", Modifiers(alt=True), False, b"\x1b[1;3S"),
        ("f5", Modifiers(), False, b"\x1b[15~"),
        ("delete", Modifiers(), False, b"\x1b[3~"),
        ("page-up", Modifiers(ctrl=True), False, b"\x1b[5;5~"),
        ("enter", Modifiers(), False, b"\r"),
        ("tab", Modifiers(shift=True), False, b"\x1b[Z"),
        ("backspace", Modifiers(), False, b"\x7f"),
        ("backspace", Modifiers(alt=True), False, b"\x1b\x7f"),
    ],
)
def test_keys_send_what_an_xterm_sends(key, held, application, sent):
    """Guests know these sequences from their terminfo."""
    assert encode_key(key, held, application) == sent


def test_every_key_sends_something_of_its_own():
    """No two keys can be confused by the guest."""
    assert len({encode_key(key) for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("text", "held", "sent"),
    [
        ("c", Modifiers(ctrl=True), b"\x03"),
        ("]", Modifiers(ctrl=True), b"\x1d"),
        (" ", Modifiers(ctrl=True), b"\0"),
        ("x", Modifiers(alt=True), b"\x1bx"),
        ("é", Modifiers(), "é".encode()),
        ("中", Modifiers(ctrl=True), "中".encode()),
    ],
)
def test_typed_text_is_utf_8_with_ctrl_and_alt(text, held, sent):
    """Ctrl makes control characters of ASCII, Alt puts an escape before."""
    assert encode_text(text, held) == sent


@pytest.mark.parametrize("bracketed", [True, False])
def test_a_paste_cannot_do_more_than_be_text(bracketed):
    """Escapes in the clipboard neither end the brackets nor steer the guest's program."""
    sent = encode_paste("ls\r\nrm\x1b[201~\x03\x9b3~\tend\n", bracketed)

    inner = sent.removeprefix(b"\x1b[200~").removesuffix(b"\x1b[201~")
    assert inner == b"ls\rrm[201~3~\tend\r"
    assert (inner != sent) == bracketed


def test_the_size_is_typed_as_a_command():
    """A serial line has no other way to tell it."""
    assert size_command(40, 120) == b"stty rows 40 cols 120\r"
