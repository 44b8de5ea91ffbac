"""What is typed arrives in a real guest: by every way, under two layouts; and its screen's size."""

import base64
import os
import re
import socket
import subprocess
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.console.servers import tigervnc
from tests.end2end.command_line import PROGRAM, CommandLine
from tests.end2end.desktop import Desktop, Program, Widget
from tests.end2end.libvirtd import PrivateLibvirtd, wait_until
from tests.end2end.test_window_first_vm import Serial, colour_of, serial_console
from tests.end2end.window import PATIENCE, idle_vm
from vmdesk.console.layouts import Layout, strokes

pytestmark = pytest.mark.hypervisor

NAME = "web"
# Space first and in the middle: at the end a line's reader may drop it.
PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
# The guest interrupts what is typed to tell this, and is through with its start then.
UP = "has the address"
PROMPT = f"{NAME}:/# "
ATTEMPTS, ATTEMPT_SECONDS = 5, 10.0
# X counts keys from 8.
X_OFFSET = 8
PART = 400
MENU = 120
BOOT_ID = "cat /proc/sys/kernel/random/boot_id"


class Guest:
    """A running Tiny Linux by its serial line, which its keyboard has no part in."""

    def __init__(self, serial: Serial) -> None:
        self._serial = serial

    def wait_up(self) -> None:
        """Wait until it has started."""
        self._serial.wait_for(UP)
        self._serial.wait_for(PROMPT)
        self._serial.heard = ""

    def run(self, command: str) -> str:
        """What *command*, one line, prints in the guest."""
        # In two parts, so that the line's echo is not taken for what it prints.
        asked = f"echo be''gun; {command}; echo en''ded"
        for _ in range(ATTEMPTS):
            self._serial.heard = ""
            self._serial.type(asked)
            try:
                self._serial.wait_for("ended\r\n", ATTEMPT_SECONDS)
            except AssertionError:
                continue
            if found := re.search(r"begun\r\n(.*)ended\r\n", self._serial.heard, re.DOTALL):
                return found[1].replace("\r\n", "\n").strip()
        raise AssertionError(f"{command!r} does not end: {self._serial.heard[-1000:]!r}")

    def load_keymap(self, keymap: bytes) -> None:
        """Have the kernel use a keymap in BusyBox's form from now on."""
        packed = base64.b64encode(zlib.compress(keymap, 9, 31)).decode()
        for start in range(0, len(packed), PART):
            self.run(f"echo {packed[start : start + PART]} >/tmp/{start:05}")
        count = self.run("cat /tmp/0* | base64 -d | zcat >/tmp/keymap; wc -c </tmp/keymap")
        assert int(count) == len(keymap)
        assert self.run("loadkmap </tmp/keymap && echo loaded") == "loaded"

    def listen_to_keyboard(self) -> None:
        """From now on each line that is typed on its screen is heard on its serial line."""
        self.run("kill -STOP $(cat /run/shell.tty1); stty sane </dev/tty1")
        self._serial.heard = ""
        self._serial.type("echo; echo liste''ning; cat </dev/tty1")
        self._serial.wait_for("listening\r\n")

    def hears(self, text: str, type_it: Callable[[], None]) -> None:
        """Type the line *text* until it arrives: a busy computer's guest may miss a key."""
        for _ in range(ATTEMPTS):
            type_it()
            try:
                self._serial.wait_for(f"\n{text}\r\n", ATTEMPT_SECONDS)
            except AssertionError:
                continue
            self._serial.heard = "\n"
            return
        raise AssertionError(f"{text!r} does not arrive, but {self._serial.heard!r}")


@pytest.fixture
def guest(daemon: PrivateLibvirtd, vmdesk: CommandLine) -> Iterator[Guest]:
    """A guest that has started, with a US keymap as the kernel has by itself."""
    vmdesk("create", NAME, "--tiny", "--accel", "tcg", "--start")
    with serial_console(daemon, NAME) as serial:
        guest = Guest(serial)
        guest.wait_up()
        yield guest


@contextmanager
def window_alone(desktop: Desktop, *arguments: str) -> Iterator[Program]:
    """`vmdesk view` with its console ready for the keyboard."""
    program = desktop.launch([PROGRAM, *arguments])
    program.find(contains="Console of ", timeout=PATIENCE).wait("focused", timeout=PATIENCE)
    yield program
    assert "Traceback" not in program.log()


def console_of(program: Program) -> Widget:
    return program.find(contains="Console of ")


def test_everything_printable_arrives_from_the_command_line_and_from_the_window(
    guest: Guest, daemon: PrivateLibvirtd, vmdesk: CommandLine, desktop: Desktop
) -> None:
    """All printable ASCII reaches a guest with a US keymap unchanged, by `vmdesk type` and from
    the keyboard of a desktop with a US layout."""
    guest.listen_to_keyboard()

    def on_command_line() -> None:
        vmdesk("type", NAME, PRINTABLE, "--enter")

    guest.hears(PRINTABLE, on_command_line)
    with window_alone(desktop, "-c", daemon.uri, "view", NAME):

        def on_keyboard() -> None:
            desktop.type(PRINTABLE)
            desktop.key("Return")

        guest.hears(PRINTABLE, on_keyboard)


def press_places(desktop: Desktop, text: str) -> None:
    """Press the keys, by their places, that write *text* on a German keyboard."""
    chords = [chord for stroke in strokes(text, Layout.GERMAN) for chord in stroke.chords]
    desktop.key(*("+".join(str(code + X_OFFSET) for code in chord) for chord in chords))


def set_german(desktop: Desktop) -> None:
    german = ["setxkbmap", "-rules", "evdev", "-model", "pc105", "-layout", "de"]
    subprocess.run(german, env=desktop.environment, check=True, timeout=30)


def german_keymap() -> bytes:
    """Linux's own German keymap, in the form that BusyBox loads."""
    return subprocess.check_output(["loadkeys", "--bkeymap", "de-latin1"], timeout=30)


def choose(program: Program, menu: str, arrow: str) -> None:
    """Choose the first ("Down") or last ("Up") entry of one of the console's menus."""
    button = program.find("push button", menu, timeout=PATIENCE, states=["enabled"])
    x, y, width, height = button.extents
    below = [x + width // 4, y + height + 20, width // 2, height]
    button.click()
    # A menu is bright, and covers a dark screen.
    wait_until(lambda: min(colour_of(program.desktop, below)) > MENU, PATIENCE, f"{menu} opens")
    program.desktop.key(arrow, "Return")


def open_type_text(program: Program) -> Widget:
    choose(program, "Send Key", "Up")
    return program.find("dialog", contains="Type Text", timeout=PATIENCE)


def test_everything_printable_arrives_under_a_german_layout(
    guest: Guest, daemon: PrivateLibvirtd, desktop: Desktop
) -> None:
    """With German keymaps in the guest and on the desktop, keys write the same on both; “Type
    Text” for a German guest writes what it was given."""
    guest.load_keymap(german_keymap())
    guest.listen_to_keyboard()
    set_german(desktop)
    with window_alone(desktop, "-c", daemon.uri, "view", NAME) as program:
        guest.hears(PRINTABLE, lambda: press_places(desktop, PRINTABLE + "\n"))

        dialog = open_type_text(program)
        text = program.find("text", "Text", within=dialog).wait("focused", timeout=PATIENCE)
        press_places(desktop, PRINTABLE + "\n")
        wait_until(lambda: text.look().text == PRINTABLE + "\n", PATIENCE, "the desktop writes it")
        layout = program.find("combo box", within=dialog)
        desktop.key("Tab", "g")
        layout.named_at("German", timeout=PATIENCE)
        program.find("push button", "Type", within=dialog).press()
        guest.hears(PRINTABLE, lambda: None)


def test_ctrl_alt_del_restarts_the_guest(
    guest: Guest, daemon: PrivateLibvirtd, vmdesk: CommandLine, desktop: Desktop
) -> None:
    """Ctrl+Alt+Del has the guest start anew: from the command line, and with the host key and
    Del in the window."""
    boots = [guest.run(BOOT_ID)]
    vmdesk("key", NAME, "CTRL+ALT+DEL")
    guest.wait_up()
    boots.append(guest.run(BOOT_ID))
    with window_alone(desktop, "-c", daemon.uri, "view", NAME):
        desktop.key("Control_R+Delete")
        guest.wait_up()
        boots.append(guest.run(BOOT_ID))
    assert len(set(boots)) == len(boots)


def free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port: int = server.getsockname()[1]
        return port


def screen_size(display: str) -> list[int]:
    """The width and height of an X server's screen."""
    size = subprocess.check_output(
        ["xdotool", "getdisplaygeometry"], env={"DISPLAY": display, "PATH": os.environ["PATH"]}
    )
    return [int(number) for number in size.split()]


def resize_window(desktop: Desktop, width: int, height: int) -> None:
    order = ["xdotool", "getactivewindow", "windowsize", str(width), str(height)]
    subprocess.run(order, env=desktop.environment, check=True, timeout=30)


def test_a_screen_that_can_follows_its_window(tmp_path: Path, desktop: Desktop) -> None:
    """With “Guest Follows Window” the display gets the console's size, and follows it."""
    port = free_port()
    over_tcp = ("-rfbport", str(port), "-interface", "127.0.0.1", "-SecurityTypes", "None")
    with (
        tigervnc(tmp_path, *over_tcp) as (_, display),
        window_alone(desktop, "view", f"vnc://127.0.0.1:{port}") as program,
    ):
        choose(program, "Scale", "Up")
        console = console_of(program)

        def follows(width: int) -> bool:
            return screen_size(display) == console.look().extents[2:] and (
                console.extents[2] == width
            )

        for width, height in ((900, 600), (1100, 760)):
            resize_window(desktop, width, height)
            wait_until(partial(follows, width), PATIENCE, "the display has the console's size")


def test_a_screen_that_cannot_says_so(daemon: PrivateLibvirtd, desktop: Desktop) -> None:
    """“Guest Follows Window” tells of a guest whose driver has no part in it."""
    daemon.virsh("create", "/dev/stdin", input=idle_vm(NAME))
    with window_alone(desktop, "-c", daemon.uri, "view", NAME) as program:
        choose(program, "Scale", "Up")
        program.find("label", contains="The guest keeps its own size", timeout=PATIENCE)
