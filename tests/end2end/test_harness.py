"""The end-to-end tests' own ground: their libvirtd and their desktop do what the rest counts on."""

import os
import sys

import libvirt
import pytest

from tests.end2end.desktop import WidgetError
from tests.end2end.libvirtd import PrivateLibvirtd, wait_until

# No disk and no system: the network card's own boot program asks for an address.
GUEST = """
<domain type="qemu">
  <name>network-boot</name><memory unit="MiB">64</memory><vcpu>1</vcpu>
  <os><type arch="x86_64" machine="q35">hvm</type><boot dev="network"/></os>
  <devices>
    <interface type="network"><source network="default"/><model type="virtio"/></interface>
    <graphics type="vnc"><listen type="socket"/></graphics><video><model type="vga"/></video>
  </devices>
</domain>
"""
WINDOW = """
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton
from PySide6.QtWidgets import QVBoxLayout, QWidget
app = QApplication([])
window, page, entry = QMainWindow(), QWidget(), QLineEdit()
entry.setAccessibleName("Name")
button = QPushButton("Create")
button.clicked.connect(lambda: window.setWindowTitle("created " + entry.text()))
layout = QVBoxLayout(page)
layout.addWidget(entry)
layout.addWidget(button)
window.setCentralWidget(page)
window.setWindowTitle("Window")
window.show()
app.exec()
"""


@pytest.mark.hypervisor
def test_guests_have_a_network_and_outlive_the_daemon(daemon):
    """A guest gets an address on the private network, and runs on when libvirtd is killed."""
    daemon.virsh("create", "/dev/stdin", input=GUEST)
    assert wait_until(lambda: daemon.lease("network-boot"), 40, "an address").startswith("192.168.")
    daemon.kill()
    with pytest.raises(AssertionError):
        daemon.virsh("list")
    daemon.start()
    assert daemon.state("network-boot") == "running"


@pytest.mark.hypervisor
def test_the_display_is_reached_from_outside(daemon):
    """The private daemon hands its guest's VNC socket over to a process outside."""
    daemon.virsh("create", "/dev/stdin", input=GUEST)
    connection = libvirt.open(daemon.uri)
    try:
        display = connection.lookupByName("network-boot").openGraphicsFD(0, 0)
        with open(display, "rb", buffering=0) as stream:
            assert stream.read(4) == b"RFB "
    finally:
        connection.close()


@pytest.mark.hypervisor
def test_nothing_of_a_daemon_is_left(daemon):
    """A second daemon beside the first has VMs of its own, and ends without a trace."""
    with PrivateLibvirtd("other-host") as other:
        other.virsh("create", "/dev/stdin", input=GUEST)
        assert other.virsh("hostname") == "other-host"
        assert daemon.virsh("list", "--all", "--name") == ""
        init = other.init_pid
    assert not other.folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(init, 0)


def test_a_window_is_used_as_by_a_person(desktop):
    """Text typed on the keyboard and a button pressed over AT-SPI reach the program."""
    program = desktop.launch([sys.executable, "-c", WINDOW])
    program.find("frame", "Window", timeout=20)
    program.find("text", "Name").focus().wait("focused")
    desktop.type("wéb 机")
    program.find("push button", "Create").press()
    program.find("frame", "created wéb 机")
    with pytest.raises(WidgetError, match="of that role: \\['Create'\\]"):
        program.find("push button", "Delete", timeout=0.1)
