"""Pictures of screens become PNG files that any program reads."""

import pytest

from vmdesk.errors import HostError
from vmdesk.services.picture import as_png, png_size

PIXELS = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 1, 2, 3])


def test_a_ppm_becomes_a_png_with_the_same_pixels(qapp):
    """Qt reads back what went in, pixel by pixel; comments in the header are skipped."""
    from PySide6.QtGui import QImage

    png = as_png(b"P6\n# made by QEMU\n3 2\n255\n" + PIXELS)
    assert png_size(png) == (3, 2)
    image = QImage.fromData(png)
    colours = [image.pixelColor(x, y) for y in range(2) for x in range(3)]
    found = [(colour.red(), colour.green(), colour.blue()) for colour in colours]
    assert found == [tuple(PIXELS[at : at + 3]) for at in range(0, len(PIXELS), 3)]


def test_a_png_stays_as_it_is():
    """VirtualBox and libvirt's test driver send PNG."""
    png = as_png(b"P6 3 2 255\n" + PIXELS)
    assert as_png(png) == png


@pytest.mark.parametrize("broken", [b"", b"GIF89a", b"P6 3 2 255\n" + PIXELS[:-1], b"P6 0 0 255\n"])
def test_what_is_no_whole_picture_is_refused(broken):
    """A file that nobody can open is not written."""
    with pytest.raises(HostError):
        as_png(broken)
