"""What VMDesk can put right on a libvirt host. For use within `Connection.run`."""

import ipaddress
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vmdesk.backends.libvirt.building import element
from vmdesk.backends.libvirt.folders import ensure_default_pool
from vmdesk.backends.libvirt.host import has_local_files
from vmdesk.backends.libvirt.networks import find_network, list_networks
from vmdesk.backends.libvirt.xml import to_text
from vmdesk.errors import N_, HostError, NotFound

DEFAULT_NETWORK = "default"
# libvirt's own choice is 122; the next ones follow where that is taken.
_FIRST_SUBNET = 122
_ROUTES = Path("/proc/net/route")

Subnet = ipaddress.IPv4Network


def define_default_network(conn: Any) -> None:
    """Make the NAT network `default`, on a subnet that nothing on the host uses, and start it."""
    if find_network(conn, DEFAULT_NETWORK) is None:
        subnet = free_subnet([*_network_subnets(conn), *_route_subnets(conn)])
        conn.networkDefineXML(default_network_xml(subnet))
    start(conn, DEFAULT_NETWORK)


def start(conn: Any, name: str) -> None:
    """Start the network *name*, now and with the host."""
    network = find_network(conn, name)
    if network is None:
        raise NotFound(N_("There is no network “{name}” on the host"), name=name)
    if not network.isActive():
        network.create()
    if network.isPersistent():
        network.setAutostart(1)


def ensure_pool(conn: Any) -> None:
    """Make and start the pool for disk images, as far as it is not there."""
    ensure_default_pool(conn)


def default_network_xml(subnet: Subnet) -> str:
    """The network that libvirt itself comes with, on *subnet* (a /24)."""
    addresses = list(subnet.hosts())
    dhcp = element("dhcp", element("range", start=str(addresses[1]), end=str(addresses[-1])))
    ip = element("ip", dhcp, address=str(addresses[0]), netmask=str(subnet.netmask))
    return to_text(
        element(
            "network",
            element("name", DEFAULT_NETWORK),
            element("forward", mode="nat"),
            element("bridge", stp="on", delay=0),
            ip,
        )
    )


def free_subnet(taken: Iterable[Subnet]) -> Subnet:
    """The first private /24 that overlaps none of *taken*."""
    used = list(taken)
    for number in range(_FIRST_SUBNET, 255):
        subnet = Subnet(f"192.168.{number}.0/24")
        if not any(subnet.overlaps(other) for other in used):
            return subnet
    raise HostError(N_("No private subnet is free on this host"))


def _network_subnets(conn: Any) -> list[Subnet]:
    texts = (network.subnet for network in list_networks(conn))
    return [Subnet(text) for text in texts if text and ":" not in text]


def _route_subnets(conn: Any) -> list[Subnet]:
    if not has_local_files(conn) or not _ROUTES.exists():
        return []
    return route_subnets(_ROUTES.read_text())


def route_subnets(table: str) -> list[Subnet]:
    """The subnets in /proc/net/route: the second and eighth field, little-endian hexadecimal.
    The default route is none."""
    subnets = []
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) > 7 and int(fields[7], 16):
            address, mask = (bytes.fromhex(fields[at])[::-1] for at in (1, 7))
            length = bin(int.from_bytes(mask)).count("1")
            subnets.append(Subnet((int.from_bytes(address), length), strict=False))
    return subnets
