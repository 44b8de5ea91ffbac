"""The hosts and VMs VMDesk knows: the only mutable copy, and the only source of change signals."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from vmdesk.backends.base import Backend
from vmdesk.errors import N_, ConnectionLost, NotFound, VMDeskError
from vmdesk.model.hardware import Address
from vmdesk.model.host import Host
from vmdesk.model.vm import VM, VMRef

log = logging.getLogger(__name__)


class Inventory(QObject):
    """Mirrors hosts into `hosts` and `vms` and says what changed.

    Signals carry references, never copies: a slot reads `vms` or `hosts` for the current value.
    """

    hosts_changed = Signal(object)  # URI: added, removed, or another state
    vms_added = Signal(list)  # VMRefs, thousands at once after a listing
    vm_changed = Signal(object)  # VMRef
    vm_removed = Signal(object)  # VMRef
    listed = Signal(object)  # URI: the host's list is complete

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hosts: dict[str, Host] = {}
        self.vms: dict[VMRef, VM] = {}
        self._backends: dict[str, Backend] = {}
        self._refreshing: dict[VMRef, asyncio.Task[None]] = {}
        self._stale: set[VMRef] = set()

    def backend(self, host: str) -> Backend:
        """The connection to *host*; NotFound when it was removed."""
        if host not in self._backends:
            raise NotFound(N_("{host} is not in the list of hosts"), host=host)
        return self._backends[host]

    def vms_of(self, host: str) -> list[VM]:
        return [vm for vm in self.vms.values() if vm.ref.host == host]

    def names(self, host: str) -> set[str]:
        return {vm.name for vm in self.vms_of(host)}

    def find(self, name: str, host: str | None = None) -> VM:
        """The VM called *name* (or with that UUID); NotFound when there is none."""
        for vm in self.vms.values():
            if name in (vm.name, vm.uuid) and host in (None, vm.ref.host):
                return vm
        raise NotFound(
            N_("There is no VM named “{name}”"), hint=N_("`vmdesk list` shows them"), name=name
        )

    def put_host(self, host: Host, backend: Backend) -> None:
        self._backends[host.uri] = backend
        self.set_host(host)

    def set_host(self, host: Host) -> None:
        self.hosts[host.uri] = host
        self.hosts_changed.emit(host.uri)

    def drop_host(self, uri: str) -> None:
        for vm in self.vms_of(uri):
            self._remove(vm.ref)
        del self.hosts[uri], self._backends[uri]
        self.hosts_changed.emit(uri)

    async def list_host(self, uri: str) -> None:
        """Read all VMs of a host again and say what differs."""
        vms = await self._backends[uri].lifecycle.list_vms()
        if uri not in self.hosts:
            return
        now = {vm.ref for vm in vms}
        for ref in [vm.ref for vm in self.vms_of(uri) if vm.ref not in now]:
            self._remove(ref)
        self._put(vms)
        log.debug("read %d VMs of %s", len(vms), uri)
        self.listed.emit(uri)

    def refresh(self, ref: VMRef) -> None:
        """Ask the host about one VM again; a burst of events costs at most two calls."""
        if ref in self._refreshing:
            self._stale.add(ref)
            return
        task = asyncio.ensure_future(self._refresh(ref))
        self._refreshing[ref] = task
        task.add_done_callback(lambda _: self._refreshed(ref))

    async def reread(self, ref: VMRef) -> None:
        """Ask the host about one VM again; return when the answer is in."""
        self.refresh(ref)
        while task := self._refreshing.get(ref):
            await asyncio.wait([task])
            await asyncio.sleep(0)

    async def settle(self) -> None:
        """Return when no refresh is under way."""
        while self._refreshing:
            await asyncio.wait(list(self._refreshing.values()))
            await asyncio.sleep(0)

    def set_addresses(self, found: Mapping[VMRef, tuple[Address, ...]]) -> None:
        known = [(self.vms[ref], addresses) for ref, addresses in found.items() if ref in self.vms]
        self._put(replace(vm, addresses=new) for vm, new in known if vm.active)

    async def _refresh(self, ref: VMRef) -> None:
        try:
            vm = await self.backend(ref.host).lifecycle.get_vm(ref)
        except NotFound:
            self._remove(ref)
        except ConnectionLost:
            return  # the whole host is read again when it is back
        except VMDeskError as error:
            log.warning("cannot read a VM of %s: %s", ref.host, error)
        else:
            self._put([vm])

    def _refreshed(self, ref: VMRef) -> None:
        del self._refreshing[ref]
        if ref in self._stale:
            self._stale.discard(ref)
            self.refresh(ref)

    def _put(self, vms: Iterable[VM]) -> None:
        added = []
        for new in vms:
            old = self.vms.get(new.ref)
            vm = _with_known_addresses(new, old)
            if vm == old or vm.ref.host not in self.hosts:
                continue
            self.vms[vm.ref] = vm
            if old:
                self.vm_changed.emit(vm.ref)
            else:
                added.append(vm.ref)
        if added:
            self.vms_added.emit(added)

    def _remove(self, ref: VMRef) -> None:
        if self.vms.pop(ref, None):
            self.vm_removed.emit(ref)


def _with_known_addresses(new: VM, old: VM | None) -> VM:
    """A listing does not ask for addresses: keep those of a guest that still runs."""
    if old and old.addresses and new.active and not new.addresses:
        return replace(new, addresses=old.addresses)
    return new
