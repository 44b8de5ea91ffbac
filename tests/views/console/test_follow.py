"""The guest's screen follows its window, and the four ways to scale it."""

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from tests.console import rfb
from tests.views.console.conftest import Console, until
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.views.console.picture import Picture
from vmdesk.views.console.placement import ScaleMode, place


def asked_sizes(c):
    """Each size that the guest was asked for."""
    return c.display.said(251)


def test_a_guest_follows_its_window_once_it_stands_still(watch):
    """A drag asks for one size, the last, in device pixels."""

    async def work(c: Console):
        c.view.set_scale_mode(ScaleMode.GUEST)
        await c.connect()
        await c.show(rfb.update(rfb.extended_size(64, 48)))
        for width in range(410, 500, 10):
            c.window.resize(width, 420)
        await until(lambda: asked_sizes(c))
        room = c.viewport.size()
        assert asked_sizes(c) == [(room.width(), room.height())]

    watch(work)


def test_a_guest_that_cannot_follow_is_told_of(watch):
    """Without the server's support the user reads it at once, and nothing is asked for."""

    async def work(c: Console):
        await c.connect()
        c.window.resize(600, 500)
        c.view.set_scale_mode(ScaleMode.GUEST)
        await until(lambda: any("keeps its own size" in text for text in c.texts()))
        assert asked_sizes(c) == []

    watch(work)


def test_a_refused_size_is_told_of(watch):
    """The server's refusal is shown as words, the picture stays."""

    async def work(c: Console):
        await c.connect()
        await c.show(rfb.update(rfb.extended_size(64, 48)))
        c.view.set_scale_mode(ScaleMode.GUEST)
        await until(lambda: asked_sizes(c))
        await c.show(rfb.update(rfb.extended_size(64, 48, reason=1, status=1)))
        await until(lambda: any("keeps its own size" in text for text in c.texts()))

    watch(work)


@pytest.mark.parametrize(
    ("mode", "area", "expected"),
    [
        (ScaleMode.WHOLE, QSize(1000, 700), QSize(960, 600)),
        (ScaleMode.WHOLE, QSize(300, 150), QSize(320, 200)),
        (ScaleMode.GUEST, QSize(1000, 700), QSize(320, 200)),
        (ScaleMode.GUEST, QSize(160, 200), QSize(160, 100)),
        (ScaleMode.ACTUAL, QSize(160, 200), QSize(320, 200)),
        (ScaleMode.FIT, QSize(640, 640), QSize(640, 400)),
    ],
)
def test_how_large_each_way_of_scaling_shows_a_picture(mode, area, expected):
    """Whole multiples never go below 1:1, a guest that follows is never enlarged."""
    assert place(QSize(320, 200), area, 1.0, mode).target.size() == expected


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("mode", [ScaleMode.ACTUAL, ScaleMode.WHOLE])
def test_pixels_stay_exact_on_fractional_screens(mode, ratio):
    """Every guest pixel is a sharp square wherever the widget lies on such a screen."""
    pixels = rfb.picture(40, 30)
    framebuffer = Framebuffer(40, 30)
    framebuffer.pixels[:] = pixels
    area = QSize(101, 83)
    placement = place(QSize(40, 30), area, ratio, mode)
    canvas = QImage(300, 300, QImage.Format.Format_RGB32)
    canvas.setDevicePixelRatio(ratio)
    painter = QPainter(canvas)
    painter.translate(13, 7)  # at 1.25 that is between two pixels of the screen
    Picture(framebuffer).paint(painter, QRect(0, 0, 101, 83), placement)
    painter.end()
    times = placement.target.width() // 40
    left = placement.target.x() + round(13 * ratio)
    top = placement.target.y() + round(7 * ratio)
    words = np.frombuffer(canvas.constBits(), "<u4").reshape(300, 300) & 0xFFFFFF
    seen = words[top : top + 30 * times, left : left + 40 * times]
    expected = pixels.repeat(times, axis=0).repeat(times, axis=1)
    height, width = seen.shape
    assert np.array_equal(seen, expected[:height, :width])
