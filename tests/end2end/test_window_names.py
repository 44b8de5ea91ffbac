"""Names that look like markup, or are written in any script, show literally everywhere."""

from contextlib import suppress
from functools import partial
from xml.sax.saxutils import escape

import pytest

from tests.end2end.desktop import Desktop, Widget, WidgetError
from tests.end2end.libvirtd import PrivateLibvirtd, wait_until
from tests.end2end.window import PATIENCE, Window, idle_vm, open_vmdesk

LONG = "long-" + "x" * 195
# libvirt itself refuses a slash, so the tag stays open.
NAMES = (
    "<img src=x>",
    "<b>bold<b>",
    "rocket 🚀",
    "خادم الويب",
    "虚拟机一号",
    "a && b &amp; &c",
    LONG,
)
MORE_THAN_FITS = 60


@pytest.fixture
def window(daemon: PrivateLibvirtd, desktop: Desktop) -> Window:
    """VMDesk with a VM of each name, switched off."""
    for name in NAMES:
        daemon.virsh("define", "/dev/stdin", input=idle_vm(escape(name)))
    return open_vmdesk(desktop, daemon.uri)


def is_shown(name: str, texts: list[str]) -> bool:
    """Whether *texts* have the whole name; of a very long one, its beginning and an ellipsis."""
    if len(name) <= MORE_THAN_FITS:
        return any(name in text for text in texts)
    return any(name[:10] in text and ("…" in text or name in text) for text in texts)


@pytest.mark.hypervisor
def test_names_show_literally_in_the_window(window: Window) -> None:
    """Every name stands literally in the library, its tool tip, the tab and its page."""
    desktop = window.desktop
    assert set(NAMES) <= set(window.states())
    for name in NAMES:
        window.select(name)
        window.program.find("label", name, timeout=PATIENCE)
        assert is_shown(name, window.program.names("page tab"))
        x, y, _, height = window.cell(name).extents
        desktop.hover(x + 30, y + height // 2)
        tip = window.program.find("tool tip", contains=name, timeout=PATIENCE)
        assert name in tip.name.splitlines()
        # It would cover the rows below.
        desktop.hover(5, 5)
        window.program.wait_gone("tool tip", tip.name, timeout=PATIENCE)
    desktop.picture("names")


@pytest.mark.hypervisor
def test_names_show_literally_in_dialogs(window: Window) -> None:
    """Every name stands literally in the dialogs that rename and delete."""
    desktop, program = window.desktop, window.program
    for name in NAMES:
        window.select(name)
        for key in ("F2", "Delete"):
            desktop.key(key)
            dialog = program.find("dialog", timeout=PATIENCE)
            shown = program.find_all(within=dialog)
            texts = [text for widget in shown for text in (widget.name, widget.text)]
            assert is_shown(name, texts), f"{key} shows {texts}"
            desktop.picture(f"dialog-{key}")
            desktop.key("Escape")
            window.wait(lambda: not program.find_all("dialog"), "the dialog is closed")


def found_by_typing(window: Window, found: Widget, name: str) -> list[Widget]:
    """Type the beginning of *name* anew: keys that no keyboard has are borrowed for the while, and
    a busy screen may not know them yet."""
    window.desktop.key("ctrl+a")
    window.desktop.type(name[:3])
    with suppress(WidgetError):
        return [window.program.find("list item", name, within=found, timeout=3)]
    return []


@pytest.mark.hypervisor
def test_names_show_literally_in_jobs_and_palette(window: Window) -> None:
    """Every name stands literally in the list of jobs and where one goes to anything."""
    desktop, program = window.desktop, window.program
    desktop.key("F10")
    jobs = program.find(name="Job List", timeout=PATIENCE)
    autostart = program.find("menu item", "Start with the Host", showing=False)
    for name in NAMES:
        window.select(name)
        autostart.press()
        title = f"Change autostart of “{name}”"
        program.find("table cell", title, within=jobs, timeout=PATIENCE)
    desktop.picture("jobs")
    desktop.key("ctrl+k")
    found = program.find("list", "Found", timeout=PATIENCE)
    for name in NAMES:
        search = partial(found_by_typing, window, found, name)
        wait_until(search, PATIENCE, f"“{name}” is found")
    desktop.picture("palette")
