"""ZRLE: every kind of tile, against an encoder that works pixel by pixel."""

import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.console import encoders, rfb
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Rect, Updated


def of_few_colours(width, height, colours, seed=1, run=1):
    """Random runs, about *run* long, of so many colours, each of which is used."""
    random = np.random.default_rng(seed)
    palette = random.choice(1 << 24, colours, replace=False).astype(np.uint32)
    order = np.concatenate([np.arange(colours), random.integers(0, colours, width * height)])
    lengths = random.integers(1, 2 * run, len(order))
    lengths[:colours] = 1
    return palette[np.repeat(order, lengths)[: width * height]].reshape(height, width)


def shown_after(pixels, encode, x=0, y=0, size=(300, 200), chunk=1 << 20):
    client = rfb.connected(*size)
    stream = zlib.compressobj()
    message = rfb.update(encoders.zrle(x, y, pixels, stream, encode))
    events = rfb.feed(client, message, chunk)
    height, width = pixels.shape
    assert events == [Updated((Rect(x, y, width, height),))]
    return rfb.shown(client)[y : y + height, x : x + width]


SHAPES = [(64, 64), (1, 1), (63, 5), (65, 130), (200, 131)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("colours", "encode"),
    [
        (1, encoders.zrle_solid),
        (2, encoders.zrle_packed),
        (3, encoders.zrle_packed),
        (4, encoders.zrle_packed),
        (5, encoders.zrle_packed),
        (16, encoders.zrle_packed),
        (9, encoders.zrle_palette_runs),
        (127, encoders.zrle_palette_runs),
        (40, encoders.zrle_runs),
        (40, encoders.zrle_raw),
    ],
)
def test_each_kind_of_tile_is_drawn(shape: tuple[int, int], colours, encode):
    """Whole and cut-off tiles of each kind show the pixels that were encoded."""
    width, height = shape
    if colours > 1 and width * height < 128:
        colours = 2 if width * height > 1 else 1
    pixels = of_few_colours(width, height, colours)
    if encode is encoders.zrle_packed and colours == 1:
        encode = encoders.zrle_solid

    def encode_tile(tile):
        needed = len(encoders.palette_of(tile))
        return encoders.zrle_solid(tile) if needed == 1 else encode(tile)

    assert np.array_equal(shown_after(pixels, encode_tile, 7, 3), pixels)


@pytest.mark.parametrize("run", [1, 2, 100, 254, 255, 256, 257, 510, 511, 4000])
@pytest.mark.parametrize("encode", [encoders.zrle_runs, encoders.zrle_palette_runs])
def test_runs_of_any_length_are_drawn(run, encode):
    """Lengths of one byte, of several, and those on the border between them."""
    flat = np.repeat(np.arange(1 + 64 * 64 // run, dtype=np.uint32) % 100, run)[: 64 * 64]
    pixels = flat.reshape(64, 64) + 0x102030
    assert np.array_equal(shown_after(pixels, encode), pixels)


@pytest.mark.parametrize("chunk", [1, 777])
def test_tiles_may_come_in_any_pieces(chunk):
    """A picture of all kinds of tiles, cut anywhere, is whole in the end."""
    columns = [of_few_colours(40, 150, colours, run=3) for colours in (1, 2, 14, 90, 3000)]
    pixels = np.concatenate(columns, axis=1)
    assert np.array_equal(shown_after(pixels, encoders.zrle_best, 90, 40, chunk=chunk), pixels)


def test_rectangles_share_one_stream():
    """A second rectangle continues the stream of the first."""
    client, stream = rfb.connected(300, 200), zlib.compressobj()
    whole, part = of_few_colours(300, 200, 60, run=9), rfb.picture(70, 30)
    rfb.feed(client, rfb.update(encoders.zrle(0, 0, whole, stream)))
    rfb.feed(client, rfb.update(encoders.zrle(7, 8, part, stream)))
    whole[8:38, 7:77] = part
    assert np.array_equal(rfb.shown(client), whole)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1, 130), st.integers(1, 70), st.integers(1, 127), st.integers(1, 400),
    st.integers(0, 1 << 30),
    st.sampled_from([encoders.zrle_palette_runs, encoders.zrle_runs, encoders.zrle_best]),
)  # fmt: skip
def test_any_picture_survives(width, height, colours, run, seed, encode):
    """Whatever the sizes, colours and runs are, what is shown is what was encoded."""
    pixels = of_few_colours(width, height, min(colours, width * height), seed, run)

    def encode_tile(tile):
        needed = len(encoders.palette_of(tile))
        return encoders.zrle_best(tile) if needed < 2 else encode(tile)

    assert np.array_equal(shown_after(pixels, encode_tile, 2, 1), pixels)


BLACK, PALETTE = b"\0\0\0", b"\0\0\0\1\1\1\2\2\2"


@pytest.mark.parametrize(
    ("tile", "reason"),
    [
        (b"\x11", "kind 17"),
        (b"\x7f", "kind 127"),
        (b"\x81", "kind 129"),
        (b"\x03" + PALETTE + b"\xff" * 16 * 64, "palette"),
        (b"\x83" + PALETTE + b"\x03" * 4096, "palette"),
        (b"\x80" + BLACK + b"\xff" * 40, "leaves its tile"),
        (b"\x80" + BLACK + b"\xff" * 16 + b"\x20", "leaves its tile"),
        (b"\x80" + (BLACK + b"\xfe") * 17, "leaves its tile"),
        (b"\x83" + PALETTE + b"\x80\xff\xff\0" * 9, "leaves its tile"),
        (b"\x83" + PALETTE + b"\x80" + b"\xff" * 9000, "leaves its tile"),
        (b"\x00" + BLACK * 4095, "too few"),
        (b"\x83" + PALETTE + b"\x00" * 4095, "too few"),
        (b"", "too few"),
        (b"\x01" + BLACK * 2, "too many"),
    ],
)
def test_a_tile_that_cannot_be_ends_the_connection(tile, reason):
    """Unknown kinds, colours that are not there, runs beyond the tile, missing and extra bytes."""
    packed = encoders.deflated(zlib.compressobj(), tile)
    message = rfb.header(0, 0, 64, 64, 16) + struct.pack(">I", len(packed)) + packed
    with pytest.raises(ProtocolError, match="damaged") as caught:
        rfb.feed(rfb.connected(64, 64), rfb.update(message))
    assert reason in caught.value.detail
