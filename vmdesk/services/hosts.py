"""The connections to hosts: made, watched, and made again when they were lost."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from vmdesk.backends.base import Backend
from vmdesk.errors import N_, ConnectionLost, InvalidInput, VMDeskError
from vmdesk.model.host import Host, HostState, host_name, is_local
from vmdesk.model.vm import VMRef
from vmdesk.services.inventory import Inventory

log = logging.getLogger(__name__)
FIRST_RETRY_SECONDS = 0.25
LONGEST_RETRY_SECONDS = 30.0
# A daemon of this computer is soon back, and asking for it costs next to nothing.
LONGEST_LOCAL_RETRY_SECONDS = 2.0
# libvirt reports one change through several events; addresses come through none.
ADDRESS_SECONDS = 2.0


class Hosts:
    """All host connections. Whether a host was reached shows in `inventory.hosts`."""

    def __init__(self, inventory: Inventory, make_backend: Callable[[str], Backend]) -> None:
        self._inventory = inventory
        self._make_backend = make_backend
        self._links: dict[str, HostLink] = {}

    def add(self, uri: str) -> "HostLink":
        """Begin to connect to *uri*; InvalidInput when it is no address or there already."""
        if uri in self._links:
            raise InvalidInput(N_("{uri} is in the list already"), uri=uri)
        backend = self._make_backend(uri)
        self._inventory.put_host(Host(uri, host_name(uri), HostState.CONNECTING), backend)
        link = self._links[uri] = HostLink(self._inventory, backend)
        link.start()
        return link

    async def remove(self, uri: str) -> None:
        """Disconnect and forget the host; its VMs go on."""
        await self._links.pop(uri).stop()
        self._inventory.drop_host(uri)

    def retry(self, uri: str) -> None:
        """Try again now, without waiting for the back-off."""
        self._links[uri].retry()

    async def ready(self, uri: str) -> None:
        """Return when the host's list is complete; raises the reason when the first try failed."""
        await self._links[uri].first_try()

    async def close(self) -> None:
        await asyncio.gather(*(link.stop() for link in self._links.values()))
        self._links.clear()


class HostLink:
    """Keeps one host connected: connect, list, hear news, and on a loss begin again."""

    def __init__(self, inventory: Inventory, backend: Backend) -> None:
        self._inventory = inventory
        self._backend = backend
        self._lost = asyncio.Event()
        self._retry = asyncio.Event()
        self._first: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._first.add_done_callback(lambda future: future.cancelled() or future.exception())
        self._task: asyncio.Task[None]

    def start(self) -> None:
        self._task = asyncio.ensure_future(self._keep())

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])
        self._first.cancel()
        await self._backend.close()

    def retry(self) -> None:
        self._retry.set()

    async def first_try(self) -> None:
        await asyncio.shield(self._first)

    def vm_changed(self, ref: VMRef) -> None:
        self._inventory.refresh(ref)

    def host_changed(self) -> None:
        self._inventory.hosts_changed.emit(self._backend.host)

    def connection_lost(self, reason: str) -> None:
        self._note(HostState.LOST, ConnectionLost(N_("The connection was lost"), detail=reason))
        self._lost.set()

    async def _keep(self) -> None:
        wait = FIRST_RETRY_SECONDS
        while True:
            self._lost.clear()
            if await self._connect():
                wait = FIRST_RETRY_SECONDS
                await self._watch()
            self._retry.clear()
            try:
                await asyncio.wait_for(self._retry.wait(), wait)
            except TimeoutError:
                wait = min(wait * 2, self._longest_wait())

    def _longest_wait(self) -> float:
        host = self._inventory.hosts[self._backend.host]
        soon_back = host.state is HostState.LOST and is_local(host.uri)
        return LONGEST_LOCAL_RETRY_SECONDS if soon_back else LONGEST_RETRY_SECONDS

    async def _connect(self) -> bool:
        try:
            await self._backend.open(self)
            await self._inventory.list_host(self._backend.host)
        except VMDeskError as error:
            self._failed(error)
            return False
        if self._lost.is_set():
            return False
        self._note(HostState.CONNECTED)
        if not self._first.done():
            self._first.set_result(None)
        return True

    def _failed(self, error: VMDeskError) -> None:
        log.info("cannot connect to %s: %s", self._backend.host, error)
        known = self._inventory.hosts[self._backend.host].state is HostState.LOST
        self._note(HostState.LOST if known else HostState.FAILED, error)
        if not self._first.done():
            self._first.set_exception(error)

    async def _watch(self) -> None:
        """Until the loss: look for the addresses that guests have been given."""
        while not self._lost.is_set():
            await self._look_for_addresses()
            try:
                await asyncio.wait_for(self._lost.wait(), ADDRESS_SECONDS)
            except TimeoutError:
                continue

    async def _look_for_addresses(self) -> None:
        host = self._backend.host
        running = [vm.ref for vm in self._inventory.vms_of(host) if vm.active and vm.nics]
        if not running:
            return
        try:
            self._inventory.set_addresses(await self._backend.lifecycle.addresses(running))
        except ConnectionLost as error:
            self.connection_lost(str(error))
        except VMDeskError as error:
            log.info("cannot read the addresses on %s: %s", host, error)

    def _note(self, state: HostState, error: VMDeskError | None = None) -> None:
        if host := self._inventory.hosts.get(self._backend.host):
            self._inventory.set_host(replace(host, state=state, error=error))
