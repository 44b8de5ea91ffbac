"""What the user sees of a guest's screen."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor

from tests.console import rfb
from tests.views.console.conftest import Console, until
from vmdesk.console.events import Rect
from vmdesk.views.console.placement import ScaleMode, place, scrolled


def colours(image) -> np.ndarray:
    """The pixels of an image, without alpha."""
    image = image.convertToFormat(image.Format.Format_RGB32)
    words = np.frombuffer(image.constBits(), "<u4").reshape(image.height(), -1)
    return words[:, : image.width()] & 0xFFFFFF


def test_the_screen_shows_the_guests_pixels_one_to_one(watch):
    """Without scaling each pixel of the guest is one of the screen, in the middle of the view."""

    async def work(c: Console):
        pixels = rfb.picture(64, 48)
        c.view.set_scale_mode(ScaleMode.ACTUAL)
        await c.connect()
        await c.show(rfb.update(rfb.raw(0, 0, pixels)))
        await c.show(rfb.update(rfb.raw(5, 6, pixels[:9, :7])))
        pixels[6:15, 5:12] = pixels[:9, :7].copy()
        seen = colours(c.viewport.grab().toImage())
        top, left = (seen.shape[0] - 48) // 2, (seen.shape[1] - 64) // 2
        assert np.array_equal(seen[top : top + 48, left : left + 64], pixels)

    watch(work)


def test_a_scaled_screen_fills_the_view_and_keeps_its_shape(watch):
    """Fitted, the picture is as large as the view allows, and not distorted."""

    async def work(c: Console):
        await c.connect()
        await c.show(rfb.update(rfb.raw(0, 0, np.full((48, 64), 0x2040FF, np.uint32))))
        seen = colours(c.viewport.grab().toImage()) == 0x2040FF
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        assert len(rows) >= c.viewport.height() - 2
        assert abs(len(columns) / len(rows) - 64 / 48) < 0.02

    watch(work, 64, 48)


def test_a_view_of_the_guests_size_shows_every_pixel_of_it(watch):
    """A guest as large as the view, as on a full screen, is shown unscaled, to the very edges."""

    async def work(c: Console):
        pixels = rfb.picture(400, 300)
        c.view.setFixedSize(400, 300)
        await c.connect()
        await c.show(rfb.update(rfb.raw(0, 0, pixels)))
        await until(lambda: np.array_equal(colours(c.viewport.grab().toImage()), pixels))

    watch(work, 400, 300)


def test_a_guest_that_changes_its_size_is_shown_in_the_new_one(watch):
    """After a resize the whole new screen is asked for and shown."""

    async def work(c: Console):
        pixels = rfb.picture(100, 80)
        c.view.set_scale_mode(ScaleMode.ACTUAL)
        await c.connect()
        await c.show(rfb.update(rfb.header(0, 0, 100, 80, -223)))
        assert (0, 0, 0, 100, 80) in c.display.said(3)
        await c.show(rfb.update(rfb.raw(0, 0, pixels)))
        assert np.array_equal(colours(c.view.screenshot()), pixels)

    watch(work)


def test_a_screenshot_does_not_change_with_the_screen(watch):
    """What was taken stays as it was, in the guest's own size."""

    async def work(c: Console):
        pixels = rfb.picture(64, 48)
        await c.connect()
        await c.show(rfb.update(rfb.raw(0, 0, pixels)))
        shot = c.view.screenshot()
        await c.show(rfb.update(rfb.raw(0, 0, pixels * 0)))
        assert np.array_equal(colours(shot), pixels)

    watch(work)


def test_changes_are_asked_for_only_while_somebody_looks(watch):
    """A hidden console lets its guest draw in peace, and catches up when it is seen again."""

    async def work(c: Console):
        await c.connect()
        c.window.hide()
        asked = len(c.display.said(3))
        c.display.draw(rfb.picture(64, 48))
        await until(lambda: (colours(c.view.screenshot()) == rfb.picture(64, 48)).all())
        assert len(c.display.said(3)) == asked
        c.window.show()
        await until(lambda: len(c.display.said(3)) > asked)

    watch(work)


def test_a_large_screen_arrives_whole(watch):
    """Megabytes, more than one turn's work, are all shown."""

    async def work(c: Console):
        pixels = rfb.picture(1920, 1080)
        await c.connect()
        await c.show(rfb.update(rfb.raw(0, 0, pixels)))
        assert np.array_equal(colours(c.view.screenshot()), pixels)

    watch(work, 1920, 1080)


def test_the_guests_pointer_is_the_pointer_over_its_screen(watch):
    """A shape that the guest sends is shown, and an empty one hides the pointer."""

    async def work(c: Console):
        red = np.full((8, 8), 0xFF0000, np.uint32)
        c.view.set_scale_mode(ScaleMode.ACTUAL)
        await c.connect()
        await c.show(rfb.update(rfb.cursor(3, 2, red, red > 0)))
        cursor = c.viewport.cursor()
        assert (cursor.hotSpot().x(), cursor.hotSpot().y()) == (3, 2)
        assert cursor.pixmap().toImage().pixelColor(4, 4) == QColor("red")
        await c.show(rfb.update(rfb.header(0, 0, 0, 0, -239)))
        assert c.viewport.cursor().shape() == c.viewport.cursor().shape().BlankCursor

    watch(work, 400, 300)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("mode", list(ScaleMode))
def test_every_position_finds_the_pixel_that_is_drawn_there(ratio, mode):
    """The middle of a guest's pixel on the screen is that pixel, at every scale of the desktop."""
    placement = place(QSize(320, 200), QSize(701, 503), ratio, mode)
    for x, y in [(0, 0), (319, 199), (17, 101)]:
        left = (placement.target.x() + (x + 0.5) * placement.scale) / ratio
        top = (placement.target.y() + (y + 0.5) * placement.scale) / ratio
        assert placement.to_guest(QPointF(left, top)) == (x, y)
        assert placement.to_widget(Rect(x, y, 1, 1)).contains(int(left), int(top))


def test_positions_beside_the_picture_are_its_edge():
    """The pointer cannot leave the guest's screen."""
    placement = place(QSize(320, 200), QSize(800, 600), 1.0, ScaleMode.ACTUAL)
    assert placement.to_guest(QPointF(-50, 9000)) == (0, 199)


def test_a_scrolled_picture_moves_its_positions():
    """With the scroll bars moved, the pixel under the pointer is another one."""
    placement = scrolled(place(QSize(2000, 2000), QSize(500, 400), 1.0, ScaleMode.ACTUAL), 30, 40)
    assert placement.to_guest(QPointF(10.5, 20.5)) == (40, 60)
