"""Which serial ports a domain's XML has, and what they are called."""

import pytest

from vmdesk.backends.libvirt.devices import Domain
from vmdesk.backends.libvirt.serial_ports import serial_ports
from vmdesk.model.hardware import SerialKind, SerialPort

SERIAL, VIRTIO, OTHER = SerialKind.SERIAL, SerialKind.VIRTIO, SerialKind.OTHER
RUNNING = """
<serial type='pty'><source path='/dev/pts/3'/><target type='isa-serial' port='0'>
<model name='isa-serial'/></target><alias name='serial0'/></serial>
<serial type='unix'><target type='isa-serial' port='1'/><alias name='ua-mine'/></serial>
<serial type='file'><target type='isa-serial' port='2'/><alias name='serial2'/></serial>
<console type='pty' tty='/dev/pts/3'><target type='serial' port='0'/>
<alias name='serial0'/></console>
<console type='pty'><target type='virtio' port='1'/><alias name='console1'/></console>
"""
OFF = """
<serial type='pty'><target type='isa-serial' port='0'/></serial>
<console type='pty'><target type='serial' port='0'/></console>
<console type='pty'><target type='virtio' port='1'/></console>
<console type='pty'><target type='virtio' port='2'/></console>
"""


@pytest.mark.parametrize(
    ("devices", "ports"),
    [
        (
            RUNNING,
            [
                ("serial0", SERIAL, "ttyS0"),
                ("ua-mine", SERIAL, "ttyS1"),
                ("console1", VIRTIO, "hvc0"),
            ],
        ),
        (
            OFF,
            [
                ("serial0", SERIAL, "ttyS0"),
                ("console1", VIRTIO, "hvc0"),
                ("console2", VIRTIO, "hvc1"),
            ],
        ),
        (
            "<serial type='pty'><target type='system-serial' port='0'><model name='pl011'/>"
            "</target></serial><serial type='pty'><target type='usb-serial' port='0'/></serial>",
            [("serial0", SERIAL, "ttyAMA0"), ("serial1", SERIAL, "ttyUSB0")],
        ),
        (
            "<console type='pty'><target type='lxc' port='0'/></console>",
            [("console0", OTHER, "tty1")],
        ),
        (
            "<console type='pty'><target type='xen' port='0'/></console>",
            [("console0", OTHER, "hvc0")],
        ),
        ("<serial type='tcp'/><serial type='null'/>", []),
    ],
)
def test_ports_have_the_names_of_host_and_guest(devices, ports):
    """A port appears once, in a running VM and in one that is off, and only if it can be opened."""
    domain = Domain.parse(f"<domain><devices>{devices}</devices></domain>")

    assert serial_ports(domain) == tuple(SerialPort(*port) for port in ports)
