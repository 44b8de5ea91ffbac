"""Keys and pointer go to the guest, and nothing stays pressed there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.console import rfb
from tests.views.console.conftest import EXTENDED_KEYS, Console, until
from vmdesk.console.keymap import KEYCODES, scancode_of
from vmdesk.model.vm import VMState
from vmdesk.views.console.placement import ScaleMode

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def key(screen, name, down, keysym: int = 0, repeat: bool = False):
    """A key of this computer's keyboard, as X11 and Wayland report it."""
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    native = KEYCODES[name] + 8
    event = QKeyEvent(kind, 0, NO_MODIFIER, native, keysym, 0, "", repeat)
    QApplication.sendEvent(screen, event)


def tap(screen, *names):
    for name in names:
        key(screen, name, True)
    for name in reversed(names):
        key(screen, name, False)


async def take_keyboard(c):
    """Connect to a server that takes scancodes, and let the guest have the keyboard."""
    await c.connect()
    await c.show(rfb.update(EXTENDED_KEYS))
    await c.focus()


def scancodes(c):
    """What the guest's keyboard did: (scancode, down)."""
    return [(message[3], bool(message[1])) for message in c.display.said(255)]


def test_keys_reach_the_guest_as_scancodes(watch):
    """Physical keys are sent, so that the guest's own layout decides what they write."""

    async def work(c: Console):
        await take_keyboard(c)
        tap(c.screen, "RIGHTALT", "Q")
        await until(lambda: len(scancodes(c)) == 4)
        alt, q = scancode_of(KEYCODES["RIGHTALT"]), scancode_of(KEYCODES["Q"])
        assert scancodes(c) == [(alt, True), (q, True), (q, False), (alt, False)]

    watch(work)


def test_a_server_without_scancodes_gets_what_the_key_means(watch):
    """The keysym of the user's layout is sent where physical keys are not understood."""

    async def work(c: Console):
        await c.connect()
        await c.focus()
        key(c.screen, "Y", True, keysym=ord("z"))
        QTest.keyPress(c.screen, Qt.Key.Key_F5)
        e_acute = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, NO_MODIFIER, "é")
        QApplication.sendEvent(c.screen, e_acute)
        await until(lambda: len(c.display.said(4)) == 3)
        assert c.display.said(4) == [(1, ord("z")), (1, 0xFFC2), (1, ord("é"))]

    watch(work)


def test_a_held_key_repeats_and_is_released_once(watch):
    """Repeats are pressed again, as a keyboard does it, and never released in between."""

    async def work(c: Console):
        await take_keyboard(c)
        key(c.screen, "A", True)
        key(c.screen, "A", False, repeat=True)
        key(c.screen, "A", True, repeat=True)
        key(c.screen, "A", False)
        await until(lambda: len(scancodes(c)) == 3)
        assert [down for _, down in scancodes(c)] == [True, True, False]

    watch(work)


def test_losing_the_focus_releases_every_key(watch):
    """No modifier stays pressed in the guest when the release goes elsewhere."""

    async def work(c: Console):
        await take_keyboard(c)
        key(c.screen, "LEFTCTRL", True)
        key(c.screen, "LEFTALT", True)
        c.screen.clearFocus()
        await until(lambda: len(scancodes(c)) == 4)
        assert {code for code, down in scancodes(c) if not down} == {0x1D, 0x38}
        key(c.screen, "LEFTALT", False)
        key(c.screen, "A", True)
        await until(lambda: len(scancodes(c)) == 5)

    watch(work)


def test_a_pause_releases_every_key_and_sends_none(watch):
    """A paused guest gets nothing to do later."""

    async def work(c: Console):
        await take_keyboard(c)
        key(c.screen, "LEFTSHIFT", True)
        c.view.set_vm_state(VMState.PAUSED)
        key(c.screen, "A", True)
        c.view.set_vm_state(VMState.RUNNING)
        key(c.screen, "B", True)
        await until(lambda: len(scancodes(c)) == 3)
        assert scancodes(c) == [(0x2A, True), (0x2A, False), (0x30, True)]

    watch(work)


def shortcut_of(window) -> list[int]:
    """Gives the window the shortcut Ctrl+W; the list grows when it is used."""
    used: list[int] = []
    QShortcut(QKeySequence("Ctrl+W"), window).activated.connect(lambda: used.append(1))
    return used


def test_shortcuts_and_tab_go_to_the_guest(watch):
    """While the guest has the keyboard, the window's shortcuts and Tab are the guest's."""

    async def work(c: Console):
        used = shortcut_of(c.window)
        await c.connect()
        await c.focus()
        QTest.keyClick(c.screen, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(c.screen, Qt.Key.Key_Tab)
        await until(lambda: (1, 0xFF09) in c.display.said(4))
        assert (1, ord("w")) in c.display.said(4)
        assert c.screen.hasFocus()
        assert not used

    watch(work)


def test_without_a_guest_shortcuts_and_tab_are_the_windows(watch):
    """A console of a VM that is off is no trap for the keyboard."""

    async def work(c: Console):
        used = shortcut_of(c.window)
        await c.focus()
        QTest.keyClick(c.screen, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(c.screen, Qt.Key.Key_Tab)
        assert used == [1]
        assert not c.screen.hasFocus()

    watch(work)


@pytest.mark.parametrize("names", [["RIGHTCTRL"], ["LEFTCTRL", "LEFTALT"]])
def test_a_tap_on_the_host_key_gives_the_keyboard_back(watch, names):
    """Right Ctrl, or Ctrl and Alt, alone: the widget that had the keyboard has it again."""

    async def work(c: Console):
        await c.connect()
        c.window.activateWindow()
        c.line.setFocus()
        await c.focus()
        tap(c.screen, *names)
        assert c.line.hasFocus()

    watch(work)


def test_the_host_key_in_a_combination_stays_with_the_guest(watch):
    """Right Ctrl and C, or Ctrl+Alt+Delete, are the guest's own."""

    async def work(c: Console):
        await take_keyboard(c)
        tap(c.screen, "RIGHTCTRL", "C")
        tap(c.screen, "LEFTCTRL", "LEFTALT", "DELETE")
        key(c.screen, "RIGHTCTRL", True)
        QTest.mouseClick(c.viewport, LEFT)
        key(c.screen, "RIGHTCTRL", False)
        assert c.screen.hasFocus()

    watch(work)


def test_the_pointer_is_sent_in_the_guests_pixels(watch):
    """A click in the middle of the view is one in the middle of the guest's screen."""

    async def work(c: Console):
        await c.connect()
        QTest.mouseMove(c.viewport, QPoint(5, 5))
        middle = c.viewport.rect().center()
        QTest.mousePress(c.viewport, Qt.MouseButton.RightButton, pos=middle)
        QTest.mouseRelease(c.viewport, Qt.MouseButton.RightButton, pos=middle)
        await until(lambda: len(c.display.said(5)) >= 2)
        pressed, released = c.display.said(5)[-2:]
        assert (pressed[0], released[0]) == (4, 0)
        assert abs(pressed[1] - 320) <= 2
        assert abs(pressed[2] - 240) <= 2

    watch(work, 640, 480)


def wheel(viewport, angle):
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle, viewport.mapToGlobal(middle), QPoint(), angle, Qt.MouseButton.NoButton,
        NO_MODIFIER, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_the_wheel_turns_in_notches(watch):
    """A notch is one click of the wheel's button; small turns add up to one."""

    async def work(c: Console):
        await c.connect()
        wheel(c.viewport, QPoint(0, -120))
        wheel(c.viewport, QPoint(0, 60))
        wheel(c.viewport, QPoint(0, 60))
        await until(lambda: len(c.display.said(5)) == 4)
        assert [mask for mask, _, _ in c.display.said(5)] == [16, 0, 8, 0]

    watch(work)


def test_a_guest_without_a_tablet_gets_motion_after_a_click(watch):
    """The first click captures the pointer and is not sent; the host key lets it go again."""

    async def work(c: Console):
        c.view.set_scale_mode(ScaleMode.ACTUAL)
        await c.connect()
        await c.show(rfb.update(rfb.header(0, 0, 0, 0, -257)))
        await c.focus()
        QTest.mouseMove(c.viewport, QPoint(20, 20))
        QTest.mouseClick(c.viewport, LEFT)
        assert QWidget.mouseGrabber() is c.viewport
        moved = c.viewport.rect().center() + QPoint(3, -2)
        QTest.mousePress(c.viewport, LEFT, pos=moved)
        await until(lambda: (1, 0x7FFF + 3, 0x7FFF - 2) in c.display.said(5))
        tap(c.screen, "RIGHTCTRL")
        assert QWidget.mouseGrabber() is None

    watch(work)


def test_a_display_that_does_not_listen_gets_the_last_position(watch):
    """Positions do not pile up: when the display listens again it gets where the pointer is."""

    async def work(c: Console):
        c.view.set_scale_mode(ScaleMode.ACTUAL)
        await c.connect()
        c.display.listening.clear()
        for i in range(60_000):
            QTest.mouseMove(c.viewport, QPoint(i % 300, i % 200))
        QTest.mouseMove(c.viewport, QPoint(123, 45))
        c.display.listening.set()
        await until(lambda: c.display.said(5) and c.display.said(5)[-1] == (0, 123, 45))
        assert len(c.display.said(5)) < 60_000

    watch(work, 10_000, 2_000)
