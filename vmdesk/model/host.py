"""A host: where VMs run, as plain values."""

from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

from vmdesk.errors import N_, VMDeskError
from vmdesk.model.hardware import Accelerator, Firmware


class HostState(Enum):
    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"
    FAILED = "failed"
    DISCONNECTED = "disconnected"


@dataclass(frozen=True, slots=True)
class Host:
    """A host in the library. *error* says why it is lost or failed."""

    uri: str
    name: str
    state: HostState = HostState.DISCONNECTED
    error: VMDeskError | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class HostInfo:
    """What a host has to give to a new VM. Sizes in KiB; *accelerators* hold "" when usable, else
    the reason why not, a translatable sentence, so AUTO can choose and the wizard can explain."""

    cpus: int
    memory_kib: int
    free_memory_kib: int
    arch: str
    accelerators: dict[Accelerator, str]
    firmwares: frozenset[Firmware]
    secure_boot: bool
    tpm: bool
    image_folder: str
    local: bool

    def best_accelerator(self) -> Accelerator:
        """The fastest one that really works here."""
        order = (Accelerator.KVM, Accelerator.XEN, Accelerator.NATIVE, Accelerator.TCG)
        usable = [a for a in order if self.accelerators.get(a) == ""]
        return (usable or list(self.accelerators) or [Accelerator.TCG])[0]


def is_local(uri: str) -> bool:
    """Whether the host behind *uri* is this computer, so that its files are ours to read."""
    return not urlsplit(uri).hostname


def host_name(uri: str) -> str:
    """What people call the host behind *uri*: its network name, or what is special about it."""
    parts = urlsplit(uri)
    if parts.hostname:
        return parts.hostname
    kind = {
        "/system": N_("This computer"),
        "/session": N_("This computer (private)"),
    }.get(parts.path)
    if kind and parts.scheme == "qemu":
        return kind
    return uri
