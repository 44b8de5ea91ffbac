"""Icons are seen on every background and at every scale."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPalette

from vmdesk.resources import data_path
from vmdesk.views.icons import icon, program_icon

NAMES = sorted(path.stem for path in data_path("icons").glob("*.svg") if path.stem != "vmdesk")
NORMAL, DISABLED, SELECTED = QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Selected


def ink(image: QImage) -> list[QColor]:
    """The colours of the pixels that are fully painted."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return [colour for colour in pixels if colour.alpha() > 250]


def picture(name: str, mode: QIcon.Mode = NORMAL, scale: float = 1.0) -> QImage:
    return icon(name).pixmap(QSize(48, 48), scale, mode).toImage()


@pytest.fixture
def palette(qapp):
    """Sets a colour of the application's palette, until the test ends."""
    before = QGuiApplication.palette()

    def set_colour(role: QPalette.ColorRole, colour: str) -> None:
        changed = QGuiApplication.palette()
        changed.setColor(role, QColor(colour))
        QGuiApplication.setPalette(changed)

    yield set_colour
    QGuiApplication.setPalette(before)


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_shows_something(qapp, name):
    """No icon is empty or runs into the edge of its square."""
    image = picture(name)
    painted = {(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() > 100}
    assert len(painted) > 60
    assert all(0 < x < 47 and 0 < y < 47 for x, y in painted)


def test_an_icon_follows_a_change_from_light_to_dark(palette):
    """One icon, made once, is dark on light and light on dark."""
    made = icon("network")
    palette(QPalette.ColorRole.WindowText, "#101010")
    assert {colour.name() for colour in ink(made.pixmap(48, 48).toImage())} == {"#101010"}
    palette(QPalette.ColorRole.WindowText, "#f0f0f0")
    assert {colour.name() for colour in ink(made.pixmap(48, 48).toImage())} == {"#f0f0f0"}


def test_a_selected_row_keeps_its_icon_readable(palette):
    """On the highlight everything has the colour of its text, the green of “running” too."""
    palette(QPalette.ColorRole.HighlightedText, "#fefefe")
    assert {colour.name() for colour in ink(picture("vm-running", SELECTED))} == {"#fefefe"}


def test_a_disabled_icon_is_fainter(qapp):
    """What cannot be done looks so."""
    assert ink(picture("start"))
    assert not ink(picture("start", DISABLED))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_an_icon_has_the_resolution_of_its_screen(qapp, scale):
    """A fractional scale gets pixels of its own, not stretched ones."""
    pixmap = icon("start").pixmap(QSize(24, 24), scale)
    assert pixmap.width() == round(24 * scale)
    assert pixmap.devicePixelRatio() == scale


def test_an_icon_that_does_not_exist_is_an_error(qapp):
    """A misspelt name is found when it is asked for, not as an empty button."""
    with pytest.raises(KeyError, match="strat"):
        icon("strat")


def test_the_program_has_an_icon(qapp):
    """VMDesk's own icon is found and shows."""
    assert not program_icon().pixmap(64, 64).isNull()
