"""The parts of a virtual machine, as plain values."""

from dataclasses import dataclass
from enum import Enum


class Accelerator(Enum):
    """How the guest's instructions run."""

    AUTO = "auto"
    KVM = "kvm"
    TCG = "tcg"
    XEN = "xen"
    TEST = "test"
    NATIVE = "native"


class Firmware(Enum):
    BIOS = "bios"
    UEFI = "uefi"


class DiskDevice(Enum):
    DISK = "disk"
    CDROM = "cdrom"
    FLOPPY = "floppy"
    LUN = "lun"


class NetworkMode(Enum):
    """How a NIC reaches the world; the words are VMDesk's, see `model.network.REACHES`."""

    NAT = "nat"
    HOST_ONLY = "host-only"
    ISOLATED = "isolated"
    ROUTED = "routed"
    BRIDGED = "bridged"
    DIRECT = "direct"
    USER = "user"
    OPEN = "open"
    NONE = "none"
    OTHER = "other"


class GraphicsKind(Enum):
    NONE = "none"
    VNC = "vnc"
    SPICE = "spice"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Disk:
    """One disk or drive. *path* is "" for an empty drive; *backing* is the file it overlays.

    *capacity_bytes* and *allocation_bytes* are None until the image itself has been read.
    """

    target: str
    bus: str
    device: DiskDevice
    path: str = ""
    format: str = ""
    read_only: bool = False
    shareable: bool = False
    capacity_bytes: int | None = None
    allocation_bytes: int | None = None
    backing: str = ""


@dataclass(frozen=True, slots=True)
class NIC:
    """One network adapter; *network* names the virtual network, bridge or host interface."""

    mac: str
    mode: NetworkMode
    network: str = ""
    model: str = ""
    link_up: bool = True


class SerialKind(Enum):
    SERIAL = "serial"
    VIRTIO = "virtio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A line of text between the guest and its host.

    *name* is what the host calls it ("serial0"), *label* what a Linux guest calls it ("ttyS0").
    """

    name: str
    kind: SerialKind
    label: str


class AddressSource(Enum):
    """Where an address was learnt, the most trusted first."""

    LEASE = "lease"
    AGENT = "agent"
    ARP = "arp"


@dataclass(frozen=True, slots=True)
class Address:
    """An address that the guest holds."""

    ip: str
    mac: str
    source: AddressSource
