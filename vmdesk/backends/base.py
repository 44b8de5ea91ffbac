"""What VMDesk asks of a hypervisor: small parts, so that each backend brings what it has.

Written for two very different kinds: one with events, XML and a lasting connection (libvirt), and
one that is a command line without events (VBoxManage), which calls `Listener.vm_changed` itself
after each of its own calls and when it sees its files change. Every coroutine may raise
VMDeskError and nothing else; sizes are bytes, memory is KiB.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from vmdesk.model.actions import Action
from vmdesk.model.capabilities import Capabilities
from vmdesk.model.creation import Definition
from vmdesk.model.display import ClipboardPath, DisplayLink, SpiceAddress
from vmdesk.model.hardware import Address
from vmdesk.model.host import HostInfo
from vmdesk.model.network import Network
from vmdesk.model.problem import Problem
from vmdesk.model.snapshot import Snapshot
from vmdesk.model.storage import FileUse, StoragePool, Volume
from vmdesk.model.vm import VM, VMRef

Progress = Callable[[float | None], None]
"""Told the fraction done, 0 to 1, or None while it is unknown."""


class Listener(Protocol):
    """Who hears a host's news, always on the event loop's thread."""

    def vm_changed(self, ref: VMRef) -> None:
        """This VM may differ, may be new or may be gone: ask again."""

    def host_changed(self) -> None:
        """Networks or storage of the host may differ."""

    def connection_lost(self, reason: str) -> None:
        """The host went away; every later call raises ConnectionLost until `open` succeeds."""


class Lifecycle(Protocol):
    async def list_vms(self) -> list[VM]: ...

    async def get_vm(self, ref: VMRef) -> VM:
        """Describe one VM; NotFound if it is gone."""

    async def perform(self, action: Action, ref: VMRef) -> None:
        """Do one of `actions.LIFECYCLE`; returns when the hypervisor has accepted it."""

    async def addresses(self, refs: Collection[VMRef]) -> Mapping[VMRef, tuple[Address, ...]]:
        """The addresses that the guests hold now, in as few calls as the host allows."""


class Configuration(Protocol):
    async def rename(self, ref: VMRef, name: str) -> None: ...

    async def set_autostart(self, ref: VMRef, on: bool) -> None: ...

    async def set_notes(self, ref: VMRef, notes: str) -> None: ...

    async def set_labels(self, ref: VMRef, folder: str, tags: Sequence[str]) -> None:
        """Keep folder and tags in the VM's own metadata, where other computers see them."""


class Creation(Protocol):
    async def host_info(self) -> HostInfo: ...

    async def define(self, definition: Definition) -> VMRef:
        """Make the VM known to the host, stopped. Creates no file."""

    async def define_copy(self, ref: VMRef, name: str, disks: Mapping[str, str]) -> VMRef:
        """Make a VM like *ref* called *name*, with new UUID and MACs, each image path of *disks*
        replaced by its own (qcow2). Creates no file."""

    async def undefine(self, ref: VMRef) -> None:
        """Forget the VM with what the hypervisor keeps for it (NVRAM, TPM, saved state); its disk
        images stay. A running VM is InvalidState."""


class Display(Protocol):
    async def open_display(self, ref: VMRef) -> DisplayLink:
        """A connection to the VM's screen; Unsupported, saying why, when it cannot be shown."""

    async def clipboard_path(self, ref: VMRef) -> ClipboardPath:
        """Whether text can be copied between the guest and its console now."""

    async def spice_address(self, ref: VMRef) -> SpiceAddress:
        """Where a running VM's SPICE screen is; Unsupported when no viewer could reach it."""

    async def lost_with_vnc(self, ref: VMRef) -> tuple[str, ...]:
        """What the VM has now and would not have with VNC: translatable phrases."""

    async def switch_to_vnc(self, ref: VMRef) -> None:
        """Replace a SPICE screen by a VNC one, from the VM's next start on."""

    async def screenshot(self, ref: VMRef) -> bytes:
        """The screen as a PNG or PPM (P6) file."""

    async def send_keys(self, ref: VMRef, keycodes: Sequence[int]) -> None:
        """Press these Linux key codes together, then release them."""


class SerialStream(Protocol):
    """An open serial line. One task reads it; what the guest sends is untrusted."""

    async def read(self) -> bytes:
        """What has arrived, waiting for some; b"" at the end. Never raises. Who reads too slowly
        for too long loses the oldest of it."""

    async def write(self, data: bytes) -> None:
        """Send *data*; returns when it is on its way. A guest that does not read its line makes
        this wait. ConnectionLost once the line has ended."""

    async def close(self) -> None:
        """Let go of the line, so that somebody else can open it. Never raises."""


class SerialConsoles(Protocol):
    async def open_serial(
        self, ref: VMRef, device: str = "", *, force: bool = False
    ) -> SerialStream:
        """Open the port that `SerialPort.name` calls *device*; "" is the VM's first one.

        InvalidState when the VM is off, NotFound without such a port, InUse when somebody else is
        connected; *force* ends that connection.
        """


class Storage(Protocol):
    """Images, named by their path on the host."""

    async def pools(self) -> list[StoragePool]: ...

    async def volumes(self) -> list[Volume]:
        """Every volume of every active pool, freshly read."""

    async def free_bytes(self, folder: str) -> int: ...

    async def inspect(self, path: str) -> Volume:
        """Read one image's header, in a pool or not; NotFound when there is none."""

    async def create_image(
        self, path: str, size_bytes: int, format: str, backing: str = "", backing_format: str = ""
    ) -> None:
        """A new, sparse image; InvalidInput when the path is taken."""

    async def copy_image(self, source: str, path: str, progress: Progress) -> None:
        """An independent qcow2 copy of *source*, its backing chain flattened."""

    async def upload(self, local: Path, path: str, progress: Progress) -> None:
        """Copy a file of this computer to the host, as it is."""

    async def read_start(self, path: str, size_bytes: int) -> bytes:
        """The first *size_bytes* of a file on the host, fewer when it is shorter."""

    async def delete_image(self, path: str) -> None: ...

    async def files_of(self, ref: VMRef) -> list[FileUse]:
        """Every file that belongs to the VM, and who else needs it: other VMs, other images."""


class Networks(Protocol):
    async def list_networks(self) -> list[Network]: ...

    async def start_network(self, name: str) -> None: ...


class Snapshots(Protocol):
    async def list_snapshots(self, ref: VMRef) -> list[Snapshot]: ...

    async def take_snapshot(self, ref: VMRef, name: str, description: str) -> None: ...


class Diagnosis(Protocol):
    async def problems(self) -> list[Problem]:
        """What stands between the user and a running VM on this host, the worst first."""

    async def repair(self, problem: Problem) -> None:
        """Apply the fix of a problem that says it has one."""


class Backend(Protocol):
    """One connection to one host.

    A part is None when the hypervisor has nothing of the kind; `capabilities` then has the reason.
    """

    @property
    def host(self) -> str:
        """The URI, as the user gave it."""

    @property
    def capabilities(self) -> Capabilities: ...

    @property
    def lifecycle(self) -> Lifecycle: ...

    @property
    def configuration(self) -> Configuration | None: ...

    @property
    def creation(self) -> Creation | None: ...

    @property
    def display(self) -> Display | None: ...

    @property
    def serial(self) -> SerialConsoles | None: ...

    @property
    def storage(self) -> Storage | None: ...

    @property
    def networks(self) -> Networks | None: ...

    @property
    def snapshots(self) -> Snapshots | None: ...

    @property
    def diagnosis(self) -> Diagnosis | None: ...

    async def open(self, listener: Listener) -> None:
        """Connect, then tell *listener* of every change. May be called again after a loss."""

    async def close(self) -> None:
        """Let go of the host; running VMs go on. Never raises."""
