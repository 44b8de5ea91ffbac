"""List, start and stop the VMs of a libvirt host, and learn their addresses."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Any

import libvirt

from vmdesk.backends.libvirt.addresses import LibvirtAddresses
from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.reading import DomainReader
from vmdesk.errors import NotFound
from vmdesk.model.actions import Action
from vmdesk.model.hardware import Address
from vmdesk.model.vm import VM, VMRef


def _resume(domain: Any) -> None:
    state, _reason = domain.state()
    if state == libvirt.VIR_DOMAIN_PMSUSPENDED:
        domain.pMWakeup()
    else:
        domain.resume()


CALLS: dict[Action, Callable[[Any], Any]] = {
    Action.START: lambda domain: domain.create(),
    Action.SHUTDOWN: lambda domain: domain.shutdown(),
    Action.REBOOT: lambda domain: domain.reboot(),
    Action.PAUSE: lambda domain: domain.suspend(),
    Action.RESUME: _resume,
    Action.SAVE: lambda domain: domain.managedSave(),
    Action.RESET: lambda domain: domain.reset(),
    Action.POWER_OFF: lambda domain: domain.destroy(),
}

# What can take long: writing or reading a guest's memory, asking a new QEMU what it can do.
SLOW = frozenset({Action.START, Action.SAVE})


class LibvirtLifecycle:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._addresses = LibvirtAddresses(connection)
        connection.on_vm_change(self._addresses.forget)
        self._reader = DomainReader(connection, self._addresses.saw)

    async def list_vms(self) -> list[VM]:
        return await self._reader.all()

    async def get_vm(self, ref: VMRef) -> VM:
        try:
            return await self._reader.one(ref)
        except NotFound:
            self._addresses.forget(ref)
            raise

    async def perform(self, action: Action, ref: VMRef) -> None:
        call = CALLS[action]
        run = self._connection.run_apart if action in SLOW else self._connection.run
        await run(lambda conn: call(self._connection.lookup(conn, ref)))
        # Its event comes later, and what is known of the VM is wrong from now on.
        self._addresses.forget(ref)

    async def addresses(self, refs: Collection[VMRef]) -> Mapping[VMRef, tuple[Address, ...]]:
        for ref in refs:
            if not self._addresses.knows(ref):
                with suppress(NotFound):
                    await self.get_vm(ref)
        return await self._addresses.of(refs)
