"""The Serial side of a VM's page: the states of its line, its ports, its log."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from tests.views.conftest import make_vm
from vmdesk.errors import ConnectionLost, HostError
from vmdesk.model.actions import Action
from vmdesk.model.hardware import SerialKind, SerialPort
from vmdesk.model.vm import VMState
from vmdesk.views.terminal import line as line_module
from vmdesk.views.terminal.page import SerialPage
from vmdesk.views.terminal.states import SerialState

FIRST = SerialPort("serial0", SerialKind.SERIAL, "ttyS0")
SECOND = SerialPort("console1", SerialKind.VIRTIO, "hvc0")
RUNNING = make_vm("web", VMState.RUNNING, serials=(FIRST, SECOND))
STOPPED = replace(RUNNING, state=VMState.STOPPED)


async def until(condition):
    while not condition():
        await asyncio.sleep(0.005)


class Desk:
    """A page in a window of its own, and the guest at the other end of its lines."""

    def __init__(self, rig, vm):
        self.rig = rig
        self.page = SerialPage(rig.context, vm)
        self.page.resize(700, 400)
        self.page.show()

    @property
    def line(self):
        return self.rig.backend.serial.lines[RUNNING.ref, self.port]

    port = FIRST.name

    @property
    def text(self):
        terminal = self.page.view.terminal
        return terminal.text((terminal.first, 0), (terminal.end, 0)).rstrip()

    def words(self):
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    async def press(self, label):
        """Press a button once it is there."""
        found = self._buttons(label)
        while not found:
            await asyncio.sleep(0.005)
            found = self._buttons(label)
        found[0].click()

    def _buttons(self, label):
        return [
            button
            for button in self.page.findChildren(QPushButton)
            if button.accessibleName() == label and button.isVisible()
        ]

    async def until_state(self, state):
        await until(lambda: self.page.state is state)

    async def say(self, data):
        """The guest writes *data*; return when it is on the screen."""
        self.line.say(data)
        await asyncio.sleep(0)
        await until(lambda: self.line._arrived.empty() and not self.page.view.busy)
        await asyncio.sleep(0.01)


@pytest.fixture
def at(play, monkeypatch):
    """Run ``story(desk)`` with the page of *vm* shown."""
    monkeypatch.setattr(line_module, "GRACE_MS", 20)

    def run_it(story, vm=RUNNING):
        async def whole(rig):
            desk = Desk(rig, vm)
            try:
                await story(desk)
            finally:
                desk.page.let_go()
                desk.page.close()
                desk.page.deleteLater()

        play(whole, vm)

    return run_it


def test_a_running_vm_is_connected_and_its_text_is_shown(at):
    """What the guest writes is on the screen, what it asks for is answered."""

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        await desk.say("boot 中文\r\n# \x1b[6n".encode())
        assert desk.text == "boot 中文\n#"
        await until(lambda: desk.line.sent == b"\x1b[2;3R")
        assert desk.page.view.accessibleName() == "Serial console of web"

    at(story)


def test_a_vm_that_is_off_offers_to_start_it(at):
    """The button starts the VM, and the console is there when it runs."""

    async def story(desk):
        assert desk.page.state is SerialState.OFF
        assert "The VM is off" in desk.words()
        await desk.press("Start")
        await desk.until_state(SerialState.CONNECTED)

    at(story, STOPPED)


def test_it_is_connected_again_after_a_power_cycle_and_keeps_its_text(at):
    """What the guest said before it went off can still be read after its next start."""

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        await desk.say(b"before\r\n")
        first = desk.line
        first.say(b"")
        desk.rig.core.controller.perform_all(Action.POWER_OFF, [RUNNING.ref])
        await desk.until_state(SerialState.OFF)
        desk.rig.core.controller.perform_all(Action.START, [RUNNING.ref])
        await desk.until_state(SerialState.CONNECTED)
        assert desk.line is not first
        await desk.say(b"after")
        assert desk.text == "before\nafter"

    at(story)


def test_somebody_else_is_named_and_can_be_taken_over(at):
    """No fight for the line: the user decides."""

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        mine = desk.line
        other = await desk.rig.backend.serial.open_serial(RUNNING.ref, force=True)
        await until(lambda: mine.closed)
        assert not other.closed
        await desk.press("Reconnect")
        await desk.until_state(SerialState.TAKEN)
        await desk.press("Take Over")
        await desk.until_state(SerialState.CONNECTED)
        assert other.closed

    at(story)


def test_a_lasting_line_that_ends_is_opened_again_once(at, monkeypatch):
    """As when the host restarts the VM faster than it can tell."""
    monkeypatch.setattr(line_module, "LASTING_SECONDS", 0.0)

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        first = desk.line
        first.say(b"")
        await until(lambda: desk.line is not first)
        await desk.until_state(SerialState.CONNECTED)

    at(story)


def test_a_refusal_is_told_with_a_way_out(at):
    """The host's own words are shown, and Reconnect tries again."""

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        desk.rig.world.failures["open_serial"] = HostError("no pty <b>left</b>")
        desk.page._line.open()
        await desk.until_state(SerialState.ENDED)
        assert "no pty <b>left</b>" in desk.words()
        await desk.press("Reconnect")
        await desk.until_state(SerialState.CONNECTED)

    at(story)


def test_it_is_connected_again_when_its_host_is_back(at):
    """Nobody has to press anything after the host was lost for a while."""

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        desk.rig.world.failures["open_serial"] = ConnectionLost("gone")
        desk.page._line.open()
        await desk.until_state(SerialState.ENDED)
        await desk.rig.core.inventory.list_host(RUNNING.ref.host)
        await desk.until_state(SerialState.CONNECTED)

    at(story)


def test_a_vm_without_a_port_says_so(at):
    """There is nothing to press, but it is said what is missing."""

    async def story(desk):
        assert desk.page.state is SerialState.MISSING
        assert "This VM has no serial console" in desk.words()

    at(story, replace(RUNNING, serials=()))


def test_several_ports_can_be_chosen_from(at):
    """The other port begins with an empty screen; the first one is free for others then."""

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        await desk.say(b"on the first")
        (chooser,) = desk.page.findChildren(QComboBox)
        assert [chooser.itemText(n) for n in range(chooser.count())] == [
            "Serial port ttyS0",
            "Virtio console hvc0",
        ]
        first = desk.line
        chooser.setCurrentIndex(1)
        chooser.activated.emit(1)
        desk.port = SECOND.name
        await desk.until_state(SerialState.CONNECTED)
        await until(lambda: first.closed)
        await desk.say(b"on the second")
        assert desk.text == "on the second"

    at(story)


def test_the_log_has_the_text_and_survives_a_full_disk(at, tmp_path):
    """Plain text is added to the file; what cannot be written is told, and ends the log."""
    log = tmp_path / "web.log"
    told = []

    async def story(desk):
        desk.rig.tasks.failed.connect(told.append)
        await desk.until_state(SerialState.CONNECTED)
        desk.page.start_log(str(log))
        await desk.say(b"\x1b[31mred\x1b[m\r\nunfinished")
        desk.page._stop_log()
        desk.page.start_log("/dev/full")
        await desk.say(b"more\r\nand more\r\n")
        await until(lambda: told)
        desk.page.start_log("/nowhere/at/all")

    at(story)
    assert log.read_text() == "red\nunfinished\n"
    assert [str(error).partition(" cannot be written")[0] for error in told] == [
        "/dev/full",
        "/nowhere/at/all",
    ]


def test_the_size_is_typed_for_a_guest_that_cannot_know_it(at):
    """Rows and columns are those of the window."""

    async def story(desk):
        await desk.until_state(SerialState.CONNECTED)
        desk.page._tell_size()
        terminal = desk.page.view.terminal
        wanted = f"stty rows {terminal.lines} cols {terminal.columns}\r".encode()
        await until(lambda: desk.line.sent == wanted)
        assert f"{terminal.columns}×{terminal.lines}" in desk.words()

    at(story)


def test_the_font_size_is_remembered(at):
    """The next console has the size that the last one was given."""

    async def story(desk):
        desk.page.view.zoom(1)
        points = desk.page.view.cells.points
        again = SerialPage(desk.rig.context, RUNNING)
        assert again.view.cells.points == points
        again.let_go()
        again.deleteLater()

    at(story)
