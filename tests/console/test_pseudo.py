"""What comes in updates besides pixels."""

import struct

import numpy as np
import pytest

from tests.console import rfb
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import (
    Bell,
    CursorChanged,
    LedsChanged,
    NameChanged,
    PointerModeChanged,
    ResizeAnswered,
    Resized,
    ResizeStatus,
    Updated,
)


@pytest.mark.parametrize("message", [rfb.header(0, 0, 80, 20, -223), rfb.extended_size(80, 20)])
def test_a_resize_keeps_what_fits(message):
    """The screen gets its new size at once; the part common to both is still shown."""
    client, pixels = rfb.connected(), rfb.picture(64, 48)
    rfb.feed(client, rfb.update(rfb.raw(0, 0, pixels)))
    events = rfb.feed(client, rfb.update(message))
    assert events == [Resized(80, 20), Updated(())]
    assert rfb.shown(client).shape == (20, 80)
    assert np.array_equal(rfb.shown(client)[:, :64], pixels[:20])
    assert not rfb.shown(client)[:, 64:].any()


def test_the_size_that_is_already_there_changes_nothing():
    """A server that only announces its size causes no new picture."""
    client = rfb.connected()
    before = client.framebuffer
    assert rfb.feed(client, rfb.update(rfb.extended_size(64, 48))) == [Updated(())]
    assert client.framebuffer is before


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (1, ResizeStatus.FORBIDDEN),
        (2, ResizeStatus.OUT_OF_RESOURCES),
        (3, ResizeStatus.INVALID),
        (4, ResizeStatus.FORWARDED),
        (99, ResizeStatus.UNKNOWN),
    ],
)
def test_a_refused_resize_is_told_and_changes_nothing(code, status):
    """An answer other than "done" to a wish of ours leaves the screen as it is."""
    client = rfb.connected()
    events = rfb.feed(client, rfb.update(rfb.extended_size(800, 600, reason=1, status=code)))
    assert events == [ResizeAnswered(status), Updated(())]


def test_a_size_that_was_asked_for_comes_with_its_answer():
    """First the new screen, then that it was our doing."""
    client = rfb.connected()
    events = rfb.feed(client, rfb.update(rfb.extended_size(80, 60, reason=1)))
    assert events == [Resized(80, 60), ResizeAnswered(ResizeStatus.DONE), Updated(())]


def test_a_size_is_asked_for_only_where_the_server_takes_it():
    """The request names the screen as the server named it."""
    client = rfb.connected()
    client.request_size(800, 600)
    assert client.data_to_send() == b""
    assert not client.resizable
    rfb.feed(client, rfb.update(rfb.extended_size(64, 48, screens=2)))
    assert client.resizable
    client.request_size(800, 600)
    client.request_size(0, 70_000)
    expected = struct.pack(">BxHHBx", 251, 800, 600, 1) + struct.pack(
        ">IHHHHI", 1, 0, 0, 800, 600, 0
    )
    assert client.data_to_send() == expected


def test_pixels_after_a_resize_land_on_the_new_screen():
    """One update may resize the screen and then draw on it."""
    client, pixels = rfb.connected(), rfb.picture(100, 90)
    resize = rfb.header(0, 0, 100, 90, -223)
    rfb.feed(client, rfb.update(resize, rfb.raw(0, 0, pixels)))
    assert np.array_equal(rfb.shown(client), pixels)


@pytest.mark.parametrize("size", [(65535, 65535), (16384, 16384), (0, 100), (20000, 1)])
def test_an_impossible_size_ends_the_connection(size: tuple[int, int]):
    """No size of the server's makes us take gigabytes of memory."""
    with pytest.raises(ProtocolError, match="impossible size"):
        rfb.feed(rfb.connected(), rfb.update(rfb.header(0, 0, *size, -223)))


def test_the_guests_pointer_is_cut_out_by_its_mask():
    """Pixels outside of the pointer's mask are transparent, the others opaque."""
    pixels, mask = rfb.picture(10, 3), np.random.default_rng(5).random((3, 10)) < 0.5
    (event, _) = rfb.feed(rfb.connected(), rfb.update(rfb.cursor(4, 1, pixels, mask)))
    assert isinstance(event, CursorChanged)
    assert (event.width, event.height, event.hot_x, event.hot_y) == (10, 3, 4, 1)
    seen = np.frombuffer(event.pixels, "<u4").reshape(3, 10)
    assert np.array_equal(seen, np.where(mask, pixels | 0xFF000000, 0))


RGBA = bytes([10, 20, 30, 40, 0, 0, 0, 0])
BGRA = bytes([30, 20, 10, 40, 0, 0, 0, 0])


@pytest.mark.parametrize(
    ("before", "sent", "expected"),
    [
        pytest.param((), RGBA, BGRA, id="as specified"),
        pytest.param((rfb.header(1, 0, 0, 0, -257),), BGRA, BGRA, id="QEMU"),
        pytest.param((), bytes([255, 51, 0, 100] * 2), bytes([0, 20, 100, 100] * 2), id="straight"),
    ],
)
def test_a_pointer_with_soft_edges_is_understood(before, sent, expected):
    """Colours end up premultiplied and blue first, whoever sent them."""
    client = rfb.connected()
    message = rfb.header(1, 0, 2, 1, -314) + struct.pack(">i", 0) + sent
    events = rfb.feed(client, rfb.update(*before, message))
    assert events[-2:] == [CursorChanged(2, 1, 1, 0, expected), Updated(())]


def test_a_pointer_in_another_encoding_is_refused():
    """Only raw pixels are taken for a pointer."""
    message = rfb.header(0, 0, 2, 1, -314) + struct.pack(">i", 16)
    with pytest.raises(ProtocolError, match="unknown encoding"):
        rfb.feed(rfb.connected(), rfb.update(message))


def test_an_empty_pointer_means_none():
    """A pointer of 0 x 0 pixels says that the guest shows none."""
    message = rfb.update(rfb.header(0, 0, 0, 0, -239))
    assert rfb.feed(rfb.connected(), message)[0] == CursorChanged(0, 0, 0, 0, b"")


def test_a_hot_spot_outside_of_the_pointer_is_moved_inside():
    """Toolkits refuse such a hot spot; ours never sees it."""
    pixels = rfb.picture(4, 4)
    message = rfb.update(rfb.cursor(900, 900, pixels, pixels >= 0))
    event = rfb.feed(rfb.connected(), message)[0]
    assert isinstance(event, CursorChanged)
    assert (event.hot_x, event.hot_y) == (3, 3)


def test_a_monstrous_pointer_ends_the_connection():
    """A pointer of 60000 x 60000 is not waited for."""
    with pytest.raises(ProtocolError, match="pointer of 60000 x 60000"):
        rfb.feed(rfb.connected(), rfb.update(rfb.header(0, 0, 60000, 60000, -239)))


def test_lights_name_bell_and_pointer_mode_are_told():
    """Each of these arrives as an event of its own."""
    client = rfb.connected()
    name = "web – \U0001f427".encode()
    events = rfb.feed(
        client,
        rfb.update(
            rfb.header(0, 0, 0, 0, -261) + b"\6",
            rfb.header(0, 0, 0, 0, 0x574D5668) + b"\0\0\0\1",
            rfb.header(0, 0, 0, 0, -307) + struct.pack(">I", len(name)) + name,
            rfb.header(0, 0, 0, 0, -257),
        )
        + b"\2",
    )
    assert events == [
        LedsChanged(scroll_lock=False, num_lock=True, caps_lock=True),
        LedsChanged(scroll_lock=True, num_lock=False, caps_lock=False),
        NameChanged("web – \U0001f427"),
        PointerModeChanged(relative=True),
        Updated(()),
        Bell(),
    ]
    assert client.relative_pointer


def test_the_last_rectangle_may_come_before_the_count():
    """LastRect ends an update whose count was not known."""
    message = struct.pack(">BxH", 0, 0xFFFF) + rfb.header(0, 0, 0, 0, -224)
    assert rfb.feed(rfb.connected(), message + b"\2") == [Updated(()), Bell()]


def test_a_palette_passes_by():
    """Colours of a palette, which our pixel format has not, are skipped."""
    message = struct.pack(">BxHH", 1, 0, 300) + bytes(1800)
    assert rfb.feed(rfb.connected(), message + b"\2") == [Bell()]


@pytest.mark.parametrize(
    "message", [b"\x77", rfb.update(rfb.header(0, 0, 1, 1, 12345)), b"RFB 003.008\n"]
)
def test_what_is_not_in_the_protocol_ends_the_connection(message):
    """Unknown messages and encodings cannot be skipped, so they are errors."""
    with pytest.raises(ProtocolError, match="unknown"):
        rfb.feed(rfb.connected(), message)
