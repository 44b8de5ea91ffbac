"""What a viewer says to the display."""

import struct

from tests.console import rfb
from vmdesk.console.client import LOCAL, REMOTE, RFBClient
from vmdesk.console.encodings import Encoding
from vmdesk.console.keymap import KEYCODES

EXTENDED_KEYS = rfb.update(rfb.header(0, 0, 0, 0, -258))


def encodings_asked_for(encodings, **options) -> tuple[int, ...]:
    client = RFBClient(encodings, **options)
    rfb.feed(client, rfb.hello())
    sent = client.data_to_send()[len(b"RFB 003.008\n\1\1") + 20 :]
    kind, count = struct.unpack_from(">BxH", sent)
    assert kind == 2
    return struct.unpack_from(f">{count}i", sent, 4)


def test_a_local_display_is_asked_for_raw_and_a_remote_one_for_compressed_pixels():
    """Over a local socket copying is cheaper than inflating; over a network it is not."""
    local, remote = encodings_asked_for(LOCAL), encodings_asked_for(REMOTE)
    assert local.index(Encoding.RAW) < local.index(Encoding.ZLIB)
    assert remote.index(Encoding.TIGHT) < remote.index(Encoding.RAW)


def test_an_update_is_asked_for_the_whole_screen():
    """The request names the size that the screen has now."""
    client = rfb.connected()
    client.request_update(incremental=False)
    rfb.feed(client, rfb.update(rfb.header(0, 0, 100, 90, -223)))
    client.request_update()
    expected = struct.pack(">BBHHHH", 3, 0, 0, 0, 64, 48) + struct.pack(
        ">BB4H", 3, 1, 0, 0, 100, 90
    )
    assert client.data_to_send() == expected


def test_nothing_is_asked_for_before_the_screen_is_known():
    """A request during the handshake would be nonsense on the wire."""
    client = RFBClient()
    client.request_update()
    assert client.data_to_send() == b""


def test_physical_keys_go_to_a_server_that_takes_them():
    """QEMU gets scancodes, so that the guest's layout decides; others get the meaning."""
    client = rfb.connected()
    client.send_key(KEYCODES["RIGHTCTRL"], 0xFFE4, True)
    assert client.data_to_send() == struct.pack(">BBxxI", 4, 1, 0xFFE4)
    rfb.feed(client, EXTENDED_KEYS)
    client.send_key(KEYCODES["RIGHTCTRL"], 0xFFE4, False)
    assert client.data_to_send() == struct.pack(">BBHII", 255, 0, 0, 0xFFE4, 0x9D)


def test_a_key_without_a_scancode_is_sent_by_its_meaning():
    """A key that no PC has, or whose number is unknown, is still sent."""
    client = rfb.connected()
    rfb.feed(client, EXTENDED_KEYS)
    client.send_key(None, ord("q"), True)
    client.send_key(240, 0x1008FF11, True)
    keys = (ord("q"), 0x1008FF11)
    assert client.data_to_send() == b"".join(struct.pack(">BBxxI", 4, 1, key) for key in keys)


def test_a_key_of_which_nothing_is_known_is_not_sent():
    """There is nothing to say about it."""
    client = rfb.connected()
    client.send_key(None, 0, True)
    assert client.data_to_send() == b""


def test_the_pointer_is_sent_as_a_position_or_as_a_motion():
    """A guest without a tablet gets how far the pointer moved, around the middle of the range."""
    client = rfb.connected()
    client.send_pointer(-5, 70_000, 0b101)
    client.send_motion(-2, 3, 0)
    positions = struct.pack(">BBHH", 5, 5, 0, 65535), struct.pack(">BBHH", 5, 0, 0x7FFD, 0x8002)
    assert client.data_to_send() == b"".join(positions)


def test_lossy_pixels_are_asked_for_only_with_a_decoder():
    """A quality is named when there is something to decode JPEG with, and effort when it is set."""
    lossless = encodings_asked_for(REMOTE)
    lossy = encodings_asked_for(REMOTE, decode_jpeg=lambda _: (0, 0, b""), quality=6, compression=2)
    assert not [kind for kind in lossless if -32 <= kind <= -23 or -256 <= kind <= -247]
    assert {-26, -254} <= set(lossy)


FLOWING = struct.pack(">BBHHHH", 150, 1, 0, 0, 64, 48)
ASKED = struct.pack(">BBHHHH", 3, 1, 0, 0, 64, 48)


def test_updates_flow_without_being_asked_for_where_the_server_can():
    """One request starts the flow, further ones are not sent, a pause stops it."""
    client = rfb.connected(continuous=True)
    client.request_update()
    assert client.data_to_send() == ASKED
    rfb.feed(client, b"\x96")
    client.request_update()
    client.request_update()
    assert client.data_to_send() == FLOWING
    client.pause_updates()
    client.pause_updates()
    assert client.data_to_send() == FLOWING[:1] + b"\0" + FLOWING[2:]
    rfb.feed(client, b"\x96")
    client.request_update()
    assert client.data_to_send() == FLOWING


def test_the_flow_follows_a_new_size():
    """After a resize, updates of the whole new screen flow."""
    client = rfb.connected(continuous=True)
    rfb.feed(client, b"\x96")
    client.request_update()
    client.data_to_send()
    rfb.feed(client, rfb.update(rfb.header(0, 0, 100, 90, -223)))
    assert client.data_to_send() == struct.pack(">BBHHHH", 150, 1, 0, 0, 100, 90)


def test_updates_do_not_flow_where_that_was_not_wanted():
    """Over a local socket each update is asked for, whatever the server can."""
    client = rfb.connected()
    rfb.feed(client, b"\x96")
    client.request_update()
    assert client.data_to_send() == ASKED


def test_a_fence_is_answered_with_its_payload():
    """Only requests are answered, without flags that we do not know."""
    client = rfb.connected()
    rfb.feed(client, struct.pack(">B3xIB", 248, 1 << 31 | 0xFF, 5) + b"abcde")
    assert client.data_to_send() == struct.pack(">B3xIB", 248, 7, 5) + b"abcde"
    rfb.feed(client, struct.pack(">B3xIB", 248, 3, 0))
    assert client.data_to_send() == b""
