"""When the long work of a start begins."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from vmdesk.views.first_picture import FirstPicture


class Window(QWidget):
    """Notes in `story` when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.story: list[str] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        self.story.append("painted")


def test_work_begins_once_the_window_is_drawn(qtbot) -> None:
    """What waits for the first picture begins after it, and only once."""
    window = Window()
    qtbot.addWidget(window)
    picture = FirstPicture(window)
    picture.drawn.connect(lambda: window.story.append("work"))
    window.show()
    qtbot.waitUntil(lambda: "work" in window.story)
    window.update()
    qtbot.wait(700)
    assert window.story[:2] == ["painted", "work"]
    assert window.story.count("work") == 1


def test_a_window_that_is_not_drawn_does_not_hold_up_the_work(qtbot) -> None:
    """A window that starts minimised still gets its hosts."""
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitSignal(FirstPicture(window).drawn, timeout=5000):
        pass
    assert not window.story
