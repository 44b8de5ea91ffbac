"""The XML of new VMs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vmdesk.backends.libvirt.domain_xml import LIBOSINFO, domain_xml
from vmdesk.backends.libvirt.host import Offer
from vmdesk.backends.libvirt.xml import parse
from vmdesk.errors import InvalidInput, Unsupported
from vmdesk.model.creation import BootDisk, Definition, NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode

OFFER = Offer(
    "qemu",
    "x86_64",
    machine="q35",
    cpu_mode="maximum",
    firmwares=frozenset(Firmware),
    secure_boot=True,
    tpm=True,
    videos=frozenset({"vga", "virtio"}),
    memfd=True,
    rng=True,
    vdagent=True,
    networks=frozenset({"default", "office"}),
)
DISK = BootDisk("/images/a.qcow2", "qcow2")
WINDOWS_11 = "http://microsoft.com/win/11"


def built(offer: Offer = OFFER, disk: BootDisk | None = DISK, iso: str = "", **values):
    values.setdefault("source", SourceKind.ISO)
    definition = Definition(VMSpec("vm", **values), Accelerator.TCG, disk=disk, iso=iso)
    return parse(domain_xml(definition, offer))


@given(name=st.text(min_size=1), notes=st.text(), path=st.text(min_size=1))
def test_text_stays_text(name, notes, path):
    """Whatever a name, note or path holds, it is read back as it is or refused; never markup."""
    spec = VMSpec(name, SourceKind.DISK, notes=notes)
    definition = Definition(spec, Accelerator.TCG, disk=BootDisk(path, "qcow2"))
    try:
        root = parse(domain_xml(definition, OFFER))
    except InvalidInput:
        return
    assert root.findtext("name", "").replace("\r", "\n") == name.replace("\r", "\n")
    assert len(root.findall("devices/disk")) == 1


def test_windows_11_gets_what_it_demands():
    """Windows 11 finds UEFI with Secure Boot and its keys, SMM, a TPM 2.0 and local time."""
    root = built(os=WINDOWS_11, firmware=Firmware.UEFI, secure_boot=True, tpm=True)
    assert root.find("os").get("firmware") == "efi"
    features = {node.get("name"): node.get("enabled") for node in root.iterfind("os/firmware/*")}
    assert features == {"secure-boot": "yes", "enrolled-keys": "yes"}
    assert root.find("features/smm").get("state") == "on"
    assert root.find("devices/tpm").get("model") == "tpm-crb"
    assert root.find("devices/tpm/backend").get("version") == "2.0"
    assert root.find("clock").get("offset") == "localtime"
    assert root.find(f"metadata/{{{LIBOSINFO}}}libosinfo/{{{LIBOSINFO}}}os").get("id") == WINDOWS_11


def test_an_installed_disk_boots_before_its_medium():
    """The disk comes first: empty at first, it passes on to the CD; installed, it boots itself."""
    root = built(iso="/images/i.iso")
    order = {
        disk.get("device"): disk.find("boot").get("order") for disk in root.iterfind("devices/disk")
    }
    assert order == {"disk": "1", "cdrom": "2"}
    assert root.find("devices/disk[@device='cdrom']/readonly") is not None


def test_network_boot_comes_after_the_disk():
    """A VM that boots from the network tries its NICs in turn, after its disk."""
    nics = (NICSpec(NetworkMode.NAT, "default"), NICSpec(NetworkMode.USER))
    root = built(source=SourceKind.NETWORK, nics=nics)
    orders = [node.find("boot").get("order") for node in root.iterfind("devices/interface")]
    assert orders == ["2", "3"]


@pytest.mark.parametrize(
    ("nic", "kind", "source"),
    [
        (NICSpec(NetworkMode.NAT, "default"), "network", {"network": "default"}),
        (NICSpec(NetworkMode.BRIDGED, "br0"), "bridge", {"bridge": "br0"}),
        (NICSpec(NetworkMode.BRIDGED, "office"), "network", {"network": "office"}),
        (NICSpec(NetworkMode.DIRECT, "eth0"), "direct", {"dev": "eth0", "mode": "bridge"}),
        (NICSpec(NetworkMode.USER), "user", None),
    ],
)
def test_a_nic_is_plugged_where_it_was_asked_for(nic, kind, source):
    """Networks of the host, its bridges and its interfaces are told apart."""
    node = built(nics=(nic,)).find("devices/interface")
    assert node.get("type") == kind
    found = node.find("source")
    assert (None if found is None else dict(found.attrib)) == source


def test_no_network_means_no_nic():
    """A VM without a network has no adapter at all."""
    assert built(nics=(NICSpec(NetworkMode.NONE),)).find("devices/interface") is None


@pytest.mark.parametrize(
    ("bus", "machine", "target", "real"),
    [
        ("virtio", "q35", "vda", "virtio"),
        ("sata", "q35", "sda", "sata"),
        ("ide", "q35", "sda", "sata"),
        ("ide", "pc", "hda", "ide"),
        ("sata", "virt", "sda", "scsi"),
        ("usb", "q35", "sda", "usb"),
    ],
)
def test_a_bus_that_the_machine_lacks_is_replaced(bus, machine, target, real):
    """A disk is on the bus asked for, or on the nearest one that this kind of machine has; the CD
    drive beside it has a name of its own."""
    root = built(replace(OFFER, machine=machine), iso="/i.iso", disk_bus=bus)
    first, second = (node.find("target") for node in root.iterfind("devices/disk"))
    assert dict(first.attrib) == {"dev": target, "bus": real}
    assert second.get("dev") != target


@pytest.mark.parametrize(
    ("values", "offer"),
    [
        ({"firmware": Firmware.UEFI}, replace(OFFER, firmwares=frozenset({Firmware.BIOS}))),
        ({"secure_boot": True}, replace(OFFER, secure_boot=False)),
        ({"tpm": True}, replace(OFFER, tpm=False)),
    ],
    ids=["uefi", "secure-boot", "tpm"],
)
def test_what_the_host_lacks_is_refused_with_a_way_out(values, offer):
    """A firmware, Secure Boot or TPM that the host cannot give is refused before anything is
    made, with the package to install."""
    with pytest.raises(Unsupported) as caught:
        built(offer, **values)
    assert "Install" in caught.value.hint


def test_a_far_display_listens_on_the_hosts_loopback():
    """Only a local display needs no port; none listens on a network."""
    assert built().find("devices/graphics/listen").get("type") == "none"
    far = built(replace(OFFER, local=False)).find("devices/graphics/listen")
    assert far.get("address") == "127.0.0.1"


def test_a_read_only_disk_is_never_trimmed():
    """A read-only disk says so and does not pass on discards."""
    root = built(disk=BootDisk("/dev/vg/base", "raw", read_only=True))
    disk = root.find("devices/disk")
    assert disk.get("type") == "block"
    assert disk.find("readonly") is not None
    assert disk.find("driver").get("discard") is None
