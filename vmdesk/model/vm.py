"""What a virtual machine is, as plain values."""

from dataclasses import dataclass
from enum import Enum

from vmdesk.errors import N_
from vmdesk.model.hardware import (
    NIC,
    Accelerator,
    Address,
    Disk,
    Firmware,
    GraphicsKind,
    SerialPort,
)


class VMState(Enum):
    """The value is the word that `vmdesk list --json` prints, in English."""

    STOPPED = N_("stopped")
    STARTING = N_("starting")
    RUNNING = N_("running")
    PAUSED = N_("paused")
    SLEEPING = N_("sleeping")
    STOPPING = N_("stopping")
    SAVED = N_("saved")
    CRASHED = N_("crashed")


ACTIVE_STATES = frozenset(
    {VMState.STARTING, VMState.RUNNING, VMState.PAUSED, VMState.SLEEPING, VMState.STOPPING}
)


@dataclass(frozen=True, slots=True)
class VMRef:
    """The identity of a VM: enough to find it again, never its contents.

    *host* is the host's URI, *key* what the hypervisor itself calls the VM for ever (a UUID for
    libvirt and VirtualBox).
    """

    host: str
    key: str


@dataclass(frozen=True, slots=True)
class VM:
    """One VM as its host last described it.

    *name*, *notes*, *folder* and *tags* are untrusted text. *folder* is a path with "/" between
    its names, "" for none. *os* is an osinfo-db identifier (a URI) or "".
    """

    ref: VMRef
    name: str
    state: VMState
    uuid: str
    vcpus: int
    memory_kib: int
    addresses: tuple[Address, ...] = ()
    autostart: bool = False
    persistent: bool = True
    folder: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    os: str = ""
    accelerator: Accelerator = Accelerator.KVM
    firmware: Firmware = Firmware.BIOS
    secure_boot: bool = False
    tpm: bool = False
    arch: str = "x86_64"
    machine: str = ""
    graphics: GraphicsKind = GraphicsKind.NONE
    tablet: bool = False
    kernel: str = ""
    disks: tuple[Disk, ...] = ()
    nics: tuple[NIC, ...] = ()
    serials: tuple[SerialPort, ...] = ()

    @property
    def active(self) -> bool:
        """Whether the VM holds memory on its host now."""
        return self.state in ACTIVE_STATES

    @property
    def ips(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(address.ip for address in self.addresses))
