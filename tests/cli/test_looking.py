"""`list` and `info`: for programs and for people."""

import os
import re
import subprocess
import sys

from tests.cli.conftest import NAMES, assert_one_message, uuid_of

LIST_KEYS = {
    "name",
    "uuid",
    "host",
    "state",
    "vcpus",
    "memory_kib",
    "ips",
    "autostart",
    "folder",
    "tags",
}
INFO_KEYS = LIST_KEYS | {"disks", "nics", "accelerator", "firmware", "os", "notes"}
DISK_KEYS = {"path", "format", "capacity_bytes", "allocation_bytes", "backing"}
NIC_KEYS = {"mac", "mode", "network", "model", "link"}


def test_list_has_an_object_for_each_vm(vmdesk, host):
    """`list --json` prints one document: a list with all that is promised of each VM."""
    listed = vmdesk("list", "--json").json
    assert {vm["name"] for vm in listed} == set(NAMES)
    web = next(vm for vm in listed if vm["name"] == "web")
    assert web.keys() >= LIST_KEYS
    assert web["host"] == host
    assert web["state"] == "running"
    assert web["memory_kib"] == 262144
    assert web["vcpus"] == 2
    assert web["uuid"] == uuid_of(0)
    (ip,) = web["ips"]
    assert ip.startswith("192.168.122.")


def test_info_describes_disks_and_nics(vmdesk):
    """`info --json` has the disks and NICs; what cannot be read is null."""
    info = vmdesk("info", "web", "--json").json
    assert info.keys() >= INFO_KEYS
    (disk,) = info["disks"]
    assert disk.keys() >= DISK_KEYS
    assert disk["path"] == "/guest/disk.img"
    assert disk["capacity_bytes"] is None
    (nic,) = info["nics"]
    assert nic.keys() >= NIC_KEYS
    assert nic["mac"] == "52:54:00:00:00:00"
    assert (nic["mode"], nic["network"], nic["link"]) == ("nat", "default", "up")


def test_global_options_may_stand_anywhere(vmdesk, host):
    """Before the verb or after it, the host and the form of the output are the same."""
    before = vmdesk("-c", host, "--json", "list", uri="")
    after = vmdesk("list", "--json", f"--connect={host}", uri="")
    attached = vmdesk("list", f"-c{host}", "--json", uri="")
    assert before.json == after.json == attached.json


def test_every_name_shows_literally_in_the_table(vmdesk):
    """Markup, tags, emoji, Chinese and right-to-left names are text like any other."""
    table = vmdesk("list").out
    for name in NAMES:
        assert name in table
    assert "\x1b" not in table


def test_a_vm_is_found_by_name_and_by_uuid(vmdesk):
    """Both say which VM is meant."""
    for key in ("中文虚拟机", uuid_of(NAMES.index("中文虚拟机"))):
        assert vmdesk("info", key, "--json").json["name"] == "中文虚拟机"


def test_a_name_that_begins_with_a_dash_comes_after_two(vmdesk):
    """`--` ends the options; without it the message says so."""
    assert vmdesk("info", "--json", "--", "-rf").json["name"] == "-rf"
    refused = vmdesk("info", "-rf")
    assert refused.status == 2
    assert_one_message(refused, "--")


def test_an_unknown_vm_ends_with_status_3(vmdesk):
    """Not found is told apart from failed."""
    ended = vmdesk("info", "nobody")
    assert ended.status == 3
    assert_one_message(ended, "nobody", "vmdesk list")


def test_info_for_people_names_what_it_shows(vmdesk):
    """Without --json a page of names and values."""
    page = vmdesk("info", "web").out
    assert re.search(r"^State +running$", page, re.M)
    assert "52:54:00:00:00:00" in page


def test_an_empty_host_lists_nothing(vmdesk, tmp_path):
    """No VM is an empty list, not an error."""
    (tmp_path / "empty.xml").write_text("<node/>")
    assert vmdesk("list", "--json", uri=f"test://{tmp_path}/empty.xml").json == []


def test_a_reader_that_goes_away_is_no_error_message(vmdesk, host):
    """`vmdesk list | head -0` says nothing."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "vmdesk", "-c", host, "list"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141
