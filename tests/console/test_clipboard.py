"""The clipboard both ways, plain and extended."""

import struct
import zlib

import pytest

from tests.console import rfb
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Bell, ClipboardOffered, ClipboardText

TEXT, CAPS, REQUEST, PEEK, NOTIFY, PROVIDE = 1, 1 << 24, 1 << 25, 1 << 26, 1 << 27, 1 << 28
ALL = CAPS | REQUEST | PEEK | NOTIFY | PROVIDE | TEXT
MEGABYTE = 1 << 20


def plain(raw: bytes) -> bytes:
    return struct.pack(">B3xI", 3, len(raw)) + raw


def extended(flags, body: bytes = b"", kind=3) -> bytes:
    return struct.pack(">B3xiI", kind, -4 - len(body), flags) + body


def provided(text: str, kind=3) -> bytes:
    raw = text.encode() + b"\0"
    return extended(PROVIDE | TEXT, zlib.compress(struct.pack(">I", len(raw)) + raw), kind)


def with_extended_clipboard(flags=ALL):
    client = rfb.connected()
    assert rfb.feed(client, extended(flags, bytes(4))) == []
    assert client.data_to_send() == extended(ALL, bytes(4), kind=6)
    return client


def test_plain_text_is_told_and_endless_text_is_not_kept():
    """Text up to a megabyte arrives; more passes by unread, and gigabytes end the connection."""
    client = rfb.connected()
    assert rfb.feed(client, plain("h\xe9llo".encode("latin-1"))) == [ClipboardText("h\xe9llo")]
    assert rfb.feed(client, plain(bytes(3 * MEGABYTE)) + b"\2") == [Bell()]
    with pytest.raises(ProtocolError, match="text of"):
        rfb.feed(client, struct.pack(">B3xI", 3, 0x7FFFFFFF))


def test_plain_text_is_sent_as_far_as_latin_1_goes():
    """A server without the extended clipboard gets question marks for what it cannot take."""
    client = rfb.connected()
    assert client.send_clipboard("h\xe9llo\r\n€")
    assert client.data_to_send() == struct.pack(">B3xI", 6, 7) + b"h\xe9llo\n?"


def test_text_of_any_language_is_offered_and_sent_when_asked_for():
    """Nothing leaves before the server asks; lines end as the protocol wants it."""
    client = with_extended_clipboard()
    assert client.send_clipboard("猫\n🐧")
    assert client.data_to_send() == extended(NOTIFY | TEXT, kind=6)
    rfb.feed(client, extended(REQUEST | TEXT))
    assert client.data_to_send() == provided("猫\r\n🐧", kind=6)


def test_text_is_sent_at_once_to_a_server_that_does_not_ask():
    """A server that takes text but no offers gets the text."""
    client = with_extended_clipboard(CAPS | PROVIDE | TEXT)
    client.send_clipboard("text")
    assert client.data_to_send() == provided("text", kind=6)


@pytest.mark.parametrize("text", ["", "one\ntwo", "猫🐧"])
def test_text_of_the_guest_is_fetched_and_told(text):
    """An offer is told; asking for it brings the text."""
    client = with_extended_clipboard()
    assert rfb.feed(client, extended(NOTIFY | TEXT)) == [ClipboardOffered()]
    client.request_clipboard()
    assert client.data_to_send() == extended(REQUEST | TEXT, kind=6)
    message = provided(text.replace("\n", "\r\n"))
    assert rfb.feed(client, message, chunk=3) == [ClipboardText(text)]


def test_a_server_may_look_what_there_is():
    """A peek is answered with what was offered, and with nothing before."""
    client = with_extended_clipboard()
    rfb.feed(client, extended(PEEK))
    client.send_clipboard("text")
    rfb.feed(client, extended(PEEK))
    offer = extended(NOTIFY | TEXT, kind=6)
    assert client.data_to_send() == extended(NOTIFY, kind=6) + offer + offer


def test_nothing_is_sent_that_was_not_offered():
    """A server that asks without an offer gets no answer."""
    client = with_extended_clipboard()
    rfb.feed(client, extended(REQUEST | TEXT))
    assert client.data_to_send() == b""


def test_other_formats_are_none_of_our_business():
    """Files and pictures, and an emptied clipboard, change nothing."""
    client = with_extended_clipboard()
    messages = extended(NOTIFY | 16) + extended(PROVIDE | 8, b"x") + extended(NOTIFY)
    assert rfb.feed(client, messages + extended(REQUEST | 2)) == []
    assert client.data_to_send() == b""


def test_too_much_text_is_not_sent():
    """More than a megabyte is refused, so that the user can be told."""
    client = with_extended_clipboard()
    assert not client.send_clipboard("€" * MEGABYTE)
    assert client.data_to_send() == b""


def test_a_bomb_of_text_is_cut_off():
    """A small message that unpacks to gigabytes yields at most a megabyte."""
    bomb = zlib.compress(struct.pack(">I", 0xFFFFFFFF) + b"a" * (50 * MEGABYTE), 9)
    (event,) = rfb.feed(with_extended_clipboard(), extended(PROVIDE | TEXT, bomb))
    assert isinstance(event, ClipboardText)
    assert len(event.text) == MEGABYTE


def test_a_megabyte_that_does_not_compress_is_skipped_when_longer():
    """An extended message beyond the limit passes by unread."""
    client = with_extended_clipboard()
    message = extended(PROVIDE | TEXT, bytes(2 * MEGABYTE))
    assert rfb.feed(client, message + b"\2") == [Bell()]


@pytest.mark.parametrize(
    "message",
    [
        struct.pack(">B3xi", 3, -3),
        extended(PROVIDE | TEXT, b"no zlib"),
        extended(PROVIDE | TEXT, zlib.compress(b"abc")),
        extended(PROVIDE | TEXT),
    ],
)
def test_a_damaged_clipboard_ends_the_connection(message):
    """What cannot be unpacked is an error with words."""
    with pytest.raises(ProtocolError, match="damaged clipboard"):
        rfb.feed(with_extended_clipboard(), message + bytes(8))
