"""What the parts of the fake backend share: its VMs, images and networks, and who listens."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from vmdesk.backends.base import Listener
from vmdesk.errors import N_, ConnectionLost, NotFound, VMDeskError
from vmdesk.model.hardware import Address, NetworkMode
from vmdesk.model.network import Network
from vmdesk.model.problem import Problem
from vmdesk.model.snapshot import Snapshot
from vmdesk.model.storage import StoragePool, Volume
from vmdesk.model.vm import VM, VMRef

FOLDER = "/images"
GIB = 1024**3


@dataclass(frozen=True, slots=True)
class FakeImage:
    """A file on the fake host: its header, and the bytes it starts with."""

    volume: Volume
    content: bytes = b""


class FakeHost:
    """A hypervisor's state in memory.

    A test may put an error into *failures*, to be raised by the next call of that name
    ("perform"), and an event into *gates*, for which every call of that name waits.
    """

    def __init__(self, uri: str, vms: Iterable[VM]) -> None:
        self.uri = uri
        self.vms: dict[VMRef, VM] = {vm.ref: vm for vm in vms}
        self.addresses: dict[VMRef, tuple[Address, ...]] = {}
        self.images: dict[str, FakeImage] = {}
        self.networks: dict[str, Network] = {
            "default": Network("default", NetworkMode.NAT, True, True, "virbr0", "192.168.122.0/24")
        }
        self.pool = StoragePool("default", "dir", FOLDER, True, 100 * GIB, 50 * GIB)
        self.snapshots: dict[VMRef, list[Snapshot]] = {}
        self.problems: list[Problem] = []
        self.failures: dict[str, VMDeskError] = {}
        self.gates: dict[str, asyncio.Event] = {}
        self.listener: Listener | None = None

    async def enter(self, call: str) -> None:
        """What every call does first: be connected, wait at its gate, fail as a test wishes."""
        if gate := self.gates.get(call):
            await gate.wait()
        if self.listener is None:
            raise ConnectionLost(N_("The connection to the host is lost"))
        if failure := self.failures.pop(call, None):
            raise failure

    def vm(self, ref: VMRef) -> VM:
        if ref not in self.vms:
            raise NotFound(N_("This VM no longer exists"))
        return self.vms[ref]

    def change(self, ref: VMRef, **values: Any) -> None:
        self.put(replace(self.vm(ref), **values))

    def put(self, vm: VM) -> None:
        """Add or change a VM, and say so."""
        self.vms[vm.ref] = vm
        self.tell(vm.ref)

    def remove(self, ref: VMRef) -> None:
        del self.vms[ref]
        self.snapshots.pop(ref, None)
        self.tell(ref)

    def tell(self, ref: VMRef) -> None:
        if self.listener is not None:
            self.listener.vm_changed(ref)

    def tell_host(self) -> None:
        if self.listener is not None:
            self.listener.host_changed()
