"""A display that wants a password asks in its own pane."""

import asyncio
import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.console import rfb
from tests.views.console.conftest import Display, until
from vmdesk.console.des import vnc_response
from vmdesk.model.display import DisplayLink
from vmdesk.model.vm import VMState
from vmdesk.views.console.states import ConsoleState
from vmdesk.views.console.view import ConsoleView

CHALLENGE = os.urandom(16)
PASSWORD = "s3cret"


class Protected(Display):
    """Asks for PASSWORD in the way of VNC."""

    known = ""

    async def open(self) -> DisplayLink:
        link = await super().open()
        return DisplayLink(link.socket, password=self.known)

    async def _serve(self, reader: asyncio.StreamReader) -> None:
        self.send(b"RFB 003.008\n\1\2" + CHALLENGE)
        try:
            await reader.readexactly(12 + 1)
            answer = await reader.readexactly(16)
        except asyncio.IncompleteReadError:
            return
        if answer != vnc_response(PASSWORD, CHALLENGE):
            self.send(b"\0\0\0\1\0\0\0\2no")
            return
        self.send(b"\0\0\0\0")
        await reader.readexactly(1)
        self.send(rfb.server_init(*self.size, b"x"))
        while await reader.read(100):
            pass


@pytest.fixture
def protected(run, qtbot):
    def play(story, known: str = "") -> None:
        async def whole() -> None:
            display = Protected()
            display.known = known
            window = QWidget()
            qtbot.addWidget(window)
            view = ConsoleView("web", display.open, window)
            QVBoxLayout(window).addWidget(view)
            window.resize(600, 400)
            window.show()
            view.set_vm_state(VMState.RUNNING)
            try:
                await story(view, display)
            finally:
                view.disconnect_display()
                await display.hang_up()

        run(whole())

    return play


def field(view) -> QLineEdit:
    found: QLineEdit
    (found,) = [w for w in view.findChildren(QLineEdit) if w.isVisible()]
    return found


def test_the_pane_asks_and_the_right_answer_connects(protected):
    """What is typed is hidden, and Enter gives it."""

    async def story(view, display):
        await until(lambda: view.state is ConsoleState.PASSWORD)
        assert field(view).accessibleName() == "Password"
        assert field(view).echoMode() is QLineEdit.EchoMode.Password
        QTest.keyClicks(field(view), PASSWORD)
        QTest.keyClick(field(view), Qt.Key.Key_Return)
        await until(lambda: view.state is ConsoleState.CONNECTED)
        assert not view.findChildren(QLineEdit)[0].isVisible()

    protected(story)


def test_a_wrong_password_is_said_and_can_be_tried_again(protected):
    """The banner has the display's verdict and a way to another try."""

    async def story(view, display):
        await until(lambda: view.state is ConsoleState.PASSWORD)
        QTest.keyClicks(field(view), "wrong")
        QTest.keyClick(field(view), Qt.Key.Key_Return)
        await until(lambda: view.state is ConsoleState.DISCONNECTED)
        view.reconnect()
        await until(lambda: view.state is ConsoleState.PASSWORD)
        assert field(view).text() == ""

    protected(story)


def test_a_password_that_the_host_knows_is_not_asked_for(protected):
    """libvirt's own is given at once."""

    async def story(view, display):
        states: list[ConsoleState] = []
        view.state_changed.connect(states.append)
        await until(lambda: view.state is ConsoleState.CONNECTED)
        assert ConsoleState.PASSWORD not in states

    protected(story, known=PASSWORD)
