"""Read domains from a host in as few and as short calls as it allows."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.describe import DomainFacts, Surroundings, describe, network_mode
from vmdesk.backends.libvirt.devices import Domain, NetworkXml
from vmdesk.model.hardware import NetworkMode
from vmdesk.model.host import is_local
from vmdesk.model.vm import VM, VMRef

# A chunk takes about 10 ms of a local host. Chunks of a remote one mostly wait for the network, so
# several at a time are under way; of a local one they would only fight for the interpreter.
CHUNK = 50
REMOTE_CHUNKS_AT_ONCE = 4

_OFF = frozenset({libvirt.VIR_DOMAIN_SHUTOFF, libvirt.VIR_DOMAIN_CRASHED})

Seen = Callable[[VMRef, Domain, bool], None]
"""Told of each domain read: its present XML, and whether it is active. On a worker thread."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """A host's domains, and who of them is what, by UUID."""

    domains: list[Any]
    autostart: frozenset[str]
    saved: frozenset[str]
    persistent: frozenset[str]


class _NetworkModes:
    """How a host's networks reach the world; asked once, when the first VM needs it."""

    def __init__(self) -> None:
        self._known: tuple[Mapping[str, NetworkMode], Mapping[str, NetworkMode]] | None = None

    def get(self, conn: Any) -> tuple[Mapping[str, NetworkMode], Mapping[str, NetworkMode]]:
        """By the networks' names, and by their bridges'."""
        if self._known is None:
            self._known = _network_modes(conn)
        return self._known


class DomainReader:
    def __init__(self, connection: Connection, seen: Seen) -> None:
        self._connection = connection
        self._seen = seen
        self._networks = _NetworkModes()
        connection.on_host_change(self._forget_networks)

    async def all(self) -> list[VM]:
        """Every VM of the host; one that goes meanwhile is left out."""
        listing = await self._connection.run(_list)
        domains = listing.domains
        limit = asyncio.Semaphore(1 if is_local(self._connection.uri) else REMOTE_CHUNKS_AT_ONCE)

        async def read(start: int) -> list[VM]:
            chunk = domains[start : start + CHUNK]
            async with limit:
                return await self._connection.run(lambda conn: self._chunk(conn, chunk, listing))

        found = await asyncio.gather(*(read(start) for start in range(0, len(domains), CHUNK)))
        return [vm for vms in found for vm in vms]

    async def one(self, ref: VMRef) -> VM:
        return await self._connection.run(lambda conn: self._one(conn, ref))

    def _chunk(self, conn: Any, domains: list[Any], listing: _Listing) -> list[VM]:
        states = _states(conn, domains)
        found: list[VM] = []
        for domain in domains:
            uuid = domain.UUIDString()
            if uuid not in states:
                continue
            state, reason = states[uuid]
            facts = DomainFacts(
                state,
                reason,
                persistent=uuid in listing.persistent,
                autostart=uuid in listing.autostart,
                saved=uuid in listing.saved,
            )
            with _unless_gone():
                found.append(self._vm(conn, domain, facts))
        return found

    def _one(self, conn: Any, ref: VMRef) -> VM:
        domain = self._connection.lookup(conn, ref)
        state, reason = domain.state()
        facts = DomainFacts(
            state,
            reason,
            persistent=bool(domain.isPersistent()),
            autostart=_optional(domain.autostart),
            saved=_optional(domain.hasManagedSaveImage),
        )
        return self._vm(conn, domain, facts)

    def _vm(self, conn: Any, domain: Any, facts: DomainFacts) -> VM:
        ref = VMRef(self._connection.uri, domain.UUIDString())
        active = facts.state not in _OFF
        live = kept = Domain.parse(domain.XMLDesc())
        if active and facts.persistent:
            kept = Domain.parse(domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))
        self._seen(ref, live, active)
        names, bridges = self._networks.get(conn)
        around = Surroundings(names, bridges, lambda pool, name: _volume_path(conn, pool, name))
        return describe(ref, live, facts, around, kept)

    def _forget_networks(self) -> None:
        # A new object, so that an answer which is under way fills only the old one.
        self._networks = _NetworkModes()


def _list(conn: Any) -> _Listing:
    # Who is what is asked first: a domain that appears in between is then told of by its event.
    return _Listing(
        autostart=_uuids(conn, libvirt.VIR_CONNECT_LIST_DOMAINS_AUTOSTART),
        saved=_uuids(conn, libvirt.VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE),
        persistent=_uuids(conn, libvirt.VIR_CONNECT_LIST_DOMAINS_PERSISTENT),
        domains=conn.listAllDomains(),
    )


def _uuids(conn: Any, flag: int) -> frozenset[str]:
    try:
        return frozenset(domain.UUIDString() for domain in conn.listAllDomains(flag))
    except libvirt.libvirtError as error:
        if not _unsupported(error):
            raise
    return frozenset()


def _states(conn: Any, domains: list[Any]) -> dict[str, tuple[int, int]]:
    """State and reason of each of *domains*, by UUID; one that is gone is left out."""
    try:
        stats = conn.domainListGetStats(domains, libvirt.VIR_DOMAIN_STATS_STATE)
    except libvirt.libvirtError:
        return _states_one_by_one(domains)
    return {
        domain.UUIDString(): (values["state.state"], values.get("state.reason", 0))
        for domain, values in stats
        if "state.state" in values
    }


def _states_one_by_one(domains: list[Any]) -> dict[str, tuple[int, int]]:
    states = {}
    for domain in domains:
        with _unless_gone():
            state, reason = domain.state()
            states[domain.UUIDString()] = (state, reason)
    return states


def _network_modes(
    conn: Any,
) -> tuple[Mapping[str, NetworkMode], Mapping[str, NetworkMode]]:
    names: dict[str, NetworkMode] = {}
    bridges: dict[str, NetworkMode] = {}
    try:
        networks = conn.listAllNetworks()
    except libvirt.libvirtError as error:
        if not _unsupported(error):
            raise
        return names, bridges
    for network in networks:
        with _unless_gone():
            xml = NetworkXml.parse(network.XMLDesc())
            names[network.name()] = network_mode(xml)
            if xml.bridge:
                bridges[xml.bridge] = network_mode(xml)
    return names, bridges


def _volume_path(conn: Any, pool: str, volume: str) -> str:
    try:
        return str(conn.storagePoolLookupByName(pool).storageVolLookupByName(volume).path())
    except libvirt.libvirtError:
        return ""


def _optional(call: Callable[[], Any]) -> bool:
    """What *call* answers; False from a driver that does not know it."""
    try:
        return bool(call())
    except libvirt.libvirtError as error:
        if not _unsupported(error):
            raise
    return False


def _unsupported(error: Any) -> bool:
    return error.get_error_code() in (
        libvirt.VIR_ERR_NO_SUPPORT,
        libvirt.VIR_ERR_INVALID_ARG,
        libvirt.VIR_ERR_OPERATION_UNSUPPORTED,
        libvirt.VIR_ERR_OPERATION_INVALID,
    )


@contextmanager
def _unless_gone() -> Iterator[None]:
    """Let it pass when what is asked about has gone meanwhile."""
    try:
        yield
    except libvirt.libvirtError as error:
        if error.get_error_code() not in (
            libvirt.VIR_ERR_NO_DOMAIN,
            libvirt.VIR_ERR_NO_NETWORK,
        ):
            raise
