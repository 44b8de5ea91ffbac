"""Several hosts: the list that is remembered, and each host's own VMs."""

import subprocess
import sys
import time

import pytest

from tests.end2end.command_line import FAILED, NOT_FOUND

pytestmark = pytest.mark.hypervisor

TEST_HOST = "test:///default"
GUEST = """
<domain type="qemu"><name>web-{number}</name><memory unit="MiB">64</memory>
<os><type arch="x86_64" machine="q35">hvm</type></os></domain>
"""
# What only the window needs; each costs a good part of a listing's time.
WINDOW_ONLY = ("PySide6.QtGui", "PySide6.QtWidgets", "numpy", "pyqtgraph", "pyte", "qasync")
ENOUGH_SECONDS = 2.0


def test_hosts_are_remembered_until_they_are_removed(vmdesk):
    """Added hosts are in the list of the next call, in their order, and gone when removed."""

    def known():
        return [host["uri"] for host in vmdesk.json("host", "list", connect=False)]

    assert known() == []
    vmdesk("host", "add", vmdesk.uri, connect=False)
    vmdesk("host", "add", TEST_HOST, connect=False)
    assert known() == [vmdesk.uri, TEST_HOST]
    message, _ = vmdesk.refused(FAILED, "host", "add", TEST_HOST, connect=False)
    assert TEST_HOST in message
    vmdesk.refused(FAILED, "host", "add", "nonsense", connect=False)
    vmdesk("host", "remove", vmdesk.uri, connect=False)
    message, hint = vmdesk.refused(NOT_FOUND, "host", "remove", vmdesk.uri, connect=False)
    assert vmdesk.uri in message
    assert "host list" in hint
    assert known() == [TEST_HOST]


def test_each_host_has_vms_of_its_own(vmdesk, daemon):
    """The same verbs work on each host, and never touch the other one's VMs."""
    daemon.virsh("define", "/dev/stdin", input=GUEST.format(number=1))
    here = vmdesk.json("list")
    there = vmdesk.json("-c", TEST_HOST, "list", connect=False)
    assert [(vm["name"], vm["host"]) for vm in here] == [("web-1", vmdesk.uri)]
    assert [(vm["name"], vm["host"]) for vm in there] == [("test", TEST_HOST)]
    vmdesk.refused(NOT_FOUND, "info", "test")
    assert vmdesk.json("-c", TEST_HOST, "pause", "test", connect=False)["state"] == "paused"
    assert vmdesk.state("web-1") == "stopped"


def test_a_listing_is_there_at_once(vmdesk, daemon):
    """Ten VMs are listed without delay, and without loading what only a window needs."""
    for number in range(10):
        daemon.virsh("define", "/dev/stdin", input=GUEST.format(number=number))
    seconds = []
    for _ in range(5):
        began = time.perf_counter()
        assert len(vmdesk.json("list")) == 10
        seconds.append(time.perf_counter() - began)
    assert min(seconds) < ENOUGH_SECONDS, seconds
    command = [sys.executable, "-X", "importtime", "-m", "vmdesk", "-c", vmdesk.uri, "list"]
    done = subprocess.run(command, env=vmdesk.environment, capture_output=True, text=True)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "libvirt" in loaded
    assert not loaded & set(WINDOW_ONLY)
