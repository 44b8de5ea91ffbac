"""What the console says when it cannot show a live picture."""

import asyncio

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.console import rfb
from tests.views.console.conftest import NAME, Console, until
from vmdesk.errors import Unsupported
from vmdesk.model.vm import VMState
from vmdesk.views.console.states import ConsoleState


def button(c) -> QPushButton:
    found: QPushButton
    (found,) = [b for b in c.view.findChildren(QPushButton) if b.isVisible()]
    return found


def press(c, name):
    assert button(c).accessibleName() == name
    QTest.mouseClick(button(c), Qt.MouseButton.LeftButton)


def test_the_screen_is_named_by_its_vm(watch):
    """A screen reader finds the console by the VM's literal name, also after a rename."""

    async def work(c: Console):
        assert c.screen.accessibleName() == f"Console of {NAME}"
        c.view.set_name("db")
        assert c.screen.accessibleName() == "Console of db"

    watch(work)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (VMState.STOPPED, "The VM is off"),
        (VMState.SAVED, "The VM is saved to disk"),
        (VMState.CRASHED, "The VM has crashed"),
    ],
)
def test_a_vm_that_is_off_can_be_started_here(watch, qtbot, state, words):
    """The console says why there is no picture, and its button asks for a start."""

    async def work(c: Console):
        c.window.show()
        c.view.set_vm_state(state)
        assert words in c.texts()
        with qtbot.waitSignal(c.view.start_requested):
            press(c, "Start")
        assert c.display.opened == 0

    watch(work)


def test_a_paused_guest_is_dimmed_and_can_be_resumed(watch, qtbot):
    """The last picture stays, darker, with the words and a button over it."""

    async def work(c: Console):
        await c.connect()
        await c.show(rfb.update(rfb.raw(0, 0, np.full((48, 64), 0xFFFFFF, np.uint32))))
        corner = c.viewport.rect().center().x(), 12
        bright = c.viewport.grab().toImage().pixelColor(*corner).lightness()
        c.view.set_vm_state(VMState.PAUSED)
        dimmed = c.viewport.grab().toImage().pixelColor(*corner).lightness()
        assert 10 < dimmed < bright / 2
        with qtbot.waitSignal(c.view.resume_requested):
            press(c, "Resume")
        c.view.set_vm_state(VMState.RUNNING)
        assert c.view.state is ConsoleState.CONNECTED
        assert c.texts() == []

    watch(work)


def test_a_lost_display_says_why_and_connects_again(watch):
    """The reason stands over the last picture; Reconnect opens the display once more."""

    async def work(c: Console):
        await c.connect()
        await c.display.hang_up()
        await until(lambda: c.view.state is ConsoleState.DISCONNECTED)
        assert "The display closed the connection" in c.texts()
        assert c.view.screenshot() is not None
        press(c, "Reconnect")
        await until(lambda: c.view.state is ConsoleState.CONNECTED)
        assert c.display.opened == 2

    watch(work)


def test_nonsense_from_the_server_ends_in_words(watch):
    """A server that breaks the protocol is disconnected with the reason."""

    async def work(c: Console):
        await c.connect()
        c.display.send(b"\x77" * 9)
        await until(lambda: c.view.state is ConsoleState.DISCONNECTED)
        assert any("unknown message" in text for text in c.texts())

    watch(work)


def test_a_vm_that_is_switched_off_never_looks_disconnected(watch):
    """Its display closes a moment before the VM says that it is off: no error is shown for that."""

    async def work(c: Console):
        seen: list[ConsoleState] = []
        await c.connect()
        c.view.state_changed.connect(seen.append)
        await c.display.hang_up()
        await asyncio.sleep(0.1)
        c.view.set_vm_state(VMState.STOPPED)
        assert seen == [ConsoleState.OFF]

    watch(work)


def test_a_vm_that_starts_again_is_connected_again(watch):
    """Off and on again needs no click."""

    async def work(c: Console):
        await c.connect()
        await c.display.hang_up()
        c.view.set_vm_state(VMState.STOPPED)
        c.view.set_vm_state(VMState.STARTING)
        assert c.view.state is ConsoleState.CONNECTING
        assert "Starting…" in c.texts()
        c.view.set_vm_state(VMState.RUNNING)
        await until(lambda: c.view.state is ConsoleState.CONNECTED)
        assert c.display.opened == 2

    watch(work)


def test_a_display_that_cannot_be_opened_says_what_would_help(watch):
    """The backend's reason and hint are shown as they are, markup and all."""

    async def work(c: Console):
        c.display.refuses = Unsupported("No <b>display</b>", hint="Switch it to VNC")
        c.window.show()
        c.view.set_vm_state(VMState.RUNNING)
        await until(lambda: c.view.state is ConsoleState.DISCONNECTED)
        assert "No <b>display</b>\nSwitch it to VNC" in c.texts()
        labels = [label for label in c.view.findChildren(QLabel) if "<b>" in label.text()]
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}

    watch(work)


def test_a_console_that_nobody_sees_does_not_connect(watch):
    """A tab in the background opens no display until it is shown."""

    async def work(c: Console):
        c.view.set_vm_state(VMState.RUNNING)
        assert c.display.opened == 0
        c.window.show()
        await until(lambda: c.view.state is ConsoleState.CONNECTED)

    watch(work)


def test_taking_the_keyboard_says_how_to_get_it_back(watch):
    """The host key is named when the guest gets the keyboard."""

    async def work(c: Console):
        await c.connect()
        await c.focus()
        assert "Right Ctrl gives keyboard and mouse back to you" in c.texts()

    watch(work)
