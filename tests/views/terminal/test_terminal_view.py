"""The terminal as a widget: keys, mouse, clipboard, scrollback, and what it repaints."""

import asyncio
import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from vmdesk.views.terminal.painter import LinePainter
from vmdesk.views.terminal.search_bar import SearchBar
from vmdesk.views.terminal.view import TerminalView
from vmdesk.views.theme import make_palette

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Key = Qt.Key


class Desk:
    """A terminal below a line of text; `sent` is what the guest got."""

    def __init__(self, window):
        self.window = window
        self.line = QLineEdit()
        self.view = TerminalView("web")
        self.search = SearchBar(self.view)
        layout = QVBoxLayout(window)
        for widget in (self.line, self.view, self.search):
            layout.addWidget(widget)
        self.sent = bytearray()
        self.view.typed.connect(self.sent.extend)
        window.resize(600, 400)
        window.show()
        window.activateWindow()
        self.view.setFocus()

    def show(self, data):
        self.view.feed(data)
        while self.view.busy:
            QApplication.processEvents()
        QApplication.processEvents()

    def key(self, key, held=NONE):
        QTest.keyClick(self.view, key, held)

    def at(self, row, column):
        """The point in the middle of the left edge of a cell."""
        area = self.view.cells.rect(row, column, column + 1)
        return QPoint(round(area.left()), round(area.center().y()))


@pytest.fixture
def desk(run, qtbot):
    async def made():
        return Desk(QWidget())

    desk = run(made())
    qtbot.addWidget(desk.window)
    return desk


@pytest.mark.parametrize(
    ("key", "held", "sent"),
    [
        (Key.Key_A, NONE, b"a"),
        (Key.Key_C, CTRL, b"\x03"),
        (Key.Key_BracketRight, CTRL, b"\x1d"),
        (Key.Key_X, ALT, b"\x1bx"),
        (Key.Key_Up, NONE, b"\x1b[A"),
        (Key.Key_Left, CTRL, b"\x1b[1;5D"),
        (Key.Key_F10, NONE, b"\x1b[21~"),
        (Key.Key_Return, NONE, b"\r"),
        (Key.Key_Backspace, NONE, b"\x7f"),
        (Key.Key_Tab, NONE, b"\t"),
        (Key.Key_Backtab, SHIFT, b"\x1b[Z"),
        (Key.Key_Escape, NONE, b"\x1b"),
        (Key.Key_Shift, NONE, b""),
    ],
)
def test_keys_are_the_guests(desk, key, held, sent):
    """Tab, Escape, Ctrl and Alt, too; a key that is only held sends nothing."""
    desk.key(key, held)

    assert desk.sent == sent


def test_cursor_keys_follow_the_guests_mode(desk):
    """Full-screen programs ask for the other form."""
    desk.show(b"\x1b[?1h")
    desk.key(Key.Key_Up)

    assert desk.sent == b"\x1bOA"


def test_composed_text_is_sent(desk):
    """What an input method makes of keys arrives as UTF-8."""
    event = QInputMethodEvent()
    event.setCommitString("中")
    QApplication.sendEvent(desk.view, event)

    assert desk.sent == "中".encode()


def test_text_is_selected_copied_and_pasted(desk):
    """Drag, Ctrl+Shift+C, Ctrl+Shift+V; in brackets when the guest wants them."""
    desk.show(b"hello world\r\nsecond")
    viewport = desk.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, desk.at(0, 6))
    QTest.mouseMove(viewport, desk.at(1, 3))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, desk.at(1, 3))
    desk.key(Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == "world\nsec"
    assert desk.sent == b""

    desk.key(Key.Key_V, CTRL | SHIFT)
    assert desk.sent == b"world\rsec"
    desk.sent.clear()
    desk.show(b"\x1b[?2004h")
    desk.key(Key.Key_V, CTRL | SHIFT)
    assert desk.sent == b"\x1b[200~world\rsec\x1b[201~"


def test_a_double_click_takes_a_word_and_a_third_the_line(desk):
    """Paths and addresses are one word, wide characters are whole."""
    desk.show("cat /etc/中文.conf | less".encode())
    viewport = desk.view.viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, NONE, desk.at(0, 10))
    assert desk.view.selected_text() == "/etc/中文.conf"

    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, desk.at(0, 10))
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, desk.at(0, 10))
    assert desk.view.selected_text() == "cat /etc/中文.conf | less"


def test_a_selection_stays_with_its_text(desk):
    """It scrolls with it, and goes when the guest writes over it."""
    desk.show(b"keep me")
    desk.view.selection.set((0, 0), (0, 4))
    desk.show(b"\r\n" * 100)
    assert desk.view.selected_text() == "keep"

    desk.view.selection.set((desk.view.terminal.end - 1, 0), (desk.view.terminal.end - 1, 4))
    desk.show(b"other")
    assert not desk.view.selection


def test_who_reads_the_scrollback_is_not_torn_away(desk):
    """New text does not move the window; typing goes back to it."""
    desk.show(b"".join(b"%d\r\n" % number for number in range(200)))
    desk.key(Key.Key_PageUp, SHIFT)
    shown = desk.view.first_shown
    assert shown < desk.view.terminal.top
    desk.show(b"more\r\n" * 10)
    assert desk.view.first_shown == shown
    assert desk.sent == b""

    desk.key(Key.Key_X)
    assert desk.view.first_shown == desk.view.terminal.top


def test_the_wheel_scrolls_and_in_full_screen_programs_presses_arrows(desk):
    """`less` on the alternate screen is scrolled as the shell's text is."""

    def turn():
        middle = QPointF(desk.view.viewport().rect().center())
        event = QWheelEvent(
            middle,
            desk.view.viewport().mapToGlobal(middle),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(desk.view.viewport(), event)

    desk.show(b"x\r\n" * 100)
    turn()
    assert desk.view.first_shown < desk.view.terminal.top
    assert desk.sent == b""
    desk.show(b"\x1b[?1049h")
    turn()
    assert desk.sent == b"\x1bOA" * 3


def test_search_goes_up_and_down_and_back_to_the_guest(desk, qtbot):
    """Enter finds older lines, Shift+Enter newer ones, Escape gives the keyboard back."""
    desk.show(b"".join(b"line %d\r\n" % number for number in range(500)))
    desk.search.open_bar()
    field = desk.search.findChild(QLineEdit)
    QTest.keyClicks(field, "LINE 12")

    def found():
        QApplication.processEvents()
        return desk.view.selection.start[0]

    assert found() == 129
    QTest.keyClick(field, Key.Key_Return)
    assert found() == 128
    QTest.keyClick(field, Key.Key_Return, SHIFT)
    assert found() == 129
    assert desk.view.first_shown <= 129 < desk.view.first_shown + desk.view.terminal.lines
    QTest.keyClicks(field, "x")
    labels = desk.search.findChildren(QLabel)
    qtbot.waitUntil(lambda: "Not found" in [label.text() for label in labels], timeout=3000)
    QTest.keyClick(field, Key.Key_Escape)
    assert desk.search.isHidden()
    assert desk.view.hasFocus()
    assert desk.sent == b""


def pixels(view, row, columns=8):
    """The picture of the first cells of a row."""
    area = view.cells.rect(row, 0, columns).toRect()
    return view.viewport().grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image):
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_colours_fit_light_and_dark(desk):
    """The same red text is readable on both, and the ground is that of the window's theme."""
    desk.view.setFocus()
    desk.show(b"\r\n\x1b[31m########\x1b[m\r\n\x1b[44m        ")
    seen = []
    for dark in (False, True):
        desk.view.setPalette(make_palette(dark))
        QApplication.processEvents()
        seen.append((colours(pixels(desk.view, 1)), colours(pixels(desk.view, 2))))
    (light_text, light_blue), (dark_text, dark_blue) = seen
    assert "#ffffff" in light_text
    assert "#14171c" in dark_text
    assert "#c42b2b" in light_text
    assert "#f4706b" in dark_text
    assert light_blue == {"#0b5fce"}
    assert dark_blue == {"#6ea8ff"}


def test_only_lines_that_changed_are_painted(desk, monkeypatch):
    """One character costs one line, however large the window."""
    desk.show(b"one\r\ntwo\r\nthree\x1b[2;1H")
    painted = []
    real = LinePainter.paint

    def paint(self, row, line, marks):
        painted.append(row)
        real(self, row, line, marks)

    monkeypatch.setattr(LinePainter, "paint", paint)
    desk.show(b"x")

    assert painted == [1]


def test_a_flood_leaves_the_window_its_turns(run, desk):
    """While a guest writes megabytes, no turn of the event loop is long."""

    async def flood():
        desk.view.feed(b"The quick brown fox jumps over the lazy dog\r\n" * 40_000)
        turns = []
        while desk.view.busy:
            started = time.process_time()
            await asyncio.sleep(0)
            turns.append(time.process_time() - started)
        return turns

    turns = run(flood(), 60.0)
    assert len(turns) > 20
    assert sorted(turns)[int(len(turns) * 0.95)] < 0.03


def test_the_window_keeps_its_own_keys(desk):
    """Ctrl+Tab turns the tabs; Ctrl+Shift+F and the zoom are the terminal's."""
    wanted = []
    desk.view.find_wanted.connect(lambda: wanted.append("find"))
    desk.key(Key.Key_F, CTRL | SHIFT)
    before = desk.view.terminal.columns
    desk.key(Key.Key_Plus, CTRL)
    desk.key(Key.Key_Tab, CTRL)

    assert wanted == ["find"]
    assert desk.view.terminal.columns < before
    assert desk.sent == b""
    desk.key(Key.Key_0, CTRL)
    assert desk.view.terminal.columns == before


def test_the_terminal_is_as_large_as_its_window(desk):
    """A larger window has more columns and lines, and what is typed stays in sight."""
    small = desk.view.terminal.columns, desk.view.terminal.lines
    desk.show(b"\r\n" * 50 + b"prompt")
    desk.window.resize(900, 700)
    QApplication.processEvents()

    assert (desk.view.terminal.columns, desk.view.terminal.lines) > small
    cursor = desk.view.terminal.cursor
    assert desk.view.terminal.line(cursor.line).text == "prompt"
    assert desk.view.first_shown <= cursor.line < desk.view.first_shown + desk.view.terminal.lines
