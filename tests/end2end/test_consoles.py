"""Consoles of real guests: several at once, in tabs, in a window, on the full screen."""

import pytest

from tests.end2end.command_line import CommandLine
from tests.end2end.desktop import SIZE, Desktop, Widget
from tests.end2end.libvirtd import PrivateLibvirtd
from tests.end2end.test_window_first_vm import colour_of, serial_console, type_line
from tests.end2end.window import PATIENCE, Window, open_vmdesk

NAMES = ("one", "two", "three")
RED, GREEN = 41, 42
BRIGHT, DARK = 100, 60


def open_console(window: Window, name: str) -> Widget:
    """Give the VM a tab of its own, with its console, as Enter on its row does."""
    window.select(name)
    window.program.find("tree", "Library").focus()
    window.desktop.key("Return")
    return console(window, name)


def console(window: Window, name: str) -> Widget:
    """The VM's console once it has the keyboard."""
    found = window.program.find(name=f"Console of {name}", timeout=PATIENCE)
    return found.wait("focused", timeout=PATIENCE)


def paint(desktop: Desktop, colour: int) -> None:
    """Have the guest with the keyboard fill its screen."""
    type_line(desktop, f"clear; printf '\\033[{colour}m\\033[2J'")


def is_red(window: Window, box: list[int]) -> bool:
    red, green, blue = colour_of(window.desktop, box)
    return red > BRIGHT and green < DARK and blue < DARK


def is_green(window: Window, box: list[int]) -> bool:
    red, green, blue = colour_of(window.desktop, box)
    return green > BRIGHT and red < DARK and blue < DARK


@pytest.mark.hypervisor
def test_three_consoles_and_a_serial_terminal_one_in_a_window_and_on_the_full_screen(
    daemon: PrivateLibvirtd, vmdesk: CommandLine, desktop: Desktop
) -> None:
    """Each guest gets what is typed into its console, wherever that is, and no key sticks."""
    for name in NAMES:
        vmdesk("create", name, "--tiny", "--accel", "tcg", "--start")
        with serial_console(daemon, name) as serial:
            serial.wait_for(f"{name}:/#")
    window = open_vmdesk(desktop, daemon.uri)
    for name in NAMES:
        open_console(window, name)

    # The last one moves into a window of its own; the others stay where they are.
    window.press("Own Window")
    window.program.find("frame", "three", timeout=PATIENCE)
    popped = console(window, "three")
    paint(desktop, RED)
    window.wait(lambda: is_red(window, popped.look().extents), "the window turns red")

    # Full screen by the host key and back; Esc is the guest's.
    small = popped.look().extents
    desktop.key("Control_R+f")
    window.wait(lambda: popped.look().extents[2:] == list(SIZE), "the console fills the screen")
    desktop.key("Escape")
    assert popped.look().extents[2:] == list(SIZE)
    window.wait(lambda: is_red(window, popped.look().extents), "the full screen is red")
    desktop.key("Control_R+f")
    window.wait(lambda: popped.look().extents[2:] == small[2:], "the window is back")

    # Back into the tab, and no modifier is left down in the guest.
    desktop.key("Control_R+o")
    window.program.wait_gone("frame", "three", timeout=PATIENCE)
    popped = console(window, "three")
    paint(desktop, GREEN)
    window.wait(lambda: is_green(window, popped.look().extents), "the tab turns green")
    with serial_console(daemon, "three") as serial:
        type_line(desktop, "echo 'aZ~|@{}' > /dev/ttyS0")
        serial.wait_for("aZ~|@{}")

    # A serial terminal beside them, and the first console still live.
    open_console(window, "two")
    window.program.find("page tab", "Serial", timeout=PATIENCE).press()
    window.program.find(name="Serial console of two", timeout=PATIENCE)
    first = open_console(window, "one")
    paint(desktop, RED)
    window.wait(lambda: is_red(window, first.look().extents), "the first console turns red")
    assert "Traceback" not in window.log()
