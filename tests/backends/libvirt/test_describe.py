"""What is read from the XML that a real libvirt wrote."""

import libvirt
import pytest

from tests.backends.libvirt.conftest import DATA
from vmdesk.backends.libvirt.describe import (
    DomainFacts,
    Surroundings,
    agent_connected,
    describe,
    network_mode,
    vm_state,
)
from vmdesk.backends.libvirt.devices import Domain, NetworkXml
from vmdesk.model.hardware import (
    NIC,
    Accelerator,
    Disk,
    DiskDevice,
    Firmware,
    GraphicsKind,
    NetworkMode,
)
from vmdesk.model.vm import VM, VMRef, VMState

UUID = "11111111-2222-3333-4444-555555555555"
REF = VMRef("qemu:///system", UUID)
AROUND = Surroundings(
    {"default": NetworkMode.NAT},
    {"virbr0": NetworkMode.NAT},
    lambda pool, volume: f"/{pool}/{volume}",
)
OFF = DomainFacts(libvirt.VIR_DOMAIN_SHUTOFF)
ON = DomainFacts(libvirt.VIR_DOMAIN_RUNNING)


def read(name):
    return Domain.parse((DATA / name).read_text())


def test_a_running_vm_is_described_whole():
    """Every field of a running Windows-like VM is read from libvirt's own XML."""
    vm = describe(REF, read("running.xml"), ON, AROUND)

    macs = [nic.mac for nic in vm.nics]
    assert vm == VM(
        ref=REF,
        name="win <img src=x> 中文",
        state=VMState.RUNNING,
        uuid=UUID,
        vcpus=2,
        memory_kib=131072,
        folder="Work/Lab",
        tags=("red", "blue & green"),
        notes="line one\nline two & <b>",
        os="http://microsoft.com/win/11",
        accelerator=Accelerator.TCG,
        firmware=Firmware.UEFI,
        secure_boot=True,
        tpm=True,
        arch="x86_64",
        machine="pc-q35-7.2",
        graphics=GraphicsKind.VNC,
        tablet=True,
        disks=(
            Disk(
                "vda", "virtio", DiskDevice.DISK, "/images/b.qcow2", "qcow2",
                backing="/images/base.qcow2",
            ),
            Disk("vdb", "virtio", DiskDevice.DISK, "/default/c.raw", "raw", shareable=True),
            Disk("sda", "sata", DiskDevice.CDROM, read_only=True),
        ),
        nics=(
            NIC(macs[0], NetworkMode.NAT, "default", "virtio"),
            NIC(macs[1], NetworkMode.NAT, "virbr0", "e1000e", link_up=False),
            NIC(macs[2], NetworkMode.USER, "", "rtl8139"),
        ),
    )  # fmt: skip


def test_a_stopped_vm_keeps_firmware_and_tpm():
    """The configuration, which names the firmware only as "efi", says the same as a running VM."""
    vm = describe(REF, read("stopped.xml"), OFF, AROUND)

    assert (vm.state, vm.firmware, vm.secure_boot, vm.tpm) == (
        VMState.STOPPED,
        Firmware.UEFI,
        True,
        True,
    )


def test_notes_and_labels_come_from_the_configuration():
    """What will be after a restart is what a person edits, so that is what is shown."""
    kept = read("running.xml")
    kept.description = "newer"

    vm = describe(REF, read("running.xml"), ON, AROUND, kept)

    assert vm.notes == "newer"


def test_an_empty_domain_is_still_a_vm():
    """What a driver leaves out reads as nothing, not as an error."""
    vm = describe(REF, Domain.parse("<domain type='lxc'><name>c</name></domain>"), OFF)

    assert (vm.name, vm.uuid, vm.disks, vm.nics) == ("c", UUID, (), ())
    assert (vm.graphics, vm.accelerator) == (GraphicsKind.NONE, Accelerator.NATIVE)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (DomainFacts(libvirt.VIR_DOMAIN_RUNNING), VMState.RUNNING),
        (DomainFacts(libvirt.VIR_DOMAIN_PAUSED, libvirt.VIR_DOMAIN_PAUSED_USER), VMState.PAUSED),
        (
            DomainFacts(libvirt.VIR_DOMAIN_PAUSED, libvirt.VIR_DOMAIN_PAUSED_STARTING_UP),
            VMState.STARTING,
        ),
        (
            DomainFacts(libvirt.VIR_DOMAIN_PAUSED, libvirt.VIR_DOMAIN_PAUSED_CRASHED),
            VMState.CRASHED,
        ),
        (DomainFacts(libvirt.VIR_DOMAIN_PMSUSPENDED), VMState.SLEEPING),
        (DomainFacts(libvirt.VIR_DOMAIN_SHUTDOWN), VMState.STOPPING),
        (DomainFacts(libvirt.VIR_DOMAIN_SHUTOFF), VMState.STOPPED),
        (DomainFacts(libvirt.VIR_DOMAIN_SHUTOFF, saved=True), VMState.SAVED),
        (DomainFacts(libvirt.VIR_DOMAIN_CRASHED), VMState.CRASHED),
    ],
)
def test_states(facts, state):
    """libvirt's state and reason, and a saved image, make one word."""
    assert vm_state(facts) is state


@pytest.mark.parametrize(
    ("xml", "mode"),
    [
        ("<forward mode='nat'/><ip address='1.2.3.4'/>", NetworkMode.NAT),
        ("<forward/><ip address='1.2.3.4'/>", NetworkMode.NAT),
        ("<forward mode='route'/>", NetworkMode.ROUTED),
        ("<forward mode='open'/>", NetworkMode.OPEN),
        ("<forward mode='bridge'/><bridge name='br0'/>", NetworkMode.BRIDGED),
        ("<forward mode='bridge'><interface dev='eth0'/></forward>", NetworkMode.DIRECT),
        ("<forward mode='hostdev'/>", NetworkMode.OTHER),
        ("<ip address='1.2.3.4'/>", NetworkMode.HOST_ONLY),
        ("<bridge name='virbr1'/>", NetworkMode.ISOLATED),
    ],
)
def test_network_modes(xml, mode):
    """A network's forwarding, and whether the host is in it, decide what its NICs reach."""
    assert network_mode(NetworkXml.parse(f"<network><name>n</name>{xml}</network>")) is mode


@pytest.mark.parametrize(("state", "answers"), [("connected", True), ("disconnected", False)])
def test_agent(state, answers):
    """The guest agent counts as there only while it holds its channel open."""
    domain = Domain.parse(
        "<domain><devices><channel type='unix'>"
        f"<target type='virtio' name='org.qemu.guest_agent.0' state='{state}'/>"
        "</channel></devices></domain>"
    )

    assert agent_connected(domain) is answers
