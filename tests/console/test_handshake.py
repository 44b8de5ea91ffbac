"""The first words of a connection."""

import pytest

from tests.console import rfb
from vmdesk.console.client import RFBClient
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Connected


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        (b"RFB 003.003\n", b"RFB 003.003\n\1"),
        (b"RFB 003.007\n", b"RFB 003.007\n\1\1"),
        (b"RFB 003.008\n", b"RFB 003.008\n\1\1"),
    ],
)
def test_each_version_of_the_protocol_connects(version, answer):
    """A server of RFB 3.3, 3.7 or 3.8 is answered in its own version."""
    client = RFBClient()
    events = rfb.feed(client, rfb.hello(80, 60, "web", version))
    assert events == [Connected("web", 80, 60)]
    assert client.data_to_send().startswith(answer)


def test_a_newer_server_is_spoken_to_in_the_newest_version_known():
    """RFB 3.889, which some systems announce, is treated as 3.8."""
    client = RFBClient()
    rfb.feed(client, b"RFB 003.889\n")
    assert client.data_to_send() == b"RFB 003.008\n"


def test_bytes_may_come_one_at_a_time():
    """A handshake cut into single bytes connects as well."""
    client = RFBClient()
    assert rfb.feed(client, rfb.hello(), chunk=1) == [Connected("test", 64, 48)]


def test_the_name_is_one_bounded_printable_line():
    """Line breaks, controls and endless names of a server do not reach the window."""
    client = RFBClient()
    name = "a\nb\x1b[31m\u202ec" + "x" * 100_000
    (event,) = rfb.feed(client, rfb.hello(name=name))
    assert isinstance(event, Connected)
    assert event.name.startswith("a b [31m c")
    assert len(event.name) <= 4096


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not a VNC display"),
        (b"RFB 002.000\n", "unknown version"),
        (b"RFB 003.008\n\2\x10\x1e", "way to log in"),
        (b"RFB 003.008\n\1\x13", "not trusted"),
        (b"RFB 003.008\n\0\0\0\0\7too bad", "refused"),
        (b"RFB 003.008\n\1\1\0\0\0\1\0\0\0\7too bad", "refused"),
        (b"RFB 003.003\n\0\0\0\0\0\0\0\7too bad", "refused"),
        (b"RFB 003.003\n\0\0\0\1" + rfb.server_init(0, 0, b""), "impossible size, 0 x 0"),
        (b"RFB 003.003\n\0\0\0\1" + rfb.server_init(65535, 65535, b""), "65535 x 65535"),
    ],
)
def test_a_handshake_that_cannot_be_ends_with_its_reason(data, words):
    """What is no display, wants an unknown login, or has an absurd size is told apart in words."""
    with pytest.raises(ProtocolError, match=words):
        rfb.feed(RFBClient(), data)


def test_a_refusal_carries_the_servers_own_words():
    """The reason that a server gives is kept as the error's detail."""
    with pytest.raises(ProtocolError) as caught:
        rfb.feed(RFBClient(), b"RFB 003.008\n\0\0\0\0\7too\nbad")
    assert caught.value.detail == "too bad"
