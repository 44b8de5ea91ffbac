"""The whole window and the wizard without a mouse, and with every control's name."""

import pytest

from tests.end2end.desktop import Desktop, Widget
from tests.end2end.libvirtd import PrivateLibvirtd
from tests.end2end.window import PATIENCE, Window, idle_vm, open_vmdesk

CONTROLS = frozenset(
    {"push button", "check box", "radio button", "combo box", "spin button", "slider", "text",
     "list", "tree", "page tab list"}
)  # fmt: skip
# What is current in a list or tab bar says so even while the keyboard is elsewhere.
ITEMS = frozenset({"page tab", "table cell", "list item"})
MOST_STOPS = 60
# Role, name and the path by which AT-SPI tells widgets apart.
Stop = tuple[str, str, str]


def stop_of(widget: Widget) -> Stop:
    return widget.role, widget.name, widget.path


def has_keyboard(window: Window, within: Widget | None) -> frozenset[Stop]:
    """The widgets that say that they have the keyboard: a control, and those that pass it on."""
    found = window.program.find_all(states=["focused"], within=within)
    return frozenset(stop_of(widget) for widget in found if widget.role not in ITEMS)


def tab_round(window: Window, within: Widget | None = None) -> list[frozenset[Stop]]:
    """Press Tab until the keyboard is where it was after the first time."""
    stops: list[frozenset[Stop]] = []
    now = has_keyboard(window, within)
    while len(stops) < MOST_STOPS:
        window.desktop.key("Tab")
        before = now

        def moved(before: frozenset[Stop] = before) -> bool:
            return has_keyboard(window, within) not in (before, frozenset())

        window.wait(moved, f"Tab leads on from {sorted(before)}")
        now = has_keyboard(window, within)
        if stops and now == stops[0]:
            return stops
        stops.append(now)
    raise AssertionError(f"Tab comes to no end: {stops}")


def check(window: Window, within: Widget | None = None) -> None:
    """Every control has a name; Tab reaches each that can be used, and nothing nameless."""
    stops = tab_round(window, within)
    nameless = [stop for stop in stops if not any(name for _, name, _ in stop)]
    assert not nameless, f"Tab stops where a screen reader has nothing to say: {nameless}"
    widgets = [
        widget for widget in window.program.find_all(within=within) if widget.role in CONTROLS
    ]
    assert not [widget for widget in widgets if not widget.name], "controls without a name"
    reached = frozenset().union(*stops)
    missed = [
        widget
        for widget in widgets
        if "focusable" in widget.states
        and "sensitive" in widget.states
        and is_input(widget)
        and stop_of(widget) not in reached
    ]
    assert not missed, f"Tab does not reach {missed}"


def is_input(widget: Widget) -> bool:
    """Whether something can be done to it; Tab leads to one of several radio buttons, and the
    arrows to the others."""
    if widget.role == "radio button":
        return "checked" in widget.states
    return "read_only" not in widget.states


@pytest.fixture
def window(daemon: PrivateLibvirtd, desktop: Desktop) -> Window:
    daemon.virsh("define", "/dev/stdin", input=idle_vm("web"))
    return open_vmdesk(desktop, daemon.uri)


@pytest.mark.hypervisor
def test_main_window_by_keyboard(window: Window) -> None:
    """Tab reaches every control of Home, of a VM's page and of the jobs; menus hold the rest."""
    program, desktop = window.program, window.desktop
    check(window)
    desktop.key("ctrl+f")
    program.find("text", "Filter").wait("focused", timeout=PATIENCE)
    desktop.key("Down")
    program.find("tree", "Library").wait("focused", timeout=PATIENCE)
    desktop.key("Home", "Down")
    window.wait(lambda: window.selected() == ["web"], "the arrows select the VM")
    desktop.key("F10")
    program.find(name="Job List", timeout=PATIENCE)
    check(window)
    bar = program.find("tool bar", "Toolbar")
    entries = {name.rstrip("…") for name in program.names("menu item", showing=False)}
    assert set(program.names("push button", within=bar)) <= entries
    desktop.key("alt+f")
    program.find("menu item", "Quit", timeout=PATIENCE)


@pytest.mark.hypervisor
def test_wizard_by_keyboard(window: Window) -> None:
    """Tab reaches every control of the wizard's pages, the expert's too."""
    window.desktop.key("ctrl+n")
    dialog = window.program.find("dialog", timeout=PATIENCE)
    check(window, dialog)
    window.program.find("radio button", "Tiny Linux", within=dialog).press()
    window.program.find("check box", "Expert", within=dialog).press()
    for heading in ("Name and size", "Network and system", "Ready to create"):
        window.press("Next", within=dialog)
        window.program.find("label", heading, within=dialog, timeout=PATIENCE)
        check(window, dialog)
    window.desktop.key("Escape")
    window.wait(lambda: not window.program.find_all("dialog"), "the wizard is closed")
