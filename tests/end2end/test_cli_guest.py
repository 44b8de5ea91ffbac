"""From nothing to a running guest and back to nothing, in a terminal."""

import sys
import threading
import time

import pytest

from tests.end2end.command_line import FAILED
from tests.end2end.libvirtd import wait_until
from vmdesk.services.picture import png_size

pytestmark = pytest.mark.hypervisor

FIELDS_OF_LIST = {
    "name": str,
    "uuid": str,
    "host": str,
    "state": str,
    "vcpus": int,
    "memory_kib": int,
    "ips": list,
    "autostart": bool,
    "folder": str,
    "tags": list,
}
# No proxy of this computer knows the guest's network.
FETCH = """
import http.client, sys
connection = http.client.HTTPConnection(sys.argv[1], timeout=5)
connection.request("GET", "/")
print(connection.getresponse().read().decode())
"""
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def address(vmdesk, vm, seconds=60.0):
    """The guest's IPv4 address, once `info --json` knows it."""
    return wait_until(
        lambda: next((ip for ip in vmdesk.json("info", vm)["ips"] if "." in ip), ""),
        seconds,
        f"{vm} has an address",
    )


def page(daemon, ip):
    """What the guest answers on port 80; empty when it does not."""
    return daemon.inside(sys.executable, "-I", "-c", FETCH, ip, check=False).stdout.strip()


def type_until(vmdesk, vm, text, effect):
    """Type *text* until it shows *effect*: a guest that still boots may miss the first keys."""
    for _ in range(10):
        vmdesk("type", vm, text, "--enter")
        if holds_within(5, effect):
            return
    raise AssertionError(f"{text!r} has no effect")


def holds_within(seconds, condition):
    deadline = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return held


def test_a_guest_comes_works_and_goes_without_a_trace(vmdesk, daemon):
    """One command makes a guest with an address that answers with its name; it shuts down by
    ACPI, and its deletion leaves nothing of it on the host."""
    before = vmdesk.traces()
    vmdesk("create", "web", "--tiny", "--start")
    ip = address(vmdesk, "web")
    wait_until(lambda: page(daemon, ip) == "web", 30, "the guest answers with its name")
    vmdesk("shutdown", "web")
    wait_until(lambda: vmdesk.state("web") == "stopped", 30, "the guest is off")
    assert daemon.state("web") == "shut off"
    vmdesk("delete", "web", "--yes")
    assert vmdesk.json("list") == []
    assert vmdesk.traces() == before


def test_screen_and_keyboard_reach_the_guest(vmdesk, daemon, tmp_path):
    """What is typed arrives in the guest's shell, on its screen, its serial line and its disk;
    a picture of the screen has its size and something on it; reset starts the guest anew."""
    vmdesk("create", "web", "--tiny", "--start")
    ip = address(vmdesk, "web")
    said = OnSerialLine(daemon, "web", "hello from the keyboard")
    type_until(vmdesk, "web", "echo hello from the keyboard > /dev/ttyS0", said)
    long = "LONG: " + "W?" * 30
    typed = f"echo '{long}' > /www/index.html"
    type_until(vmdesk, "web", typed, lambda: page(daemon, ip) == long)
    check_screenshot(vmdesk, tmp_path)
    vmdesk("type", "web", "echo gone > /www/index.htm")
    vmdesk("key", "web", "L", "ENTER")
    wait_until(lambda: page(daemon, ip) == "gone", 20, "pressed keys arrive")
    vmdesk("reset", "web")
    wait_until(lambda: page(daemon, ip) == "web", 60, "the guest has started anew")


class OnSerialLine:
    """Called, tells whether the guest has written *text* to its serial line since."""

    def __init__(self, daemon, vm, text):
        self._line = daemon.virsh("ttyconsole", vm)
        self._daemon, self._text = daemon, text
        self._seen = threading.Event()
        # Nobody else reads the line, so what is not read at once would be lost.
        threading.Thread(target=self._read, daemon=True).start()

    def __call__(self):
        return self._seen.wait(1)

    def _read(self):
        reading = ("timeout", "50", "grep", "-a", "-m", "1", self._text, self._line)
        if self._daemon.inside(*reading, check=False).returncode == 0:
            self._seen.set()


def check_screenshot(vmdesk, folder):
    told = vmdesk.json("screenshot", "web", str(folder / "web.png"))
    picture = (folder / "web.png").read_bytes()
    assert picture.startswith(PNG_SIGNATURE)
    assert png_size(picture) == (told["width"], told["height"])
    assert told["width"] >= 640
    assert told["height"] >= 400
    # One colour alone would take a few hundred bytes.
    assert len(picture) > 2000


def test_list_and_info_tell_programs_all_there_is(vmdesk, daemon):
    """`list --json` and `info --json` have their fields, with the right types and values."""
    vmdesk("create", "web", "--tiny", "--memory", "128", "--vcpus", "2", "--disk-size", "3")
    (entry,) = vmdesk.json("list")
    assert {name: type(entry[name]) for name in FIELDS_OF_LIST} == FIELDS_OF_LIST
    assert entry["uuid"] == daemon.virsh("domuuid", "web")
    assert (entry["name"], entry["host"], entry["state"]) == ("web", vmdesk.uri, "stopped")
    assert (entry["vcpus"], entry["memory_kib"]) == (2, 128 * 1024)
    info = vmdesk.json("info", entry["uuid"])
    assert {name: info[name] for name in entry} == entry
    (disk,) = [disk for disk in info["disks"] if disk["device"] == "disk"]
    assert disk["path"] == str(daemon.images / "web.qcow2")
    assert (disk["format"], disk["capacity_bytes"], disk["backing"]) == ("qcow2", 3 << 30, None)
    assert 0 < disk["allocation_bytes"] < 1 << 30
    (nic,) = info["nics"]
    assert (nic["mode"], nic["network"], nic["link"]) == ("nat", "default", "up")
    assert nic["mac"] in daemon.virsh("domiflist", "web")
    assert (info["firmware"], info["notes"]) == ("bios", "")
    assert info["accelerator"] in ("kvm", "tcg")


def test_every_verb_of_power_does_what_it_says(vmdesk, daemon):
    """Pause, resume, save, start, reboot and power-off lead to the states that libvirt sees."""
    vmdesk("create", "web", "--tiny", "--start")
    for verb, state, seen in [
        ("pause", "paused", "paused"),
        ("resume", "running", "running"),
        ("save", "saved", "shut off"),
        ("start", "running", "running"),
        ("reset", "running", "running"),
        ("reboot", "running", "running"),
        ("power-off", "stopped", "shut off"),
    ]:
        assert vmdesk.json(verb, "web")["state"] == state, verb
        assert daemon.state("web") == seen, verb


def test_a_firmware_s_memory_and_a_saved_state_go_with_the_vm(vmdesk, daemon):
    """A saved VM with UEFI leaves neither its saved memory nor its NVRAM behind."""
    before = vmdesk.traces()
    vmdesk("create", "web", "--tiny", "--firmware", "uefi", "--start")
    vmdesk("save", "web")
    left = {path.rpartition("/")[2] for path in vmdesk.traces() - before}
    assert {"web.save", "web_VARS.fd", "web.qcow2"} <= left
    vmdesk("delete", "web", "--yes")
    assert vmdesk.traces() == before


def test_names_notes_autostart_and_folders_are_kept_by_the_host(vmdesk, daemon):
    """What a user says of a VM is there for virsh and for the next call of the program."""
    vmdesk("create", "web", "--tiny")
    vmdesk("rename", "web", "shop")
    vmdesk("autostart", "shop", "on")
    vmdesk("notes", "shop", "first line\nsecond <line>")
    vmdesk("tag", "shop", "prod", "eu")
    vmdesk("move", "shop", "lab/web")
    info = vmdesk.json("info", "shop")
    assert (info["autostart"], info["folder"], info["tags"]) == (True, "lab/web", ["prod", "eu"])
    assert info["notes"] == "first line\nsecond <line>"
    assert daemon.virsh("desc", "shop") == "first line\nsecond <line>"
    assert "Autostart:      enable" in daemon.virsh("dominfo", "shop")
    vmdesk("autostart", "shop", "off")
    assert vmdesk.json("info", "shop")["autostart"] is False
    assert [vm["name"] for vm in vmdesk.json("list")] == ["shop"]


def test_snapshots_are_taken_of_running_and_stopped_vms(vmdesk, daemon):
    """A snapshot of a running VM has its memory; libvirt knows both, and they go with the VM."""
    vmdesk("create", "web", "--tiny", "--start")
    before = vmdesk.traces()
    vmdesk("snapshot", "take", "web", "live", "--description", "while it <runs>")
    vmdesk("power-off", "web")
    vmdesk("snapshot", "take", "web", "still")
    live, still = vmdesk.json("snapshot", "list", "web")
    assert (live["name"], live["description"]) == ("live", "while it <runs>")
    assert (live["with_memory"], still["with_memory"]) == (True, False)
    assert (still["parent"], still["current"]) == ("live", True)
    assert daemon.virsh("snapshot-list", "web", "--name").split() == ["live", "still"]
    vmdesk("delete", "web", "--yes")
    assert not [path for path in vmdesk.traces() - before if "web" in path]


def test_a_clone_shares_nothing_with_its_original(vmdesk, daemon):
    """A clone has a disk, a UUID and a MAC address of its own, starts, and outlives its original;
    what runs, or a name that is taken, is refused and leaves nothing."""
    vmdesk("create", "web", "--tiny")
    clone = vmdesk.json("clone", "web", "copy")
    assert clone["disks"][0]["path"] == str(daemon.images / "copy.qcow2")
    assert clone["disks"][0]["backing"] is None
    web = vmdesk.json("info", "web")
    assert web["disks"][0]["path"] == str(daemon.images / "web.qcow2")
    assert clone["uuid"] != web["uuid"]
    assert clone["nics"][0]["mac"] != web["nics"][0]["mac"]
    vmdesk("start", "web")
    before = vmdesk.traces()
    message, hint = vmdesk.refused(FAILED, "clone", "web", "other")
    assert (message, hint) == ("“web” is running", "Shut it down first")
    message, _ = vmdesk.refused(FAILED, "clone", "copy", "web")
    assert "already exists" in message
    assert vmdesk.traces() == before
    vmdesk("power-off", "web")
    vmdesk("delete", "web", "--yes")
    vmdesk("start", "copy")
    assert daemon.state("copy") == "running"


def test_tiny_linux_stays_while_another_vm_boots_it(vmdesk, daemon):
    """The kernel and initrd that two VMs share go with the second one, and not before."""
    before = vmdesk.traces()

    def copies():
        return sorted(path.suffix for path in daemon.images.glob("tiny-linux-*"))

    vmdesk("create", "one", "--tiny")
    vmdesk("create", "two", "--tiny")
    told = vmdesk.json("delete", "one", "--yes")
    assert copies() == [".initrd", ".kernel"]
    assert [kept["used_by"] for kept in told["kept"]] == [["two"], ["two"]]
    vmdesk("start", "two")
    vmdesk("power-off", "two")
    vmdesk("delete", "two", "--yes")
    assert copies() == []
    assert vmdesk.traces() == before


def test_keep_disks_leaves_exactly_the_disk(vmdesk, daemon):
    """With --keep-disks the image stays where it is, and all else goes."""
    before = vmdesk.traces()
    vmdesk("create", "web", "--tiny")
    vmdesk("delete", "web", "--keep-disks", "--yes")
    assert vmdesk.traces() - before == {str(daemon.images / "web.qcow2")}
