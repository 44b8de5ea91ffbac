"""A first VM in the window, from the wizard to its deletion, by keyboard and AT-SPI alone."""

import os
import pty
import select
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end2end.desktop import Desktop
from tests.end2end.libvirtd import PrivateLibvirtd
from tests.end2end.window import PATIENCE, STATE, Window, open_vmdesk

NAME = "web"
# Left as they are for the next Tiny Linux.
SHARED_FILES = "tiny-linux-"


class Serial:
    """A guest's serial port, as `virsh console` shows it."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self.heard = ""

    def wait_for(self, text: str, seconds: float = PATIENCE) -> None:
        deadline = time.monotonic() + seconds
        while text not in self.heard:
            left = deadline - time.monotonic()
            assert left > 0, f"no “{text}” from the guest; it said: {self.heard[-1000:]!r}"
            if select.select([self._terminal], [], [], left)[0]:
                self.heard += self._read()

    def type(self, line: str) -> None:
        """Send a line to the guest's shell there."""
        os.write(self._terminal, line.encode() + b"\r")

    def _read(self) -> str:
        try:
            return os.read(self._terminal, 4096).decode(errors="replace")
        except OSError as error:
            raise AssertionError(f"virsh console ended: {self.heard[-1000:]!r}") from error


@contextmanager
def serial_console(daemon: PrivateLibvirtd, vm: str) -> Iterator[Serial]:
    """Listen at the guest's serial port."""
    ours, theirs = pty.openpty()
    command = ["virsh", "-c", daemon.uri, "console", "--force", vm]
    virsh = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        yield Serial(ours)
    finally:
        # It takes no notice of a wish to end.
        virsh.kill()
        virsh.wait()
        os.close(ours)


def colour_of(desktop: Desktop, box: list[int]) -> tuple[int, int, int]:
    """The average red, green and blue, 0 to 255, of a part of the screen: x, y, width, height."""
    x, y, width, height = box
    crop = ["-crop", f"{width}x{height}+{x}+{y}", "+repage"]
    picture = str(desktop.picture("console"))
    pixel = subprocess.check_output(
        ["convert", picture, *crop, "-scale", "1x1!", "-depth", "8", "rgb:-"], timeout=30
    )
    return pixel[0], pixel[1], pixel[2]


def type_line(desktop: Desktop, text: str) -> None:
    desktop.type(text)
    desktop.key("Return")


def make_tiny_vm(window: Window, desktop: Desktop) -> None:
    """Through the wizard to its end; all but the source and the name stays as it is offered."""
    program = window.program
    desktop.key("ctrl+n")
    program.find("radio button", "Tiny Linux", timeout=PATIENCE).press()
    window.press("Next")
    program.find("text", "Name", timeout=PATIENCE).focus().wait("focused")
    desktop.key("ctrl+a")
    desktop.type(NAME)
    window.wait(lambda: program.find("text", "Name").text == NAME, "the name is typed")
    window.press("Next")
    program.find("list", "Network", timeout=PATIENCE)
    window.press("Next")
    window.press("Finish")


@pytest.mark.hypervisor
def test_first_vm_from_wizard_to_deletion(daemon: PrivateLibvirtd, desktop: Desktop) -> None:
    """Tiny Linux is made, booted, typed into, shut down and deleted without a mouse."""
    window = open_vmdesk(desktop, daemon.uri)
    make_tiny_vm(window, desktop)
    window.wait_state(NAME, "Running")
    assert daemon.state(NAME) == "running"

    with serial_console(daemon, NAME) as serial:
        serial.wait_for(f"{NAME}:/#")
        console = window.program.find(name=f"Console of {NAME}", timeout=PATIENCE)
        console.wait("focused", timeout=PATIENCE)
        type_line(desktop, "echo VMDESK-$((40+2)) > /dev/ttyS0")
        serial.wait_for("VMDESK-42")
    type_line(desktop, "printf '\\033[41m\\033[2J'")
    window.wait(lambda: is_red(colour_of(desktop, console.look().extents)), "the console turns red")

    window.wait(lambda: window.cell(NAME, STATE + 1).name.startswith("192.168."), "an address")
    window.press("Shut Down")
    window.wait_state(NAME, "Stopped")
    assert daemon.state(NAME) == "shut off"
    delete(window, desktop)
    window.wait(lambda: NAME not in window.states(), "the row is gone")
    assert daemon.virsh("list", "--all", "--name") == ""
    assert files_left(daemon) == []
    assert "Traceback" not in window.log()


def is_red(colour: tuple[int, int, int]) -> bool:
    red, green, blue = colour
    return red > 100 and green < 60 and blue < 60


def delete(window: Window, desktop: Desktop) -> None:
    """Del on the row, and yes to the dialog, which names the file that goes."""
    tree = window.program.find("tree", "Library")
    tree.focus()
    window.wait(lambda: window.selected() == [NAME], "the row is still selected")
    desktop.key("Delete")
    dialog = window.program.find("dialog", contains="Delete", timeout=PATIENCE)
    window.program.find(contains=f"{NAME}.qcow2", within=dialog)
    window.press("Delete", within=dialog)


def files_left(daemon: PrivateLibvirtd) -> list[Path]:
    """The files of guests beside those that every Tiny Linux shares."""
    return [file for file in daemon.images.iterdir() if not file.name.startswith(SHARED_FILES)]
