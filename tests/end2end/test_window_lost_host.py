"""A libvirtd that dies in the middle of a job, and comes back."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.end2end.desktop import Desktop
from tests.end2end.libvirtd import PrivateLibvirtd
from tests.end2end.window import HOST, PATIENCE, STATE, idle_vm, open_vmdesk

BUSY, OTHER, OFF = "busy", "other", "switched-off"
JOB = f"Suspend “{BUSY}” to disk"
LOST = "The connection to the host is lost"
FAILED_TRIES = 6
# What is wanted, from the daemon's first answer on.
BACK_SECONDS = 5.0


@contextmanager
def frozen(daemon: PrivateLibvirtd, vm: str) -> Iterator[None]:
    """Stop the VM's QEMU, so that whatever libvirtd asks it for takes as long as we like."""
    pid = (daemon.folder / "run" / "qemu" / f"{vm}.pid").read_text().strip()
    daemon.inside("kill", "-STOP", pid)
    try:
        yield
    finally:
        daemon.inside("kill", "-CONT", pid)


@pytest.mark.hypervisor
def test_libvirtd_killed_in_the_middle_of_a_job(daemon: PrivateLibvirtd, desktop: Desktop) -> None:
    """The host shows as lost, then connected; the job has failed with a reason; every VM is right
    and the selection is as it was."""
    for vm in (BUSY, OTHER, OFF):
        daemon.virsh("define", "/dev/stdin", input=idle_vm(vm))
    daemon.virsh(f"start {BUSY}; start {OTHER}")
    window = open_vmdesk(desktop, daemon.uri)
    window.select(BUSY)
    with frozen(daemon, BUSY):
        window.press("Suspend to Disk")
        window.wait(lambda: JOB in window.labels(), "the job runs")
        daemon.kill()
        window.wait_state(HOST, "Connection lost")
        window.wait(lambda: f"{JOB}: Failed: {LOST}" in window.labels(), "the job has failed")
    assert f"{JOB}: {LOST}" in window.labels(), "no banner tells of it"
    # Long enough for VMDesk to lose some of its eagerness.
    window.wait(lambda: window.log().count("cannot connect") >= FAILED_TRIES, "it tries again")
    host = window.cell(HOST, STATE)
    daemon.start()
    back = time.monotonic()
    assert host.named_at("", timeout=PATIENCE) - back < BACK_SECONDS
    expected = {BUSY: "Running", OTHER: "Running", OFF: "Stopped"}
    window.wait(lambda: window.states().items() >= expected.items(), f"the rows say {expected}")
    assert daemon.state(BUSY) == daemon.state(OTHER) == "running"
    assert window.selected() == [BUSY]
    assert not any("was lost" in text for text in window.labels())
    window.press("Pause")
    window.wait_state(BUSY, "Paused")
    assert "Traceback" not in window.log()
