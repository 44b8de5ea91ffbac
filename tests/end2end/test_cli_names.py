"""Names and notes are anybody's text: shown as they are, and never obeyed."""

from xml.sax.saxutils import escape

import pytest

from tests.end2end.command_line import FAILED

pytestmark = pytest.mark.hypervisor

GUEST = """
<domain type="qemu"><name>{name}</name><title>{name}</title><description>{notes}</description>
<memory unit="MiB">64</memory><os><type arch="x86_64" machine="q35">hvm</type></os></domain>
"""
# What a terminal is not to be told: C1's control sequence introducer, and text turned around.
CSI, TURNED, TURNED_BACK = "\x9b", "\u202e", "\u202c"
NAMES = [
    "<img src=x>",
    "rocket 🚀 and family 👨‍👩‍👧",
    "שלום עולם",
    "虚拟机 测试",
    "[bold red]not markup",
    ":smile: {0} %s $HOME `id`",
    "-rf",
    "quote\"s and 'such' & so",
    "ﷺ e\u0301",
]


def define(daemon, name, notes=""):
    xml = GUEST.format(name=escape(name), notes=escape(notes))
    daemon.virsh("define", "/dev/stdin", input=xml)


def test_every_name_is_listed_as_it_is(vmdesk, daemon):
    """The table and the JSON have each name literally, character by character."""
    for name in NAMES:
        define(daemon, name)
    table = vmdesk("list").splitlines()
    assert {vm["name"] for vm in vmdesk.json("list")} == set(NAMES)
    for name in NAMES:
        assert [line for line in table if line.startswith(name + "  ")], name


@pytest.mark.parametrize("name", ["<img src=x>", "-rf", "שלום 🚀 $HOME `id`"])
def test_every_name_is_understood(vmdesk, daemon, name):
    """A VM is found by each name, whatever a shell or an option parser might make of it."""
    define(daemon, name)
    assert name in vmdesk("info", "--", name)
    uuid = daemon.virsh("domuuid", "--", name)
    vmdesk("tag", "--", name, "<b>", "标签")
    info = vmdesk.json("info", uuid)
    assert (info["name"], info["tags"]) == (name, ["<b>", "标签"])
    vmdesk("delete", "--yes", "--", name)
    assert vmdesk.json("list") == []


@pytest.mark.parametrize("name", ["שלום", "虚拟机 🚀", "a'b\"c, {name} & %s"])
def test_a_guest_of_any_name_can_be_made_and_started(vmdesk, daemon, name):
    """Creation, its files and its start know the name as it is."""
    before = vmdesk.traces()
    vmdesk("create", name, "--tiny", "--start")
    assert daemon.state(name) == "running"
    assert (daemon.images / f"{name}.qcow2").exists()
    vmdesk("power-off", name)
    vmdesk("delete", name, "--yes")
    assert vmdesk.traces() == before


def test_what_steers_a_terminal_is_shown_as_an_escape(vmdesk, daemon):
    """Control characters and reversed text reach people as escapes, programs as they are."""
    name, notes = f"a{CSI}31m{TURNED}gpj.exe{TURNED_BACK}", f"one{CSI}2J\ntwo{TURNED}"
    define(daemon, name, notes)
    for out in (vmdesk("list"), vmdesk("info", name), vmdesk("notes", name)):
        assert not {CSI, TURNED, TURNED_BACK, "\x1b"} & set(out)
    assert r"a\x9b31m\u202egpj.exe\u202c" in vmdesk("list")
    assert vmdesk("notes", name) == "one\\x9b2J\ntwo\\u202e\n"
    info = vmdesk.json("info", name)
    assert (info["name"], info["notes"]) == (name, notes)
    message, _ = vmdesk.refused(FAILED, "pause", name)
    assert message == r"“a\x9b31m\u202egpj.exe\u202c” is stopped"


def test_notes_in_any_language_come_back_as_they_were(vmdesk, daemon):
    """Notes are kept word for word; what XML cannot hold is refused, and changes nothing."""
    define(daemon, "web", "before")
    notes = "שלום 🚀 <b>&amp;</b>\n[red]中文[/]\n{0} %s\t."
    vmdesk("notes", "web", notes)
    assert vmdesk("notes", "web") == notes + "\n"
    assert vmdesk.json("notes", "web")["notes"] == notes
    assert daemon.virsh("desc", "web") == notes
    vmdesk.refused(FAILED, "notes", "web", "red \x1b[31m")
    assert vmdesk.json("info", "web")["notes"] == notes


def test_a_plain_terminal_gets_what_it_can_show(vmdesk, daemon):
    """Where the terminal knows ASCII only, other characters are escaped, not lost or fatal."""
    define(daemon, "机 🚀")
    vmdesk.environment |= {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    assert r"\u673a \U0001f680" in vmdesk("list")
    assert vmdesk.json("list")[0]["name"] == "机 🚀"
    assert r"\u673a" in vmdesk.call("pause", "机 🚀").err
