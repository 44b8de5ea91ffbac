"""The parts of the fake backend that run and configure VMs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from vmdesk.backends.fake.host import FakeHost
from vmdesk.errors import N_, InvalidInput, InvalidState
from vmdesk.model.actions import Action, allowed
from vmdesk.model.hardware import Address
from vmdesk.model.naming import check_name
from vmdesk.model.snapshot import Snapshot
from vmdesk.model.vm import VM, VMRef, VMState

# What each action makes of a VM; an action that is not here leaves its state as it is.
RESULTS = {
    Action.START: VMState.RUNNING,
    Action.SHUTDOWN: VMState.STOPPED,
    Action.PAUSE: VMState.PAUSED,
    Action.RESUME: VMState.RUNNING,
    Action.SAVE: VMState.SAVED,
    Action.POWER_OFF: VMState.STOPPED,
}


class FakeLifecycle:
    def __init__(self, host: FakeHost) -> None:
        self._host = host

    async def list_vms(self) -> list[VM]:
        await self._host.enter("list_vms")
        return list(self._host.vms.values())

    async def get_vm(self, ref: VMRef) -> VM:
        await self._host.enter("get_vm")
        return self._host.vm(ref)

    async def perform(self, action: Action, ref: VMRef) -> None:
        await self._host.enter("perform")
        vm = self._host.vm(ref)
        if action not in allowed(vm):
            raise InvalidState(N_("“{name}” is not in a state for this"), name=vm.name)
        self._host.change(ref, state=RESULTS.get(action, vm.state))

    async def addresses(self, refs: Collection[VMRef]) -> Mapping[VMRef, tuple[Address, ...]]:
        await self._host.enter("addresses")
        known = self._host.addresses
        return {ref: known[ref] for ref in refs if ref in known and self._host.vm(ref).active}


class FakeConfiguration:
    def __init__(self, host: FakeHost) -> None:
        self._host = host

    async def rename(self, ref: VMRef, name: str) -> None:
        await self._host.enter("rename")
        vm = self._host.vm(ref)
        check_name(name, [other.name for other in self._host.vms.values() if other.ref != ref])
        if vm.active:
            raise InvalidState(N_("“{name}” cannot be renamed while it runs"), name=vm.name)
        self._host.change(ref, name=name)

    async def set_autostart(self, ref: VMRef, on: bool) -> None:
        await self._host.enter("set_autostart")
        self._host.change(ref, autostart=on)

    async def set_notes(self, ref: VMRef, notes: str) -> None:
        await self._host.enter("set_notes")
        self._host.change(ref, notes=notes)

    async def set_labels(self, ref: VMRef, folder: str, tags: Sequence[str]) -> None:
        await self._host.enter("set_labels")
        self._host.change(ref, folder=folder, tags=tuple(dict.fromkeys(tags)))


class FakeSnapshots:
    def __init__(self, host: FakeHost) -> None:
        self._host = host

    async def list_snapshots(self, ref: VMRef) -> list[Snapshot]:
        await self._host.enter("list_snapshots")
        self._host.vm(ref)
        return list(self._host.snapshots.get(ref, []))

    async def take_snapshot(self, ref: VMRef, name: str, description: str) -> None:
        await self._host.enter("take_snapshot")
        check_name(name)
        vm = self._host.vm(ref)
        before = self._host.snapshots.setdefault(ref, [])
        if any(snapshot.name == name for snapshot in before):
            raise InvalidInput(N_("A snapshot named “{name}” already exists"), name=name)
        parent = next((snapshot.name for snapshot in before if snapshot.current), "")
        before[:] = [replace(snapshot, current=False) for snapshot in before]
        before.append(Snapshot(name, datetime.now(UTC), parent, description, vm.active, True))
        self._host.tell(ref)
