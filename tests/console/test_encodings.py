"""Pixels arrive where they belong, in every encoding."""

import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.console import rfb
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Rect, Updated

RED, GREEN, BLUE = 0xFF0000, 0x00FF00, 0x0000FF


@pytest.mark.parametrize("chunk", [1, 1000, 1 << 20])
@pytest.mark.parametrize(("x", "y", "width", "height"), [(0, 0, 64, 48), (3, 5, 17, 9)])
def test_raw_pixels_are_where_they_were_sent(chunk, x, y, width, height):
    """A raw rectangle, as wide as the screen or not, is shown whatever pieces it came in."""
    client, pixels = rfb.connected(), rfb.picture(width, height)
    events = rfb.feed(client, rfb.update(rfb.raw(x, y, pixels)), chunk)
    expected = np.zeros((48, 64), np.uint32)
    expected[y : y + height, x : x + width] = pixels
    assert np.array_equal(rfb.shown(client), expected)
    assert events == [Updated((Rect(x, y, width, height),))]


def test_pixels_larger_than_any_buffer_are_right():
    """Rectangles of megabytes, whole rows and narrower, arrive unharmed."""
    client, pixels = rfb.connected(1920, 1080), rfb.picture(1920, 1080)
    rfb.feed(client, rfb.update(rfb.raw(0, 0, pixels)))
    assert np.array_equal(rfb.shown(client), pixels)
    narrower = rfb.picture(1900, 1000, seed=2)
    rfb.feed(client, rfb.update(rfb.raw(10, 20, narrower)), chunk=70_001)
    pixels[20:1020, 10:1910] = narrower
    assert np.array_equal(rfb.shown(client), pixels)


def test_whole_rows_are_received_into_the_picture_itself():
    """After the first buffer, the memory to fill is that of the framebuffer."""
    client = rfb.connected(1920, 1080)
    rfb.feed(client, rfb.update(rfb.raw(0, 0, rfb.picture(1920, 1080)))[: 300 * 1024])
    client.next_buffer()[:4] = b"\x11\x22\x33\x00"
    assert (rfb.shown(client) == 0x332211).any()


@settings(deadline=None)
@given(st.data())
def test_copies_equal_those_of_a_picture_that_does_not_overlap(data):
    """CopyRect moves pixels as if from an untouched copy, overlapping or not."""
    client, pixels = rfb.connected(40, 200), rfb.picture(40, 200)
    width, height = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 200))
    places = st.tuples(st.integers(0, 40 - width), st.integers(0, 200 - height))
    (x, y), (from_x, from_y) = data.draw(places), data.draw(places)
    rfb.feed(client, rfb.update(rfb.raw(0, 0, pixels)))
    rfb.feed(client, rfb.update(rfb.copy(x, y, width, height, from_x, from_y)))
    expected = pixels.copy()
    source = pixels[from_y : from_y + height, from_x : from_x + width]
    expected[y : y + height, x : x + width] = source
    assert np.array_equal(rfb.shown(client), expected)


def test_zlib_rectangles_share_one_stream():
    """A second compressed rectangle continues the stream of the first."""
    client, stream = rfb.connected(300, 200), zlib.compressobj()
    whole, part = rfb.picture(300, 200), rfb.picture(100, 30, seed=2)
    rfb.feed(client, rfb.update(rfb.zlib_rect(0, 0, whole, stream)), chunk=1000)
    rfb.feed(client, rfb.update(rfb.zlib_rect(7, 8, part, stream)))
    whole[8:38, 7:107] = part
    assert np.array_equal(rfb.shown(client), whole)


@pytest.mark.parametrize("extra", [-1, 1])
def test_compressed_pixels_of_another_size_are_refused(extra):
    """One pixel too few or too many in a compressed rectangle is an error, not a guess."""
    client = rfb.connected()
    data = zlib.compress(bytes((64 * 48 + extra) * 4))
    message = rfb.header(0, 0, 64, 48, 6) + struct.pack(">I", len(data)) + data
    with pytest.raises(ProtocolError, match="damaged"):
        rfb.feed(client, rfb.update(message))


def test_compressed_data_out_of_proportion_is_refused():
    """A length of gigabytes for a few pixels is refused before it is waited for."""
    client = rfb.connected()
    message = rfb.header(0, 0, 64, 48, 6) + struct.pack(">I", 0xFFFFFFFF)
    with pytest.raises(ProtocolError, match="more compressed data"):
        rfb.feed(client, rfb.update(message))


def test_hextile_draws_backgrounds_and_subrectangles():
    """All kinds of tiles: plain, with subrectangles of one or of many colours, repeated, raw."""
    colour = lambda value: struct.pack("<I", value)  # noqa: E731
    raw_tile = rfb.picture(4, 16, seed=3)
    tiles = [
        bytes([2]) + colour(RED),
        bytes([2 | 4 | 8]) + colour(GREEN) + colour(BLUE) + bytes([2, 0x00, 0x00, 0xF0, 0x0F]),
        bytes([8 | 16]) + bytes([1]) + colour(RED) + bytes([0x11, 0x22]),
        bytes([1]) + raw_tile.astype("<u4").tobytes(),
    ]
    client = rfb.connected()
    rfb.feed(client, rfb.update(rfb.header(0, 0, 52, 16, 5) + b"".join(tiles)), chunk=1)
    expected = np.zeros((48, 64), np.uint32)
    expected[:16, :16] = RED
    expected[:16, 16:48] = GREEN
    expected[0, 16] = BLUE
    expected[0:16, 31] = BLUE
    expected[1:4, 33:36] = RED
    expected[:16, 48:52] = raw_tile
    assert np.array_equal(rfb.shown(client), expected)


def test_a_subrectangle_that_leaves_its_tile_is_refused():
    """Hextile cannot write outside of the tile at hand."""
    client = rfb.connected()
    tile = bytes([8, 1, 0xFF, 0x11])
    with pytest.raises(ProtocolError, match="outside"):
        rfb.feed(client, rfb.update(rfb.header(0, 0, 16, 16, 5) + tile))


@pytest.mark.parametrize("encoding", [0, 1, 5, 6])
@pytest.mark.parametrize("place", [(60, 0, 5, 1), (0, 40, 1, 9), (65535, 65535, 65535, 65535)])
def test_no_encoding_writes_outside_of_the_screen(encoding, place: tuple[int, int, int, int]):
    """A rectangle beyond the edge ends the connection, in every encoding."""
    client = rfb.connected()
    with pytest.raises(ProtocolError, match="outside"):
        rfb.feed(client, rfb.update(rfb.header(*place, encoding) + bytes(64)))


def test_a_copy_from_outside_of_the_screen_is_refused():
    """CopyRect cannot read beyond the edge either."""
    with pytest.raises(ProtocolError, match="outside"):
        rfb.feed(rfb.connected(), rfb.update(rfb.copy(0, 0, 10, 10, 60, 0)))


@pytest.mark.parametrize("encoding", [0, 5])
def test_an_empty_rectangle_changes_nothing(encoding):
    """A rectangle of no pixels is harmless."""
    client = rfb.connected()
    events = rfb.feed(client, rfb.update(rfb.header(5, 5, 0, 7, encoding)))
    assert events == [Updated((Rect(5, 5, 0, 7),))]
    assert not rfb.shown(client).any()
