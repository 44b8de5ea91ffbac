"""Tight: every kind of rectangle, against an encoder that works pixel by pixel."""

import struct

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from tests.console import rfb
from tests.console.encoders import TightEncoder, compact
from tests.console.test_zrle import of_few_colours
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Rect, Updated

SHAPES = [(64, 48), (1, 1), (3, 1), (1, 60), (200, 150), (17, 33)]


def smooth(width, height):
    """Colours that run over the borders of what the gradient's guess may be."""
    y, x = np.mgrid[:height, :width].astype(np.uint32)
    red, green, blue = (x * 7) & 255, (255 - y * 3) & 255, ((x + y) * 5) & 255
    return red << 16 | green << 8 | blue


def encoded(name, encoder: TightEncoder, x, y, shape):
    """A rectangle of one kind, and the pixels that it holds."""
    width, height = shape
    match name:
        case "fill":
            pixels = np.full((height, width), 0x123456, np.uint32)
            return encoder.fill(x, y, width, height, 0x123456), pixels
        case "copy" | "explicit copy":
            pixels = rfb.picture(width, height)
            return encoder.copy(x, y, pixels, 0, explicit=name != "copy"), pixels
        case "gradient":
            pixels = smooth(width, height)
            return encoder.gradient(x, y, pixels), pixels
        case "gradient of noise":
            pixels = rfb.picture(width, height)
            return encoder.gradient(x, y, pixels), pixels
        case _:
            pixels = of_few_colours(width, height, min(int(name), width * height))
            return encoder.palette(x, y, pixels), pixels


KINDS = ["fill", "copy", "explicit copy", "2", "3", "16", "256", "gradient", "gradient of noise"]


@pytest.mark.parametrize("chunk", [1, 1 << 20])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_rectangle_is_drawn(kind, shape: tuple[int, int], chunk):
    """Rectangles of each kind and of any size show the pixels that were encoded."""
    client = rfb.connected(210, 160)
    message, pixels = encoded(kind, TightEncoder(), 5, 4, shape)
    width, height = shape
    events = rfb.feed(client, rfb.update(message), chunk)
    assert events == [Updated((Rect(5, 4, width, height),))]
    expected = np.zeros((160, 210), np.uint32)
    expected[4 : 4 + height, 5 : 5 + width] = pixels
    assert np.array_equal(rfb.shown(client), expected)


def test_a_rectangle_of_many_bands_is_whole():
    """What is unpacked band by band fits together, with every filter."""
    encoder, client = TightEncoder(), rfb.connected(700, 400)
    noise, few, hills = rfb.picture(700, 200), of_few_colours(700, 400, 200), smooth(500, 220)
    rfb.feed(client, rfb.update(encoder.palette(0, 0, few), encoder.copy(0, 100, noise)))
    rfb.feed(client, rfb.update(encoder.gradient(100, 150, hills)))
    few[100:300], few[150:370, 100:600] = noise, hills
    assert np.array_equal(rfb.shown(client), few)


def test_streams_go_on_until_they_are_started_anew():
    """Four streams run side by side; a rectangle may start some of them again."""
    encoder, client = TightEncoder(), rfb.connected(64, 48)
    pictures = [rfb.picture(64, 48, seed) for seed in range(6)]
    sent = [(0, ()), (1, ()), (0, ()), (3, (0, 3)), (0, ()), (1, ())]
    for pixels, (stream, resets) in zip(pictures, sent, strict=True):
        rfb.feed(client, rfb.update(encoder.copy(0, 0, pixels, stream, resets)))
        assert np.array_equal(rfb.shown(client), pixels)


def test_streams_that_were_not_started_anew_together_are_refused():
    """A server that forgets its streams and does not say so sends nonsense."""
    client = rfb.connected(64, 48)
    rfb.feed(client, rfb.update(TightEncoder().copy(0, 0, rfb.picture(64, 48))))
    with pytest.raises(ProtocolError, match="damaged"):
        rfb.feed(client, rfb.update(TightEncoder().copy(0, 0, rfb.picture(64, 48, seed=2))))


def jpeg_of(width, height) -> tuple[bytes, QImage]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            image.setPixel(x, y, 0xFF000000 | x * 3 << 16 | y * 4 << 8 | 90)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPEG", 90)  # type: ignore[call-overload]
    return bytes(buffer.data().data()), image


def decode_jpeg(data: bytes) -> tuple[int, int, bytes]:
    image = QImage()
    if not image.loadFromData(data, "JPEG"):
        raise ValueError("no JPEG")
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return image.width(), image.height(), bytes(image.constBits())


def test_a_jpeg_is_drawn_where_it_belongs():
    """A rectangle of JPEG shows what the decoder makes of it."""
    data, _ = jpeg_of(40, 30)
    client = rfb.connected(decode_jpeg=decode_jpeg)
    rfb.feed(client, rfb.update(TightEncoder().jpeg(3, 4, 40, 30, data)))
    pixels = np.frombuffer(decode_jpeg(data)[2], "<u4").reshape(30, 40) & 0xFFFFFF
    assert np.array_equal(rfb.shown(client)[4:34, 3:43], pixels)


def test_a_jpeg_of_another_size_is_never_decoded():
    """A header that claims another size than the rectangle's is refused before decoding."""
    asked = []
    client = rfb.connected(decode_jpeg=lambda data: asked.append(data) or decode_jpeg(data))
    data = bytearray(jpeg_of(40, 30)[0])
    place = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, place + 5, 65535, 65535)
    with pytest.raises(ProtocolError, match="damaged"):
        rfb.feed(client, rfb.update(TightEncoder().jpeg(0, 0, 40, 30, bytes(data))))
    assert not asked


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data.replace(b"\xff\xc0", b"\xff\xc2"), "process 0xc2"),
        (lambda data: data + b"\xff\xda" * 4, "too many scans"),
    ],
)
def test_a_jpeg_that_takes_a_decoder_too_long_is_refused(change, reason):
    """Progressive pictures, and hundreds of scans over the same pixels, are never decoded."""
    client = rfb.connected(decode_jpeg=decode_jpeg)
    message = TightEncoder().jpeg(0, 0, 40, 30, change(jpeg_of(40, 30)[0]))
    with pytest.raises(ProtocolError, match="damaged") as caught:
        rfb.feed(client, rfb.update(message))
    assert reason in caught.value.detail


@pytest.mark.qt_log_ignore("Invalid JPEG", extend=True)
@pytest.mark.parametrize("length", [0, 1, 2, 20, 200])
def test_a_cut_off_jpeg_is_refused(length):
    """What is left of a JPEG is an error, not a picture and not a crash."""
    client = rfb.connected(decode_jpeg=decode_jpeg)
    message = TightEncoder().jpeg(0, 0, 40, 30, jpeg_of(40, 30)[0][:length])
    with pytest.raises(ProtocolError, match="damaged"):
        rfb.feed(client, rfb.update(message))


@pytest.mark.parametrize("answer", [(40, 30, b""), (30, 40, bytes(4800)), (1, 1, bytes(4))])
def test_a_decoder_that_returns_something_else_is_not_believed(answer):
    """Pixels of another number than the rectangle's are never placed."""
    client = rfb.connected(decode_jpeg=lambda _: answer)
    with pytest.raises(ProtocolError, match="damaged"):
        rfb.feed(client, rfb.update(TightEncoder().jpeg(0, 0, 40, 30, jpeg_of(40, 30)[0])))


def test_a_jpeg_that_was_not_asked_for_is_refused():
    """Without a decoder no quality is announced, and a JPEG is the server's mistake."""
    with pytest.raises(ProtocolError, match="not asked for"):
        rfb.feed(rfb.connected(), rfb.update(TightEncoder().jpeg(0, 0, 40, 30, b"\xff\xd8")))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"\xa0", "kind 10"),
        (b"\xf0", "kind 15"),
        (b"\x40\x03", "filter 3"),
        (b"\x40\x01\x01" + bytes(6) + compact(8) + bytes(8), "decompressing"),
        (b"\x00" + compact(0), "too few"),
    ],
)
def test_a_rectangle_that_cannot_be_ends_the_connection(body, reason):
    """Unknown kinds and filters, damaged and missing bytes."""
    with pytest.raises(ProtocolError, match="damaged") as caught:
        rfb.feed(rfb.connected(), rfb.update(rfb.header(0, 0, 64, 48, 7) + body))
    assert reason in caught.value.detail


def test_a_colour_outside_of_the_palette_is_refused():
    """An index beyond the palette ends the connection."""
    message = rfb.header(0, 0, 3, 1, 7) + b"\x40\x01\x02" + bytes(9) + b"\0\1\3"
    with pytest.raises(ProtocolError, match="damaged"):
        rfb.feed(rfb.connected(), rfb.update(message))
