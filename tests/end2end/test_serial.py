"""The serial console of a real guest: its bytes, its terminal in the window, and in a shell."""

import asyncio
import contextlib
import os
import pty
import re
import select
import subprocess
import termios
import time

import pytest

from tests.end2end.command_line import PROGRAM
from vmdesk.backends.libvirt.backend import LibvirtBackend
from vmdesk.console.terminal import Terminal
from vmdesk.errors import ConnectionLost, InUse, NotFound
from vmdesk.model.vm import VMState

pytestmark = pytest.mark.hypervisor

PRINTABLE = "".join(map(chr, range(32, 127)))
PROMPT = "web:/#"
# The guest interrupts what is typed to tell this.
UP = "has the address"
BOOT_SECONDS = 60
CTRL_LEAVE = b"\x1d"


class Listener:
    """Hears of nothing: these tests ask."""

    def vm_changed(self, ref):
        pass

    def host_changed(self):
        pass

    def connection_lost(self, reason):
        pass


class Line:
    """An open serial console with a terminal on it."""

    def __init__(self, stream):
        self.stream = stream
        self.terminal = Terminal(100, 30)

    def text(self):
        terminal = self.terminal
        return terminal.text((terminal.first, 0), (terminal.end, 0))

    async def until(self, pattern, seconds=20.0):
        """Read until the text matches; fails when the line ends before."""
        async with asyncio.timeout(seconds):
            while not re.search(pattern, self.text(), re.MULTILINE):
                data = await self.stream.read()
                assert data, "the line has ended"
                self.terminal.feed(data)
                self.terminal.advance()
                if answers := self.terminal.take_answers():
                    await self.stream.write(answers)

    async def prompt(self, after=""):
        """Wait for the shell of a guest that boots; *after* is what it said before."""
        await self.until(rf"{after}[\s\S]*{UP}[\s\S]*^{PROMPT}$", BOOT_SECONDS)

    async def type(self, text):
        await self.stream.write(text.encode() + b"\r")


@pytest.fixture
def on_serial(run, vmdesk, daemon):
    """Run a coroutine with the backend and a running Tiny Linux called web, which has a virtio
    console beside its serial port."""
    vmdesk("create", "web", "--tiny")
    virtio = "<console type='pty'><target type='virtio' port='1'/></console>"
    daemon.virsh("attach-device", "web", "/dev/stdin", "--config", input=virtio)
    vmdesk("start", "web")

    def one(scenario):
        async def opened():
            backend = LibvirtBackend(vmdesk.uri)
            await backend.open(Listener())
            try:
                (vm,) = await backend.lifecycle.list_vms()
                await scenario(backend, vm)
            finally:
                await backend.close()

        run(opened(), 120.0)

    return one


def test_everything_printable_arrives_and_a_second_reader_is_refused(on_serial):
    """All printable ASCII goes to the guest's shell and comes back unchanged, its colours are
    shown; who comes second is told so and can take over, which ends the first one's line."""

    async def scenario(backend, vm):
        names = [(port.name, port.label) for port in vm.serials]
        assert names == [("serial0", "ttyS0"), ("console1", "hvc0")]
        line = Line(await backend.serial.open_serial(vm.ref))
        await line.prompt()
        await line.type("IFS= read -r typed && printf '<%s>\\n' \"$typed\"")
        await line.type(PRINTABLE)
        await line.until("^<" + re.escape(PRINTABLE) + ">")
        await line.type("mkdir /tmp/folder; ls --color=always -d /tmp/folder")
        await line.until("^/tmp/folder$")
        runs = [run for y in range(30) for run in line.terminal.line(line.terminal.top + y).runs]
        assert [run.style.foreground for run in runs if run.text == "/tmp/folder"] == ["4"]

        virtio = Line(await backend.serial.open_serial(vm.ref, "console1"))
        await line.type("stty raw -echo </dev/hvc0; cat /dev/hvc0 & echo to hvc0 >/dev/hvc0")
        await virtio.until("^to hvc0")
        await virtio.type("from the other line")
        await line.until("from the other line")
        await virtio.stream.close()

        with pytest.raises(InUse, match="Somebody else"):
            await backend.serial.open_serial(vm.ref)
        with pytest.raises(NotFound, match="serial9"):
            await backend.serial.open_serial(vm.ref, "serial9")
        second = Line(await backend.serial.open_serial(vm.ref, "serial0", force=True))
        async with asyncio.timeout(10):
            while await line.stream.read():
                pass
        with pytest.raises(ConnectionLost):
            await line.stream.write(b"x")
        await line.stream.close()
        await second.stream.write(b"\r")
        await second.until(rf"^{PROMPT}$")
        await second.stream.close()

    on_serial(scenario)


def test_the_line_survives_a_reboot_and_ends_with_the_vm(on_serial):
    """The same line goes on after the guest's reboot, and is at its end when the VM is off."""

    async def scenario(backend, vm):
        line = Line(await backend.serial.open_serial(vm.ref))
        await line.prompt()
        await line.type("touch /tmp/before; reboot -f")
        await line.prompt(after="reboot -f")
        await line.type("ls /tmp; echo listed")
        await line.until("^listed")
        assert "before" not in line.text().partition("ls /tmp;")[2]
        await line.type("poweroff -f")
        async with asyncio.timeout(20):
            while await line.stream.read():
                pass
        assert (await backend.lifecycle.get_vm(vm.ref)).state is VMState.STOPPED
        await line.stream.close()

    on_serial(scenario)


def test_a_guest_that_reads_nothing_stops_nobody_else(on_serial, daemon):
    """While a large paste waits for a paused guest, the host answers and the line can be closed."""

    async def scenario(backend, vm):
        line = Line(await backend.serial.open_serial(vm.ref))
        await line.prompt()
        daemon.virsh("suspend", "web")
        paste = asyncio.ensure_future(line.stream.write(b"x" * 200_000))
        done, _ = await asyncio.wait([paste], timeout=1)
        assert not done
        async with asyncio.timeout(5):
            assert (await backend.lifecycle.get_vm(vm.ref)).state is VMState.PAUSED
            await line.stream.close()
        paste.cancel()
        await asyncio.wait([paste])
        daemon.virsh("resume", "web")

    on_serial(scenario)


class Shell:
    """The program in a terminal of its own."""

    def __init__(self, vmdesk, *arguments):
        self.fd, theirs = pty.openpty()
        self.before = termios.tcgetattr(self.fd)
        self.out = b""
        self.program = subprocess.Popen(
            [PROGRAM, "-c", vmdesk.uri, "serial", *arguments],
            env=vmdesk.environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def until(self, wanted, seconds=30.0):
        deadline = time.monotonic() + seconds
        while wanted not in self.out:
            assert time.monotonic() < deadline, self.out[-2000:]
            if select.select([self.fd], [], [], 0.2)[0]:
                self.out += os.read(self.fd, 65536)

    def type(self, data):
        os.write(self.fd, data)

    def end(self):
        """The exit status of a program that ends by itself; its terminal is as it was."""
        status = self.program.wait(20)
        assert termios.tcgetattr(self.fd) == self.before
        while select.select([self.fd], [], [], 0)[0]:
            with contextlib.suppress(OSError):
                self.out += os.read(self.fd, 65536)
                continue
            break
        os.close(self.fd)
        return status


def test_the_command_line_is_a_terminal_a_pipe_and_polite(vmdesk, daemon, tmp_path):
    """In a terminal, keys go to the guest as they are, Ctrl+C too, until Ctrl+]; a pipe sends a
    script and prints what comes; who is second is refused; a log is plain text."""
    vmdesk("create", "web", "--tiny", "--start")
    log = tmp_path / "serial.log"
    shell = Shell(vmdesk, "web", "ttyS0", "--log", str(log))
    shell.until(b"leaves")
    shell.until(UP.encode(), BOOT_SECONDS)
    shell.type(b"echo as''leep; sleep 100\r")
    shell.until(b"asleep")
    # An interrupt makes the guest forget what was typed before it.
    shell.type(b"\x03")
    shell.until(b"^C")
    shell.type(b"echo stop''ped\r")
    shell.until(b"stopped")

    message, hint = vmdesk.refused(1, "serial", "web")
    assert message == "Somebody else is connected to this serial console"
    assert "--force" in hint
    message, hint = vmdesk.refused(3, "serial", "web", "ttyS7")
    assert "ttyS7" in message
    assert "ttyS0" in hint

    shell.type(CTRL_LEAVE)
    assert shell.end() == 0
    assert "\nstopped\n" in log.read_text()
    assert "\x1b" not in log.read_text()

    done = subprocess.run(
        [PROGRAM, "-c", vmdesk.uri, "serial", "web", "--seconds", "3"],
        input="echo pi''ped\r",
        env=vmdesk.environment,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "piped" in done.stdout

    ending = Shell(vmdesk, "web")
    ending.until(b"leaves")
    daemon.virsh("destroy", "web")
    assert ending.end() == 0
    assert vmdesk.refused(1, "serial", "web")[0] == "“web” is off"
