"""The devices of a new VM as XML. Format: https://libvirt.org/formatdomain.html#devices"""

from collections.abc import Iterator

from vmdesk.backends.libvirt.building import element
from vmdesk.backends.libvirt.host import X86, Offer
from vmdesk.backends.libvirt.xml import Element
from vmdesk.model.creation import BootDisk, Definition, NICSpec, SourceKind
from vmdesk.model.hardware import NetworkMode

# Free PCIe ports, so that disks and NICs can be plugged into a running VM.
SPARE_PORTS = 14
_PCIE_MACHINES = ("q35", "virt")
_DISK_PREFIX = {"virtio": "vd", "ide": "hd", "xen": "xvd"}
_AGENT_CHANNEL = "org.qemu.guest_agent.0"
_VDAGENT_CHANNEL = "com.redhat.spice.0"
_HOST_BRIDGES = frozenset({NetworkMode.BRIDGED, NetworkMode.OTHER})


def qemu_devices(definition: Definition, offer: Offer) -> Iterator[Element]:
    """Everything in <devices> of a QEMU VM."""
    spec = definition.spec
    yield from _controllers(definition, offer)
    yield from _drives(definition, offer)
    yield from _nics(definition, offer)
    yield from _serial_ports(offer)
    yield element("input", type="tablet", bus="usb")
    if offer.arch not in X86:
        yield element("input", type="keyboard", bus="usb")
    if spec.tpm:
        yield element(
            "tpm", element("backend", type="emulator", version="2.0"), model=_tpm_model(offer)
        )
    yield _graphics(offer)
    yield element("video", element("model", type=_video(spec.video, offer)))
    yield element("memballoon", element("stats", period=5), model="virtio")
    if offer.rng:
        yield element("rng", element("backend", "/dev/urandom", model="random"), model="virtio")


def plain_devices(definition: Definition, offer: Offer) -> Iterator[Element]:
    """What every driver understands: disks, NICs and a VNC display."""
    yield from _drives(definition, offer)
    yield from _nics(definition, offer)
    yield element("graphics", type="vnc", autoport="yes")


def _controllers(definition: Definition, offer: Offer) -> Iterator[Element]:
    yield element("controller", type="usb", index=0, model="qemu-xhci")
    if "scsi" in (_bus(definition, offer), _cdrom_bus(offer)):
        yield element("controller", type="scsi", index=0, model="virtio-scsi")
    if offer.machine in _PCIE_MACHINES:
        yield element("controller", type="pci", index=0, model="pcie-root")
        for _ in range(SPARE_PORTS):
            yield element("controller", type="pci", model="pcie-root-port")


def _bus(definition: Definition, offer: Offer) -> str:
    """The bus of the disk: the one asked for, or what stands in for it on this machine."""
    bus = definition.spec.disk_bus
    if offer.domain_type == "xen":
        return "xen"
    if bus == "ide" and offer.machine == "q35":
        return "sata"
    if bus in ("ide", "sata") and offer.machine == "virt":
        return "scsi"
    return bus


def _cdrom_bus(offer: Offer) -> str:
    if offer.machine == "virt":
        return "scsi"
    return "sata" if offer.machine == "q35" else "ide"


def _drives(definition: Definition, offer: Offer) -> Iterator[Element]:
    order = 1
    names = {_DISK_PREFIX.get(bus, "sd"): 0 for bus in (_bus(definition, offer), _cdrom_bus(offer))}

    def target(bus: str) -> Element:
        prefix = _DISK_PREFIX.get(bus, "sd")
        names[prefix] += 1
        return element("target", dev=f"{prefix}{chr(ord('a') + names[prefix] - 1)}", bus=bus)

    if definition.disk is not None:
        yield _disk(definition.disk, target(_bus(definition, offer)), order, offer)
        order += 1
    if definition.iso:
        yield _cdrom(definition.iso, target(_cdrom_bus(offer)), order, offer)


def _disk(disk: BootDisk, target: Element, order: int, offer: Offer) -> Element:
    is_block = disk.path.startswith("/dev/")
    node = element("disk", type="block" if is_block else "file", device="disk")
    if offer.is_qemu:
        driver = element("driver", name="qemu", type=disk.format or "raw")
        if not disk.read_only:
            driver.set("discard", "unmap")
        node.append(driver)
    node.append(element("source", **{"dev" if is_block else "file": disk.path}))
    node.append(target)
    if offer.is_qemu:
        node.append(element("boot", order=order))
    if disk.read_only:
        node.append(element("readonly"))
    return node


def _cdrom(path: str, target: Element, order: int, offer: Offer) -> Element:
    node = element("disk", type="file", device="cdrom")
    if offer.is_qemu:
        node.append(element("driver", name="qemu", type="raw"))
    node.extend([element("source", file=path), target])
    if offer.is_qemu:
        node.append(element("boot", order=order))
    node.append(element("readonly"))
    return node


def _nics(definition: Definition, offer: Offer) -> Iterator[Element]:
    """After an empty disk the firmware goes on to the network, and to the disk once installed."""
    spec = definition.spec
    network_boot = spec.source is SourceKind.NETWORK and offer.is_qemu
    order = 1 + (definition.disk is not None) + bool(definition.iso)
    for nic in spec.nics:
        node = _nic(nic, spec.nic_model, offer)
        if node is None:
            continue
        if network_boot:
            node.append(element("boot", order=order))
            order += 1
        yield node


def _nic(nic: NICSpec, model: str, offer: Offer) -> Element | None:
    if nic.mode is NetworkMode.NONE:
        return None
    if nic.mode is NetworkMode.USER:
        node = element("interface", type="user")
    elif nic.mode in _HOST_BRIDGES and nic.network not in offer.networks:
        node = element("interface", element("source", bridge=nic.network), type="bridge")
    elif nic.mode is NetworkMode.DIRECT and nic.network not in offer.networks:
        source = element("source", dev=nic.network, mode="bridge")
        node = element("interface", source, type="direct")
    else:
        node = element("interface", element("source", network=nic.network), type="network")
    if offer.is_qemu and model:
        node.append(element("model", type=model))
    return node


def _serial_ports(offer: Offer) -> Iterator[Element]:
    yield element("serial", element("target", port=0), type="pty")
    yield element("console", element("target", type="serial", port=0), type="pty")
    yield element("channel", element("target", type="virtio", name=_AGENT_CHANNEL), type="unix")
    if offer.vdagent:
        yield element(
            "channel",
            element(
                "source", element("clipboard", copypaste="yes"), element("mouse", mode="client")
            ),
            element("target", type="virtio", name=_VDAGENT_CHANNEL),
            type="qemu-vdagent",
        )


def _tpm_model(offer: Offer) -> str:
    return "tpm-crb" if offer.arch in X86 else "tpm-tis"


def _graphics(offer: Offer) -> Element:
    """VNC that only this computer's libvirt hands out. It cannot hand a socket to another
    computer; there VNC listens on the host's loopback, which SSH reaches."""
    if offer.local:
        return element("graphics", element("listen", type="none"), type="vnc")
    listen = element("listen", type="address", address="127.0.0.1")
    return element("graphics", listen, type="vnc", autoport="yes")


def _video(wanted: str, offer: Offer) -> str:
    """The model asked for, or the best that the host's QEMU has instead."""
    order = (wanted, "virtio", "vga", "bochs", "cirrus")
    return next((model for model in order if model in offer.videos), wanted)
