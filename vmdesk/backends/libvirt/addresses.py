"""The addresses that guests hold: from DHCP leases, guest agents and the host's neighbours."""

import asyncio
import ipaddress
import itertools
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.describe import agent_connected
from vmdesk.backends.libvirt.devices import Domain
from vmdesk.errors import ConnectionLost, VMDeskError
from vmdesk.model.hardware import Address, AddressSource
from vmdesk.model.vm import VMRef

# Agents and neighbours are asked one VM after the other, so that a hung guest takes one thread of
# the host's at most; what is not known by then is asked for the next time.
LIMIT_SECONDS = 2.0

_LIBVIRT_SOURCES = {
    AddressSource.AGENT: libvirt.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT,
    AddressSource.ARP: libvirt.VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP,
}


@dataclass(frozen=True, slots=True)
class _Guest:
    """What of a VM's description says how to ask for its addresses."""

    macs: frozenset[str]
    active: bool
    agent: bool


class LibvirtAddresses:
    """Knows every VM as it was last described, so that asking for addresses reads no XML."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._guests: dict[str, _Guest] = {}
        self._silent: dict[str, _Guest] = {}
        self._turns = itertools.count()
        self._last_turn: dict[str, int] = {}

    def saw(self, ref: VMRef, live: Domain, active: bool) -> None:
        """Note a VM's present description; from any thread."""
        macs = frozenset((nic.mac or "").lower() for nic in live.interfaces)
        self._guests[ref.key] = _Guest(macs - {""}, active, agent_connected(live))

    def knows(self, ref: VMRef) -> bool:
        return ref.key in self._guests

    def forget(self, ref: VMRef) -> None:
        self._guests.pop(ref.key, None)
        self._silent.pop(ref.key, None)
        self._last_turn.pop(ref.key, None)

    async def of(self, refs: Collection[VMRef]) -> Mapping[VMRef, tuple[Address, ...]]:
        """The addresses of those of *refs* that run, the most trusted source of each VM only."""
        running = {ref: guest for ref in refs if (guest := self._guest(ref))}
        if not running:
            return {}
        leases = await self._connection.run(_leases)
        found = {ref: _of_guest(guest, leases) for ref, guest in running.items()}
        missing = [ref for ref, addresses in found.items() if not addresses]
        missing.sort(key=lambda ref: self._last_turn.get(ref.key, -1))
        with suppress(TimeoutError):
            async with asyncio.timeout(LIMIT_SECONDS):
                for ref in missing:
                    self._last_turn[ref.key] = next(self._turns)
                    found[ref] = await self._asked(ref, running[ref])
        return {ref: _sorted(addresses) for ref, addresses in found.items()}

    def _guest(self, ref: VMRef) -> _Guest | None:
        guest = self._guests.get(ref.key)
        return guest if guest and guest.active and guest.macs else None

    async def _asked(self, ref: VMRef, guest: _Guest) -> list[Address]:
        for source in (AddressSource.AGENT, AddressSource.ARP):
            if source is AddressSource.AGENT and not self._agent_may_answer(ref, guest):
                continue
            try:
                addresses = await self._ask(ref, guest, source)
            except ConnectionLost:
                raise
            except VMDeskError:
                # An agent that does not answer, a table of neighbours that libvirt cannot read:
                # the guest has no address that is known, and that is all there is to say.
                continue
            if addresses:
                return addresses
        return []

    def _agent_may_answer(self, ref: VMRef, guest: _Guest) -> bool:
        return guest.agent and self._silent.get(ref.key) is not guest

    async def _ask(self, ref: VMRef, guest: _Guest, source: AddressSource) -> list[Address]:
        if source is AddressSource.AGENT:
            # Until it has answered; a new description of the VM gives it another chance.
            self._silent[ref.key] = guest
        answer = await self._connection.run(lambda conn: _interfaces(conn, ref, source))
        self._silent.pop(ref.key, None)
        return [address for address in answer if address.mac in guest.macs]


def _leases(conn: Any) -> dict[str, list[Address]]:
    """The addresses that the DHCP servers of the host's networks have given out, by MAC."""
    leases: dict[str, list[Address]] = {}
    try:
        networks = conn.listAllNetworks(libvirt.VIR_CONNECT_LIST_NETWORKS_ACTIVE)
    except libvirt.libvirtError:
        return leases
    for network in networks:
        for lease in _leases_of(network):
            mac = (lease.get("mac") or "").lower()
            if mac and _worth_telling(lease["ipaddr"]):
                address = Address(lease["ipaddr"], mac, AddressSource.LEASE)
                leases.setdefault(mac, []).append(address)
    return leases


def _leases_of(network: Any) -> list[dict[str, Any]]:
    try:
        leases: list[dict[str, Any]] = network.DHCPLeases()
    except libvirt.libvirtError:
        return []
    # The newest first: a guest that asked again holds that one.
    return sorted(leases, key=lambda lease: lease.get("expirytime") or 0, reverse=True)


def _of_guest(guest: _Guest, leases: Mapping[str, list[Address]]) -> list[Address]:
    return [address for mac in guest.macs for address in leases.get(mac, ())]


def _interfaces(conn: Any, ref: VMRef, source: AddressSource) -> list[Address]:
    domain = Connection.lookup(conn, ref)
    found = domain.interfaceAddresses(_LIBVIRT_SOURCES[source])
    return list(_usable(found, source))


def _usable(interfaces: Mapping[str, Any], source: AddressSource) -> Iterator[Address]:
    for interface in interfaces.values():
        mac = (interface.get("hwaddr") or "").lower()
        for address in interface.get("addrs") or ():
            if mac and _worth_telling(address["addr"]):
                yield Address(address["addr"], mac, source)


def _worth_telling(ip: str) -> bool:
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)


def _sorted(addresses: list[Address]) -> tuple[Address, ...]:
    """IPv4 first, which is what people type; otherwise as they came."""
    return tuple(sorted(addresses, key=lambda address: ":" in address.ip))
