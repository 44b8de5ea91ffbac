"""What a new VM shall be: filled in by the wizard or the command line, made by a backend."""

from dataclasses import dataclass
from enum import Enum

from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode

# Files in a host's image folder that begin with this are VMDesk's own copies of Tiny Linux.
TINY_PREFIX = "tiny-linux-"


class SourceKind(Enum):
    """What the new VM starts from."""

    ISO = "iso"
    DISK = "disk"
    TINY = "tiny"
    NETWORK = "network"


class DiskUse(Enum):
    """What happens to an existing disk image that a new VM is made from."""

    IN_PLACE = "in-place"
    COPY = "copy"
    OVERLAY = "overlay"


@dataclass(frozen=True, slots=True)
class NICSpec:
    """*network* names the virtual network (NAT, host-only, ...), the bridge or the interface."""

    mode: NetworkMode
    network: str = ""


@dataclass(frozen=True, slots=True)
class VMSpec:
    """Everything the user chose. Paths are the host's own, except *source_path* of an ISO or disk
    on this computer, which is the user's. *disk_bytes* is None for "no disk". *folder* is the
    directory for the new image, "" for the host's default one; *machine* the chipset ("q35", "pc"),
    "" for the host's best.
    """

    name: str
    source: SourceKind
    source_path: str = ""
    disk_use: DiskUse = DiskUse.IN_PLACE
    disk_bytes: int | None = None
    disk_folder: str = ""
    os: str = ""
    vcpus: int = 2
    memory_kib: int = 2 * 1024 * 1024
    machine: str = ""
    firmware: Firmware = Firmware.BIOS
    secure_boot: bool = False
    tpm: bool = False
    disk_bus: str = "virtio"
    nic_model: str = "virtio"
    video: str = "virtio"
    nics: tuple[NICSpec, ...] = ()
    accelerator: Accelerator = Accelerator.AUTO
    notes: str = ""
    start: bool = True


@dataclass(frozen=True, slots=True)
class BootDisk:
    """An image that exists by now, to be plugged in."""

    path: str
    format: str
    read_only: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """What a backend is asked to define: the user's choices with every file in place and the
    accelerator decided. *kernel*, *initrd* and *cmdline* are for direct kernel boot."""

    spec: VMSpec
    accelerator: Accelerator
    disk: BootDisk | None = None
    iso: str = ""
    kernel: str = ""
    initrd: str = ""
    cmdline: str = ""
